"""Pausing and seeing: what is refused, in which words, and what each leaves in the record."""

from datetime import timedelta

import pytest

from incident_desk.domain.clock import TargetState, clock
from incident_desk.domain.clock_facts import Mark
from incident_desk.domain.errors import NotFound, Refused, WrongUse
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import EscalationHop, Playbook
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import (
    acknowledge,
    cancel,
    change_severity,
    reopen,
    resolve,
    set_milestone,
)
from incident_desk.services.acts.targets import (
    LONGEST_WAIT_MIN,
    PauseTerms,
    keep_paused,
    pause,
    resume,
    see,
)
from incident_desk.services.acts.undoing import undo
from tests.fakes import Bench

PATH = (EscalationHop("Technical Lead"), EscalationHop("Engineering Manager"), EscalationHop("CTO"))


class Case:
    """A P1 incident (15 min, 4 h from the settings) with a path of three."""

    def __init__(self, severity="P1", book=Playbook("Outage", escalation=PATH)):  # noqa: B008 - frozen
        self.bench = Bench()
        self.one = self.bench.desk.declare(Declaration("Down", severity, book), "MK").id

    def do(self, rule, after_s=0):
        """The act, so many seconds after the last one; its instant is over when it is read."""
        self.bench.clock.pass_s(after_s)
        after = self.bench.desk.act(self.one, rule, "MK").after
        self.bench.clock.pass_s(0.001)
        return after

    def pause(self, after_s=0):
        return self.do(lambda i, n: pause(i, "their database is restored", "Payments Ltd"), after_s)

    def resume(self, after_s=0):
        return self.do(lambda i, n: resume(i), after_s)

    def see(self, target, after_s=0):
        return self.do(lambda i, n: see(i, target, n), after_s)

    def undo(self):
        return self.do(lambda i, n: undo(i, self.bench.desk.events(self.one), n))

    def read(self, name="resolution"):
        return clock(self.bench.desk.incident_of(self.one), self.bench.clock.now()).target(name)

    def rows(self):
        """What people did, as the timeline tells it."""
        rows = timeline(self.bench.desk.events(self.one))
        return [(row.text, row.detail, row.undone) for row in rows if row.who == "MK"]


def solve(i, n):
    return resolve(i, None, Moment.exactly(n))


def test_a_pause_is_kept_with_its_reason_and_its_party():
    case = Case()
    case.pause(600)
    assert case.read().state is TargetState.PAUSED and case.read("response").state is TargetState.ON_TRACK
    (one,) = case.resume(300).pauses
    assert (one.target, one.reason, one.party) == ("resolution", "their database is restored", "Payments Ltd")
    assert (one.until - one.since).total_seconds() == pytest.approx(300, abs=0.01)
    assert case.rows()[-2:] == [
        ("Resolution target paused, waiting for Payments Ltd", "their database is restored", False),
        ("Resolution target resumed", "", False),
    ]


@pytest.mark.parametrize(
    ("reason", "party", "words"), [(" ", "Payments", "why"), ("restored", "\n", "who is wait")]
)
def test_a_pause_asks_for_reason_and_party(reason, party, words):
    with pytest.raises(Refused, match=words):
        Case().do(lambda i, n: pause(i, reason, party))


def test_pausing_twice_and_resuming_what_runs_are_refused_in_words():
    case = Case()
    with pytest.raises(Refused, match="resolution target of INC-0001 is not paused"):
        case.resume()
    case.pause()
    with pytest.raises(Refused, match=r"paused already, since 12:00:00 UTC, waiting for Payments Ltd"):
        case.pause(60)
    case.resume()
    with pytest.raises(Refused, match="not paused"):
        case.resume()


def at(case, minutes):
    """A moment so many minutes after the declaration."""
    return case.bench.desk.incident_of(case.one).declared_at + timedelta(minutes=minutes)


def pause_since(case, minutes, /, **more):
    """A pause that is said to have begun so many minutes after the declaration."""
    since = at(case, minutes)
    return case.do(lambda i, n: pause(i, "waiting", "Payments Ltd", PauseTerms(n, since, **more)))


