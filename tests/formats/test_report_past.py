"""The report of a past incident has every fact of its source, and says nothing of what it never had here."""

import re
from collections.abc import Iterator

from hypothesis import given, settings

from incident_desk.domain.past_corrected import Fact, FactKind
from incident_desk.domain.past_report import PastReport, StatedMoment
from incident_desk.domain.past_times import PastMoment, TimelineEntry
from incident_desk.domain.report import ReportModel
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.html_report import html_of
from incident_desk.formats.markdown_report import lines, markdown_of
from incident_desk.formats.prose import document
from incident_desk.formats.report_past_front import past_headline
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import REPORTS, documented, read
from tests.examples import few
from tests.fakes import Bench


def reported(report: PastReport | None = None, zone: str = "UTC") -> ReportModel:
    bench = Bench()
    source = read() if report is None else documented(report)
    taken = bench.desk.past.take_in(past_incident(source, Answers(zone)), "MK").incident
    return build_report(bench.desk.events(taken.id), "Incident Desk")


def facts(report: PastReport) -> Iterator[str]:
    """Every word that the report states."""
    yield report.title[:200]
    for stated in (report.date, report.start, report.end, *report.timeline):
        if stated is not None:
            yield stated.moment.written
            yield from stated.moment.doubts
    for part in (report.duration, report.severity, report.status, report.impact, report.root_cause):
        if part is not None:
            yield part.text
    if report.severity is not None:
        yield report.severity.name
    for entry in report.timeline:
        yield from (entry.text, entry.actor, entry.status)
    for action in report.actions:
        yield from (action.text, action.owner, action.due, action.horizon)
    lessons = report.lessons
    passages = (*report.contributing, *lessons.well, *lessons.wrong, *lessons.lucky, *lessons.other)
    yield from (one.text for one in passages)
    for one in report.sign_off:
        yield from (one.label, one.value)
    yield from (report.zone, *report.doubts)


def bare(text: str) -> str:
    """The words without what keeps them words in Markdown, which depends on what stands beside them."""
    return re.sub(r"\s+", " ", re.sub(r"[\\`]|&amp;|&", "", text)).strip()


@settings(max_examples=few(8, 40))
@given(REPORTS)
def test_every_fact_of_any_report_stands_in_the_markdown(report):
    text = bare(markdown_of(reported(report)))
    cut = max((len(one.actor) for one in report.timeline), default=0) > 40
    for fact in facts(report):
        assert bare(lines(fact)) in text or (cut and fact in [one.actor for one in report.timeline])


def test_it_says_how_sure_it_is_and_what_was_left_open():
    report = reported()
    text = markdown_of(report)
    assert text.startswith("Report of a past incident · INC-0001")
    assert "lasted 3+ hours (at least)" in text and "the impact lasted 2 h 38 min" in text
    assert "| **Declared** | about 2025-03-04 14:20:00 |" in text and "about +50:00" in text
    assert "Sometime before" in text and "| 2 | Renew the certificate | no owner | no date | **done** |" in text
    assert "2025-03-20" in text and "Ada" in text
    assert "Written down" not in text.split("| told |")[1].split("|")[0]


def test_it_has_no_section_of_what_it_never_had_here():
    titles = [section.title for section in document(reported()).sections if not section.appendix]
    assert [title.partition(" ")[2] for title in titles] == [
        "What its report states",
        "Left open",
        "Impact and cause",
        "What the doctor asks",
        "Milestones and durations",
        "Action items",
        "Timeline",
        "Lessons",
        "Signed off",
        "The source",
        "The record",
    ]


def test_what_is_not_stated_is_said_not_to_be():
    report = reported(PastReport("Only a title"))
    assert past_headline(report, report.past) == (
        "Its report does not say how long it lasted.",
        "Its times do not tell how long the impact lasted, because impact started is not recorded.",
    )
    text = markdown_of(report)
    assert "The report states no lesson." in text and "The report is not signed." in text
    assert (
        "Nothing was left open." in text
        and "- **Began** not stated" in text
        and "| Declared | not recorded | n/a |" in text
    )


def test_nothing_of_the_source_becomes_markup():
    text = html_of(reported(PastReport("<script>alert(1)</script>")))
    assert "<script>alert" not in text and "&lt;script&gt;" in text


def test_the_first_page_says_the_zone_that_a_person_named():
    bare = PastReport("Down", start=StatedMoment(PastMoment("15:53", "2025-08-18", "15:53")))
    assert "- **Began** 2025-08-18 15:53:00 Europe/Berlin" in markdown_of(reported(bare, "Europe/Berlin"))


def test_the_sign_of_utc_is_written_as_elsewhere():
    stated = StatedMoment(PastMoment("14:45Z", "2025-08-18", "14:45", offset_min=0))
    assert "- **Ended** 2025-08-18 14:45:00 UTC" in markdown_of(reported(PastReport("Down", end=stated)))


def test_a_row_of_a_whole_day_has_no_time():
    bare = PastReport("Down", timeline=(TimelineEntry(PastMoment("August 18", "2025-08-18"), "It was slow"),))
    text = markdown_of(reported(bare, "Europe/Berlin"))
    assert "2025-08-18" in text and "22:00" not in text and "2025-08-17" not in text


def test_what_was_corrected_by_hand_is_told_apart_from_the_documents_words():
    facts = {Fact(FactKind.DURATION): "2 h 40 min", Fact(FactKind.CAUSE): "A lock"}
    bench = Bench()
    taken = bench.desk.past.take_in(past_incident(read(), Answers("UTC", facts=facts)), "MK").incident
    text = markdown_of(build_report(bench.desk.events(taken.id), "Incident Desk"))
    assert "It lasted 2 h 40 min, corrected by hand: its report says 3+ hours (at least)." in text
    assert "Corrected when it was taken in" in text and "A certificate ran out." in text and "A lock" in text
