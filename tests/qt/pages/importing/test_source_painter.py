"""The margin says what a line was read as, by form, colour and word."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from incident_desk.qt.pages.importing.found import Look
from incident_desk.qt.pages.importing.source_painter import Bar, SourcePainter, paint_bar
from tests.qt.pages.importing.conftest import line_of, row_of


@pytest.fixture
def painter(themes, model):
    return SourcePainter(themes, model)


def test_each_line_has_the_bar_and_word_of_what_it_is(painter, model):
    wanted = {
        "**P1": (Bar.UNDERSTOOD, "severity"),
        "Find the printer": (Bar.UNDERSTOOD, "step"),
        "git reset": (Bar.CHECK, "command"),
        "Stage 1": (Bar.CHECK, "phase"),
        "The printer was a gift": (Bar.KEPT, "reference"),
        "# Printer on fire": (Bar.UNDERSTOOD, "heading"),
    }
    lines = {words: line_of(model.opened, words) for words in wanted}
    assert {words: (painter.bar_of(line), painter.word_of(line)) for words, line in lines.items()} == wanted
    assert painter.bar_of(2) is Bar.NONE and painter.word_of(2) == ""


def test_what_is_chosen_is_lit_and_what_was_looked_at_asks_no_more(painter, model):
    line = line_of(model.opened, "git reset")
    model.settle(row_of(model, "git reset", Look.DOUBT))
    assert painter.bar_of(line) is Bar.UNDERSTOOD
    model.choose(row_of(model, "git reset", Look.DOUBT))
    assert painter.bar_of(line) is Bar.LIT


def test_no_bar_is_another_one_in_one_colour(each_theme):
    """Drawn in black alone they still differ."""
    forms = set()
    for bar in Bar:
        image = QImage(4, 22, QImage.Format.Format_ARGB32)
        image.fill(0)
        on = QPainter(image)
        paint_bar(on, QRectF(0, 0, 4, 22), bar, each_theme.current)
        on.end()
        forms.add(tuple(image.pixelColor(x, y).alpha() > 0 for x in range(4) for y in range(22)))
    assert len(forms) == len(Bar)


def test_the_margin_grows_with_the_digits_of_the_last_line(painter, model, monkeypatch):
    before = painter.form.text_left
    monkeypatch.setattr(type(model), "lines", ("x",) * 1_000_000)
    assert painter.form.text_left > before