def test_a_pause_says_what_they_were_asked_under_which_number_and_when_to_ask_again():
    case = Case()
    case.bench.clock.pass_s(600)
    (one,) = pause_since(case, 8, ask_again_s=1200, what=" raise\nthe limit ", case="4711").pauses
    assert (one.what, one.case, one.ask_at - at(case, 0)) == ("raise the limit", "4711", timedelta(minutes=30))
    assert case.rows()[-1][1] == "waiting: raise the limit, case 4711"
    case.bench.clock.pass_s(3600)
    assert case.read().state is TargetState.PAUSED, "it ended by itself"


def test_a_pause_that_is_set_back_began_then_and_moves_the_due_time_by_all_of_it():
    case = Case()
    case.bench.clock.pass_s(3600)
    due = case.read().due
    (one,) = pause_since(case, 40).pauses
    assert one.since == at(case, 40) and case.read().paused_s == pytest.approx(1200, abs=0.01)
    (one,) = case.resume(600).pauses
    assert case.read().due - due == one.until - one.since
    last = case.bench.desk.events(case.one)[-2]
    assert last.happened.at == at(case, 40) and last.written_at > at(case, 60)


def test_a_pause_reaches_back_over_nothing():
    case = Case()
    case.bench.clock.pass_s(3600)
    with pytest.raises(Refused, match="was declared at 12:00:00 UTC. The pause can't have begun before that"):
        pause_since(case, -1)
    with pytest.raises(Refused, match="13:02:00 UTC lies ahead of now, 13:00:00 UTC"):
        pause_since(case, 62)
    # Clocks differ a little: the next minute is now.
    (one,) = pause_since(case, 60.5).pauses
    assert one.since < at(case, 60.1)
    case.resume(600)
    for minutes in (65, 30):
        with pytest.raises(Refused, match="The pause before it ended at 13:10:00 UTC"):
            pause_since(case, minutes)
    case.do(solve, 600)
    case.do(lambda i, n: reopen(i, "it is back"), 600)
    with pytest.raises(Refused, match="was opened again at 13:30:00 UTC"):
        pause_since(case, 85)


def test_a_miss_is_not_paused_away_after_the_fact():
    case = Case()
    case.bench.clock.pass_s(4 * 3600 + 600)
    for minutes in (200, 240):
        with pytest.raises(Refused, match="was missed at 16:00:00 UTC, and what is late stays late"):
            pause_since(case, minutes)
    # Under a lower severity it is on time again; that it was missed stays in the record.
    case.do(lambda i, n: change_severity(i, "P2", "one customer"))
    with pytest.raises(Refused, match="was missed at 16:00:00 UTC"):
        pause_since(case, 200)
    pause_since(case, 245)
    missed = [one for one in case.bench.desk.incident_of(case.one).booked if one.crossing.mark is Mark.LATE]
    assert "resolution" in {one.crossing.target for one in missed if one.corrected is None}


def test_a_warning_that_lies_in_a_pause_that_was_set_back_is_struck_with_the_reason():
    case = Case()
    case.bench.clock.pass_s(185 * 60)
    case.bench.desk.book_crossings([case.one])
    pause_since(case, 170)
    booked = case.bench.desk.incident_of(case.one).booked
    (warned,) = [one for one in booked if (one.crossing.target, one.crossing.mark) == ("resolution", Mark.AT_RISK)]
    assert warned.crossing.at == at(case, 180) and warned.corrected == "the pauses before it were changed"
    case.resume(600)
    case.bench.clock.pass_s(3600)
    case.bench.desk.book_crossings([case.one])
    moved = [
        one.crossing.at
        for one in case.bench.desk.incident_of(case.one).booked
        if one.corrected is None and (one.crossing.target, one.crossing.mark) == ("resolution", Mark.AT_RISK)
    ]
    (length,) = (one.until - one.since for one in case.bench.desk.incident_of(case.one).pauses)
    assert moved == [at(case, 180) + length]


@pytest.mark.parametrize("seconds", [0, 59, LONGEST_WAIT_MIN * 60 + 1])
def test_nobody_is_asked_again_at_once_or_next_month(seconds):
    case = Case()
    with pytest.raises(WrongUse, match="Ask again in 1 to 10080 minutes"):
        pause_since(case, 0, ask_again_s=seconds)


def test_a_pause_of_an_older_program_reads_as_it_did():
    case = Case()
    body = {"target": "resolution", "reason": "waiting", "party": "Payments"}
    (one,) = case.do(lambda *_: (Draft(Kind.TARGET_PAUSED, body),)).pauses
    assert (one.why, one.what, one.case, one.ask_at) == ("waiting", "", "", None)


