"""Answer time on a log scale: the last tests as points, and two limits as handles to drag, or to move by keys."""

from dataclasses import dataclass
from math import log10

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box, paint_hatch

LEAST_S, MOST_S = 0.01, 60.0
_BAR, _TOP, _HEIGHT = 12.0, 8.0, 46.0
_STEP = 1.1
_TICKS = ((0.01, "10 ms"), (0.1, "100 ms"), (1.0, "1 s"), (10.0, "10 s"))
_REACH = 12.0


@dataclass(frozen=True, slots=True)
class ScaleModel:
    """The limits in seconds, 0 for none, and the times of the last tests in seconds, oldest first."""

    warning: float = 0.0
    critical: float = 0.0
    tests: tuple[float, ...] = ()


def share_of(seconds: float) -> float:
    """The place of a time on the scale, from 0 to 1."""
    held = min(max(seconds, LEAST_S), MOST_S)
    return log10(held / LEAST_S) / log10(MOST_S / LEAST_S)


def seconds_at(share: float) -> float:
    """The time at a place of the scale, as round as a person would type it."""
    seconds = LEAST_S * (MOST_S / LEAST_S) ** min(max(share, 0.0), 1.0)
    return float(f"{seconds:.2g}")


class LevelScale(PaintedWidget[ScaleModel]):
    """The scale. Left and Right move the handle that is held, Tab in it goes to the other."""

    moved = Signal(str, float)
    """A handle was moved: ``warning`` or ``critical``, and its seconds."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        self._held = "warning"
        super().__init__(themes, ScaleModel(), parent)
        self._is_dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as there is room."""
        return QSizeF(260, _HEIGHT)

    def repaint_change(self, before: ScaleModel, after: ScaleModel) -> None:
        """The size stays."""
        self.update()

    def spoken(self) -> Spoken:
        """Both limits, and which one the keys move."""
        one = self.model
        limits = [f"slow above {one.warning:g} s"] * bool(one.warning)
        limits += [f"critical above {one.critical:g} s"] * bool(one.critical)
        return Spoken("Limits of the answer time", f"{', '.join(limits) or 'none'}; the keys move {self._held}")

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the bar with its tints, the points, the handles and the ticks."""
        colour, bar = theme.colour, self._bar(area)
        fill_box(painter, bar, 2, colour.ribbon_future)
        self._paint_tints(painter, theme, bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour.text)
        for seconds in self.model.tests:
            painter.drawEllipse(QPointF(bar.left() + bar.width() * share_of(seconds), bar.center().y()), 2.2, 2.2)
        for name, seconds in self._handles():
            self._paint_handle(painter, theme, bar, name, seconds)
        self._paint_words(painter, theme, bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right by a tenth; Up and Down go to the other handle."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            now = dict(self._handles()).get(self._held, 1.0)
            self._move(now * _STEP if key == Qt.Key.Key_Right else now / _STEP)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._hold("critical" if self._held == "warning" else "warning")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle beneath, or the nearer one."""
        place = self._place(event)
        nearest = min(self._handles(), key=lambda one: abs(self._x(one[1]) - place), default=None)
        if nearest is not None and abs(self._x(nearest[1]) - place) <= _REACH:
            self._hold(nearest[0])
            self._is_dragging = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The handle follows."""
        if self._is_dragging:
            bar = self._bar(self.design_area())
            self._move(seconds_at((self._place(event) - bar.left()) / bar.width()))
            return
        near = any(abs(self._x(seconds) - self._place(event)) <= _REACH for _, seconds in self._handles())
        self.setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._is_dragging = False

    def _hold(self, name: str) -> None:
        self._held = name
        self._speak()
        self.update()

    def _move(self, seconds: float) -> None:
        """Not past the other handle."""
        one, seconds = self.model, float(f"{seconds:.2g}")
        lowest, highest = (0.0, one.critical or MOST_S) if self._held == "warning" else (one.warning, MOST_S)
        seconds = min(max(seconds, lowest), highest)
        self.moved.emit(self._held, min(max(seconds, LEAST_S), MOST_S))

    def _handles(self) -> list[tuple[str, float]]:
        both = (("warning", self.model.warning), ("critical", self.model.critical))
        return [one for one in both if one[1]]

    def _place(self, event: QMouseEvent) -> float:
        return event.position().x() / self._themes.current.scale

    def _x(self, seconds: float) -> float:
        bar = self._bar(self.design_area())
        return bar.left() + bar.width() * share_of(seconds)

    def _bar(self, area: QRectF) -> QRectF:
        return QRectF(area.left() + 8, _TOP, max(20.0, area.width() - 16), _BAR)

    def _paint_tints(self, painter: QPainter, theme: Theme, bar: QRectF) -> None:
        colour, one = theme.colour, self.model
        end = bar.left() + bar.width() * share_of(one.critical) if one.critical else bar.right()
        if one.warning:
            left = bar.left() + bar.width() * share_of(one.warning)
            slow = QRectF(left, bar.top(), max(0.0, end - left), bar.height())
            painter.fillRect(slow, colour.caution_tint)
            paint_hatch(painter, slow, colour.caution_line, step=6, width=1.0)
        if one.critical:
            late = QRectF(end, bar.top(), bar.right() - end, bar.height())
            painter.fillRect(late, colour.alarm_tint)
            outline_box(painter, late, 2, colour.alarm_line)

    def _paint_handle(self, painter: QPainter, theme: Theme, bar: QRectF, name: str, seconds: float) -> None:
        colour = theme.colour
        x, middle = bar.left() + bar.width() * share_of(seconds), bar.center().y()
        is_held = self.hasFocus() and name == self._held
        painter.setPen(QPen(colour.accent, 2))
        painter.drawLine(QPointF(x, bar.top() - 4), QPointF(x, bar.bottom() + 4))
        painter.setBrush(colour.accent if is_held else colour.panel)
        painter.drawEllipse(QPointF(x, middle), 5, 5)

    def _paint_words(self, painter: QPainter, theme: Theme, bar: QRectF) -> None:
        font, colour, one = theme.font(TextKind.CAPTION, tabular=True), theme.colour, self.model
        taken: list[tuple[float, float]] = []
        words = [
            ((share_of(one.warning) + (share_of(one.critical) if one.critical else 1)) / 2, "slow", colour.caution)
        ]
        words += [((share_of(one.critical) + 1) / 2, "critical", colour.alarm)]
        limits = (one.warning, one.critical)
        named = [item for item, limit in zip(words, limits, strict=True) if limit]
        for share, text, ink in [*named, *((share_of(at), text, colour.text3) for at, text in _TICKS)]:
            width = text_width(text, font)
            left = min(max(bar.left() + bar.width() * share - width / 2, bar.left()), bar.right() - width)
            if any(left < end + 6 and begin < left + width + 6 for begin, end in taken):
                continue
            taken.append((left, left + width))
            draw_line(painter, QRectF(left, bar.bottom() + 6, width + 1, 16), text, font, ink)
