"""Every target under the old and the new severity, with its times. Values in, values out; then as lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.clock import TargetReading, TargetState, clock, read_target
from incident_desk.domain.durations import countdown, overrun, span
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.severity import Level, targets_for
from incident_desk.formats.times import clock_face, due_face
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_EDGES = (0.0, 0.285, 0.565, 1.0)
"""Where the columns begin and end, as shares of the width; the words after the change are the longest."""
_SPENT = frozenset({TargetState.LATE, TargetState.MISSED})


@dataclass(frozen=True, slots=True)
class Cell:
    """A time over small words; ``is_late`` where it has passed unmet."""

    time: str
    words: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class TargetShown:
    """One target: its name, what stopped it, and how it stands under the old and the new severity."""

    name: str
    words: str
    old: Cell
    new: Cell

    @property
    def is_changed(self) -> bool:
        """Whether anything differs."""
        return self.old.time != self.new.time


def compare(incident: Incident, level: Level, scheme: tuple[Level, ...], now: datetime) -> tuple[TargetShown, ...]:
    """The targets before and after the change to ``level`` at ``now`` (UTC); all count from the declaration."""
    new, reading = targets_for(level.name, incident.playbook, scheme), clock(incident, now)
    done = incident.moment(Milestone.ACKNOWLEDGED)
    response = read_target("response", new.response, incident.declared_at, done, now)
    pauses = tuple(pause for pause in incident.pauses if pause.target == "resolution")
    resolution = read_target("resolution", new.resolution, incident.declared_at, None, now, pauses)
    old_update = reading.next_update
    update = read_target("next update", new.update_every, old_update.start, None, now)
    said = f"acknowledged {clock_face(done)}" if done else "not acknowledged yet"
    every = f"after update {len(incident.updates)}" if incident.updates else "no update sent yet"
    pairs = (
        ("Response", said, reading.target("response"), response),
        ("Next update", every, old_update, update),
        ("Resolution", "counted from the declaration", reading.target("resolution"), resolution),
    )
    return tuple(_shown(name, words, (before, after), incident.declared_at) for name, words, before, after in pairs)


def already_late(shown: Sequence[TargetShown]) -> tuple[str, ...]:
    """What the change makes late at once, in words."""
    return tuple(f"{one.name}, {one.new.words}" for one in shown if one.new.is_late and not one.old.is_late)


def _shown(name: str, words: str, both: tuple[TargetReading, TargetReading], declared: datetime) -> TargetShown:
    before, after = both
    old, new = _cell(before, declared), _cell(after, declared)
    if old.time == new.time and not new.is_late:
        new = Cell(new.time, "unchanged")
    return TargetShown(name, words, old, new)


def _cell(one: TargetReading, declared: datetime) -> Cell:
    if one.due is None or one.seconds is None:
        return Cell("—", "not stated")
    where = ", from settings" if one.source == "settings" else ""
    face = due_face(one.due, declared)
    whole = span(one.seconds) if one.seconds else "at once"
    if one.done_at is not None:
        word = f"missed by {countdown(one.late_by_s)}" if one.state is TargetState.MISSED else "met"
        return Cell(face, f"{whole}, {word}{where}", one.state in _SPENT)
    if one.state is TargetState.LATE:
        return Cell(face, f"{whole}, late {overrun(one.late_by_s)}{where}", True)
    return Cell(face, f"{whole}, in {countdown(one.remaining_s or 0)}{where}")


class TargetLine(PaintedWidget[TargetShown]):
    """One target as a line of three columns."""

    def __init__(self, themes: ThemeService, model: TargetShown, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """Two lines high."""
        return QSizeF(420, 46)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        colour = theme.colour
        painter.fillRect(QRectF(0, 0, area.width(), 1), colour.line)
        body, small = theme.font(TextKind.BODY, tabular=True), theme.font(TextKind.CAPTION, tabular=True)
        one = self.model
        columns = ((one.name, one.words, False, True), (one.old.time, one.old.words, one.old.is_late, False),
                   (one.new.time, one.new.words, one.new.is_late, one.is_changed))  # fmt: skip
        for place, (upper, lower, late, strong) in enumerate(columns):
            left, width = area.width() * _EDGES[place], area.width() * (_EDGES[place + 1] - _EDGES[place])
            ink = colour.alarm if late else colour.text if strong else colour.text2
            if late:
                paint_state_glyph(painter, QRectF(left, 7, 14, 14), GlyphState.MISSED, theme)
            head = QRectF(left + (20 if late else 0), 5, width - 28, 18)
            draw_line(painter, head, upper, body, ink)
            faint = colour.alarm if late else colour.text3
            draw_line(painter, QRectF(left, 23, width - 8, 16), lower, small, faint)

    def spoken(self) -> Spoken:
        """The target with both times."""
        one = self.model
        change = f"{one.old.time} becomes {one.new.time}" if one.is_changed else f"{one.old.time}, unchanged"
        return Spoken(one.name, f"{change}, {one.new.words}")


class TargetTable(QWidget):
    """The lines under each other."""

    def __init__(self, themes: ThemeService, shown: Sequence[TargetShown], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = [TargetLine(themes, one, self) for one in shown]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in self.lines:
            column.addWidget(line)
        self.setAccessibleName("Targets before and after")

    def show_targets(self, shown: Sequence[TargetShown]) -> None:
        """Show these in the same places."""
        for line, one in zip(self.lines, shown, strict=True):
            line.set_model(one)
