"""The ground of painted widgets: repaint only on change, text size as a transform, words for ears."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRectF, QSizeF

from incident_desk.qt.widgets.painted import PaintedWidget, Spoken


@dataclass(frozen=True, slots=True)
class Dot:
    name: str
    size: float = 20.0


class DotWidget(PaintedWidget[Dot]):
    def design_size(self, theme):
        return QSizeF(self.model.size, 10.2)

    def paint(self, painter, theme, area):
        self.painted_area, self.painted_scale = area, theme.scale
        painter.fillRect(QRectF(0, 0, 5, 5), theme.colour.accent)

    def spoken(self):
        return Spoken("Dot", self.model.name)


def test_an_equal_model_is_not_painted_again(shot, themes, monkeypatch):
    widget = DotWidget(themes, Dot("one"))
    asked = []
    monkeypatch.setattr(widget, "update", lambda: asked.append(1))
    widget.set_model(Dot("one"))
    assert asked == []
    widget.set_model(Dot("two"))
    assert asked == [1]


def test_name_and_value_are_told_to_assistive_technology(themes):
    widget = DotWidget(themes, Dot("one"))
    assert (widget.accessibleName(), widget.accessibleDescription()) == ("Dot", "one")
    widget.set_model(Dot("two"))
    assert widget.accessibleDescription() == "two"


def test_the_text_size_scales_size_and_painting(shot, themes):
    widget = DotWidget(themes, Dot("one"))
    themes.set_scale(1.5)
    assert (widget.sizeHint().width(), widget.sizeHint().height()) == (30, 16)
    image = shot(widget)
    assert image.pixelColor(6, 6) == themes.current.colour.accent
    assert widget.painted_scale == 1.0
    assert widget.painted_area.width() == pytest.approx(20)


def test_a_change_of_theme_paints_again(shot, themes):
    widget = DotWidget(themes, Dot("one"))
    before = shot(widget)
    from incident_desk.qt.theme import ThemeName

    themes.fix(ThemeName.LIGHT)
    assert widget.grab().toImage() != before


def test_what_is_not_available_is_faded(shot, themes):
    widget = DotWidget(themes, Dot("one"))
    before = shot(widget)
    widget.setEnabled(False)
    assert widget.grab().toImage() != before
