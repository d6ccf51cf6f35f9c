"""What was said of a report holds for the same words of the changed one, and what is lost is counted."""

from dataclasses import replace

from hypothesis import given

from incident_desk.domain.past_corrected import DROPPED, TEXT, YES, Fact, FactKind
from incident_desk.formats.reading.reports.said import entry_on
from incident_desk.formats.reading.reports.said_again import said_again
from tests.any_past import REPORT, REPORTS, read


def test_an_entry_is_found_by_its_words_wherever_it_stands_now():
    before = read().report
    after = read(REPORT.replace("| 14:05 |", "| 14:03 | A first look | |\n| 14:05 |")).report
    said = {
        Fact(FactKind.ENTRY, 1, TEXT): "Somebody saw it",
        Fact(FactKind.SEVERITY): "P2",
        Fact(FactKind.ACTION, 1, TEXT): "Renew it",
        **entry_on(6, "By hand"),
    }
    again, lost = said_again(said, before, after)
    assert lost == 0 and again == {
        Fact(FactKind.ENTRY, 2, TEXT): "Somebody saw it",
        Fact(FactKind.SEVERITY): "P2",
        Fact(FactKind.ACTION, 1, TEXT): "Renew it",
        **entry_on(6, "By hand"),
    }


def test_what_was_said_of_an_entry_that_is_gone_is_lost_and_counted():
    before = read().report
    after = read(REPORT.replace("| 14:05 | Outage detected | red |\n", "")).report
    said = {Fact(FactKind.ENTRY, 1, TEXT): "x", Fact(FactKind.ENTRY, 1, DROPPED): YES, Fact(FactKind.CAUSE): "y"}
    assert said_again(said, before, after) == ({Fact(FactKind.CAUSE): "y"}, 1)


@given(REPORTS)
def test_of_the_same_report_nothing_is_lost(report):
    said = {Fact(FactKind.ENTRY, place, TEXT): "x" for place in range(len(report.timeline))}
    again, lost = said_again(said, report, replace(report))
    assert lost == 0 and len(again) == len({fact for fact in again})
