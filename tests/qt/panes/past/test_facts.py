"""What a report states stands under its titles; what it does not is told as not stated, and has no section."""

from hypothesis import given

from incident_desk.domain.past_corrected import DROPPED, YES, Fact, FactKind
from incident_desk.domain.past_facts import PastFacts, Source
from incident_desk.formats.reading.reports.said import entry_on
from incident_desk.qt.panes.past.facts import Stated, sections_of
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import REPORT, REPORTS, read
from tests.fakes import Bench


def taken(text=REPORT, **answers):
    past = past_incident(read(text), Answers("UTC", **answers))
    return Bench().desk.past.take_in(past, "MK").incident.past


def test_the_sections_of_a_report():
    sections = {one.title: one.lines for one in sections_of(taken())}
    assert Stated("P1 - payments fail", "Severity") in sections["The incident"]
    assert Stated("3+ hours (at least)", "Duration") in sections["The incident"]
    assert sections["Root cause"] == (Stated("A certificate ran out."),)
    assert [one.name for one in sections["Lessons"]] == ["Went well", "Went wrong"]
    assert sections["Signed off"] == (Stated("Ada", "Incident Commander"),)
    assert Stated("UTC, said as it was taken in", "Time zone") in sections["How it was taken in"]


def test_nothing_is_made_up():
    text = "# Outage report\n\n**Date:** 2025-03-04\n**Status:** Resolved\n\n## Root cause\n\nA lock.\n"
    sections = {one.title: one.lines for one in sections_of(taken(text))}
    stated = {one.name: one.text for one in sections["The incident"]}
    assert stated["Date"] == "2025-03-04"
    assert {stated[name] for name in ("Severity", "Start", "End")} == {"not stated"}
    assert "Impact" not in sections and "Lessons" not in sections and "Signed off" not in sections


@given(REPORTS)
def test_every_passage_of_any_report_is_shown_and_no_section_is_empty(report):
    sections = sections_of(PastFacts(report, Source("a.md", "00")))
    shown = {one.text for section in sections for one in section.lines}
    assert all(section.lines for section in sections)
    assert {one.text for one in report.contributing if one.text} <= shown


def test_what_was_corrected_stands_with_the_documents_words():
    facts = {Fact(FactKind.SEVERITY): "P2", Fact(FactKind.ENTRY, 0, DROPPED): YES, **entry_on(6, "By hand")}
    past = Bench().desk.past.take_in(past_incident(read(), Answers("UTC", facts=facts)), "MK").incident.past
    section = next(one for one in sections_of(past) if one.title == "Corrected when it was taken in")
    assert section.lines[0] == Stated("P2 · the document says “P1 - payments fail”", "Severity")
    stated = {line.name: line.text for line in sections_of(past)[0].lines}
    assert stated["Severity"] == "P2 · corrected, the document says “P1 - payments fail”"
    assert stated["Status"] == "Resolved"
    assert section.lines[1].text.startswith("none · the document says “Sometime before")
    assert section.lines[2].text == "no time  By hand · made of line 6"
