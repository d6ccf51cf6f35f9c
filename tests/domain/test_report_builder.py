"""Building a report: every figure from the record, every missing one with its reason."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock import TargetState
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.fold import NotAnOpening
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.report_builder import IMPACT, build_report
from incident_desk.services.acts.action_items import ActionWish, add_action
from incident_desk.services.acts.logging import erase, set_action
from incident_desk.services.acts.playing import take_role
from incident_desk.services.acts.steering import cancel, set_milestone
from tests.report_samples import at, bare, begin, checkout, disordered, exactly, late, opened, reopened


def report_of(recorder):
    return build_report(recorder.events, "Incident Desk 0.1.0")


def test_a_record_needs_its_opening():
    with pytest.raises(NotAnOpening):
        build_report([], "x")


def test_the_report_reaches_as_far_as_its_last_event():
    recorder = checkout()
    report = report_of(recorder)
    assert report.header.recorded_until == recorder.events[-1].written_at
    assert (report.head.seq, report.head.hash) == (len(recorder.events), recorder.events[-1].hash)


def test_a_prefix_of_the_record_reports_what_was_known_then():
    recorder = checkout()
    then = build_report(recorder.events[:10], "x")
    assert then.header.recorded_until == recorder.events[9].written_at
    assert then.moment(Milestone.RESOLVED) is None
    assert not then.updates


def test_what_was_done_to_an_action_item_names_it():
    recorder = checkout()
    end = recorder.events[-1].written_at
    (added,) = recorder.write(add_action(ActionWish("Alert on the pool")), end + timedelta(minutes=1))
    recorder.write(set_action(recorder.state, added.id, done=True), end + timedelta(minutes=2))
    assert report_of(recorder).timeline[-1].text == "Action item “Alert on the pool” done"


def test_the_same_record_gives_the_same_report():
    assert report_of(checkout()) == report_of(checkout())


@pytest.mark.parametrize(
    ("name", "seconds", "precision"),
    [
        ("Time to detect", 440, Precision.ABOUT),
        ("Time to declare", 220, Precision.EXACT),
        ("Time to acknowledge", 350, Precision.EXACT),
        ("Time to mitigate", 2080, Precision.EXACT),
        ("Time to repair", 1740, Precision.EXACT),
        ("Time to restore", 1860, Precision.EXACT),
        ("Time to resolve", 3760, Precision.EXACT),
        ("Impact duration", 2520, Precision.ABOUT),
    ],
)
def test_every_duration_follows_its_formula(name, seconds, precision):
    fact = report_of(checkout()).duration(name)
    assert (fact.seconds, fact.precision, fact.why_not) == (seconds, precision, "")
    assert " − " in fact.formula


def test_a_missing_milestone_gives_a_reason_and_no_figure():
    report = report_of(bare())
    assert all(one.seconds is None and one.why_not for one in report.durations)
    assert report.duration("Time to detect").why_not == "impact started is not recorded"


def test_disordered_and_unknown_milestones_give_a_reason_and_no_figure():
    report = report_of(disordered())
    detect, repair = report.duration("Time to detect"), report.duration("Time to repair")
    assert (detect.seconds, detect.why_not) == (None, "detected is recorded before its start")
    assert (repair.seconds, repair.why_not) == (None, "fix applied has no known time")
    assert report.target("response").why_not == "acknowledged is recorded before declared"


MOMENTS = st.one_of(
    st.none(),
    st.just(Moment.unknown()),
    st.integers(0, 7200).map(lambda s: Moment.exactly(at("02:00") + timedelta(seconds=s))),
)


@given(st.dictionaries(st.sampled_from([one for one in Milestone if one is not Milestone.DECLARED]), MOMENTS))
def test_no_set_of_milestones_gives_a_negative_or_a_guessed_length(milestones):
    recorder = opened()
    for milestone, moment in milestones.items():
        if moment is not None:
            body = {"milestone": milestone, "source": "typed"}
            recorder.write([Draft(Kind.MILESTONE_SET, body, moment)], at("05:00"))
    for fact in report_of(recorder).durations:
        assert (fact.seconds is None) == bool(fact.why_not)
        assert fact.seconds is None or fact.seconds >= 0


def test_targets_are_met_missed_or_late_by_the_record_alone():
    met, missed = report_of(checkout()), report_of(late())
    assert met.target("response").state is TargetState.MET
    assert missed.target("response").state is TargetState.MISSED
    assert missed.target("response").late_by_s == 206
    assert missed.target("resolution").state is TargetState.LATE
    assert missed.target("resolution").late_by_s == 58 * 60


def test_a_target_says_who_stated_it():
    from_playbook, from_settings = report_of(late()), report_of(opened(severity="P2"))
    assert from_playbook.target("response").source == "playbook"
    assert from_settings.target("response").source == "settings"


def test_an_immediate_target_carries_its_allowance():
    target = report_of(opened(severity="P0")).target("response")
    assert (target.seconds, target.allowance_s) == (0, 300)


def test_acknowledged_at_an_unknown_time_is_neither_met_nor_missed():
    recorder = begin()
    recorder.write(set_milestone(recorder.state, Milestone.ACKNOWLEDGED, Moment.unknown()), at("09:00"))
    target = report_of(recorder).target("response")
    assert target.why_not == "acknowledged has no known time"


def test_a_cancelled_incident_misses_no_target():
    recorder = begin()
    recorder.write(cancel(recorder.state, "a false alarm"), at("09:00"))
    assert report_of(recorder).target("resolution").why_not == "the incident was cancelled"


def test_the_impact_of_a_reopened_incident_is_the_sum_of_its_intervals():
    report = report_of(reopened())
    assert [one.seconds for one in report.intervals] == [42 * 60, 30 * 60]
    assert (report.impact.name, report.impact.seconds) == (IMPACT, 72 * 60)
    assert report.impact.formula == "sum of the 2 impact intervals"
    assert report.duration("Time to detect").seconds == 440


def test_a_second_impact_without_a_start_begins_with_the_reopening_and_says_so():
    report = report_of(reopened(second_start=False))
    second = report.intervals[1]
    assert second.assumed and second.started.at == report.reopenings[0].at
    assert second.started.precision is Precision.ABOUT
    assert report.impact.precision is Precision.ABOUT
    assert report.impact.seconds == sum(one.seconds for one in report.intervals)


def test_phases_hold_plan_and_course():
    assess, mitigate, review = report_of(checkout()).phases
    assert (assess.start_s, assess.end_s, assess.over_s) == (0, 900, 0.0)
    assert (assess.stays[0].since, assess.stays[0].until) == (at("03:02"), at("03:12:30"))
    assert mitigate.stays[0].until == at("04:01")
    assert (assess.settled, assess.steps) == (2, 3)
    assert not review.stays and review.over_s is None


def test_a_phase_that_is_not_left_counts_until_the_record_ends():
    assess = report_of(late()).phases[0]
    assert assess.stays[0].until is None
    assert assess.over_s == (at("08:00") - at("03:17")).total_seconds()


def test_the_checklist_keeps_depth_state_person_and_reason():
    steps = {step.id: step for group in report_of(checkout()).checklist for step in group.steps}
    assert (steps["1.2.1"].depth, steps["1.2.1"].state) == (1, StepState.TO_DO)
    assert (steps["2.1"].who, steps["2.1"].at) == ("Ravi Osei", at("03:31"))
    assert (steps["2.2"].state, steps["2.2"].reason) == (StepState.NOT_NEEDED, "the roll-back was enough")
    assert steps["2"].group


def test_a_step_that_no_phase_holds_is_still_listed():
    recorder = begin()
    body = {"step": "9.9", "text": "Gone", "state": "done", "reason": None}
    recorder.write([Draft(Kind.STEP_SET, body)], at("03:10"))
    assert [step.id for step in report_of(recorder).checklist[-1].steps] == ["9.9"]


def test_an_undone_act_leaves_its_row_and_no_effect():
    recorder = begin()
    taken = recorder.write(take_role(recorder.state, "scribe", "Noor"), at("03:04"))
    recorder.write([Draft(Kind.UNDONE, {"act": taken[0].act})], at("03:05"))
    report = report_of(recorder)
    assert "Noor" not in [one.person for one in report.roles]
    assert next(row for row in report.timeline if row.id == taken[0].id).undone
    assert report.head.undone == 1


def test_a_handed_over_role_names_both():
    recorder = begin()
    recorder.write(take_role(recorder.state, "commander", "Noor"), at("04:00"))
    assert [(one.person, one.now) for one in report_of(recorder).roles] == [
        ("Maya Kowalski", False),
        ("Noor", True),
    ]


def test_an_erased_text_is_counted_and_gone():
    recorder = begin()
    secret = recorder.log("password hunter2", "03:05")
    recorder.write(erase(secret, [], "a password"), at("03:06"))
    report = report_of(recorder)
    assert report.head.erased == 1
    assert "hunter2" not in str(report.to_data())
    assert next(row for row in report.timeline if row.id == secret.id).erased


def test_an_erased_check_keeps_its_moment():
    recorder = begin()
    body = {"check": "c", "name": "token=1", "before": "normal", "after": "down", "detail": ""}
    change = recorder.write([Draft(Kind.CHECK_CHANGED, body, exactly("03:04"))], at("03:05"))[0]
    recorder.write(erase(change, [], "a token"), at("03:06"))
    check = report_of(recorder).checks[0]
    assert check.erased and check.at == exactly("03:04") and check.name == "(erased)"


def test_a_playbook_whose_phases_nobody_entered_is_no_obstacle():
    recorder = begin()
    upto = next(event.seq for event in recorder.events if event.kind == Kind.PHASE_ENTERED) - 1
    assert all(not phase.stays for phase in build_report(recorder.events[:upto], "x").phases)


def test_every_prefix_of_a_record_can_be_reported():
    events = reopened().events
    for upto in range(1, len(events) + 1):
        assert build_report(events[:upto], "x").head.seq == upto


def test_changes_of_checks_stand_by_their_time_and_not_as_they_were_written():
    recorder = begin()
    for name, clock in (("late", "03:04"), ("early", "03:02"), ("middle", "03:03")):
        body = {"check": name, "name": name, "before": "ok", "after": "down", "detail": ""}
        recorder.write([Draft(Kind.CHECK_CHANGED, body, exactly(clock))], at("03:05"))
    assert [one.name for one in report_of(recorder).checks] == ["early", "middle", "late"]
