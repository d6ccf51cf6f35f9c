"""What goes on after the resolution: the watch, the review, the dates of the action items."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.afterwards import FOLLOW_UP, afterwards, due_moment, is_whole_day
from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock import TargetState, clock
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import FollowUp, Phase, Plan, Playbook, Step
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import set_action
from incident_desk.services.acts.playing import set_step
from incident_desk.services.acts.steering import cancel, close, reopen, resolve
from incident_desk.services.acts.targets import see
from tests.fakes import NOON, Bench


class Case:
    """An incident that was declared at noon and resolved an hour later."""

    def __init__(self, resolved=True, actions=(), **book):
        self.bench = Bench()
        playbook = Playbook("Outage", **book) if book else None
        self.one = self.bench.desk.declare(Declaration("Down", "P1", playbook), "MK").id
        for due in actions:
            body = {"text": "Raise the pool", "owner": None, "due": due}
            self.do(lambda i, n, body=body: (Draft(Kind.ACTION_ADDED, body),))
        self.bench.clock.at = NOON + timedelta(hours=1)
        if resolved:
            self.do(lambda i, n: resolve(i, None, Moment.exactly(n)))

    def do(self, rule):
        return self.bench.desk.act(self.one, rule, "MK")

    def after(self, hours):
        """What is told so many hours after the resolution."""
        now = NOON + timedelta(hours=1 + hours, seconds=1)
        return clock(self.bench.desk.incident_of(self.one), now).after

    def states(self, hours):
        return [(one.name, one.state.value) for one in self.after(hours)]


def test_nothing_waits_before_the_resolution_after_a_reopening_or_once_called_off():
    assert Case(resolved=False).after(5) == ()
    case = Case()
    assert afterwards(case.bench.desk.incident_of(case.one), None, NOON) == ()
    assert case.after(-0.5) == () and case.after(0) != ()
    case.bench.clock.pass_s(7200)
    case.do(lambda i, n: reopen(i, "again"))
    assert case.after(3) == () and case.states(1) == [("watch", "on_track"), ("review", "on_track")]
    case.do(lambda i, n: cancel(i, "false alarm"))
    assert case.after(5) == ()


def test_the_watch_is_on_track_until_it_has_lasted_and_then_met():
    case = Case()
    watch = case.after(23)[0]
    assert (watch.state, watch.source, watch.seconds) == (TargetState.ON_TRACK, "settings", 86_400)
    assert case.after(24.1)[0].state is TargetState.MET
    stated = Case(watch_s=1800)
    assert (stated.after(0.4)[0].state, stated.after(0.4)[0].source) == (TargetState.ON_TRACK, "playbook")
    assert stated.after(0.6)[0].took_s == 1800


def test_the_review_grows_louder_and_is_done_when_the_incident_is_closed():
    case = Case()
    states = [case.after(hours)[1].state for hours in (1, 37, 44, 49)]
    assert states == [TargetState.ON_TRACK, TargetState.AT_RISK, TargetState.ALMOST_DUE, TargetState.LATE]
    assert Case(review_due_s=3600).after(2)[1].state is TargetState.LATE
    case.bench.clock.pass_s(3600 * 50)
    case.do(lambda i, n: close(i))
    assert (case.after(51)[1].state, case.after(49)[1].state) == (TargetState.MISSED, TargetState.LATE)


def test_closing_early_ends_the_watch():
    case = Case()
    case.bench.clock.pass_s(3600)
    case.do(lambda i, n: close(i))
    assert case.states(2) == [("watch", "met"), ("review", "met")]


def test_a_closing_that_is_recorded_before_the_resolution_makes_no_figure_and_says_so():
    case = Case()
    case.bench.clock.pass_s(3600)
    case.do(lambda i, n: close(i, Moment.exactly(NOON - timedelta(seconds=60))))
    watch, review = case.after(2)[:2]
    assert (watch.state, watch.took_s, review.took_s) == (TargetState.NOT_STATED, None, None)
    assert watch.why_not == "the watch is recorded as done before the resolution"
    assert review.why_not == "the review is recorded as done before the resolution"


def test_an_action_item_has_until_the_end_of_its_day():
    case = Case(actions=("2026-03-03", "2026-03-01 15:00 UTC", "soon", None, "2026-02-01"))
    items = case.after(47)[2:]
    assert [one.due for one in items[:2]] == [
        datetime(2026, 3, 4, tzinfo=UTC),
        datetime(2026, 3, 1, 15, tzinfo=UTC),
    ]
    assert [one.state.value for one in items] == ["at_risk", "late", "not_stated", "not_stated", "late"]
    case.bench.clock.pass_s(600)
    case.do(lambda i, n: (Draft(Kind.ACTION_ADDED, {"text": "Rehearse", "owner": None, "due": None}),))
    assert (len(case.after(0.1)), len(case.after(1))) == (7, 8)
    first = items[0].action
    case.bench.clock.pass_s(3600)
    case.do(lambda i, n: set_action(i, first.id, done=True))
    assert case.after(47)[2].state is TargetState.MET and case.after(0.5)[2].done_at is None
    case.do(lambda i, n: set_action(i, first.id, done=False))
    assert case.after(47)[2].state is TargetState.AT_RISK


def test_the_alarm_of_a_review_can_be_seen():
    case = Case()
    case.bench.clock.pass_s(3600 * 37)
    case.do(lambda i, n: see(i, "review", n))
    assert case.after(38)[1].seen.who == "MK" and case.after(44)[1].seen is None


@pytest.mark.parametrize("text", [None, "", "soon", "2026-13-01", "UTC", "9999-12-31"])
def test_what_is_no_date_is_none(text):
    assert due_moment(text) is None


def test_a_date_with_an_offset_is_read_in_utc():
    assert due_moment("2026-03-01T15:00+02:00") == datetime(2026, 3, 1, 13, tzinfo=UTC)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text):
    due_moment(text)


LATER = FollowUp("Schedule follow-up review", "9.1", 14 * 86_400)
PLANS = (Plan("p", (Phase("After", after=True, steps=(Step("9.1", "Schedule follow-up review"),)),)),)


def _follow_up(case, hours):
    return next((one for one in case.after(hours) if one.name == FOLLOW_UP), None)


def test_a_follow_up_review_waits_only_where_the_playbook_asks_for_one():
    assert _follow_up(Case(watch_s=60), 5) is None
    stated = _follow_up(Case(follow_up=LATER, plans=PLANS), 5)
    assert (stated.state, stated.seconds, stated.source) == (TargetState.ON_TRACK, 14 * 86_400, "playbook")
    assert _follow_up(Case(follow_up=LATER, plans=PLANS), 24 * 15).state is TargetState.LATE
    undated = _follow_up(Case(follow_up=FollowUp("Schedule follow-up review")), 5)
    assert (undated.state, undated.due) == (TargetState.NOT_STATED, None)


def test_a_follow_up_review_is_done_with_its_step():
    case = Case(follow_up=LATER, plans=PLANS)
    case.bench.clock.pass_s(7200)
    case.do(lambda i, n: set_step(i, "9.1", StepState.DONE))
    assert _follow_up(case, 1).done_at is None
    assert _follow_up(case, 3).state is TargetState.MET


def test_what_was_done_later_was_not_done_then():
    case = Case(actions=("2026-03-02",))
    case.bench.clock.pass_s(7200)
    case.do(lambda i, n: set_action(i, i.actions[0].id, done=True))
    case.do(lambda i, n: close(i))
    case.bench.clock.pass_s(3600)
    case.do(lambda i, n: reopen(i, "again"))
    then, before = case.after(2.5), case.after(1)
    assert [one.done_at is not None for one in then if one.name != "watch"] == [True, True]
    assert [one.done_at for one in before if one.name != "watch"] == [None, None]


def test_a_day_is_told_from_an_hour():
    assert is_whole_day("2026-08-19") and is_whole_day(" 2026-08-19 UTC")
    assert not is_whole_day("2026-08-19 14:00")


def test_a_follow_up_review_is_done_with_the_closing_where_it_is_none_of_the_steps():
    case = Case(follow_up=FollowUp("Follow-up review in 2 weeks", None, 14 * 86_400))
    case.bench.clock.pass_s(7200)
    case.do(lambda i, n: close(i))
    assert _follow_up(case, 1).done_at is None
    assert _follow_up(case, 3).state is TargetState.MET
