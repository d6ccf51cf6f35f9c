"""The checklist runs in the window: their list, the one that is shown, and wishes to them.

Runs are no incidents, so nothing here shows on the desk: a page follows them by these signals alone. What another
window or a command does in a run comes the same way.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.incident import Incident
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.library_rows import LibraryRows
from incident_desk.qt.opening import Opening
from incident_desk.qt.standing_link import StandingLink
from incident_desk.qt.writing import Writing
from incident_desk.services.desk import Rule
from incident_desk.services.memory import Change
from incident_desk.services.office import Office
from incident_desk.services.ports import Head
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.services.acts.running import RunStart

Failed = Callable[[Exception], None]


class RunLink(QObject):
    """The part of the link that knows the runs. Lives on the GUI thread; every method returns at once."""

    listed = Signal(object)
    """Every run as it stands, newest first: a list of ``Incident``. Told anew after each change."""
    scene_shown = Signal(object)
    """Another run is shown: its ``Scene``, that is the run and its timeline."""
    scene_changed = Signal(object, object)
    """The shown run moved on: the ``Scene`` after it, and the ``Change``."""

    def __init__(
        self, opening: Opening, jobs: Jobs, writing: Writing, failed: Failed, standing: StandingLink
    ) -> None:
        super().__init__(standing.parent())
        self._opening, self._jobs, self._writing, self._failed = opening, jobs, writing, failed
        self._standing = standing
        self._on_screen: str | None = None
        self.shown: str | None = None
        """The id of the run that is shown."""
        self.acted_last = False
        """Whether the last act of a person in this window was on a run: that is what undo means."""
        self.rows = LibraryRows(jobs, failed, self, _heads)
        self.rows.changed.connect(self.listed)

    @property
    def all(self) -> list[Incident]:
        """The runs as they were told last, newest first."""
        return self.rows.told or []

    @property
    def open(self) -> list[Incident]:
        """Those of them that are still worked on."""
        return [one for one in self.all if one.is_open]

    def read(self, office: Office) -> None:
        """Read those that are not known yet; ``listed`` follows."""
        self.rows.read(office)

    def take(self, scene: Scene | None, change: Change) -> None:
        """A run moved on, or was started."""
        if scene is not None and scene.incident.id == self.shown:
            self.scene_changed.emit(scene, change)
        self.rows.take(change.after)

    def show(self, run: str) -> None:
        """Show this run, by its id; ``scene_shown`` follows. The incident on the desk stays where it is."""
        self.shown = run
        self._opening.when_open(
            lambda office: self._jobs.run(lambda: office.run_scenes.show(run), self._on_read, self._on_not_shown)
        )

    def start(self, wish: "RunStart", who: str, then: Callable[[Incident], None] | None = None) -> None:
        """Start a run and show it, or do ``then`` with it."""

        def write(office: Office) -> None:
            gesture = office.desk.new_act()
            shown = then or (lambda run: self.show(run.id))
            self._writing.write(lambda: office.desk.runs.start(wish, who, gesture), shown)

        self._opening.when_open(write)

    def act(
        self, rule: Rule, who: str, run: str | None = None, then: Callable[[Change], None] | None = None
    ) -> None:
        """Do what the rule decides on the shown run (or that one); undo means it from then on."""
        wanted = run or self.shown
        if wanted is None:
            return
        self.acted_last, self._standing.acted_last = True, False

        def write(office: Office) -> None:
            gesture = office.desk.new_act()
            self._writing.write(lambda: office.desk.act(wanted, rule, who, gesture), then)

        self._opening.when_open(write)

    def _on_read(self, scene: Scene) -> None:
        """Of two wishes to show, one right after the other, only the last is shown."""
        if scene.incident.id == self.shown:
            self._on_screen = self.shown
            self.scene_shown.emit(scene)

    def _on_not_shown(self, error: Exception) -> None:
        """What is wished next goes to the run that is on the screen still."""
        self.shown = self._on_screen
        self._failed(error)


def _heads(office: Office) -> Sequence[Head]:
    return office.desk.runs.heads()
