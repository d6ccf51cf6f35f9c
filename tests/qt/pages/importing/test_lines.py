"""What each line was read as, and how a line is shown: as it is, with what hides in it to be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing import lines
from incident_desk.qt.pages.importing.found import Found, Look
from incident_desk.qt.pages.importing.lines import (
    LONGEST,
    doubted_lines,
    margin_of,
    rooms_of,
    shown,
    wrapped,
)
from tests.qt.pages.importing.conftest import line_of, opened

SPANS = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 12)), max_size=12)


def thing(first, length, look=Look.STEP):
    return Found(look, "x", mark="step", span=Span(first, first + length))


@given(SPANS)
def test_a_line_belongs_to_the_narrowest_thing_on_it(pairs):
    rows = [thing(first, length) for first, length in pairs]
    margin = margin_of(40, rows)
    for line in range(1, 41):
        here = [place for place, row in enumerate(rows) if row.span.first <= line <= row.span.last]
        wanted = min(here, key=lambda place: (rows[place].span.last - rows[place].span.first, -place), default=-1)
        assert margin.owner(line) == wanted


@given(SPANS)
def test_the_lines_of_doubts_are_marked_and_no_others(pairs):
    spans = [Span(first, first + length) for first, length in pairs]
    found = doubted_lines(35, spans)
    assert len(found) == 36
    marked = [line for line in range(1, 36) if found[line]]
    assert marked == [line for line in range(1, 36) if any(one.first <= line <= one.last for one in spans)]


def test_a_doubt_is_nothing_that_a_line_was_read_as():
    assert margin_of(3, [thing(1, 1, Look.DOUBT)]).owner(1) == -1
    assert margin_of(3, []).owner(99) == -1


def test_the_lines_of_a_real_document():
    one = opened()
    marks = {
        words: one.rows[one.margin.owner(line_of(one, words))].mark
        for words in ("**P1", "Phase 1", "Read its log", "git reset", "The printer was a gift")
    }
    assert list(marks.values()) == ["severity", "phase", "step", "command", "reference"]
    assert line_of(one, "# Printer on fire") in one.margin.headings


@given(st.text(max_size=80))
def test_nothing_that_hides_is_left_hidden(text):
    assert not set(shown(text)) & set("\0\x1b\n\t\u200b\u202e\u2066\ufeff")


def test_a_line_is_shown_as_it_stands_and_a_very_long_one_is_cut_and_counted():
    assert shown("  <b>x</b> &amp; `y`") == "  <b>x</b> &amp; `y`"
    assert shown("\tx") == "    x"
    assert shown("a\u202eb") == "a\N{REPLACEMENT CHARACTER}b"
    assert shown("x" * (LONGEST + 7)).endswith("x … 7 more letters")


@given(st.text(alphabet="ab  \t-\u505c\u2705", max_size=120), st.integers(24, 40))
def test_a_long_line_is_parted_and_nothing_of_it_is_lost(line, columns):
    rows = wrapped(line, columns)
    assert "".join("".join(rows).split()) == "".join(shown(line).split())
    wide = [len(row) + sum(row.count(sign) for sign in "\u505c\u2705") for row in rows]
    assert max(wide) <= columns + 1


@given(st.lists(st.text(alphabet="ab \t\u505c", max_size=90), max_size=20), st.integers(24, 60))
def test_no_line_of_several_rows_is_passed_over(lines, columns):
    over = rooms_of(lines).over(columns)
    assert over == sorted(over)
    assert {line for line, text in enumerate(lines, 1) if len(wrapped(text, columns)) > 1} <= set(over)
    assert all(len(lines[line - 1]) * 4 > columns for line in over)


def test_a_line_is_parted_between_words_and_goes_on_below_its_first_word():
    assert wrapped("  - one two three", 9) == ("  - one", "  two", "  three")
    assert wrapped("short", 9) == ("short",) and wrapped("", 9) == ("",)
    assert wrapped("x" * 20, 8) == ("xxxxxxxx", "xxxxxxxx", "xxxx")
    assert wrapped("停机停机", 4) == ("停机", "停机")


@given(st.text(alphabet="ab\n", max_size=60), st.integers(1, 20))
def test_lines_are_parted_little_by_little(text, turn):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lines, "_TURN", turn)
        assert lines.lines_in(text) == (text.removesuffix("\n").split("\n") if text else [""])
