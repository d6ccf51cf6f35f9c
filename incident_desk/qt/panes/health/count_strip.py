"""How many checks are in each state, each with its sign; what has no room is counted together."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, Themes
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GLYPH, GlyphState, paint_state_glyph

_GAP, _NEAR = 12.0, 5.0


@dataclass(frozen=True, slots=True)
class Count:
    """A number of checks in one state."""

    state: GlyphState
    number: int

    @property
    def words(self) -> str:
        """The number with its word: "2 down"."""
        return f"{self.number} {self.state.value}"

    @property
    def has_sign(self) -> bool:
        """What is normal is said quietly and without a sign."""
        return self.state is not GlyphState.NORMAL


@dataclass(frozen=True, slots=True)
class CountsModel:
    """The counts, the loudest first."""

    counts: tuple[Count, ...] = ()


class CountStrip(PaintedWidget[CountsModel]):
    """Shortens itself to what there is room for; the tooltip says all."""

    def __init__(self, themes: Themes, model: CountsModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as all counts."""
        widths = [_width(one, theme) for one in self.model.counts]
        return QSizeF(sum(widths) + _GAP * max(0, len(widths) - 1) + 1, 20)

    def minimumSizeHint(self) -> QSize:
        """One count and how many more there are."""
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), self._themes.current.px(150)), wanted.height())

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the counts from the left."""
        letters, left = theme.font(TextKind.SMALL), 0.0
        shown, more = self.fitting(theme, area.width())
        for one in shown:
            if one.has_sign:
                sign = QRectF(left, area.center().y() - GLYPH / 2, GLYPH, GLYPH)
                paint_state_glyph(painter, sign, one.state, theme)
            ink = theme.colour.text2 if one.has_sign else theme.colour.text3
            words = QRectF(left + (GLYPH + _NEAR if one.has_sign else 0), 0, 200, area.height())
            draw_line(painter, words, one.words, letters, ink)
            left += _width(one, theme) + _GAP
        if more:
            draw_line(painter, QRectF(left, 0, 200, area.height()), f"+{more}", letters, theme.colour.text3)

    def fitting(self, theme: Theme, width: float) -> tuple[tuple[Count, ...], int]:
        """The counts that have room, and how many checks the others are of. What is normal gives way late."""
        shown, more = list(self.model.counts), 0
        while len(shown) > 1 and self._needed(theme, shown, more) > width:
            is_normal_last = shown[-1].state is GlyphState.NORMAL and len(shown) > 2
            more += shown.pop(-2 if is_normal_last else -1).number
        return tuple(shown), more

    def _needed(self, theme: Theme, shown: Sequence[Count], more: int) -> float:
        tail = text_width(f"+{more}", theme.font(TextKind.SMALL)) + _GAP if more else 0.0
        return sum(_width(one, theme) for one in shown) + _GAP * (len(shown) - 1) + tail

    def spoken(self) -> Spoken:
        """All counts in words."""
        words = ", ".join(one.words for one in self.model.counts)
        self.setToolTip(plain(words))
        return Spoken("Checks", words)


def _width(one: Count, theme: Theme) -> float:
    return text_width(one.words, theme.font(TextKind.SMALL)) + (GLYPH + _NEAR if one.has_sign else 0.0)
