"""Words in several inks on one or two lines."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from incident_desk.qt.panes.timeline.lettered import LONGEST, Look, _layout, clip, paint_pieces
from incident_desk.qt.panes.timeline.rows import Ink, Piece
from incident_desk.qt.theme import ThemeName


def layout(pieces, width=300, lines=2):
    return _layout(tuple(pieces), width, lines, ThemeName.DARK, 1.0, True)


def test_short_words_stand_on_one_line(themes):
    assert layout([Piece("Ping 2.9 s")]).lineCount() == 1


def test_what_does_not_fit_ends_in_an_ellipsis(themes):
    made = layout([Piece("Decision. ", Ink.STRONG), Piece("Roll back to the release before " * 10)])
    assert made.lineCount() == 2
    assert made.text().endswith("…")


@pytest.mark.parametrize("text", ["🔥" * 60, "é" * 200, "a\u0301" * 150, "漢字" * 90])
def test_signs_of_any_script_are_cut_between_signs(themes, text):
    made = layout([Piece(text)], lines=1)
    assert made.lineCount() <= 1
    assert made.text()[:-1] in text


def test_a_long_text_is_looked_at_only_so_far():
    pieces = clip((Piece("a" * 1000), Piece("b", Ink.DIM)))
    assert [len(piece.text) for piece in pieces] == [LONGEST]


def test_struck_words_are_dim(themes):
    image = QImage(200, 24, QImage.Format.Format_RGB32)
    image.fill(themes.current.colour.panel)
    painter = QPainter(image)
    paint_pieces(painter, QPointF(0, 0), (Piece("MMMM", Ink.STRUCK),), 180, 1, Look(themes.current, True))
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(60) for y in range(24)}
    assert themes.current.colour.text3.name() in colours
    assert themes.current.colour.text.name() not in colours
