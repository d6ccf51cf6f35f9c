"""Every clock under the old and the new severity, with its times. Values in, values out; then as lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.clock import ClockReading, TargetReading, TargetState, clock
from incident_desk.domain.durations import countdown, overrun, span
from incident_desk.domain.escalation import (
    PLAYBOOK,
    RESOLUTION,
    RESPONSE,
    EscalationReading,
    first_to_call,
    levels_left,
)
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.next_actions import next_actions
from incident_desk.domain.severity import SETTINGS, Level, targets_for
from incident_desk.formats.times import clock_face, due_face
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.lettering import draw_line
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_EDGES = (0.0, 0.305, 0.59, 1.0)
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
        return self.old.time != self.new.time or self.new.is_late

    @property
    def late_words(self) -> str:
        """What is late under the new severity: its name, for an escalation with its role, and by how much."""
        name = f"{self.name} {self.words.partition(',')[0]}" if self.words.startswith("to ") else self.name
        return f"{name}, {self.new.words}"


_Placed = tuple[datetime | None, TargetShown]
"""A row, and when it is due under the present severity."""


def compare(incident: Incident, level: Level, scheme: tuple[Level, ...], now: datetime) -> tuple[TargetShown, ...]:
    """Each clock before and after the change to ``level`` at ``now`` (UTC), in the order in which they are due now.

    All go on counting from where they began, and pauses stay.
    """
    changed = _after(incident, level, scheme)
    before, after = clock(incident, now), clock(changed, now)
    found = [*_targets(incident, before, after), *_levels(incident, (before, after), (incident, changed))]
    far = max((at for at, _ in found if at is not None), default=now) + timedelta(days=1)
    return tuple(one for _, one in sorted(found, key=lambda one: one[0] or far))


def already_late(shown: Sequence[TargetShown]) -> tuple[str, ...]:
    """What the change makes late at once, in words."""
    return tuple(one.late_words for one in shown if one.new.is_late and not one.old.is_late)


def becomes_next(incident: Incident, level: Level, scheme: tuple[Level, ...], now: datetime) -> str:
    """The first thing to do after the change, where it is another than before; else empty."""
    changed = _after(incident, level, scheme)
    old, new = (next_actions(one, clock(one, now))[:1] for one in (incident, changed))
    if not new or [(one.action, one.step) for one in old] == [(one.action, one.step) for one in new]:
        return ""
    return new[0].title


def _after(incident: Incident, level: Level, scheme: tuple[Level, ...]) -> Incident:
    """The incident as it would be under that severity."""
    return replace(incident, severity=level.name, targets=targets_for(level.name, incident.playbook, scheme))


# -- the targets ------------------------------------------------------------------------------------------------


def _targets(incident: Incident, before: ClockReading, after: ClockReading) -> Iterator[_Placed]:
    done = incident.moment(Milestone.ACKNOWLEDGED)
    said = f"acknowledged {clock_face(done)}" if done else "not acknowledged yet"
    number = len(incident.updates) + 1
    rows = (
        ("Response", said, before.target("response"), after.target("response")),
        ("Next update", f"update {number}", before.next_update, after.next_update),
        ("Resolution", _resolution_words(incident), before.target("resolution"), after.target("resolution")),
    )
    for name, words, old, new in rows:
        if old.start != incident.declared_at and name == "Response":
            words = f"{words}, from {clock_face(old.start)}"
        yield old.due, _shown(name, words, _cell(old, incident), _cell(new, incident))


def _resolution_words(incident: Incident) -> str:
    """The pauses that are kept, or where it counts from."""
    if incident.pause_of("resolution") is not None:
        return "paused now, the pause is kept"
    lengths = [one.length_s(one.until) for one in incident.pauses_counted("resolution") if one.until]
    return f"{countdown(sum(lengths))} paused, kept" if lengths else "counted from the declaration"


def _shown(name: str, words: str, old: Cell, new: Cell) -> TargetShown:
    if old.time == new.time and not new.is_late:
        new = Cell(new.time, "unchanged")
    return TargetShown(name, words, old, new)


def _cell(one: TargetReading, incident: Incident) -> Cell:
    if one.due is None or one.seconds is None:
        return Cell("—", "not stated")
    where = ", from settings" if one.source == SETTINGS else ""
    whole = span(one.seconds) if one.seconds else "at once"
    return Cell(due_face(one.due, incident.declared_at), f"{whole}, {_stands(one)}{where}", one.state in _SPENT)


def _stands(one: TargetReading) -> str:
    if one.state is TargetState.MISSED:
        return f"missed by {countdown(one.late_by_s)}"
    if one.done_at is not None:
        return f"met in {countdown((one.took_s or 0) - one.paused_s)}"
    if one.state is TargetState.LATE:
        return f"late {overrun(one.late_by_s)}"
    return f"in {countdown(one.remaining_s or 0)}"


# -- the escalation path ----------------------------------------------------------------------------------------


def _levels(
    incident: Incident, clocks: tuple[ClockReading, ClockReading], both: tuple[Incident, Incident]
) -> Iterator[_Placed]:
    """Each level of the path that comes in later; and the warning of the next."""
    now, declared = clocks[0].now, incident.declared_at
    path = incident.playbook.escalation if incident.playbook else ()
    old, new = ({one.level: one for one in _left(which, read)} for which, read in zip(both, clocks, strict=True))
    calls = {call.level: call for call in reversed(incident.escalations)}
    for level, hop in list(enumerate(path, 1))[first_to_call(path) - 1 :]:
        call, was, becomes = calls.get(level), old.get(level), new.get(level)
        if call is not None and was is None:
            cell = Cell(due_face(call.at, declared), str(call.outcome).replace("_", " "))
            yield call.at, _shown("Escalation", f"to {hop.role}, called", cell, cell)
            continue
        cells = [_level_cell(one, now, declared) for one in (was, becomes)]
        yield was.due if was else None, _shown("Escalation", f"to {hop.role}{_because(becomes or was)}", *cells)
        if (was and was.warning) or (becomes and becomes.warning):
            cells = [_warning_cell(one, now, declared) for one in (was, becomes)]
            yield was.warning if was else None, _shown("Warning", f"before {hop.role}, 75 % of resolution", *cells)


def _left(incident: Incident, clocks: ClockReading) -> Sequence[EscalationReading]:
    if not clocks.running:
        return ()
    return levels_left(incident, (clocks.target("response"), clocks.target("resolution")), clocks.now)


def _because(one: EscalationReading | None) -> str:
    if one is None or one.due is None:
        return ""
    short = {PLAYBOOK: "", RESPONSE: ", response missed", RESOLUTION: ", resolution missed"}
    return short.get(one.because, f", {one.phase} overrun")


def _level_cell(one: EscalationReading | None, now: datetime, declared: datetime) -> Cell:
    if one is None:
        return Cell("—", "not needed: acknowledged")
    if one.due is None:
        return Cell("—", "no time is stated")
    face, left = due_face(one.due, declared), (one.due - now).total_seconds()
    if one.is_due(now):
        return Cell(face, f"already late, {overrun(left)}", is_late=True)
    return Cell(face, f"in {countdown(left)}")


def _warning_cell(one: EscalationReading | None, now: datetime, declared: datetime) -> Cell:
    if one is None or one.warning is None:
        return Cell("—", "no warning")
    left = (one.warning - now).total_seconds()
    words = f"in {countdown(left)}" if left >= 0 else f"passed {countdown(left)} ago"
    return Cell(due_face(one.warning, declared), f"{words}, from settings")


# -- how it looks -----------------------------------------------------------------------------------------------


class TargetLine(PaintedWidget[TargetShown]):
    """One target as a line of three columns."""

    def __init__(self, themes: ThemeService, model: TargetShown, parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show_tip()

    def set_model(self, model: TargetShown) -> None:
        """Show this target."""
        super().set_model(model)
        self._show_tip()

    def _show_tip(self) -> None:
        one = self.model
        tip = (f"{one.name} {one.words}", f"{one.old.time} {one.old.words}", f"{one.new.time} {one.new.words}")
        self.setToolTip(plain("\n".join(tip)))

    def design_size(self, theme: Theme) -> QSizeF:
        """Two lines high."""
        return QSizeF(420, 46)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw it."""
        colour = theme.colour
        painter.fillRect(QRectF(0, 0, area.width(), 1), colour.line)
        body, small = theme.font(TextKind.BODY, tabular=True), theme.font(TextKind.CAPTION, tabular=True)
        strong = theme.font(TextKind.BODY, weight=500, tabular=True)
        one = self.model
        calm = colour.text if one.is_changed else colour.text3
        old, new = one.old, one.new
        columns = ((one.name, one.words, colour.text, False), (old.time, old.words, colour.text2, old.is_late),
                   (new.time, new.words, calm, new.is_late))  # fmt: skip
        for place, (upper, lower, ink, late) in enumerate(columns):
            left, width = area.width() * _EDGES[place], area.width() * (_EDGES[place + 1] - _EDGES[place])
            if late:
                paint_state_glyph(painter, QRectF(left, 7, 14, 14), GlyphState.MISSED, theme)
            head = QRectF(left + (20 if late else 0), 5, width - 28, 18)
            draw_line(painter, head, upper, strong if late else body, colour.alarm if late else ink)
            draw_line(
                painter, QRectF(left, 23, width - 8, 16), lower, small, colour.alarm if late else colour.text3
            )

    def spoken(self) -> Spoken:
        """The target with both times."""
        one = self.model
        change = f"{one.old.time} becomes {one.new.time}" if one.is_changed else f"{one.old.time}, unchanged"
        return Spoken(one.name, f"{change}, {one.new.words}")


