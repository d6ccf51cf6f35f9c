"""What is late and was seen by nobody: in the window's title, in the taskbar, and as a badge of the rail.

The incident on the desk and every other real one that is open are watched; a drill is only where it is shown.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from incident_desk.domain.alarms import late_unseen
from incident_desk.domain.clock import TargetReading, clock, not_before
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.qt.library_rows import still_open
from incident_desk.qt.main_window import TITLE
from incident_desk.qt.stage import Stage
from incident_desk.qt.widgets.as_text import inert

_WORDS = {"next update": "Update overdue", "review": "Review overdue"}
_RUN_PAGE = "checklist"
Late = tuple[Incident, TargetReading]


class AlarmWatch(QObject):
    """Looks at each tick and after each change."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.window)
        self._stage = stage
        self._now: datetime | None = None
        self._others: tuple[Incident, ...] = ()
        self._runs: tuple[Incident, ...] = ()
        self._as_known = ""
        self._known: frozenset[tuple[str, str, datetime | None]] = frozenset()
        stage.ticker.ticked.connect(self._on_ticked)
        stage.link.scene_shown.connect(self._on_scene_shown)
        stage.link.scene_changed.connect(self._on_scene_changed)
        stage.link.runs.scene_shown.connect(self._on_scene_shown)
        stage.window.pages.currentChanged.connect(self._on_page_changed)
        stage.link.library_changed.connect(self._on_library_changed)
        stage.link.runs.listed.connect(self._on_runs_listed)

    def show_past(self, moment: str) -> None:
        """The desk is rewound to this moment, such as ``T+12:00``; empty: it is now again."""
        if moment != self._as_known:
            self._as_known = moment
            self._look()

    def _on_ticked(self, now: datetime) -> None:
        self._now = now
        self._look()

    def _on_scene_shown(self, _scene: object) -> None:
        self._look()

    def _on_scene_changed(self, _scene: object, _change: object) -> None:
        self._look()

    def _on_page_changed(self, _place: int) -> None:
        self._look()

    def _on_library_changed(self, rows: Sequence[Incident]) -> None:
        self._others = tuple(one for one in still_open(rows) if one.record is RecordKind.INCIDENT)

    def _on_runs_listed(self, rows: Sequence[Incident]) -> None:
        self._runs = tuple(one for one in rows if one.is_open)

    def _look(self) -> None:
        shown, window = self._stage.incident, self._stage.window
        late = tuple(self._late(shown))
        in_runs = tuple(self._late_runs())
        said = (*late, *in_runs)
        title = inert(title_of(self._run_in_front or shown, said, self._as_known))
        if title != window.windowTitle():
            window.setWindowTitle(title)
        window.rail.show_alarms(len(late))
        window.rail.show_late_runs(len(in_runs))
        known = frozenset((incident.id, one.name, one.due) for incident, one in said)
        if known - self._known:
            # Qt does nothing where the window is in front.
            QApplication.alert(window)
        self._known = known

    @property
    def _run_in_front(self) -> Incident | None:
        """The checklist run whose page is in front."""
        runs = self._stage.link.runs
        if self._stage.window.page != _RUN_PAGE:
            return None
        return next((one for one in runs.all if one.id == runs.shown), None)

    def _late(self, shown: Incident | None) -> Iterator[Late]:
        """The incident on the desk before the others."""
        if self._now is None:
            return
        others = [one for one in self._others if shown is None or one.id != shown.id]
        for incident in (*((shown,) if shown is not None else ()), *others):
            reading = clock(incident, not_before(incident, self._now))
            yield from ((incident, one) for one in late_unseen(incident, reading))

    def _late_runs(self) -> Iterator[Late]:
        """What of the checklist runs is late and was seen by nobody."""
        now = self._now
        if now is not None:
            yield from ((run, one) for run in self._runs for one in _late_unseen_of(run, now))


def _late_unseen_of(run: Incident, now: datetime) -> Iterator[TargetReading]:
    from incident_desk.domain.run_crossings import late_in
    from incident_desk.domain.run_reading import read_run

    return (one for one in late_in(read_run(run, not_before(run, now))) if one.seen is None)


def title_of(shown: Incident | None, late: Sequence[Late], as_known: str = "") -> str:
    """The title: what is late and of which incident, else the run in front or the incident on the desk.

    ``as_known`` is the moment to which the desk is rewound: what is seen is not what is now.
    """
    past = f" as known at {as_known}," if as_known else ""
    if late:
        incident, reading = late[0]
        is_run = incident.record is RecordKind.CHECKLIST
        words = (
            run_words(reading) if is_run else _WORDS.get(reading.name, f"{reading.name.capitalize()} target missed")
        )
        return f"● {words} – {incident.key}{past} {incident.title} – {TITLE}"
    return f"{shown.key}{past} {shown.title} – {TITLE}" if shown is not None else TITLE


def run_words(reading: TargetReading) -> str:
    """What of a run is late: the decision, or a window by its name."""
    from incident_desk.domain.run_decision import ROLL_BACK

    return f"{ROLL_BACK} due" if reading.name == ROLL_BACK else f"{reading.name} late"
