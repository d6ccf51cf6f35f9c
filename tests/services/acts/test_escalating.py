"""Escalating: what each call leaves in the record, what is refused, and how far an alarm can be put off."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.calls import Outcome
from incident_desk.domain.clock import clock
from incident_desk.domain.errors import NotFound, Refused, WrongUse
from incident_desk.domain.escalation import SNOOZE_MOST
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import EscalationHop, Playbook
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate, escalate_level, outcome_named, snooze_escalation
from incident_desk.services.acts.steering import resolve
from incident_desk.services.acts.undoing import undo
from tests.examples import few
from tests.fakes import Bench

PATH = (EscalationHop("Technical Lead"), EscalationHop("Engineering Manager"), EscalationHop("CTO"))


class Case:
    """A P1 incident (15 min, 4 h from the settings) with a path of three."""

    def __init__(self, book=Playbook("Outage", escalation=PATH)):  # noqa: B008 - frozen
        self.bench = Bench()
        self.one = self.bench.desk.declare(Declaration("Down", "P1", book), "MK").id

    def do(self, rule, after_s=0.0):
        """The act, so many seconds after the last one; its instant is over when it is read."""
        self.bench.clock.pass_s(after_s)
        after = self.bench.desk.act(self.one, rule, "MK").after
        self.bench.clock.pass_s(0.001)
        return after

    def call(self, outcome=Outcome.REACHED, role=None, after_s=0.0):
        return self.do(lambda i, n: escalate(i, outcome, n, role), after_s)

    def snooze(self, minutes=10, reason="he boards a plane", after_s=0.0):
        return self.do(lambda i, n: snooze_escalation(i, minutes, reason, n), after_s)

    def undo(self):
        return self.do(lambda i, n: undo(i, self.bench.desk.events(self.one), n))

    def next(self):
        return clock(self.bench.desk.incident_of(self.one), self.bench.clock.now()).escalation

    def rows(self):
        """What people did, as the timeline tells it."""
        rows = timeline(self.bench.desk.events(self.one))
        return [(row.text, row.detail, row.undone) for row in rows if row.who == "MK"]


def solve(i, n):
    return resolve(i, None, Moment.exactly(n))


def test_each_call_of_the_path_is_logged_with_its_outcome_and_can_be_undone():
    case = Case()
    case.do(lambda i, n: escalate(i, Outcome.NO_ANSWER, n))
    after = case.do(lambda i, n: escalate(i, Outcome.REACHED, n, "cto"))
    assert [(one.level, one.role, one.outcome) for one in after.escalations] == [
        (2, "Engineering Manager", "no_answer"),
        (3, "CTO", "reached"),
    ]
    assert [row[0] for row in case.rows()[-2:]] == [
        "Escalated to Engineering Manager: no answer",
        "Escalated to CTO: reached",
    ]
    with pytest.raises(Refused, match="no further level. Say whom you called: Technical Lead, Engineering Manager"):
        case.do(lambda i, n: escalate(i, Outcome.REACHED, n))
    assert len(case.undo().escalations) == 1


def test_where_there_is_no_path_or_no_such_role_it_is_said():
    for book, words in ((None, "follows no playbook"), (Playbook("Outage"), "its playbook states none")):
        with pytest.raises(Refused, match=words):
            Case(book=book).do(lambda i, n: escalate(i, Outcome.REACHED, n))
    for role in ("Janitor", "", "e"):
        with pytest.raises(NotFound, match="It is: Technical Lead, Engineering Manager, CTO"):
            Case().do(lambda i, n, role=role: escalate(i, Outcome.REACHED, n, role))
    case = Case()
    case.do(solve)
    with pytest.raises(Refused, match="is Resolved. Escalation ends with it"):
        case.do(lambda i, n: escalate(i, Outcome.REACHED, n))


def test_an_outcome_is_found_by_its_word():
    assert outcome_named("No answer") is Outcome.NO_ANSWER and outcome_named("left-message") is Outcome.LEFT_MESSAGE
    with pytest.raises(WrongUse, match="reached, no-answer, left-message"):
        outcome_named("maybe")


def test_a_level_is_named_by_its_number_where_two_have_the_same_role():
    case = Case(Playbook("Outage", escalation=(EscalationHop("Lead"), EscalationHop("Lead"))))
    after = case.do(lambda i, n: escalate_level(i, Outcome.REACHED, 2))
    assert [one.level for one in after.escalations] == [2]
    for level in (0, 3):
        with pytest.raises(Refused, match="has 2 levels"):
            case.do(lambda i, n, level=level: escalate_level(i, Outcome.REACHED, level))


def test_a_snooze_puts_off_the_alarm_and_leaves_the_due_time():
    case = Case()
    case.bench.clock.pass_s(20 * 60)
    before = case.next()
    case.snooze(10)
    one, now = case.next(), case.bench.clock.now()
    assert (one.due, one.level, one.because) == (before.due, before.level, before.because)
    assert one.snoozed_until - now == pytest.approx(timedelta(minutes=10), abs=timedelta(milliseconds=10))
    assert before.calls(now) and one.is_due(now) and not one.calls(now)
    words = f"Escalation to Engineering Manager put off until {one.snoozed_until:%H:%M:%S} UTC"
    assert case.rows()[-1] == (words, "he boards a plane", False)
    case.bench.clock.pass_s(601)
    assert case.next().snoozed_until is None and case.next().calls(case.bench.clock.now())


def test_what_is_said_last_of_an_alarm_holds_and_an_undo_takes_it_back():
    case = Case()
    case.bench.clock.pass_s(20 * 60)
    case.snooze(20)
    first = case.next().snoozed_until
    case.snooze(5)
    assert case.next().snoozed_until < first
    case.undo()
    assert case.next().snoozed_until == first


def test_the_level_after_it_has_an_alarm_of_its_own():
    case = Case()
    case.bench.clock.pass_s(5 * 3600)
    case.snooze(30)
    case.call()
    assert (case.next().role, case.next().snoozed_until) == ("CTO", None)
    assert case.next().calls(case.bench.clock.now())
    case.snooze(30)


@pytest.mark.parametrize(
    ("minutes", "reason", "words"),
    [(10, " ", "why it is put off"), (0, "x", "for 1 to 30 minutes"), (-5, "x", "for 1 to 30"),
     (31, "x", r"30 minutes in all at most \(from settings\). 30 are left for Engineering Manager"),
     (10**12, "x", "30 minutes in all")],
)  # fmt: skip
def test_a_snooze_without_a_reason_or_too_long_is_refused_in_words(minutes, reason, words):
    case = Case()
    case.bench.clock.pass_s(20 * 60)
    with pytest.raises(Refused, match=words):
        case.snooze(minutes, reason)
    assert case.next().snoozed_until is None


def test_what_is_not_due_or_has_ended_is_not_put_off():
    case = Case()
    with pytest.raises(Refused, match="no alarm to put off: for Engineering Manager, it is due at 12:15:00 UTC"):
        case.snooze()
    with pytest.raises(Refused, match="no escalation path"):
        Case(Playbook("Outage")).snooze()
    lost = Case(Playbook("Outage", escalation=(*PATH, EscalationHop("Board"))))
    lost.call(role="cto", after_s=5 * 3600)
    with pytest.raises(Refused, match="for Board, nothing says when it is due"):
        lost.snooze()
    case.do(solve)
    with pytest.raises(Refused, match="Escalation ends with it"):
        case.snooze()


def test_at_the_ceiling_it_says_that_nothing_is_left():
    case = Case()
    case.bench.clock.pass_s(20 * 60)
    case.snooze(20)
    with pytest.raises(Refused, match="10 are left"):
        case.snooze(11, after_s=1201)
    case.snooze(10)
    case.bench.clock.pass_s(601)
    with pytest.raises(Refused, match="None is left for Engineering Manager"):
        case.snooze(1)


@settings(max_examples=few(20, 60))
@given(st.lists(st.tuples(st.integers(0, 2400), st.integers(1, 40)), max_size=12))
def test_one_level_is_never_silent_for_longer_than_allowed_whatever_the_order(wishes):
    """The silence is summed up as the clock reads it between any two moments, not as the rule reckons."""
    case = Case()
    due = case.next().due
    case.bench.clock.pass_s(16 * 60)
    for wait, minutes in wishes:
        case.bench.clock.pass_s(wait)
        try:
            case.snooze(minutes)
        except Refused:
            continue
        assert case.next().due == due
    state = case.bench.desk.incident_of(case.one)
    moments = sorted({at for one in state.snoozes for at in (one.at, one.until)})
    silent = timedelta()
    for since, until in pairwise(moments):
        one = clock(state, since + (until - since) / 2).escalation
        assert (one.level, one.due) == (2, due)
        silent += until - since if one.snoozed_until is not None else timedelta()
    assert silent <= SNOOZE_MOST
    assert silent > timedelta() or not state.snoozes
