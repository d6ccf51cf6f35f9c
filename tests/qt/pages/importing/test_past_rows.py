"""What a report states of its incident, each with the lines it stands on."""

from incident_desk.domain.past_corrected import DROPPED, OWNER, TEXT, YES, Fact, FactKind
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
from incident_desk.formats.reading.reports.said import entry_on
from incident_desk.qt.pages.importing.found import FactRow, Found, Look, Standing
from incident_desk.qt.pages.importing.lines import margin_of
from incident_desk.qt.pages.importing.past_rows import past_rows, questions
from incident_desk.qt.pages.importing.view_model import fact_of
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import IN_DOUBT, OVERNIGHT, documented, read
from tests.any_past import REPORT as WRITTEN

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
        ("The incident", "7 facts, 2 not stated"), ("Timeline", "1 moment"), ("Actions", "1 action, 1 done"),
        ("Lessons", "2 lessons"), ("Signed off", "1 line"),
    ]  # fmt: skip
    things = [row for row in rows if row.can_be_chosen and row.span is not None]
    assert [row.span.first for row in things] == list(range(1, 13))
    said = {row.text: (row.beside, row.mark) for row in things}
    assert said["12+ hours"] == ("duration", "duration") and said["A holiday"] == ("contributed", "cause")
    assert said["02:58 Printer stops"] == ("RO", "timeline")
    assert said["Buy paper"] == ("done · MK · Short term", "action")


def test_a_document_that_is_no_report_has_none():
    assert list(past_rows(None)) == []


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


def test_what_is_corrected_stands_in_its_row_with_what_the_document_says_beside_it():
    said = {
        Fact(FactKind.SEVERITY): "P2", Fact(FactKind.END): "", Fact(FactKind.ENTRY, 0, DROPPED): YES,
        Fact(FactKind.ENTRY, 1, TEXT): "Seen", Fact(FactKind.ACTION, 0, OWNER): "Bo",
        Fact(FactKind.WELL): "It rang", **entry_on(6, "By hand"),
    }  # fmt: skip
    past = past_incident(read(), Answers(facts=said))
    rows = {fact_of(row): row for row in past_rows(past) if fact_of(row) is not None}

    def seen(kind, place=0):
        row = rows[Fact(kind, place)]
        return row.text, row.beside, row.thing.standing.value

    assert seen(FactKind.SEVERITY) == ("P2", "severity · corrected, was “P1 - payments fail”", "corrected")
    assert seen(FactKind.END) == ("not stated", "end · corrected, was “16:40”", "corrected")
    assert seen(FactKind.ENTRY) == ("Sometime before A muted alert", "dropped: it is none", "dropped")
    assert seen(FactKind.ENTRY, 1) == ("14:05 Seen", "corrected, was “14:05 Outage detected”",
                                       "corrected")  # fmt: skip
    assert seen(FactKind.ACTION)[1] == "Bo · 2025-03-20 · corrected"
    assert seen(FactKind.WELL) == ("It rang", "went well · corrected, was “The pager worked”", "corrected")
    assert seen(FactKind.ADDED, 6) == ("no time By hand", "added by you", "added")
    heads = {row.text: row.beside for row in past_rows(past) if row.look is Look.HEAD}
    assert heads["Timeline"] == "6 moments, 1 dropped"


def test_what_the_report_states_nowhere_is_told_and_can_be_said():
    rows = rows_of(PastReport("x"))
    assert (rows[0].text, rows[0].beside) == ("The incident", "0 facts, 7 not stated")
    assert [row.beside for row in rows[1:]] == [
        "start", "end", "duration", "severity", "status", "impact", "root cause",
    ]  # fmt: skip
    assert {row.text for row in rows[1:]} == {"not stated"}


def test_a_milestone_points_to_the_fact_that_states_it():
    rows = [row for row in past_rows(past_incident(read())) if row.mark == "milestone"]
    assert rows[0].thing == FactRow(Fact(FactKind.START), elsewhere=True)
    assert rows[1].thing == FactRow(Fact(FactKind.ENTRY, 1), elsewhere=True) and fact_of(rows[1]) is None


def test_the_day_that_was_read_stands_beside_the_date_and_beside_rows_where_it_changes():
    past = past_incident(read(OVERNIGHT))
    rows = list(past_rows(past))
    assert next(row.beside for row in rows if row.text == "3/4/25") == "date · 2025-04-03"
    assert next(row.beside for row in rows if row.text == "1:17am") == "end · 2025-04-04"
    assert [row.beside for row in rows if row.mark == "timeline"] == ["2025-04-03", "", "2025-04-04", ""]
    moved = list(past_rows(past.answered(Answers(facts={Fact(FactKind.DATE): "2025-05-03"}))))
    assert "date · corrected, was “3/4/25”" in [row.beside for row in moved if row.text == "2025-05-03"]
    timeline = [row for row in moved if row.mark == "timeline"]
    assert [row.beside for row in timeline] == ["2025-05-03", "", "2025-05-04", ""]
    assert {row.thing.standing for row in timeline} == {Standing.READ}


def test_the_days_that_a_date_in_doubt_can_be_are_offered():
    (asked,) = questions(past_incident(read(IN_DOUBT)))
    assert (asked.about, asked.choices) == ("day", ("2025-03-04", "2025-04-03"))
