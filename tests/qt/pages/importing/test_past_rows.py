"""What a report states of its incident, each with the lines it stands on."""

from incident_desk.domain.past_report import (
    Lessons,
    Passage,
    PastAction,
    PastReport,
    Signature,
    StatedDuration,
    StatedMoment,
    StatedSeverity,
    StatedStatus,
)
from incident_desk.domain.past_times import PastMoment, TimelineEntry
from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing.found import Found, Look
from incident_desk.qt.pages.importing.lines import margin_of
from incident_desk.qt.pages.importing.past_rows import past_rows, questions
from incident_desk.services.acts.taking_past import past_incident
from tests.any_past import REPORT as WRITTEN
from tests.any_past import documented, read

REPORT = PastReport(
    "Night",
    date=StatedMoment(PastMoment("4 March"), Span(1, 1)),
    duration=StatedDuration("12+ hours", span=Span(2, 2)),
    severity=StatedSeverity("P0", "P0 - Critical", Span(3, 3)),
    status=StatedStatus("resolved", "Resolved", Span(4, 4)),
    impact=Passage("Nobody could print", Span(5, 5)),
    root_cause=Passage("No paper", Span(6, 6)),
    contributing=(Passage("A holiday", Span(7, 7)),),
    timeline=(TimelineEntry(PastMoment("02:58"), "Printer stops", "RO", span=Span(8, 8)),),
    actions=(PastAction("Buy paper", True, "MK", horizon="Short term", span=Span(9, 9)),),
    lessons=Lessons(well=(Passage("Calm", Span(10, 10)),), other=(Passage("Look", Span(11, 11)),)),
    sign_off=(Signature("Approved", "AD", Span(12, 12)),),
)


def rows_of(report=REPORT):
    return list(past_rows(past_incident(documented(report))))


def test_everything_stated_is_a_row_in_its_group():
    rows = rows_of()
    heads = [(row.text, row.beside) for row in rows if row.look is Look.HEAD]
    assert heads == [
        ("The incident", "7 facts"), ("Timeline", "1 moment"), ("Actions", "1 action, 1 done"),
        ("Lessons", "2 lessons"), ("Signed off", "1 line"),
    ]  # fmt: skip
    things = [row for row in rows if row.can_be_chosen]
    assert [row.span.first for row in things] == list(range(1, 13))
    said = {row.text: (row.beside, row.mark) for row in things}
    assert said["12+ hours"] == ("duration", "duration") and said["A holiday"] == ("contributed", "cause")
    assert said["02:58 Printer stops"] == ("RO", "timeline")
    assert said["Buy paper"] == ("done · MK · Short term", "action")


def test_a_document_that_is_no_report_has_none():
    assert list(past_rows(None)) == rows_of(PastReport("x")) == []


def test_the_milestones_that_it_states_have_a_group_of_their_own():
    rows = list(past_rows(past_incident(read())))
    shown = [(row.text, row.beside, row.span.first) for row in rows if row.mark == "milestone"]
    assert shown[:2] == [
        ("14:02 Impact started", "“Start: 14:02”", 7), ("14:05 Detected", "“Outage detected”", 28),
    ]  # fmt: skip


def test_what_a_person_must_say_is_asked_and_nothing_else():
    assert [one.about for one in questions(past_incident(read()))] == ["zone"]
    bare = WRITTEN.replace("**Date:** 2025-03-04\n", "").replace(", due: 2025-03-20", "")
    assert [one.about for one in questions(past_incident(read(bare)))] == ["zone", "day"]
    assert list(questions(None)) == list(questions(past_incident(documented(PastReport("x"))))) == []


def test_a_line_of_the_timeline_is_more_than_a_step():
    past = next(row for row in rows_of() if row.mark == "timeline")
    step = Found(Look.STEP, "Printer stops", mark="step", span=past.span)
    assert margin_of(12, [past, step]).owner(8) == 0
