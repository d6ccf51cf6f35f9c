"""A report while it is written: nothing is shortened but very long tables, and what is left out is said."""

from dataclasses import replace

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.formats.report_document import Cell, Table
from incident_desk.formats.report_preview import MOST_ROWS, rows_left, shortened
from tests import report_samples


def made(name):
    return document(build_report(getattr(report_samples, name)().events, "x"))


def tables(doc):
    return [block for section in doc.sections for block in section.blocks if isinstance(block, Table)]


def test_a_short_report_is_whole():
    whole = made("checkout")
    assert shortened(whole) == (whole, 0)


def test_of_a_long_table_the_first_rows_are_set_and_the_rest_is_counted():
    whole = made("checkout")
    first = next(section for section in whole.sections if any(isinstance(block, Table) for block in section.blocks))
    table = next(block for block in first.blocks if isinstance(block, Table))
    row = tuple(Cell("a") for _ in table.columns)
    long = replace(table, rows=(row,) * (MOST_ROWS + 7))
    doc = replace(whole, sections=(replace(first, blocks=(long,)),))
    short, left_out = shortened(doc)
    assert left_out == 7
    (cut,) = tables(short)
    assert cut.rows[:MOST_ROWS] == long.rows[:MOST_ROWS]
    assert len(cut.rows) == MOST_ROWS + 1
    assert "7 more rows" in cut.rows[-1][-1].text


def test_that_the_pages_are_short_of_rows_is_said_in_few_words():
    assert [rows_left(count) for count in (1, 240)] == ["without 1 row of the file", "without 240 rows of the file"]
