"""Icons are tinted, sharp on dense screens, cached, and all of them can be drawn."""

import re

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from incident_desk.qt.theme.icons import icon, icon_pixmap, paint_icon
from incident_desk.qt.theme.tokens import load_tokens
from incident_desk.resource_files import resource

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))
RED = QColor("#ff0000")


def inked(image):
    return [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_icon_draws_something_in_the_colour_asked_for(qapp, name):
    pixels = inked(icon_pixmap(name, RED, 24).toImage())
    assert pixels
    assert all(pixel.red() > 240 and pixel.green() < 15 for pixel in pixels)


def test_a_dense_screen_gets_more_pixels_for_the_same_size(qapp):
    pixmap = icon_pixmap("house", RED, 16, ratio=2.0)
    assert pixmap.width() == 32
    assert pixmap.deviceIndependentSize().width() == 16


def test_the_same_icon_is_drawn_once(qapp):
    first, second = (icon_pixmap("flag", RED, 16) for _ in range(2))
    assert first.cacheKey() == second.cacheKey()
    assert icon_pixmap("flag", QColor("#00ff00"), 16).cacheKey() != first.cacheKey()


def test_an_icon_that_is_not_shipped_is_an_error(qapp):
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon", RED, 16)


def test_a_qicon_has_pixmaps_for_both_densities(qapp):
    assert not icon("house", RED, 16).pixmap(16, 16).isNull()


def test_painting_puts_the_icon_in_the_middle_of_the_rectangle(qapp):
    image = QImage(40, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_icon(painter, QRectF(0, 0, 40, 20), "x", RED)
    painter.end()
    columns = [x for x in range(40) if any(image.pixelColor(x, y).alpha() for y in range(20))]
    assert (columns[0] + columns[-1]) / 2 == pytest.approx(19.5, abs=1)


def test_the_icons_of_the_style_sheet_have_the_colours_of_the_tokens():
    tokens = load_tokens()
    for path in resource("icons", "controls").glob("*.svg"):
        name, theme = path.stem.rsplit("-", 1)
        colours = tokens.dark if theme == "dark" else tokens.light
        expected = colours.panel if name == "check" else colours.text2
        assert re.findall(r'stroke="(#\w+)"', path.read_text()) == [expected.name().upper()]


def test_the_licence_lies_beside_the_icons():
    assert "ISC" in resource("icons", "LICENSE.txt").read_text()