def test_what_has_ended_or_has_no_resolution_target_is_not_paused():
    with pytest.raises(Refused, match="no resolution target"):
        Case(severity="P3", book=None).pause()
    case = Case()
    case.do(solve)
    with pytest.raises(Refused, match="is Resolved. Its clocks stand already"):
        case.pause()


def test_a_breach_while_paused_stays_a_breach():
    case = Case()
    case.pause(4 * 3600 + 60)
    assert case.read().state is TargetState.LATE and case.read().late_by_s == pytest.approx(60, abs=0.01)
    case.resume(7200)
    case.do(solve)
    assert case.read().state is TargetState.MISSED and case.read().late_by_s == pytest.approx(60, abs=0.01)


@pytest.mark.parametrize(
    "end",
    [solve, lambda i, n: set_milestone(i, Milestone.RESOLVED, Moment.exactly(n)), lambda i, n: cancel(i, "x")],
)
def test_the_end_of_the_incident_ends_the_pause(end):
    case = Case()
    case.pause(600)
    case.do(lambda i, n: set_milestone(i, Milestone.IMPACT_ENDED, None), 60)
    (one,) = case.do(end, 240).pauses
    assert (one.until - one.since).total_seconds() == pytest.approx(300, abs=0.01)
    with pytest.raises(Refused, match="not paused"):
        case.resume()
    (back,) = case.undo().pauses
    assert back.until is None


def test_a_pause_that_the_resolution_ended_goes_with_its_corrected_time():
    case = Case()
    case.pause(600)
    case.do(solve, 300)
    later = case.bench.clock.now()
    case.bench.clock.pass_s(600)
    (one,) = case.do(lambda i, n: set_milestone(i, Milestone.RESOLVED, Moment.exactly(n))).pauses
    assert one.until == case.bench.desk.incident_of(case.one).moment(Milestone.RESOLVED) > later
    early = Moment.exactly(one.since.replace(hour=12, minute=5))
    (gone,) = case.do(lambda i, n: set_milestone(i, Milestone.RESOLVED, early)).pauses
    assert gone.until == gone.since and case.read().paused_s == 0


def test_seeing_silences_and_stops_no_clock():
    case = Case()
    case.bench.clock.pass_s(12 * 60)
    before = case.read("response")
    case.see("response")
    after = case.read("response")
    assert (after.state, after.due, after.done_at) == (before.state, before.due, None)
    assert after.seen.who == "MK" and after.state is TargetState.AT_RISK
    case.bench.clock.pass_s(4 * 60)
    assert (case.read("response").state, case.read("response").seen) == (TargetState.LATE, None)
    case.see("Response")
    assert case.read("response").seen is not None
    assert [row[0] for row in case.rows()[-2:]] == ["Response target seen: at risk", "Response target seen: late"]
    case.undo()
    assert case.read("response").seen is None and case.rows()[-1][2]


def test_there_must_be_an_alarm_to_see_and_nobody_who_saw_it():
    case = Case()
    with pytest.raises(Refused, match="the response target of INC-0001 is on track"):
        case.see("response")
    with pytest.raises(NotFound, match="response, resolution, next update"):
        case.see("lunch")
    case.see("next-update", 14 * 60)
    with pytest.raises(Refused, match=r"next update is almost due was seen already, at 12:14:00 UTC by MK"):
        case.see("update")
    case.do(lambda i, n: acknowledge(i, None))
    with pytest.raises(Refused, match="is met"):
        case.see("response")


def test_a_pause_that_stands_is_asked_about_again_and_its_clock_does_not_move():
    case = Case()
    with pytest.raises(Refused, match="is not paused"):
        case.do(lambda i, n: keep_paused(i, n, 600))
    case.pause(600)
    with pytest.raises(WrongUse, match="1 to 10080"):
        case.do(lambda i, n: keep_paused(i, n, 0))
    (kept,) = case.do(lambda i, n: keep_paused(i, n, 1200), 60).pauses
    assert kept.until is None and kept.ask_at - kept.since == timedelta(seconds=1260, milliseconds=1)
    assert case.rows()[-1][0].startswith("Resolution target stays paused, asked about again at 12:31 UTC")
    (ended,) = case.resume(60).pauses
    assert (ended.until - ended.since).total_seconds() == pytest.approx(120, abs=0.1)
    case.pause(60)
    with pytest.raises(Refused, match="paused already"):
        case.pause()
