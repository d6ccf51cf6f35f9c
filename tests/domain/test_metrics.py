"""Figures over a set of incidents."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from incident_desk.domain.counted_incidents import is_counted, updates_on_time
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import ActionItem, Incident, UpdateSent, UpdateSkipped
from incident_desk.domain.metrics import metrics
from incident_desk.domain.metrics_over import Quantile, Wanted, choose, figure_over
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.severity import Target, Targets
from incident_desk.domain.status import Status
from incident_desk.domain.targets_met import response_marks, targets_met
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import documented, read
from tests.fakes import NOON, Bench
from tests.measured_incidents import NOW as LATER
from tests.measured_incidents import incidents

DECLARED = datetime(2026, 3, 1, 2, 56, 8, tzinfo=UTC)
NOW = DECLARED + timedelta(days=1)
TARGETS = Targets(Target(900), Target(14_400), Target(900))


def incident(number=1, acknowledged=None, restored=None, resolved=None, **more):
    """An incident with milestones in minutes after the declaration."""
    minutes = {
        Milestone.ACKNOWLEDGED: acknowledged,
        Milestone.IMPACT_ENDED: restored,
        Milestone.RESOLVED: resolved,
    }
    milestones = {Milestone.DECLARED: Moment.exactly(DECLARED)} | {
        one: Moment.exactly(DECLARED + timedelta(minutes=value))
        for one, value in minutes.items()
        if value is not None
    }
    given = {"targets": TARGETS, "status": Status.RESOLVED if resolved else Status.INVESTIGATING} | more
    return Incident(
        f"id-{number}",
        f"INC-{number:04}",
        RecordKind.INCIDENT,
        "Down",
        DECLARED,
        "MK",
        milestones=milestones,
        **given,
    )


def sent(*minutes):
    return tuple(UpdateSent("", DECLARED + timedelta(minutes=one), (), "MK") for one in minutes)


def test_two_incidents_have_no_median_and_say_how_many_they_are():
    figure = metrics([incident(1, 5), incident(2, 7)], NOW).acknowledge
    assert (figure.median, figure.counted, figure.of) == (None, 2, 2)


def test_the_median_of_four_lies_between_the_middle_two():
    figure = metrics([incident(n, minutes) for n, minutes in enumerate((5, 20, 7, 9))], NOW).acknowledge
    assert figure.median == Quantile(8 * 60, 8 * 60)


def test_an_incident_without_the_milestone_is_left_out_and_never_zero():
    figure = metrics([incident(1, 5, 60), incident(2, 6, 70), incident(3, 7), incident(4, 8, 80)], NOW).restore
    assert (figure.median.low_s, figure.counted, figure.of) == (70 * 60, 3, 4)


def test_drills_runs_and_cancelled_incidents_are_never_counted():
    real = incident(1, 5)
    others = [
        replace(real, record=RecordKind.DRILL),
        replace(real, record=RecordKind.CHECKLIST),
        replace(real, status=Status.CANCELLED),
    ]
    assert metrics([real, *others], NOW).incidents == 1
    assert is_counted(replace(real, record=RecordKind.PAST))


def test_a_response_after_its_due_time_is_missed_and_named():
    figure = metrics([incident(1, 6), incident(2, 16)], NOW).response
    assert (figure.met, figure.of, figure.missed) == (1, 2, ("INC-0002",))


def test_an_open_incident_counts_as_missed_once_its_response_is_late():
    one = incident(1)
    assert response_marks(one, DECLARED + timedelta(minutes=14)) == ()
    assert response_marks(one, DECLARED + timedelta(minutes=16)) == (False,)


def test_nobody_can_say_whether_a_response_without_a_time_was_met():
    ended = incident(1, resolved=60)
    unknown = incident(2)
    unknown = replace(unknown, milestones={**unknown.milestones, Milestone.ACKNOWLEDGED: Moment.unknown()})
    assert response_marks(ended, NOW) == ()
    assert response_marks(unknown, NOW) == ()
    assert metrics([ended, unknown], NOW).response.of == 0


def test_without_a_target_there_is_nothing_to_meet():
    assert response_marks(incident(1, 6, targets=Targets()), NOW) == ()


def test_an_update_is_on_time_within_the_cadence_of_the_one_before():
    one = incident(1, 5, 60, 50, updates=sent(14, 29, 50))
    assert updates_on_time(one, NOW) == (True, True, False)


def test_an_update_that_never_came_counts_once():
    assert updates_on_time(incident(1, resolved=50, updates=sent(10)), NOW) == (True, False)
    assert updates_on_time(incident(1), DECLARED + timedelta(minutes=10)) == ()


@pytest.mark.parametrize(
    ("updates", "skips", "end", "marks"),
    [
        ((10, 30), (20,), 32, (True, True)),  # skipped in time: it was not due, and the next counts from there
        ((10, 40), (30,), 45, (True, False, True)),  # late when it was skipped: that one was late
        ((), (10,), 24, ()),
        ((), (10,), 26, (False,)),  # what was due after the skip never came
        ((10,), (34,), 24, (True,)),
    ],
)
def test_a_skipped_update_was_not_due_unless_it_was_late_already(updates, skips, end, marks):
    skipped = tuple(UpdateSkipped(DECLARED + timedelta(minutes=one), "quiet", "MK") for one in skips)
    one = incident(1, resolved=end, updates=sent(*updates), skipped=skipped)
    assert updates_on_time(one, NOW) == marks


def test_updates_after_the_end_do_not_count():
    assert updates_on_time(incident(1, resolved=20, updates=sent(10, 500)), NOW) == (True,)


def test_only_a_date_can_be_past():
    items = (
        ActionItem("1", "a", due="2026-02-01"),
        ActionItem("2", "b", due="this week"),
        ActionItem("3", "c", done=True),
    )
    figure = metrics([incident(1, actions=items)], NOW).actions
    assert (figure.open, figure.past_due) == (2, 1)


def test_a_report_that_was_taken_in_counts_with_what_it_states_and_with_how_sure_that_is():
    desk = Bench().desk.past
    taken = desk.take_in(past_incident(read(), Answers("UTC")), "MK").incident
    found = metrics([taken], NOON)
    (restored,) = found.restore.values
    assert (restored.low_s, found.restore.unsure, found.acknowledge.values) == (8400.0, 1, ())
    assert (found.response.of, found.updates.of, found.actions.open) == (0, 0, 1)
    undated = desk.take_in(past_incident(documented(PastReport("When?"))), "MK").incident
    assert metrics([undated], NOON, NOON - timedelta(days=30)).incidents == 0
    assert metrics([undated], NOON).incidents == 1


def test_an_action_is_past_its_date_by_the_rule_of_its_clock():
    due = DECLARED + timedelta(minutes=30)
    items = (ActionItem("1", "a", due=due.isoformat()), ActionItem("2", "b", due=f"{due:%Y-%m-%d}"))
    one = incident(1, 5, 10, 5, actions=items)
    assert metrics([one], due).actions.past_due == 0
    assert metrics([one], due + timedelta(seconds=1)).actions.past_due == 1
    assert metrics([one], due + timedelta(days=1)).actions.past_due == 2


def test_figures_speak_of_the_period_but_action_items_of_all_time():
    old = replace(incident(1, 5, actions=(ActionItem("1", "a"),)), declared_at=DECLARED - timedelta(days=200))
    figures = metrics([old, incident(2, 5)], NOW, NOW - timedelta(days=90))
    assert (figures.incidents, figures.actions.open) == (1, 1)


def test_nothing_recorded_gives_nothing():
    figures = metrics([], NOW)
    assert (figures.incidents, figures.acknowledge.median, figures.response.of) == (0, None, 0)


@given(incidents())
def test_the_figures_of_home_are_those_that_are_told_everywhere(some):
    found, counted = metrics(some, LATER), Wanted()
    chosen = choose(some, counted).incidents
    for figure in (found.acknowledge, found.restore):
        other = figure_over(figure.rule, chosen)
        assert (figure.median, figure.counted, figure.of) == (other.median, len(other.values), other.of)
    _, together = targets_met(chosen, LATER)
    for share, met in ((found.response, together.response), (found.updates, together.updates)):
        assert (share.met, share.of, share.missed) == (met.met, met.of, met.missed)
