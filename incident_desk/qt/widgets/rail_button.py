"""One place in the rail: an icon over its word, the icon alone when compact, and a badge for what waits there."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import Spoken
from incident_desk.qt.widgets.painted_button import PaintedButton
from incident_desk.qt.widgets.shapes import fill_box

_ICON = 20.0
_BADGE = 16.0


class BadgeTone(Enum):
    """Red for what is wrong, amber for what is asked, blue for what can be done."""

    ALARM = "alarm"
    CAUTION = "caution"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class RailModel:
    """The word, the icon, the badge (a short count, empty for none) and what the badge counts."""

    text: str
    icon: str
    badge: str = ""
    badge_tone: BadgeTone = BadgeTone.ALARM
    badge_words: str = ""


class RailButton(PaintedButton[RailModel]):
    """The place as a checkable button; put the buttons of a rail into one QButtonGroup."""

    def __init__(self, themes: ThemeService, model: RailModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setCheckable(True)
        self.setToolTip(plain(model.text))

    def design_size(self, theme: Theme) -> QSizeF:
        """64 × 54, or 44 × 40 when compact."""
        return QSizeF(44, 40) if theme.is_compact else QSizeF(64, 54)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw ground, icon, word and badge."""
        colour, here = theme.colour, self.isChecked()
        if here or self.is_hot:
            fill_box(painter, area, 8, colour.raised if here else colour.hover)
        ink = colour.text if here else colour.text2 if self.is_hot else colour.text3
        top = (area.height() - _ICON) / 2 if theme.is_compact else (area.height() - _ICON - 3 - 14) / 2
        paint_icon(painter, QRectF((area.width() - _ICON) / 2, top, _ICON, _ICON), self.model.icon, ink)
        if not theme.is_compact:
            band = QRectF(0, top + _ICON + 3, area.width(), 14)
            letters = theme.font(TextKind.CAPTION)
            draw_line(painter, band, self.model.text, letters, ink, Qt.AlignmentFlag.AlignHCenter)
        if self.model.badge:
            self._paint_badge(painter, theme, area)

    def spoken(self) -> Spoken:
        """The word, and what waits there."""
        return Spoken(self.model.text, self.model.badge_words or self.model.badge)

    def _paint_badge(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        colour = theme.colour
        letters = theme.font(TextKind.CAPTION, px=11, weight=600, tabular=True)
        width = max(_BADGE, text_width(self.model.badge, letters) + 8)
        right, top = (2.0, 2.0) if theme.is_compact else (10.0, 5.0)
        box = QRectF(area.width() - right - width, top, width, _BADGE)
        fill, ink = {
            BadgeTone.ALARM: (colour.alarm_fill, colour.on_alarm),
            BadgeTone.CAUTION: (colour.caution_fill, colour.on_caution),
            BadgeTone.ACCENT: (colour.accent, colour.on_accent),
        }[self.model.badge_tone]
        fill_box(painter, box, _BADGE / 2, fill)
        draw_line(painter, box, self.model.badge, letters, ink, Qt.AlignmentFlag.AlignHCenter)
