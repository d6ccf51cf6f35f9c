"""Words on a few lines."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from incident_desk.qt.panes.playbook.wrapping import wrapped
from incident_desk.qt.theme import TextKind


def test_short_words_stand_on_one_line(themes):
    font = themes.current.font(TextKind.BODY)
    assert wrapped("Check DNS", font, 300, 3) == ("Check DNS",)


def test_more_than_the_lines_hold_is_shortened(themes):
    font = themes.current.font(TextKind.BODY)
    lines = wrapped("one two three four five six seven eight nine ten", font, 90, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_line_breaks_of_the_text_are_spaces(themes):
    assert wrapped("a\n\n b", themes.current.font(TextKind.BODY), 300, 3) == ("a b",)


def test_every_line_fits(themes):
    font = themes.current.font(TextKind.BODY)
    metrics = QFontMetricsF(font)

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=200), st.integers(60, 400), st.integers(1, 4))
    def check(text, width, most):
        lines = wrapped(text, font, width, most)
        assert 1 <= len(lines) <= most
        assert all(metrics.horizontalAdvance(line) <= width + 2 for line in lines)

    check()
