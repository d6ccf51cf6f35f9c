"""The clock: elapsed time in large thin figures, its leading zeros dimmed."""

from dataclasses import dataclass
from enum import Enum
from os.path import commonprefix

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import TextKind, Theme, Themes
from incident_desk.qt.widgets.lettering import baseline_in, draw_line, draw_text, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken


@dataclass(frozen=True, slots=True)
class _Build:
    """Measures of one clock, in pixels of the design; no width is as wide as the figures."""

    width: float | None
    height: float
    inset: float
    top: float
    figures: float
    figures_line: float
    nudge: float
    label: float
    label_line: float


class ClockSize(Enum):
    """Where a clock stands. The desk and compact clocks have their caption above the figures."""

    DESK = _Build(332, 110, 20, 14, 64, 64, -4, 13, 18)
    COMPACT = _Build(206, 64, 14, 6, 38, 38, -2, 12, 16)
    STRIP = _Build(None, 36, 0, 0, 32, 36, 0, 0, 0)
    HOME = _Build(None, 44, 0, 0, 44, 44, 0, 0, 0)
    WALL = _Build(820, 216, 0, 0, 196, 184, -12, 26, 32)


@dataclass(frozen=True, slots=True)
class ClockModel:
    """Whole seconds since zero (below zero shows zero), the caption, since when; ``spoken`` replaces words.

    ``stands`` is a clock that does not run: its figures are grey. Without ``is_known`` there are no figures,
    and ``since`` says why.
    """

    seconds: int
    caption: str = "Elapsed"
    since: str = ""
    spoken: str = ""
    stands: bool = False
    is_known: bool = True

    @property
    def parts(self) -> tuple[str, str]:
        """The dim and the lit part of the figures: a dash where there is none."""
        return clock_parts(self.seconds) if self.is_known else ("—", "")

    @property
    def words(self) -> str:
        """The figures as a person says them."""
        return self.spoken or (spoken_duration(self.seconds) if self.is_known else self.since)


def clock_parts(seconds: int) -> tuple[str, str]:
    """The dim and the lit part: ("00:", "47:12"); hours have at least two figures and never become days."""
    seconds = max(0, seconds)
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    dim = 0
    while text.startswith("00:", dim):
        dim += 3
    return text[:dim], text[dim:]


class Clock(PaintedWidget[ClockModel]):
    """The clock as a widget; without a fixed size it is the desk's or the compact one as the density says."""

    def __init__(
        self,
        themes: Themes,
        model: ClockModel,
        size: ClockSize | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._size = size
        super().__init__(themes, model, parent)

    def design_size(self, theme: Theme) -> QSizeF:
        """Fixed for the desk, as wide as the figures elsewhere."""
        build = self._build
        width = build.width or text_width("".join(self.model.parts), self._figures(theme))
        return QSizeF(width + 1, build.height)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw caption, since and figures."""
        build, colour = self._build, theme.colour
        if build.label:
            band = QRectF(build.inset, build.top, area.width() - 2 * build.inset, build.label_line)
            letters = theme.font(TextKind.SMALL, px=build.label)
            draw_line(painter, band, self.model.caption, letters, colour.text2)
            if self._shows_since:
                small = theme.font(TextKind.CAPTION, tabular=True)
                draw_line(painter, band, self.model.since, small, colour.text3, Qt.AlignmentFlag.AlignRight)
        font = self._figures(theme)
        dim, lit = self.model.parts
        point = QPointF(build.inset + build.nudge, self._baseline(font))
        end = draw_text(painter, point, dim, font, colour.text3)
        draw_text(painter, QPointF(end, point.y()), lit, font, colour.text2 if self.model.stands else colour.text)

    def spoken(self) -> Spoken:
        """The time in words, so that a screen reader does not spell colons."""
        return Spoken(self.model.caption, self.model.words)

    def repaint_change(self, before: ClockModel, after: ClockModel) -> None:
        """A second that passes repaints the figures from the first that differs."""
        old, new = before.parts, after.parts
        if _frame(before) != _frame(after):
            super().repaint_change(before, after)
            return
        font = self._figures(self._themes.current.unscaled())
        left = self._build.inset + self._build.nudge
        left += text_width(commonprefix(["".join(old), "".join(new)]), font)
        area = self.design_area()
        changed = QRectF(left - 2, 0, area.width() - left + 2, area.height())
        changed.setTop(self._build.top + self._build.label_line)
        self.update(self.to_pixels(changed).toAlignedRect())

    @property
    def _build(self) -> _Build:
        by_density = ClockSize.COMPACT if self._themes.current.is_compact else ClockSize.DESK
        build: _Build = (self._size or by_density).value
        return build

    @property
    def _shows_since(self) -> bool:
        """Only the desk's clock has room for it."""
        return bool(self.model.since) and self._build is ClockSize.DESK.value

    def _figures(self, theme: Theme) -> QFont:
        return theme.font(TextKind.CLOCK, px=self._build.figures)

    def _baseline(self, font: QFont) -> float:
        build = self._build
        gap = 2 if build is ClockSize.DESK.value else 0
        return baseline_in(build.top + build.label_line + gap, build.figures_line, font)


def _frame(model: ClockModel) -> tuple[str, str, bool, int]:
    """What is the same while seconds pass."""
    return model.caption, model.since, model.stands, len(model.parts[0])


def spoken_duration(seconds: int) -> str:
    """Words for a duration: "47 minutes 12 seconds"; nothing at all is "0 seconds"."""
    seconds = abs(seconds)
    parts = ((seconds // 3600, "hour"), (seconds // 60 % 60, "minute"), (seconds % 60, "second"))
    words = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " ".join(words) or "0 seconds"
