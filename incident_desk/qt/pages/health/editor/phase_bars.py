"""How long each phase of one ask took, as bars; the phase that hung is dashed to the limit."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.domain.health_sample import Fault, Outcome, Sample
from incident_desk.formats.check_verdict import duration_words
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_ROW, _LABEL, _VALUE, _FOOT = 28.0, 92.0, 66.0, 24.0
_ROOMY = 260.0
"""From this width on the scale has a time at each quarter."""
_NAMES = ("DNS", "Connect", "TLS", "First byte", "Body")
_ALONE = {"ping": "Answer", "command": "Run", "dns": "Answer"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One phase in ms from the beginning of the ask; ``is_open`` hung until the limit."""

    name: str
    begin_ms: float
    took_ms: float | None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class BarsModel:
    """The bars, the limit in ms, how far they have grown from 0 to 1, and the test that is under way, in ms."""

    bars: tuple[Bar, ...] = ()
    limit_ms: float = 0.0
    grown: float = 1.0
    running_ms: float | None = None


def bars_of(kind: str, sample: Sample) -> tuple[Bar, ...]:
    """The phases of an ask, in their order. One that was not reached has no time."""
    one = sample.timing
    if kind in _ALONE:
        return (Bar(_ALONE[kind], 0.0, one.total_ms, sample.fault is Fault.TIMEOUT),)
    parts = [one.name_ms, one.connect_ms, one.tls_ms, one.first_byte_ms]
    known = sum(part or 0.0 for part in parts)
    is_whole = sample.outcome is Outcome.OK or sample.status is not None
    parts.append(max(0.0, one.total_ms - known) if is_whole and kind in ("http", "tcp") else None)
    names = _NAMES if kind == "http" else _NAMES[:4]
    bars: list[Bar] = []
    at, hangs = 0.0, sample.fault is Fault.TIMEOUT and not is_whole
    for name, took in zip(names, parts, strict=False):
        if took is None and hangs and name != "TLS" or (took is None and hangs and kind == "certificate"):
            bars.append(Bar(name, at, max(0.0, one.total_ms - at), is_open=True))
            hangs = False
        else:
            bars.append(Bar(name, at, took))
        at += took or 0.0
    return tuple(bars)


class PhaseBars(PaintedWidget[BarsModel]):
    """The bars over one scale of time."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(themes, BarsModel(), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """The height of five phases, whatever there are, so that nothing jumps."""
        return QSizeF(280, _ROW * 5 + _FOOT)

    def repaint_change(self, before: BarsModel, after: BarsModel) -> None:
        """The size stays."""
        self.update()

    def spoken(self) -> Spoken:
        """Each phase with its time."""
        told = [f"{bar.name} {duration_words(bar.took_ms)}" + (", hung" if bar.is_open else "")
                for bar in self.model.bars if bar.took_ms is not None]  # fmt: skip
        return Spoken("Phases of the last test", ", ".join(told) or "not tested yet")

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the scale, then a bar for each phase."""
        plot = QRectF(area.left() + _LABEL, 2, area.width() - _LABEL - _VALUE, _ROW * 5)
        end = self._end_ms()
        self._paint_scale(painter, theme, plot, end)
        longest = max((bar.took_ms or 0.0 for bar in self.model.bars), default=0.0)
        names = self.model.bars or tuple(Bar(name, 0.0, None) for name in _NAMES)
        for place, bar in enumerate(names):
            row = QRectF(area.left(), 2 + place * _ROW, area.width(), _ROW)
            self._paint_bar(painter, theme, row, plot, (bar, end, bar.took_ms == longest))
        if self.model.running_ms is not None:
            self._paint_running(painter, theme, plot, end)

    def _end_ms(self) -> float:
        one = self.model
        if one.running_ms is not None or any(bar.is_open for bar in one.bars):
            return max(one.limit_ms, 1.0)
        return max(sum(bar.took_ms or 0.0 for bar in one.bars), 1.0)

    def _paint_scale(self, painter: QPainter, theme: Theme, plot: QRectF, end: float) -> None:
        font = theme.font(TextKind.CAPTION, tabular=True)
        is_empty = not self.model.bars and self.model.running_ms is None
        for place in range(5) if plot.width() > _ROOMY else (0, 2, 4):
            x = round(plot.left() + plot.width() * place / 4) + 0.5
            painter.setPen(QPen(theme.colour.line, 1))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            if is_empty:
                continue
            words = "0" if place == 0 else duration_words(end * place / 4)
            band = QRectF(x - 40, plot.bottom() + 4, 80, 16)
            draw_line(painter, band, words, font, theme.colour.text3, Qt.AlignmentFlag.AlignHCenter)

    def _paint_bar(
        self, painter: QPainter, theme: Theme, row: QRectF, plot: QRectF, facts: tuple[Bar, float, bool]
    ) -> None:
        (bar, end, is_longest), colour = facts, theme.colour
        font = theme.font(TextKind.SMALL, tabular=True)
        draw_line(painter, QRectF(row.left(), row.top(), _LABEL - 8, row.height()), bar.name, font, colour.text2)
        if bar.took_ms is None:
            if self.model.bars:
                last = QRectF(plot.right(), row.top(), _VALUE, row.height())
                draw_line(painter, last, "–", font, colour.text3, Qt.AlignmentFlag.AlignRight)
            return
        left = plot.left() + plot.width() * bar.begin_ms / end
        width = max(2.0, plot.width() * bar.took_ms / end * self.model.grown)
        box = QRectF(left, row.center().y() - 7, min(width, plot.right() - left), 14)
        if bar.is_open:
            outline_box(painter, box, 2, colour.caution, dashed=True)
        else:
            fill_box(painter, box, 2, colour.ribbon_now if is_longest else colour.ribbon_done)
        words = "no answer" if bar.is_open else duration_words(bar.took_ms)
        ink = colour.caution if bar.is_open else colour.text
        value = QRectF(plot.right(), row.top(), _VALUE, row.height())
        draw_line(painter, value, words, font, ink, Qt.AlignmentFlag.AlignRight)

    def _paint_running(self, painter: QPainter, theme: Theme, plot: QRectF, end: float) -> None:
        """How long it is awaited, dashed on to the limit: which phase that is is known with the answer alone."""
        ms = self.model.running_ms or 0.0
        whole = QRectF(plot.left(), plot.center().y() - 7, plot.width(), 14)
        outline_box(painter, whole, 2, theme.colour.control, dashed=True)
        fill_box(painter, QRectF(whole.left(), whole.top(), plot.width() * min(1.0, ms / end), 14), 2,
                 theme.colour.ribbon_now)  # fmt: skip
