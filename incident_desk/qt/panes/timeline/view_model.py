"""What the timeline pane shows: the entries of the shown incident, all or of one kind."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.changes import beside, changes_before, impact_of
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_record import ChangeMade
from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import Entry
from incident_desk.domain.timeline_following import sifted
from incident_desk.qt.explained_rows import ExplainedRows
from incident_desk.qt.link import DeskLink
from incident_desk.qt.panes.timeline.rows import ALL, GROUPS, KindGroup, group_named
from incident_desk.qt.ticker import Ticker
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene


@dataclass(frozen=True, slots=True)
class TimelineShown:
    """The rows to show, how many there are of all kinds, and the day from which days are counted (UTC)."""

    entries: tuple[Entry, ...] = ()
    total: int = 0
    kind: KindGroup = ALL
    first_day: date = date.min
    incident: str = ""
    is_whole: bool = True

    @property
    def count(self) -> str:
        """How many rows there are, in words; while the older ones are being read, at least so many."""
        if not self.is_whole:
            return f"the newest {len(self.entries)} entries"
        if self.kind is ALL:
            return f"{self.total} {'entry' if self.total == 1 else 'entries'}"
        return f"{len(self.entries)} of {self.total} entries"


class TimelineModel(QObject):
    """Takes the entries as the desk gives them and leaves out what the filter hides, while somebody looks."""

    shown_changed = Signal()
    """There are other rows to show."""
    changes_changed = Signal()
    """Other changes of the world are known before the impact, or the impact began at another time."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._scene: Scene | None = None
        self._kind = ALL
        self._shown = TimelineShown()
        self._every: tuple[Entry, ...] = ()
        self._explained = ExplainedRows()
        self._looks, self._is_behind = True, False
        self._before: tuple[ChangeMade, ...] = ()
        self._standing: Incident | None = link.standing.record
        link.standing.changed.connect(self._on_standing_changed)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_filled.connect(self._on_scene_changed)
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def shown(self) -> TimelineShown:
        """What there is to show."""
        return self._shown

    @property
    def before(self) -> tuple[ChangeMade, ...]:
        """What was changed in the 48 hours before the impact, whichever record heard of it, in order of time."""
        return self._before

    @property
    def impact(self) -> datetime | None:
        """When the impact began (UTC), else the declaration; None while nothing is shown."""
        return impact_of(self._scene.incident) if self._scene else None

    def look(self, looks: bool) -> None:
        """Whether anybody looks; what came meanwhile is caught up with as soon as somebody does."""
        self._looks = looks
        if looks and self._is_behind:
            self._show()

    def filter_by(self, key: str) -> None:
        """Show entries of that group of kinds alone; "" shows all."""
        if group_named(key) is not self._kind:
            self._kind = group_named(key)
            self._show()

    def counts(self) -> dict[str, int]:
        """How many entries there are of each group of kinds that occurs, by its key; "" is all."""
        kinds = Counter(entry.kind for entry in self._scene.entries) if self._scene else Counter[str]()
        found = {one.key: sum(kinds[kind] for kind in one.kinds) for one in GROUPS}
        return {"": kinds.total()} | {key: count for key, count in found.items() if count}

    def _on_scene_shown(self, scene: Scene) -> None:
        self._kind = ALL
        self._scene = scene
        self._show()

    def _on_scene_changed(self, scene: Scene, _change: Change | None = None) -> None:
        self._scene = scene
        self._show()

    def _show(self) -> None:
        self._is_behind = not self._looks
        if self._scene is None or not self._looks:
            return
        every = self._explained.follow(self._scene.entries, self._scene.incident.actions)
        self._shown = TimelineShown(
            entries=self._left_of(every),
            total=len(every),
            kind=self._kind,
            first_day=self._scene.incident.declared_at.astimezone(UTC).date(),
            incident=self._scene.incident.id,
            is_whole=self._scene.is_whole,
        )
        self._every = every
        self.shown_changed.emit()
        self._look_before()

    def _left_of(self, every: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """What the filter leaves; of what it has left already only what is new is looked at."""
        kinds = self._kind.kinds
        if not kinds:
            return every
        if self._kind is not self._shown.kind:
            return tuple(entry for entry in every if entry.kind in kinds)
        return sifted(self._shown.entries, self._every, every, lambda entry: entry.kind in kinds)

    def _on_standing_changed(self, standing: Incident) -> None:
        self._standing = standing
        self._look_before()

    def _look_before(self) -> None:
        """A drill knows nothing of the real world."""
        if self._scene is None:
            return
        incident = self._scene.incident
        is_real = incident.record is RecordKind.INCIDENT
        others = beside(incident, self._link.library or ())
        self._before = changes_before(incident, self._standing if is_real else None, others)
        self.changes_changed.emit()
