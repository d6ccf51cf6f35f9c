"""The response bar: places, words and what it admits to leaving out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health_record import ChecksSnapped, ProofAtEnd, SnapshotRow, SoakNote, WatchGap
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.report_recovery import RecoveryFact
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.written import text_for
from incident_desk.formats.report_bar import NARROWEST, response_bar
from incident_desk.formats.report_document import Tone
from incident_desk.formats.report_words import duration
from incident_desk.services.acts.steering import set_milestone
from tests.report_samples import at, bare, checkout, disordered, late, opened, reopened


def bar_of(recorder):
    return response_bar(build_report(recorder.events, "x"))


def test_the_bar_runs_from_the_start_of_the_impact_to_the_resolution():
    bar = bar_of(checkout())
    labels = ["Impact started", "Detected", "Declared", "Acknowledged", "Impact ended", "Resolved"]
    assert [point.label for point in bar.points] == labels
    assert bar.points[0].time == "about 02:51:00"
    assert [part.words for part in bar.parts] == [
        "not detected", "not declared", "not acknowledged", "worked on", "until resolved",
    ]  # fmt: skip
    assert bar.parts[0].tone is Tone.BAD


CHECKED = SnapshotRow("c1", "API", "ok", "answers", None)
LATER = at("04:30")


def last_part(recovery):
    report = build_report(checkout().events, "x")
    return response_bar(replace(report, recovery=recovery)).parts[-1]


@pytest.mark.parametrize(
    "recovery",
    [
        RecoveryFact(proof=ProofAtEnd("complete", checks=1)),
        RecoveryFact(proof=ProofAtEnd("running", checks=1)),
        RecoveryFact(notes=(SoakNote(LATER, False, LATER, 600.0),)),
        RecoveryFact(complete=SoakNote(LATER, True, LATER, 600.0)),
        RecoveryFact(snapshot=ChecksSnapped(LATER, "resolved", (CHECKED,))),
    ],
)
def test_it_was_watched_where_checks_were(recovery):
    part = last_part(recovery)
    assert (part.words, part.tone) == ("watched", Tone.GOOD)


@pytest.mark.parametrize(
    "recovery",
    [
        RecoveryFact(),
        RecoveryFact(proof=ProofAtEnd("nothing", reason="Nobody complains")),
        RecoveryFact(proof=ProofAtEnd("running", checks=1, by_record=True)),
        RecoveryFact(notes=(SoakNote(at("00:01"), False, at("00:01"), 600.0),)),
        RecoveryFact(snapshot=ChecksSnapped(LATER, "resolved", ())),
        RecoveryFact(snapshot=ChecksSnapped(LATER, "resolved", (CHECKED,), by_record=True)),
        RecoveryFact(proof=ProofAtEnd("complete", checks=1), gaps=(WatchGap(at("00:01"), at("23:00")),)),
    ],
)
def test_without_checks_it_only_went_on_until_it_was_resolved(recovery):
    part = last_part(recovery)
    assert (part.words, part.tone) == ("until resolved", Tone.QUIET)


def test_an_ended_impact_that_is_not_resolved_says_so():
    recorder = opened()
    recorder.write(set_milestone(recorder.state, Milestone.IMPACT_ENDED, Moment.exactly(at("03:30"))), at("03:30"))
    recorder.log("Looks good", "03:40")
    assert bar_of(recorder).parts[-1].words == "not resolved"


def test_a_copy_for_outside_knows_of_no_watching():
    report = replace(
        build_report(checkout().events, "x"), recovery=RecoveryFact(proof=ProofAtEnd("complete", checks=1))
    )
    texts = [text_for(hand_out(report, Wish(one)), ".md") for one in (Audience.CUSTOMER, Audience.TIMELINE)]
    assert all("until resolved" in text and "watched" not in text for text in texts)


def test_an_open_incident_ends_where_its_record_ends():
    assert bar_of(late()).points[-1].label == "Record ends"
    assert "impact ended, resolved" in bar_of(late()).note


def test_one_known_moment_is_no_bar():
    bar = bar_of(bare())
    assert not bar.points and "two recorded moments" in bar.note


def test_milestones_at_the_same_second_share_a_point():
    recorder = opened(detected=Moment.exactly(at("03:02")))
    recorder.write(set_milestone(recorder.state, Milestone.ACKNOWLEDGED, Moment.exactly(at("03:05"))), at("03:05"))
    assert bar_of(recorder).points[0].label == "Detected, declared"


def test_a_part_is_as_long_as_the_tables_say_whatever_the_fractions_of_its_seconds():
    recorder = opened(detected=Moment.exactly(at("02:58:50") + timedelta(seconds=0.1)))
    report = build_report(recorder.events, "x")
    assert response_bar(report).parts[0].length == duration(report.duration("Time to declare")) == "3 min 09 s"


def test_disordered_milestones_stand_in_the_order_of_their_times():
    assert [point.label for point in bar_of(disordered()).points][:2] == ["Detected", "Acknowledged"]


def test_a_bar_over_two_days_prints_the_day():
    recorder = opened()
    recorder.write(
        set_milestone(recorder.state, Milestone.FIX_APPLIED, Moment.exactly(at("02:00", 1))), at("02:00", 1)
    )
    assert [point.time for point in bar_of(recorder).points] == ["03-01 03:02:00", "03-02 02:00:00"]


def test_a_reopened_incident_says_that_the_bar_runs_over_the_quiet_time():
    assert "opened again" in bar_of(reopened()).note


@given(st.lists(st.integers(0, 400_000), min_size=5, max_size=5))
def test_points_rise_from_left_to_right_and_no_part_is_too_narrow_for_its_words(offsets):
    recorder = opened()
    marks = [one for one in Milestone if one not in (Milestone.DECLARED, Milestone.CLOSED)]
    for milestone, offset in zip(marks, offsets, strict=False):
        moment = Moment.exactly(at("03:02") + timedelta(seconds=offset))
        recorder.write(set_milestone(recorder.state, milestone, moment), at("03:02", 6))
    bar = bar_of(recorder)
    if not bar.points:
        return
    places = [point.place for point in bar.points]
    assert places[0] == 0 and places[-1] == pytest.approx(1)
    assert all(after - before >= NARROWEST - 1e-6 for before, after in zip(places, places[1:], strict=False))
    assert len(bar.parts) == len(places) - 1
