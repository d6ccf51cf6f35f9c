"""A report as a person corrects it: what was said stands, and nothing else is another one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.past_corrected import (
    DONE,
    DROPPED,
    DUE,
    OWNER,
    TEXT,
    TIME,
    YES,
    Fact,
    FactKind,
)
from incident_desk.formats.reading.reports.said import (
    corrected_report,
    entry_on,
    read_said,
    told_actions,
    told_entries,
    words_of,
)
from tests.any_past import REPORT, REPORTS, read

ENTRY = Fact(FactKind.ENTRY, 1)
ALL = [Fact(kind) for kind in FactKind if kind not in (FactKind.ENTRY, FactKind.ADDED, FactKind.ACTION)]


@pytest.fixture
def report():
    return read().report


def test_nothing_said_is_the_report_itself(report):
    assert corrected_report(report, {}) is report


@given(REPORTS)
def test_the_documents_own_words_change_nothing_that_it_states(report):
    said = {Fact(FactKind.ENTRY, place, TIME): one.moment.written for place, one in enumerate(report.timeline)
            if one.moment.written}  # fmt: skip
    said |= {Fact(FactKind.ACTION, place, OWNER): one.owner for place, one in enumerate(report.actions)}
    told = corrected_report(report, said)
    assert (told.timeline, told.actions) == (report.timeline, report.actions)
    assert replace(told, doubts=()) == replace(report, doubts=())


def test_each_fact_that_is_stated_once_is_another_one_or_none(report):
    said = {
        Fact(FactKind.START): "~13:50", Fact(FactKind.END): "", Fact(FactKind.DURATION): "2-3 hours",
        Fact(FactKind.SEVERITY): "P2", Fact(FactKind.STATUS): "mitigated", Fact(FactKind.IMPACT): "All of it",
        Fact(FactKind.CAUSE): "A lock",
    }  # fmt: skip
    told = corrected_report(report, said)
    assert (told.start.iso, told.start.moment.precision.value) == ("2025-03-04T13:50:00", "approximate")
    assert told.start.span == report.start.span and told.end is None
    assert (told.duration.from_s, told.duration.seconds) == (7200, 10_800)
    assert (told.severity.name, told.status.state) == ("P2", "mitigated")
    assert (told.impact.text, told.root_cause.text) == ("All of it", "A lock")
    assert told.timeline == report.timeline and told.lessons == report.lessons


def test_passages_and_signatures_are_another_one_or_none(report):
    said = {Fact(FactKind.CONTRIBUTED, 1): "", Fact(FactKind.WELL): "The pager rang", Fact(FactKind.SIGNED): "Bo"}
    told = corrected_report(report, said)
    assert [one.text for one in told.contributing] == [report.contributing[0].text]
    assert told.lessons.well[0].text == "The pager rang" and told.sign_off[0].value == "Bo"


def test_an_entry_has_another_time_or_text_or_is_none(report):
    said = {ENTRY.with_part(TIME): "14:07", ENTRY.with_part(TEXT): "Somebody saw it",
            Fact(FactKind.ENTRY, 0, DROPPED): YES}  # fmt: skip
    told = corrected_report(report, said)
    assert len(told.timeline) == len(report.timeline) - 1
    assert (told.timeline[0].moment.iso, told.timeline[0].text) == ("2025-03-04T14:07:00", "Somebody saw it")
    entries = list(told_entries(report, said))
    assert entries[0].now is None and entries[0].read == report.timeline[0]
    assert [one.is_corrected for one in entries[:3]] == [True, True, False]


def test_a_line_of_the_source_becomes_an_entry_at_its_place(report):
    last = report.timeline[-1]
    said = entry_on(last.span.first - 1, "16:30 It was tried by hand")
    told = corrected_report(report, said)
    assert told.timeline[-1] == last and told.timeline[-2].text == "It was tried by hand"
    assert told.timeline[-2].moment.iso == "2025-03-04T16:30:00" and told.timeline[-2].how == "added"
    nowhere = corrected_report(report, entry_on(9_999, "Nobody knew when"))
    assert nowhere.timeline[-1].moment.iso is None and nowhere.timeline[-1].moment.precision.value == "unknown"


def test_an_action_has_another_owner_due_and_state(report):
    fact = Fact(FactKind.ACTION, 0)
    said = {fact.with_part(OWNER): "Bo", fact.with_part(DUE): "2025-04-01", fact.with_part(DONE): YES}
    first, second = told_actions(report, said)
    assert (first.now.owner, first.now.due, first.now.done) == ("Bo", "2025-04-01", True)
    assert first.read == report.actions[0] and second.now is second.read
    assert words_of(report, fact.with_part(DONE)) == "no" and words_of(report, fact.with_part(OWNER)) == "Ada"


def test_what_is_said_settles_a_doubt_and_can_make_one():
    odd = read(REPORT.replace("3+ hours", "9 hours")).report
    assert any("stated length" in doubt for doubt in odd.doubts)
    mended = corrected_report(odd, {Fact(FactKind.DURATION): "2 h 38 min"})
    assert not any("stated length" in doubt for doubt in mended.doubts)
    upside_down = corrected_report(odd, {Fact(FactKind.END): "13:00"})
    assert any("is before the start" in doubt for doubt in upside_down.doubts)


def test_bad_words_are_refused_one_by_one(report):
    for fact in (Fact(FactKind.START), ENTRY.with_part(TIME), Fact(FactKind.DURATION), Fact(FactKind.STATUS)):
        with pytest.raises(Refused):
            read_said(report, fact, "what?")


@given(REPORTS, st.sampled_from(ALL), st.text(max_size=30))
def test_whatever_is_said_of_whatever_report_is_taken_or_refused(report, fact, words):
    try:
        told = corrected_report(report, {fact: words}) if words_of(report, fact) or not fact.place else report
    except Refused:
        return
    assert told.timeline == report.timeline


def test_a_clock_of_a_row_that_stated_no_time_is_of_the_reports_day(report):
    told = corrected_report(report, {Fact(FactKind.ENTRY, 0, TIME): "14:00"})
    assert told.timeline[0].moment.iso == "2025-03-04T14:00:00"
    before_all = corrected_report(report, entry_on(2, "13:00 It began"))
    assert before_all.timeline[0].moment.iso == "2025-03-04T13:00:00"
