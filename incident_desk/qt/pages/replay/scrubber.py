"""The lane of what was written when, with the needle that is dragged: a dot each, a ring for what came later."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.pages.replay.typed_instant import elapsed_words, spoken_elapsed
from incident_desk.qt.theme import TextKind, Theme, Themes
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.ribbon_form import RibbonForm
from incident_desk.qt.widgets.ribbon_scale import RibbonScale
from incident_desk.qt.widgets.shapes import fill_box

HEIGHT = 52.0
_LANE, _DOT, _PILL = 38.0, 3.0, 20.0
_NEAR_WORD = 110.0
"""Nearer to the edge the needle stands in the place of the word."""
_HINT = "Drag the needle, or step by entry"


@dataclass(frozen=True, slots=True)
class Written:
    """One row: when it was written and when it happened, in seconds since the declaration."""

    written: float
    happened: float


@dataclass(frozen=True, slots=True)
class ScrubberModel:
    """The needle's place, the present, and the rows by when they were written, in order; seconds."""

    at: float = 0.0
    present: float = 0.0
    rows: tuple[Written, ...] = ()
    scale: RibbonScale | None = None
    moment: str = ""
    """The moment as a time of day."""

    @property
    def known(self) -> int:
        """How many rows were written until the needle."""
        return bisect_right(self.rows, self.at, key=_written)

    @property
    def about(self) -> int:
        """How many of those that were written later tell of the needle's moment or of one before."""
        return sum(one.happened <= self.at for one in self.rows[self.known :])

    @property
    def words(self) -> str:
        """What came later: ``9 written later``."""
        later = len(self.rows) - self.known
        return f"{later} written later" if later else "Nothing was written later"

    @property
    def about_words(self) -> str:
        """``2 of them about 03:08 or before``; empty where none is."""
        return f"{self.about} of them about {self.moment[:5]} or before" if self.about else ""


class Scrubber(PaintedWidget[ScrubberModel]):
    """The needle is dragged; the keys are those of the page."""

    dragged = Signal(float)
    """The needle was put to that moment, in seconds since the declaration."""

    def __init__(self, themes: Themes, model: ScrubberModel | None = None, parent: QWidget | None = None) -> None:
        super().__init__(themes, model or ScrubberModel(), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as there is room."""
        return QSizeF(640, HEIGHT)

    def spoken(self) -> Spoken:
        """The moment, how many rows were known, and the keys."""
        model = self.model
        known = f"{model.known} {'entry' if model.known == 1 else 'entries'} known"
        told = ", ".join(filter(None, (f"{spoken_elapsed(model.at)}, {known}", model.words, model.about_words)))
        return Spoken("Moment looked at", f"{told}. Left and Right step by entry, with Shift by a minute")

    def x_of(self, seconds: float) -> float:
        """Where a moment lies, in pixels of the design: right under its place on the ribbon."""
        return self._inset + self._share(seconds) * self._inside

    def moment_at(self, x: float) -> float:
        """The moment, in seconds since the declaration, at that place in pixels of this widget."""
        scale, place = self.model.scale, x / self._themes.current.scale
        share = min(1.0, max(0.0, (place - self._inset) / self._inside))
        return scale.moment(share) if scale is not None else share * max(1.0, self.model.present)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Lane, dots, words, needle."""
        model, colour = self.model, theme.colour
        small = theme.font(TextKind.CAPTION, tabular=True)
        if self.x_of(model.at) - _NEAR_WORD > self._inset:
            draw_line(painter, QRectF(self._inset, 4, 200, 18), "Written at", small, colour.text3)
        end = self.x_of(model.present)
        painter.setPen(QPen(colour.line_strong, 1.0))
        painter.drawLine(QPointF(self._inset, _LANE), QPointF(end, _LANE))
        self._paint_rows(painter, theme)
        self._paint_words(painter, theme, area, end)
        self._paint_needle(painter, theme, area)

    def _paint_rows(self, painter: QPainter, theme: Theme) -> None:
        """A thousand rows in one pixel are one dot."""
        model, colour, known = self.model, theme.colour, self.model.known
        later = model.rows[known:]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour.text)
        for x in self._places(one.written for one in model.rows[:known]):
            painter.drawEllipse(QPointF(x, _LANE), _DOT, _DOT)
        painter.setBrush(colour.panel)
        painter.setPen(QPen(colour.text2, 1.25))
        for x in self._places(one.written for one in later if one.happened > model.at):
            painter.drawEllipse(QPointF(x, _LANE), _DOT, _DOT)
        painter.setPen(QPen(colour.accent, 1.5))
        for x in self._places(one.written for one in later if one.happened <= model.at):
            painter.drawPolygon(_diamond(x, _LANE))

    def _paint_words(self, painter: QPainter, theme: Theme, area: QRectF, end: float) -> None:
        model, small, colour = self.model, theme.font(TextKind.CAPTION, tabular=True), theme.colour
        parts: list[tuple[str, QColor]] = [(model.words, colour.text2)]
        parts += [(model.about_words, colour.text2)] if model.about_words else []
        room = sum(text_width(words, small) + 26 for words, _ in parts)
        left = end + 12 if end + 12 + room <= area.right() - self._inset else self._inset + 90
        top = _LANE - 9 if left > end else 4.0
        for place, (words, ink) in enumerate(parts):
            if place:
                painter.setPen(QPen(colour.accent, 1.5))
                painter.setBrush(colour.panel)
                painter.drawPolygon(_diamond(left + 5, top + 9))
                left += 16
            left = draw_line(painter, QRectF(left, top, text_width(words, small) + 2, 18), words, small, ink) + 14
        hint = QRectF(area.right() - self._inset - 260, 4, 260, 18)
        if not theme.is_compact:
            draw_line(painter, hint, _HINT, small, colour.text3, Qt.AlignmentFlag.AlignRight)

    def _paint_needle(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        x, colour = self.x_of(self.model.at), theme.colour
        words, letters = elapsed_words(self.model.at), theme.font(TextKind.CAPTION, weight=600, tabular=True)
        wide = text_width(words, letters) + 14
        painter.fillRect(QRectF(x - 1, 0, 2, area.height() - 4), colour.accent)
        left = min(max(x - wide / 2, 2.0), area.right() - wide - 2)
        pill = QRectF(left, 2, wide, _PILL)
        fill_box(painter, pill, 4, colour.accent)
        draw_line(painter, pill, words, letters, colour.on_accent, Qt.AlignmentFlag.AlignHCenter)

    # -- Qt ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the needle there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.dragged.emit(self.moment_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(self.moment_at(event.position().x()))

    # -- within -----------------------------------------------------------------------------------------------

    @property
    def _inset(self) -> float:
        form = RibbonForm.COMPACT if self._themes.current.is_compact else RibbonForm.FULL
        return form.build.inset

    @property
    def _inside(self) -> float:
        return max(1.0, self.design_area().width() - 2 * self._inset)

    def _share(self, seconds: float) -> float:
        scale = self.model.scale
        if scale is not None:
            return scale.position(seconds)
        return min(1.0, max(0.0, seconds / max(1.0, self.model.present)))

    def _places(self, moments: Iterable[float]) -> list[float]:
        """To half a pixel, each place once."""
        return sorted({round(self.x_of(one) * 2) / 2 for one in moments})


def _written(row: Written) -> float:
    return row.written


def _diamond(x: float, y: float) -> QPolygonF:
    side = _DOT + 2
    corners = ((x, y - side), (x + side, y), (x, y + side), (x - side, y))
    return QPolygonF([QPointF(left, top) for left, top in corners])
