"""The proof of recovery as one bar: a tick for each half minute, what broke it, what is still wanted, and now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.domain.soak import Run, Soak, SoakPhase
from incident_desk.formats.times import clock_face
from incident_desk.qt.soak_words import is_fresh
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_text, text_width
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_TICK_S, _LEAST_TICK = 30.0, 3.0
_LONGEST = 4
"""How many lengths of a soak the bar shows at most: what was broken long ago is no proof."""
_TOP, _HIGH, _AXIS, _BASELINE = 4.0, 18.0, 27.5, 46.0
_GAP = 12.0


@dataclass(frozen=True, slots=True)
class ProofShown:
    """The soak and the moment at which it is looked at (UTC)."""

    soak: Soak
    now: datetime

    @property
    def start(self) -> datetime:
        """Where the bar begins."""
        first = self.soak.runs[0].since if self.soak.runs else self.now
        return max(first, self.now - timedelta(seconds=_LONGEST * self.soak.length_s))

    @property
    def end(self) -> datetime:
        """Where the bar ends: as far as now, or as the proof would be complete."""
        wanted = self.soak.complete_at or self.now + timedelta(seconds=self.soak.length_s)
        return max(self.now, wanted)

    @property
    def is_fresh(self) -> bool:
        """Whether it was completed a few minutes ago."""
        return is_fresh(self.soak, self.now)

    @property
    def begun_words(self) -> str:
        """Where the present run began: with the last check that turned normal, or with the end of the impact."""
        since = self.soak.clean_since
        if since is None:
            return "begins when all checks are normal"
        if self.soak.breaks:
            return f"{clock_face(since)} began anew"
        return f"{clock_face(since)} all normal"


class ProofBar(PaintedWidget[ProofShown]):
    """The bar; it takes the width that there is."""

    def __init__(self, themes: ThemeService, model: ProofShown, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """As high as bar, axis and a line of words."""
        return QSizeF(320, 52)

    def repaint_change(self, before: ProofShown, after: ProofShown) -> None:
        """It moves each second and keeps its size."""
        self.update()

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        _Drawing(painter, theme, area, self.model).draw()

    def spoken(self) -> Spoken:
        """The same in words."""
        soak = self.model.soak
        words = [soak.words, *(one.text for one in soak.breaks[-3:]), soak.why if soak.waits_for else ""]
        return Spoken("Proof of recovery", "; ".join(dict.fromkeys(one for one in words if one)))


class _Drawing:
    """One painting of the bar."""

    def __init__(self, painter: QPainter, theme: Theme, area: QRectF, shown: ProofShown) -> None:
        self._painter, self._theme, self._shown = painter, theme, shown
        self._left, self._right = area.left() + 1, area.right() - 14
        self._letters = theme.font(TextKind.CAPTION, tabular=True)

    def draw(self) -> None:
        """All of it, from the ground up."""
        colour, soak = self._theme.colour, self._shown.soak
        box = QRectF(self._left, _TOP, self._right - self._left, _HIGH)
        outline_box(self._painter, box, 4, colour.line_strong, dashed=True)
        for run in soak.runs:
            if run.until is not None:
                self._draw_broken(run)
        if soak.clean_since is not None:
            self._draw_run(soak.clean_since)
        for one in soak.breaks:
            self._draw_break(one.at)
        self._draw_axis()
        self._draw_now()

    def _x(self, moment: datetime) -> float:
        whole = (self._shown.end - self._shown.start).total_seconds() or 1.0
        share = (moment - self._shown.start).total_seconds() / whole
        return self._left + min(1.0, max(0.0, share)) * (self._right - self._left)

    def _span(self, since: datetime, until: datetime) -> QRectF:
        left = self._x(since)
        return QRectF(left, _TOP, max(1.0, self._x(until) - left), _HIGH)

    def _draw_broken(self, run: Run) -> None:
        """What was normal and did not last proves nothing, and is grey."""
        if run.until is not None and run.until > self._shown.start:
            fill_box(self._painter, self._span(run.since, run.until), 2, self._theme.colour.ribbon_done)

    def _draw_run(self, since: datetime) -> None:
        colour, soak = self._theme.colour, self._shown.soak
        done, now = soak.complete_at, self._shown.now
        is_grey = soak.phase is SoakPhase.COMPLETE and not self._shown.is_fresh
        until = min(now, done) if done else now
        box = self._span(since, until)
        fill_box(self._painter, box, 4, colour.ribbon_done if is_grey else colour.good_tint)
        outline_box(self._painter, box, 4, colour.line_strong if is_grey else colour.good_line)
        self._draw_ticks(since, until, colour.text3 if is_grey else colour.good)
        if done is not None and now > done:
            fill_box(self._painter, self._span(done, now).adjusted(2, 0, 0, 0), 2, colour.ribbon_done)

    def _draw_ticks(self, since: datetime, until: datetime, ink: QColor) -> None:
        """One for each half minute, as long as they stand apart."""
        apart = self._x(self._shown.start + timedelta(seconds=_TICK_S)) - self._left
        step = _TICK_S
        while apart < _LEAST_TICK:
            step, apart = step * 2, apart * 2 or _LEAST_TICK
        count = int((until - since).total_seconds() / step)
        self._painter.setPen(QPen(ink, 1.0))
        lefts = [self._x(since + timedelta(seconds=step * place)) for place in range(1, count + 1)]
        self._painter.drawLines([QLineF(x, _TOP + 6, x, _TOP + 12) for x in lefts])

    def _draw_break(self, at: datetime) -> None:
        """A cross through the bar: unlike a tick even without its colour."""
        if at < self._shown.start:
            return
        x, middle = self._x(at), _TOP + _HIGH / 2
        pen = QPen(self._theme.colour.alarm, 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.setPen(pen)
        self._painter.drawLines(
            [QLineF(x - 4, middle - 4, x + 4, middle + 4), QLineF(x + 4, middle - 4, x - 4, middle + 4)]
        )

    def _draw_axis(self) -> None:
        self._painter.setPen(QPen(self._theme.colour.line_strong, 1.0))
        self._painter.drawLine(QLineF(self._left, _AXIS, self._right, _AXIS))
        for x in (self._left, self._x(self._shown.end)):
            self._painter.drawLine(QLineF(x, _AXIS - 3, x, _AXIS + 4))
        soak, ink = self._shown.soak, self._theme.colour.text3
        begun = self._shown.begun_words
        room = self._right - text_width(begun, self._letters)
        end = self._words(min(self._x(soak.clean_since or self._shown.start), room), begun, ink)
        if soak.complete_at is not None:
            is_done = soak.phase is SoakPhase.COMPLETE
            words = f"{clock_face(soak.complete_at)} {'soak complete' if is_done else 'would be complete'}"
            width = text_width(words, self._letters)
            now_room = text_width("now", self._letters) + _GAP if is_done else 0.0
            place = min(self._x(soak.complete_at) - width / 2, self._right - width - now_room)
            if place > end + _GAP:
                self._words(place, words, ink)

    def _draw_now(self) -> None:
        x, accent = self._x(self._shown.now), self._theme.colour.accent
        self._painter.fillRect(QRectF(x - 1, _TOP - 2, 2, _AXIS - _TOP + 6), accent)
        soak = self._shown.soak
        if soak.phase is SoakPhase.COMPLETE:
            self._words(x - text_width("now", self._letters) / 2, "now", accent)

    def _words(self, x: float, words: str, ink: QColor) -> float:
        return draw_text(self._painter, QPointF(x, _BASELINE), words, self._letters, ink)
