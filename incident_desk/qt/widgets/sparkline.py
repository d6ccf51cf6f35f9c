"""The last answers of a check as a thin line; gaps stay gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken

_WIDTH, _HEIGHT = 84.0, 20.0
_MARGIN = 2.0


class SparkTone(Enum):
    """Grey for normal, amber for slow, red for down."""

    NORMAL = "normal"
    CAUTION = "caution"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class SparkModel:
    """Samples from old to new; None where there was no answer. ``ceiling`` is the value of the upper edge.

    Without a ceiling the greatest sample is the upper edge. ``spoken`` says the trend in words.
    """

    samples: tuple[float | None, ...]
    tone: SparkTone = SparkTone.NORMAL
    ceiling: float | None = None
    spoken: str = ""


class SparkPath:
    """The samples as polylines in units of one step by one: built once a change, mapped to pixels while painting.

    A delegate keeps one for each row, as the widget keeps its own.
    """

    __slots__ = ("_count", "_runs", "_transform", "_mapped_size")

    def __init__(self, samples: Sequence[float | None], ceiling: float | None = None) -> None:
        known = [sample for sample in samples if sample is not None]
        top = max([*known, 1e-9]) if ceiling is None else max(ceiling, 1e-9)
        self._count = len(samples)
        self._runs = [QPolygonF(run) for run in _runs_of(samples, top)]
        self._transform = QTransform()
        self._mapped_size = (-1.0, -1.0)

    def paint(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        """Draw the line into ``area`` with a pen of 1.0; wider pens are many times slower."""
        size = (area.width(), area.height())
        if size != self._mapped_size:
            step = (size[0] - 2 * _MARGIN) / max(1, self._count - 1)
            self._transform = QTransform.fromScale(step, size[1] - 2 * _MARGIN)
            self._mapped_size = size
        pen = QPen(colour, 1.0)
        pen.setCosmetic(True)
        painter.save()
        painter.translate(area.left() + _MARGIN, area.top() + _MARGIN)
        painter.setTransform(self._transform, True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in self._runs:
            painter.drawPolyline(run)
        painter.restore()


def spark_colour(tone: SparkTone, theme: Theme) -> QColor:
    """The colour of the line."""
    colour = theme.colour
    return {SparkTone.NORMAL: colour.text3, SparkTone.CAUTION: colour.caution, SparkTone.ALARM: colour.alarm}[tone]


class Sparkline(PaintedWidget[SparkModel]):
    """The line as a widget of 84 × 20 pixels."""

    def __init__(self, themes: ThemeService, model: SparkModel, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self._path = SparkPath(model.samples, model.ceiling)

    def design_size(self, theme: Theme) -> QSizeF:
        """The place in a health row."""
        return QSizeF(_WIDTH, _HEIGHT)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the line."""
        self._path.paint(painter, area, spark_colour(self.model.tone, theme))

    def spoken(self) -> Spoken:
        """The trend in words, or how many answers the line has."""
        known = sum(1 for sample in self.model.samples if sample is not None)
        return Spoken("Last answers", self.model.spoken or f"{known} of {len(self.model.samples)} answered")

    def repaint_change(self, before: SparkModel, after: SparkModel) -> None:
        """The size never changes; the polylines are built here, never while painting."""
        self._path = SparkPath(after.samples, after.ceiling)
        self.update()


def _runs_of(samples: Sequence[float | None], top: float) -> list[list[QPointF]]:
    runs: list[list[QPointF]] = []
    is_gap = True
    for index, sample in enumerate(samples):
        if sample is None:
            is_gap = True
            continue
        if is_gap:
            runs.append([])
            is_gap = False
        runs[-1].append(QPointF(index, 1.0 - min(1.0, max(0.0, sample / top))))
    return [_visible(run) for run in runs]


def _visible(run: list[QPointF]) -> list[QPointF]:
    """A lone sample becomes a short stroke, so that it is seen."""
    return run if len(run) > 1 else [run[0], QPointF(run[0].x() + 0.5, run[0].y())]