class TableHead(PaintedWidget[tuple[str, str, str]]):
    """What stands in each column."""

    def __init__(self, themes: ThemeService, model: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(themes, model, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def design_size(self, theme: Theme) -> QSizeF:
        """One line of small words."""
        return QSizeF(420, 22)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw them."""
        letters = theme.font(TextKind.CAPTION, weight=500, tabular=True)
        for place, words in enumerate(self.model):
            left, width = area.width() * _EDGES[place], area.width() * (_EDGES[place + 1] - _EDGES[place])
            draw_line(painter, QRectF(left, 0, width - 8, 16), words, letters, theme.colour.text3)

    def spoken(self) -> Spoken:
        """The words."""
        return Spoken("Columns", ", ".join(self.model))


class TargetTable(QWidget):
    """The lines under each other."""

    def __init__(self, themes: ThemeService, shown: Sequence[TargetShown], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.head = TableHead(themes, ("Target", "", ""), self)
        self.lines: list[TargetLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self.setAccessibleName("Targets before and after")
        self.show_targets(shown)

    def name_columns(self, old: str, new: str) -> None:
        """Say over the columns under which severity each stands."""
        self.head.set_model(("Target", old, new))

    def show_targets(self, shown: Sequence[TargetShown]) -> None:
        """Show these in the same places."""
        for place in range(len(self.lines), len(shown)):
            line = TargetLine(self._themes, shown[place], self)
            self._column.addWidget(line)
            self.lines.append(line)
        for line, one in zip(self.lines, shown, strict=False):
            line.set_model(one)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(shown))
