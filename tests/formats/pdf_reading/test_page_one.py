"""Page 1 says of itself how many of its lines have no room."""

from dataclasses import replace
from functools import cache

import pytest

from incident_desk.adapters.reports.engine import pdf_of
from incident_desk.formats.pdf_reading.page_one import cut_lines, too_long
from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_document import Paragraph
from tests.report_papers import paper


@cache
def pdf(times):
    """A copy whose headline is said so many times."""
    one = paper("customer copy")
    front = tuple(
        replace(block, text=f"{block.text} " * times) if isinstance(block, Paragraph) else block
        for block in one.document.front
    )
    return pdf_of(document_data(replace(one.document, front=front)), None, one.made)


@pytest.mark.parametrize("times", [1, 12])
def test_what_has_room_is_not_counted(times):
    assert cut_lines(pdf(times)) == 0


def test_the_lines_that_have_none_are_counted():
    assert 5 < cut_lines(pdf(50)) < cut_lines(pdf(60))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 of another make", b"no file at all"])
def test_of_a_file_of_another_make_nothing_is_said(data):
    assert cut_lines(data) == 0


def test_it_is_said_in_words():
    assert (too_long(0), too_long(1), too_long(2)) == (
        "", "page 1 is too long by 1 line", "page 1 is too long by 2 lines"
    )  # fmt: skip
