"""What the record keeps of a report, as data and back, and put together again."""

from hypothesis import given

from incident_desk.domain.past_facts import PastFacts, Source, facts_of, length_words, stated_report
from incident_desk.domain.past_report import StatedDuration
from incident_desk.domain.past_times import PastPrecision
from incident_desk.domain.plain_data import to_plain
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import REPORT, REPORTS, read
from tests.fakes import Bench


@given(REPORTS)
def test_the_facts_are_data_and_back(report):
    facts = PastFacts(report, Source("a.md", "f" * 64, 3), "UTC", doubts=("odd",))
    assert facts_of(to_plain(facts)) == facts and facts.duration == report.duration


def test_a_record_that_nobody_took_in_has_no_report():
    bench = Bench()
    assert stated_report(bench.desk.events(bench.desk.declare(Declaration("Down"), "MK").id)) is None


def test_a_length_says_how_sure_it_is():
    assert length_words(None) == ""
    assert length_words(StatedDuration("2 hours", 7200)) == "2 hours"
    assert length_words(StatedDuration("12+ hours", 43200, PastPrecision.AT_LEAST)) == "12+ hours (at least)"


def test_the_day_alone_is_known_where_no_clock_says_when_it_began():
    def day(text):
        return Bench().desk.past.take_in(past_incident(read(text), Answers("UTC")), "MK").incident.past.day_alone

    bare = "# Outage report\n\n**Date:** 2025-03-04\n**Status:** Resolved\n\n## Root cause\n\nA lock.\n"
    rows = "\n## Timeline\n\n- 14:30 Fix deployed\n- 14:45 Service restored\n"
    assert day(bare) == day(bare + rows) == "2025-03-04"
    assert day(REPORT) == ""
