"""A report becomes a past incident: whole, once, taken back as one, and nothing of it made up or lost."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from incident_desk.domain.clock import clock
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import RecordKind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Precision
from incident_desk.domain.past_corrected import DROPPED, OWNER, TEXT, TIME, YES, Fact, FactKind
from incident_desk.domain.past_facts import stated_report
from incident_desk.domain.snapshot import state_from_text, state_to_text
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import timeline
from incident_desk.formats.reading.reports.said import entry_on
from incident_desk.services.acts.steering import reopen
from incident_desk.services.acts.taking_past import Answers, PastIncident, past_incident
from incident_desk.services.acts.undoing import redo, undo
from tests.any_past import IN_DOUBT, OVERNIGHT, REPORT, REPORTS, documented, read
from tests.fakes import Bench

UTC_ = Answers(zone="UTC")


def past(text: str = REPORT, answers: Answers = UTC_) -> PastIncident:
    return past_incident(read(text), answers)


@settings(max_examples=10)
@given(REPORTS)
def test_no_fact_of_any_report_is_lost_and_its_state_is_kept_whole(report):
    bench = Bench()
    document = documented(report)
    incident = bench.desk.past.take_in(past_incident(document, UTC_), "MK").incident
    events = bench.desk.events(incident.id)
    assert stated_report(events) == report
    assert incident.past.source.repairs == document.repairs
    assert state_from_text(state_to_text(incident), None) == incident
    rows = [row for row in timeline(events) if row.kind == "past_told"]
    assert sorted(row.text for row in rows) == sorted(entry.text for entry in report.timeline)
    assert [(one.text, one.done, one.horizon) for one in incident.actions] == [
        (one.text, one.done, one.horizon) for one in report.actions
    ]
    # What the record does not state it does not have: it ended, and whatever the hour its clocks stand.
    assert incident.record is RecordKind.PAST and incident.status is Status.CLOSED and not incident.is_open
    reading = clock(incident, bench.clock.now())
    assert not reading.running and not reading.impact_running and reading.phase is None and not reading.after
    assert not incident.checks and not incident.roles and not incident.booked


def test_what_the_report_states_is_set_and_nothing_else():
    taken = Bench().desk.past.take_in(past(), "MK").incident
    assert {one: f"{moment.at:%H:%M}" for one, moment in taken.milestones.items()} == {
        Milestone.IMPACT_STARTED: "14:02",
        Milestone.DETECTED: "14:05",
        Milestone.DECLARED: "14:20",
        Milestone.CAUSE_IDENTIFIED: "15:10",
        Milestone.FIX_APPLIED: "16:20",
        Milestone.IMPACT_ENDED: "16:40",
    }
    assert taken.milestones[Milestone.DECLARED].precision is Precision.ABOUT
    assert (taken.key, taken.title, taken.severity) == ("INC-0001", "Payments were down", "P1")
    assert [one.owner for one in taken.actions if not one.done] == ["Ada"]


def test_an_impact_whose_end_is_not_stated_has_no_length_and_a_reopened_one_is_live_again():
    bench = Bench()
    text = REPORT.replace("**End:** 16:40\n", "").replace("| 16:40 | Service restored | green |\n", "")
    taken = bench.desk.past.take_in(past(text), "MK").incident
    reading = clock(taken, bench.clock.now())
    assert (reading.impact_s, reading.impact.why_not) == (None, "impact ended is not recorded")
    assert clock(bench.desk.past.take_in(past(), "MK").incident, bench.clock.now()).impact_s == 158 * 60
    again = bench.desk.act(taken.id, lambda one, _: reopen(one, "It is back"), "MK").after
    bench.clock.pass_s(1)
    assert again.is_open and clock(again, bench.clock.now()).running


def test_its_times_are_in_the_zone_that_was_named():
    taken = Bench().desk.past.take_in(past(answers=Answers(zone="+02:00")), "MK").incident
    assert taken.moment(Milestone.DETECTED) == datetime(2025, 3, 4, 12, 5, tzinfo=UTC)
    assert taken.past.zone == "+02:00"


def test_a_report_whose_times_state_no_zone_is_asked_for_it_before_anything_is_written():
    bench = Bench()
    asked = past(answers=Answers())
    assert asked.asks_zone and "which is it" in asked.doubts[0]
    with pytest.raises(Refused, match="no zone"):
        bench.desk.past.take_in(asked, "MK")
    assert bench.desk.heads() == []
    stated = past(REPORT.replace("| 1", "| 1").replace("**Date:**", "**Timezone:** UTC\n**Date:**"), Answers())
    assert not stated.asks_zone
    assert asked.doubts[0] not in stated.doubts


def test_the_same_document_is_known_again_and_taken_in_twice_only_where_that_is_said():
    bench = Bench()
    first = bench.desk.past.take_in(past(), "MK")
    again = bench.desk.past.take_in(past(), "RO")
    assert (first.known, again.known, again.incident) == (False, True, first.incident)
    assert bench.desk.past.known(read()) == first.incident and len(bench.desk.heads()) == 1
    twice = bench.desk.past.take_in(past(), "RO", again=True)
    assert (twice.incident.key, twice.known) == ("INC-0002", False)
    assert bench.desk.past.known(read(REPORT + "\nMore.\n")) is None


def test_taking_it_in_is_one_act_that_is_taken_back_and_done_again():
    bench = Bench()
    taken = bench.desk.past.take_in(past(), "MK").incident
    assert {event.act for event in bench.desk.events(taken.id)} == {taken.id}
    gone = bench.desk.act(taken.id, lambda one, now: undo(one, bench.desk.events(one.id), now), "MK").after
    assert gone.status is Status.CANCELLED and bench.desk.past.known(read()) is None
    with pytest.raises(Refused, match="nothing to undo"):
        bench.desk.act(taken.id, lambda one, now: undo(one, bench.desk.events(one.id), now), "MK")
    back = bench.desk.act(taken.id, lambda one, _: redo(one, bench.desk.events(one.id)), "MK").after
    assert replace(back, seq=0, head="", written_at=None) == replace(taken, seq=0, head="", written_at=None)


def test_a_retry_of_the_same_gesture_is_written_once():
    bench = Bench()
    one, two = (bench.desk.past.take_in(past(), "MK", "gesture", again=True) for _ in range(2))
    assert one.incident == two.incident and len(bench.desk.heads()) == 1


def test_what_is_no_report_is_refused():
    with pytest.raises(Refused, match="no report of an incident"):
        past_incident(replace(read(), report=None))


def test_a_chat_becomes_entries_with_their_authors():
    chat = (
        "Tuesday, March 4th, 2025\n\nAda Lovelace  2:05 PM\nCheckout is down\nGrace Hopper  2:07 PM\n"
        "rolling back: now\nAda Lovelace  2:20 PM\nservice restored\n"
    )
    bench = Bench()
    taken = bench.desk.past.take_in(past_incident(read(chat, "chat.txt"), UTC_), "MK").incident
    rows = [row for row in timeline(bench.desk.events(taken.id)) if row.kind == "past_told"]
    assert [(f"{row.happened.at:%H:%M}", row.who, row.text) for row in rows] == [
        ("14:05", "Ada Lovelace", "Checkout is down"),
        ("14:07", "Grace Hopper", "rolling back: now"),
        ("14:20", "Ada Lovelace", "service restored"),
    ]
    assert taken.moment(Milestone.IMPACT_ENDED) == rows[-1].happened.at


CORRECTIONS = {
    Fact(FactKind.START): "~13:50",
    Fact(FactKind.SEVERITY): "P2",
    Fact(FactKind.DURATION): "",
    Fact(FactKind.ENTRY, 0, DROPPED): YES,
    Fact(FactKind.ENTRY, 1, TIME): "14:07",
    Fact(FactKind.ENTRY, 1, TEXT): "Somebody saw <b>red</b>",
    Fact(FactKind.ACTION, 0, OWNER): "Bo",
    **entry_on(6, "It was tried by hand"),
}


def test_what_a_person_corrected_is_what_is_recorded_and_the_documents_words_stay_beside_it():
    bench = Bench()
    taken = bench.desk.past.take_in(past(answers=Answers("UTC", facts=CORRECTIONS)), "MK").incident
    events = bench.desk.events(taken.id)
    assert stated_report(events) == read().report
    assert (taken.severity, taken.past.duration, taken.actions[0].owner) == ("P2", None, "Bo")
    assert f"{taken.moment(Milestone.IMPACT_STARTED):%H:%M}" == "13:50"
    assert taken.milestones[Milestone.IMPACT_STARTED].precision is Precision.ABOUT
    assert (taken.past.as_read.severity.name, taken.past.as_read.duration.text) == ("P1", "3+ hours")
    rows = {row.text: row for row in timeline(events) if row.kind == "past_told"}
    assert "A muted alert" not in rows and "It was tried by hand" in rows
    seen = rows["Somebody saw <b>red</b>"]
    assert f"{seen.happened.at:%H:%M}" == "14:07"
    assert seen.detail == "red · corrected, the document says “14:05 Outage detected”"
    assert "added by hand" in rows["It was tried by hand"].detail
    # The milestone that the row had named is named no more.
    assert Milestone.DETECTED not in taken.milestones
    assert state_from_text(state_to_text(taken), None) == taken
    assert [(one.what, one.document, one.now) for one in taken.past.corrected][:3] == [
        ("start", "14:02", "~13:50"), ("duration", "3+ hours", ""), ("severity", "P1 - payments fail", "P2"),
    ]  # fmt: skip


@settings(max_examples=10)
@given(REPORTS)
def test_of_any_report_that_was_corrected_nothing_that_it_said_is_lost(report):
    facts = {Fact(FactKind.ENTRY, place, DROPPED): YES for place in range(0, len(report.timeline), 2)}
    facts |= {Fact(FactKind.ENTRY, place, TEXT): "Otherwise" for place in range(1, len(report.timeline), 2)}
    facts[Fact(FactKind.CAUSE)] = "Otherwise"
    bench = Bench()
    taken = bench.desk.past.take_in(past_incident(documented(report), Answers("UTC", facts=facts)), "MK").incident
    assert stated_report(bench.desk.events(taken.id)) == report
    assert taken.past.report.root_cause.text == "Otherwise"


def test_rows_and_milestones_follow_the_corrected_date_with_the_zones_offset_of_that_day():
    in_march = OVERNIGHT.replace("3/4/25", "2025-03-04")
    before = past(in_march, Answers())
    assert dict(before.milestones())[Milestone.IMPACT_ENDED].at == datetime(2025, 3, 5, 9, 17, tzinfo=UTC)
    for said in (Answers(facts={Fact(FactKind.DATE): "2025-04-03"}), Answers(day="2025-04-03")):
        now = before.answered(said)
        assert [one.moment.day for one in now.report.timeline] == ["2025-04-03"] * 2 + ["2025-04-04"] * 2
        assert dict(now.milestones())[Milestone.IMPACT_ENDED].at == datetime(2025, 4, 4, 8, 17, tzinfo=UTC)
        assert all(one.is_moved and one.is_corrected for one in now.entries())
        assert now.answered(Answers()).report == before.report
    bench = Bench()
    taken = bench.desk.past.take_in(before.answered(Answers(day="2025-04-03")), "MK").incident
    assert taken.past is not None and taken.past.report.date.iso == "2025-04-03"
    assert stated_report(bench.desk.events(taken.id)).timeline == before.read.timeline


def test_what_is_said_beside_a_corrected_date_is_of_that_date():
    facts = {Fact(FactKind.START): "10:45 PM", Fact(FactKind.DATE): "2025-04-05"}
    facts |= {Fact(FactKind.ENTRY, 3).with_part(TIME): "1:20am", **entry_on(3, "11:00 PM Somebody called")}
    now = past(OVERNIGHT, Answers(facts=facts))
    assert now.report.start is not None
    assert now.report.start.iso == "2025-04-05T22:45:00-07:00"
    assert now.report.timeline[0].moment.iso == "2025-04-05T23:00:00-07:00"
    assert now.report.timeline[-1].moment.iso == "2025-04-06T01:20:00-07:00"


def test_a_row_that_states_its_own_day_keeps_it_and_a_named_day_moves_no_such_report():
    own = OVERNIGHT.replace("- 10:47 PM", "- 2025-04-03 10:47 PM")
    now = past(own, Answers(facts={Fact(FactKind.DATE): "2025-05-05"}))
    assert [one.moment.day for one in now.report.timeline] == ["2025-04-03"] * 2 + ["2025-04-04"] * 2
    assert past(own, Answers(day="2025-05-05")).report == past(own).report


def test_a_date_in_doubt_leaves_its_rows_open_until_a_day_is_named():
    asked = past(IN_DOUBT, Answers())
    assert asked.asks_day and not asked.asks_zone
    assert any("3/4/25 can be 2025-03-04 or 2025-04-03" in doubt for doubt in asked.doubts)
    assert {one.moment.day for one in asked.report.timeline} == {""}
    told = asked.answered(Answers(day="2025-04-03"))
    assert not any("can be" in doubt for doubt in told.doubts)
    assert [one.moment.day for one in told.report.timeline] == ["2025-04-03"] * 2 + ["2025-04-04"] * 2
