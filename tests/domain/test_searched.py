"""What of a record can be found by its words."""

from dataclasses import replace
from datetime import UTC

from hypothesis import given

from incident_desk.domain.events import Kind
from incident_desk.domain.searched import LONGEST, said_in
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, log, strike
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import REPORT, REPORTS, documented, read
from tests.fakes import Bench


def texts(events):
    return [said.text for event in events if (said := said_in(event)) is not None]


def test_titles_entries_and_every_wording_of_them_can_be_found():
    bench = Bench()
    one = bench.desk.declare(Declaration("Checkout is down", "P1"), "MK").id
    event = bench.desk.act(one, lambda _, now: log(read_line("pool ful", now, UTC)), "MK").events[0]
    bench.desk.act(one, lambda *_: amend(event, Rewrite("pool full")), "MK")
    bench.desk.act(one, lambda *_: strike(event, "wrong host"), "MK")
    events = bench.desk.events(one)
    assert {"Checkout is down", "pool ful", "pool full", "wrong host"} <= set(texts(events))
    assert {said_in(each).row for each in events if each.seq >= event.seq} == {event.id}


def test_what_was_erased_and_what_says_nothing_cannot():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    event = bench.desk.act(one, lambda _, now: log(read_line("hunter2", now, UTC)), "MK").events[0]
    assert said_in(replace(event, body=None)) is None
    assert said_in(replace(event, kind=Kind.PAST_SOURCE)) is None
    assert said_in(replace(event, body={"text": " \n ", "sign": "note"})) is None


def test_a_very_long_text_is_found_by_its_beginning():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    event = bench.desk.act(one, lambda _, now: log(read_line("word " * 9_000, now, UTC)), "MK").events[0]
    assert len(said_in(event).text) == LONGEST


def test_of_a_report_its_cause_and_its_rows_can_be_found():
    bench = Bench()
    document = read(REPORT)
    taken = bench.desk.past.take_in(past_incident(document, Answers(zone="UTC")), "MK").incident
    found = " ".join(texts(bench.desk.events(taken.id)))
    assert document.report.timeline[0].text in found
    if document.report.root_cause:
        assert " ".join(document.report.root_cause.text.split()) in found


@given(REPORTS)
def test_any_report_can_be_looked_through(report):
    bench = Bench()
    taken = bench.desk.past.take_in(past_incident(documented(report), Answers(zone="UTC")), "MK").incident
    texts(bench.desk.events(taken.id))


def test_a_section_that_a_document_brought_along_is_found_by_its_heading_too():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    event = bench.desk.act(one, lambda _, now: log(read_line("words", now, UTC)), "MK").events[0]
    body = {"section": "report-glossary", "title": "Glossary", "text": "SSO: single sign-on"}
    written = replace(event, kind=Kind.REVIEW_WRITTEN, body=body)
    assert said_in(written).text == "Glossary SSO: single sign-on"
    assert said_in(replace(written, body=body | {"text": ""})) is None
    assert said_in(replace(written, body=body | {"section": "summary"})).text == "SSO: single sign-on"
