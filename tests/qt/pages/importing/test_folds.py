"""Rows and lines agree whatever is folded, and nothing that says something is folded away."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Span
from incident_desk.qt.pages.importing.folds import FEWEST, Folds, Rest, folded_lines
from incident_desk.qt.pages.importing.found import Found, Look

EDGES = st.lists(st.integers(1, 200), unique=True, max_size=16).map(sorted)


def spans(edges):
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [Span(first, last) for first, last in pairs]


@given(EDGES)
def test_every_line_stands_on_one_row_and_every_row_shows_its_lines(edges):
    folds = Folds.of(200, spans(edges))
    shown = [folds.at(row) for row in range(folds.rows)]
    lines = [line for one in shown for line in (range(one.first, one.last + 1) if isinstance(one, Span) else [one])]
    assert lines == list(range(1, 201))
    for row, one in enumerate(shown):
        assert folds.row_of(one.first if isinstance(one, Span) else one) == row
        assert not isinstance(one, Span) or folds.row_of(one.last) == row


@given(EDGES)
def test_a_fold_that_is_opened_leaves_the_others(edges):
    folds = Folds.of(200, spans(edges))
    for span in folds.spans:
        opened = folds.without(span)
        assert span not in opened.spans and len(opened.spans) == len(folds.spans) - 1
        assert opened.rows == folds.rows + span.last - span.first


@given(st.lists(st.integers(1, 60), max_size=8), st.lists(st.integers(1, 60), max_size=4))
def test_what_begins_a_thing_a_heading_and_a_doubt_stay(begins, headings):
    rows = [Found(Look.STEP, "a", span=Span(line, line + 9)) for line in begins]
    rows += [Found(Look.DOUBT, "b", span=Span(20, 26))]
    spans = folded_lines(60, rows, headings)
    folded = {line for span in spans for line in range(span.first, span.last + 1)}
    assert folded.isdisjoint({*begins, *headings, *range(20, 27)})
    assert all(span.last - span.first + 1 >= FEWEST for span in spans)


def test_a_text_of_which_nothing_was_understood_is_one_fold_and_none_at_all_is_none():
    assert folded_lines(30, [], []) == [Span(1, 30)]
    assert folded_lines(0, [], []) == [] and folded_lines(3, [], []) == []


@given(EDGES, st.dictionaries(st.integers(1, 200), st.integers(2, 5), max_size=20))
def test_a_long_line_has_all_its_rows_unless_it_is_folded_away(edges, wraps):
    folds = Folds.of(200, spans(edges), wraps)
    lines = []
    for row in range(folds.rows):
        one = folds.at(row)
        if isinstance(one, Rest):
            assert one.number == row - folds.row_of(one.line) and folds.line_on(row) == one.line
        elif isinstance(one, Span):
            assert folds.line_on(row) == 0 and folds.end_of(one.first) == folds.end_of(one.last) == row
            lines += range(one.first, one.last + 1)
        else:
            assert folds.row_of(one) == row and folds.end_of(one) == row + wraps.get(one, 1) - 1
            lines.append(one)
    assert lines == list(range(1, 201))
    assert folds.line_on(folds.rows) == folds.line_on(-1) == 0
    for span in folds.spans:
        assert folds.without(span).wraps == folds.wraps
