"""Events: values for ever."""

from dataclasses import FrozenInstanceError, replace
from datetime import timedelta

import pytest

from incident_desk.domain.events import BY_THE_DESK, ERASABLE, Draft, Kind, RecordKind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import set_milestone
from tests.fakes import NOON, Bench

FOR_EVER = {
    "opened", "playbook_attached", "title_changed", "entry_logged", "entry_amended", "entry_struck",
    "severity_changed", "status_set", "milestone_set", "phase_entered", "step_set", "role_taken",
    "target_paused", "pause_kept", "target_resumed", "target_crossed", "crossing_corrected", "target_seen",
    "escalated", "escalation_snoozed", "contact_called",
    "update_sent", "update_skipped", "ask_made", "decision_taken", "assessed", "check_watched", "check_changed",
    "evidence_attached", "action_added",
    "action_set", "finding_set_aside", "review_written", "approved", "reopened", "review_template_chosen",
    "review_listed", "impact_stated", "review_section_set", "review_moved",
    "clock_jumped", "clock_accepted", "computer_slept",
    "zone_changed", "erased", "undone",
    "run_finished", "run_declared", "run_carried", "run_told", "past_taken", "past_source", "past_told",
}  # fmt: skip


def test_no_kind_of_event_is_ever_renamed_or_taken_away():
    assert {kind.value for kind in Kind} >= FOR_EVER
    assert {kind.value for kind in RecordKind} >= {"incident", "drill", "past", "checklist"}


def test_an_event_cant_be_changed():
    bench = Bench()
    event = bench.desk.events(bench.desk.declare(Declaration("Down"), "MK").id)[0]
    with pytest.raises(FrozenInstanceError):
        event.who = "nobody"
    assert event.data["title"] == "Down"
    assert replace(event, body=None, salt=None).data == {}


def test_nothing_that_a_clock_or_a_status_rests_on_can_be_erased():
    assert ERASABLE.isdisjoint({Kind.OPENED, Kind.STATUS_SET, Kind.MILESTONE_SET, Kind.PHASE_ENTERED, Kind.STEP_SET,
                                Kind.SEVERITY_CHANGED, Kind.ERASED, Kind.UNDONE, Kind.REOPENED})  # fmt: skip
    assert Kind.ERASED in BY_THE_DESK and Kind.ENTRY_LOGGED not in BY_THE_DESK


def test_a_draft_without_a_time_means_now():
    assert Draft(Kind.UNDONE, {}).happened is None


def test_an_event_stands_where_it_happened_or_where_it_was_written_if_nobody_knows() -> None:
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    earlier, unknown = Moment.exactly(NOON - timedelta(minutes=5)), Moment.unknown()
    for moment in (earlier, unknown):
        bench.desk.act(one, lambda i, n, m=moment: set_milestone(i, Milestone.DETECTED, m), "MK")
    *_, known, nobody = (event for event in bench.desk.events(one) if event.kind == Kind.MILESTONE_SET)
    assert (known.at, nobody.at) == (earlier.at, nobody.written_at)
