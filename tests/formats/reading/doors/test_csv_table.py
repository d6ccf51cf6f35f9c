"""Separated values become a Markdown table, cell by cell, whatever separates them."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incident_desk.formats.reading.doors.csv_table import SEPARATORS, as_markdown, table_in
from incident_desk.formats.reading.tokens import blocks_of

ROWS = [["Place", "What", "Who"], ["Here", "Down, all of it", "Ann"], ["There", 'She said "wait"; a|b', ""]]


def written(rows, separator):
    made = io.StringIO()
    csv.writer(made, delimiter=separator, lineterminator="\n").writerows(rows)
    return made.getvalue()


@pytest.mark.parametrize("separator", SEPARATORS)
def test_the_separator_is_found_and_quoted_cells_stay_whole(separator):
    table = table_in(written(ROWS, separator))
    assert table is not None and table.separator == separator
    assert [list(row) for row in table.rows] == ROWS


def test_a_table_is_markdown_that_reads_as_the_same_cells():
    table = table_in(written(ROWS, ";"))
    assert as_markdown(table) == (
        "| Place | What | Who |\n| --- | --- | --- |\n| Here | Down, all of it | Ann |\n"
        '| There | She said "wait"; a\\|b |  |\n'
    )
    (block,) = blocks_of(as_markdown(table))
    assert [[cell.plain for cell in row.children] for row in block.every("row")] == ROWS
    assert table.told == "Read as a table separated by semicolons: 2 rows of 3 columns"


def test_a_table_whose_first_column_holds_times_is_a_timeline():
    table = table_in("When;What\n2025-03-04 10:42;down\n2025-03-04 10:50;up\nlater;talk")
    assert as_markdown(table).startswith("# Incident table\n\n## Timeline\n\n| When | What |\n")
    assert as_markdown(table_in("10:42;down\n10:50;up")).startswith("| 10:42 | down |")
    assert as_markdown(table_in("What;When\ndown;10:42")).startswith("| What |")


def test_a_cell_of_several_lines_is_one_line_and_short_rows_are_filled():
    table = table_in('a,b,c\n1,"two\nlines",3\n4,5\n\n')
    assert table.rows == (("a", "b", "c"), ("1", "two lines", "3"), ("4", "5", ""))


@pytest.mark.parametrize(
    "text", ["", "one line", "words, and words\nno more", "a\nb\nc", "a,b", "x" * 200_000 + ",b\n1,2"]
)
def test_what_has_no_even_rows_is_no_table(text):
    assert table_in(text, evenness=0.9) is None


CELLS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=9)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=9))
@example([["0", "0", ';"'], ["0", ';"', ';"']])
def test_every_cell_arrives(rows):
    assert [list(row) for row in table_in(written(rows, "\t")).rows] == rows


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_none(text):
    table = table_in(text)
    assert table is None or len({len(row) for row in table.rows}) == 1
