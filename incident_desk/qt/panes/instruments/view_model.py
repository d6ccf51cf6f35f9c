"""What the instruments show: every clock of the incident at this second, and what comes next."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from incident_desk.domain.changes import HOURS_BEFORE, beside, changes_between, impact_of
from incident_desk.domain.clock import ClockReading, clock, not_before
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_record import ChangeMade
from incident_desk.domain.incident import Incident
from incident_desk.domain.next_actions import NextAction, next_actions
from incident_desk.qt.link import DeskLink
from incident_desk.qt.panes.instruments.dots import Dots
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.targets import see
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

_HALF_MS = 500
"""Half a second: a tick that comes a little early or late is in the same half of the blink."""


class InstrumentsModel(QObject):
    """Reads the clocks each second and after each change."""

    read = Signal()
    """There is a new reading."""
    cells_moved = Signal()
    """The targets are nearer. In a turn of its own."""
    course_moved = Signal()
    """The course so far is longer. In a turn of its own."""
    next_moved = Signal()
    """What is next may be another thing, or another time. In a turn of its own."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._beat = QElapsedTimer()
        self._scene: Scene | None = None
        self._now: datetime | None = None
        self._reading: ClockReading | None = None
        self._dots = Dots()
        self._changes: tuple[ChangeMade, ...] = ()
        link.standing.changed.connect(self._on_standing_changed)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_filled.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)
        ticker.ticked.connect(self._on_ticked)
        ticker.ticked.connect(self._say_cells)
        ticker.ticked.connect(self._say_course)
        ticker.ticked.connect(self._say_next)

    @property
    def scene(self) -> Scene | None:
        """The shown incident; None before one is shown."""
        return self._scene

    @property
    def reading(self) -> ClockReading | None:
        """Every clock at the last tick."""
        return self._reading

    @property
    def entry_offsets(self) -> tuple[float, ...]:
        """When entries happened, in seconds since the declaration, for the ticks of the ribbon."""
        return self._dots.offsets

    @property
    def changes(self) -> tuple[ChangeMade, ...]:
        """What was changed from 48 hours before the impact until now, whichever record heard of it."""
        return self._changes

    @property
    def pulse(self) -> bool:
        """The half of the blink: it turns once a real second, however fast a drill's seconds go by."""
        if not self._beat.isValid():
            self._beat.start()
        return (self._beat.elapsed() + _HALF_MS) // (2 * _HALF_MS) % 2 == 0

    def see(self, target: str) -> None:
        """Silence the alarm of that target; no clock stops."""
        self._link.act(lambda incident, now: see(incident, target, now))

    def next_actions(self) -> tuple[NextAction, ...]:
        """What to do now and then, the most pressing first."""
        if self._scene is None or self._reading is None:
            return ()
        return next_actions(self._scene.incident, self._reading)

    def _on_scene_shown(self, scene: Scene) -> None:
        self._take(scene)

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        self._take(scene)

    def _take(self, scene: Scene) -> None:
        """The dots move on once a change, not once a second: a long night has thousands of entries."""
        self._scene = scene
        self._dots.follow(scene)
        self._changes = _changes(scene, self._link.standing.record, self._link.library or ())
        self._read()
        self._say_cells()
        self._say_course()
        self._say_next()

    def _on_standing_changed(self, standing: Incident) -> None:
        if self._scene is not None:
            self._changes = _changes(self._scene, standing, self._link.library or ())

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        self._read()

    def _say_cells(self, _now: datetime | None = None) -> None:
        if self._reading is not None:
            self.cells_moved.emit()

    def _say_course(self, _now: datetime | None = None) -> None:
        if self._reading is not None:
            self.course_moved.emit()

    def _say_next(self, _now: datetime | None = None) -> None:
        if self._reading is not None:
            self.next_moved.emit()

    def _read(self) -> None:
        if self._scene is None or self._now is None:
            return
        self._reading = clock(self._scene.incident, not_before(self._scene.incident, self._now))
        self.read.emit()


def _changes(scene: Scene, standing: Incident | None, records: Sequence[Incident]) -> tuple[ChangeMade, ...]:
    """An incident that has ended shows none of what came after it."""
    incident = scene.incident
    since = impact_of(incident) - timedelta(hours=HOURS_BEFORE)
    until = incident.ended_at or datetime.max.replace(tzinfo=UTC)
    known = standing if incident.record is RecordKind.INCIDENT else None
    return changes_between(incident, known, since, until, beside(incident, records))
