"""A finished PDF is read back place by place, and known terms are found in its own letters."""

from functools import cache

import pytest

from incident_desk.adapters.reports.engine import pdf_of
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.pdf_reading.objects import Unreadable
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.finished_pdf import pdf_parts
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.leaks import leaks_in
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.formats.report_data import document_data
from tests.report_samples import at, opened

CUSTOMER = "Zebra Associates"


@cache
def report():
    desk = opened("Sign-in fails")
    for number in range(60):
        desk.log(f"Told {CUSTOMER} of step {number}; they wait for the token of app.zebra.associates", "03:10")
    return build_report(desk.events, "Incident Desk 0.1.0")


@cache
def handout():
    return hand_out(report(), Wish(Audience.TIMELINE, customers=(CUSTOMER,)))


@cache
def pdf(*, hidden):
    made = handout() if hidden else hand_out(report(), Wish(Audience.TIMELINE, sorts=frozenset()))
    return pdf_of(document_data(made.document), made.data, at("05:00"))


def test_each_place_of_a_report_is_read():
    pages = []
    parts = list(pdf_parts(pdf(hidden=True), lambda page, of: pages.append((page, of))))
    assert {part.where for part in parts if not part.raw} == set(Where)
    assert pages == [(number, len(pages)) for number in range(1, len(pages) + 1)] and len(pages) > 1
    assert not leaks_in(parts, handout())


def test_a_term_is_found_in_the_letters_of_a_file_that_says_it():
    found = leaks_in(pdf_parts(pdf(hidden=False)), handout())
    assert {one.where for one in found if one.text == CUSTOMER} >= {Where.TEXT, Where.ATTACHED}
    known = {one.number for one in handout().findings if one.sort is Sort.CUSTOMER}
    assert {one.number for one in found if one.text == CUSTOMER} == known


def test_a_file_of_another_make_is_not_called_clean():
    with pytest.raises(Unreadable):
        list(pdf_parts(b"%PDF-1.7 of another make"))
