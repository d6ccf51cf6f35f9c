"""Between window and desk: wishes go out to the desk's thread, what changed comes back on the GUI thread."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.errors import DeskError, StoreFailure
from incident_desk.domain.events import Event
from incident_desk.domain.incident import Incident
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.joint_link import JointLink
from incident_desk.qt.library_rows import LibraryRows
from incident_desk.qt.lookout import Lookout
from incident_desk.qt.opening import Opening
from incident_desk.qt.past_link import PastLink
from incident_desk.qt.reading_on import ReadingOn
from incident_desk.qt.record_link import RecordLink
from incident_desk.qt.run_link import RunLink
from incident_desk.qt.standing_link import StandingLink
from incident_desk.qt.writing import Writing
from incident_desk.services.desk import Rule
from incident_desk.services.memory import Change
from incident_desk.services.office import LibraryRow, Office
from incident_desk.services.runs import is_run
from incident_desk.services.scenes import Scene
from incident_desk.services.standing import is_standing
from incident_desk.services.taking_back import ground_to_undo

if TYPE_CHECKING:
    from incident_desk.services.acts.declaring import Declaration
    from incident_desk.services.turning_back import TurningBack


class DeskLink(QObject):
    """The window's only way to the record. Every method returns at once.

    What is wished before the record is open is done, in its order, as soon as it is. Where it can't be opened,
    each wish is ``refused``.
    """

    opened = Signal(object)
    """The record is open: the ``Office``."""
    open_failed = Signal(object)
    """The record can't be opened: the ``DeskError``."""
    scene_shown = Signal(object)
    """Another incident is shown: its ``Scene``."""
    scene_filled = Signal(object)
    """Older entries of the shown incident have been read too: its ``Scene`` with them, at last with all."""
    scene_changed = Signal(object, object)
    """The shown incident moved on: the ``Scene`` after it, and the ``Change``."""
    library_changed = Signal(object)
    """The rows of the library, newest first: a list of ``LibraryRow``. They are read when they are wished."""
    taken_back = Signal(object)
    """Something was taken back, or brought back: the ``TurningBack``, which says what."""
    refused = Signal(str)
    """A rule said no; the words say why."""
    not_saved = Signal()
    """A wish was not written though no rule said no; ``store_failed`` says why, or it was a bug."""
    store_failed = Signal(object)
    """Something was not saved: the ``StoreFailure``."""
    saving_changed = Signal(bool)
    """True while something is on its way to the disk, False once nothing is, whether it was written or not."""
    _desk_changed = Signal(object, object)

    def __init__(self, who: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.who = who
        self._jobs = Jobs("desk", self)
        self._shown: str | None = None
        self._acted_apart: str | None = None
        """The other incident that was acted on last."""
        self._on_screen: str | None = None
        self._opening = Opening(self._jobs, self)
        self._writing = Writing(self._jobs, self._on_failed, self)
        self._reading_on = ReadingOn(self._jobs, self._on_failed, self)
        self._reading_on.filled.connect(self.scene_filled)
        self.rows = LibraryRows(self._jobs, self._on_failed, self)
        self.rows.changed.connect(self.library_changed)
        self.standing = StandingLink(self._opening, self._jobs, self._writing, self._on_failed, self)
        self.runs = RunLink(self._opening, self._jobs, self._writing, self._on_failed, self.standing)
        self.past = PastLink(self._opening, self._writing, self)
        self.joint = JointLink(self._opening, self._writing, self)
        self.records = RecordLink(self._opening, self._jobs, self._writing, self)
        self._lookout = Lookout(self._jobs, (self.rows, self.runs.rows), self)
        self._desk_changed.connect(self._on_desk_changed)
        self._writing.saving_changed.connect(self.saving_changed)
        self._writing.not_saved.connect(self.not_saved)
        self._opening.opened.connect(self._on_opened)
        self._opening.opened.connect(self.opened)
        self._opening.open_failed.connect(self.open_failed)
        self._opening.refused.connect(self.refused)

    @property
    def shown(self) -> str | None:
        """The id of the incident that is shown."""
        return self._shown

    @property
    def office(self) -> Office | None:
        """The open record's office; None until ``opened``."""
        return self._opening.office

    @property
    def has_failed(self) -> bool:
        """Whether the record can't be opened."""
        return self._opening.has_failed

    @property
    def library(self) -> list[LibraryRow] | None:
        """The rows of the library as they were told last; None before the first reading."""
        return self.rows.told

    def open(self, opener: Callable[[], Office]) -> None:
        """Open the record off the GUI thread; ``opened`` or ``open_failed`` follows. After a failure, again."""
        self._opening.open(opener)

    def show(self, incident: str) -> None:
        """Show this incident; ``scene_shown`` follows."""
        self._shown, self._acted_apart = incident, None
        self._opening.when_open(
            lambda office: self._jobs.run(
                lambda: office.scenes.begin(incident), self._on_scene_read, self._on_not_shown
            )
        )

    def act(
        self, rule: Rule, incident: str | None = None, then: Callable[[Change], None] | None = None, who: str = ""
    ) -> None:
        """Do what the rule decides on the shown incident (or that one); the id is made now, at the key press."""
        wanted = incident or self._shown
        if wanted is None:
            return
        if not who:
            self.standing.acted_last = self.runs.acted_last = False
            self._acted_apart = wanted if wanted != self._shown else None

        def write(office: Office) -> None:
            gesture = office.desk.new_act()
            self._writing.write(lambda: office.desk.act(wanted, rule, who or self.who, gesture), then)

        self._opening.when_open(write)

    def declare(self, wish: "Declaration", then: Callable[[Incident], None] | None = None) -> None:
        """Open a record and show it, or do ``then`` with it."""

        def write(office: Office) -> None:
            gesture = office.desk.new_act()
            shown = then or (lambda incident: self.show(incident.id))
            self._writing.write(lambda: office.desk.declare(wish, self.who, act=gesture), shown)

        self._opening.when_open(write)

    def undo(self, own: Collection[str] | None = None) -> None:
        """Take back the last act on the shown incident, or where that came last on another one, on the standing
        checks or on a run. ``own`` are the kinds of events that may be taken back; any, where it says nothing."""
        from incident_desk.services.turning_back import TurningBack

        self._take_back(TurningBack(lambda one: _events(self.office, one), self.who, own=own))

    def redo(self, own: Collection[str] | None = None) -> None:
        """Take back the last undo there."""
        from incident_desk.services.turning_back import TurningBack

        self._take_back(TurningBack(lambda one: _events(self.office, one), self.who, again=True, own=own))

    def _take_back(self, rule: "TurningBack") -> None:
        def then(_change: Change) -> None:
            self.taken_back.emit(rule)

        if self.standing.acted_last:
            self.standing.act(rule, self.who, then)
        elif self.runs.acted_last:
            self.runs.act(rule, self.who, None, then)
        else:
            self.act(rule, self._acted_apart, then)

    def read(self, work: Callable[[Office], Any], then: Callable[[Any], None]) -> None:
        """Do other work on the desk's thread, such as reading a playbook; ``then`` gets its result."""
        self._opening.when_open(lambda office: self._jobs.run(lambda: work(office), then, self._on_failed))

    def refresh_library(self) -> None:
        """Read the rows of the library that are not known yet, and keep them; ``library_changed`` follows.

        The standing record and the checklist runs, which are none of them, are read as well.
        """
        self._opening.when_open(self.rows.read)
        self._opening.when_open(self.runs.read)
        self._opening.when_open(self.standing.read)

    def close(self) -> None:
        """Write what is on its way, then close the record."""
        self._lookout.stop()
        self._opening.close()
        self._jobs.close()

    # -- what comes back ------------------------------------------------------------------------------------

    def _on_opened(self, office: Office) -> None:
        office.listen(self._desk_changed.emit)
        self._lookout.start(office)

    def _on_scene_read(self, scene: Scene) -> None:
        """Of two wishes to show, one right after the other, only the last is shown."""
        if scene.incident.id == self._shown:
            self._on_screen = self._shown
            self.scene_shown.emit(scene)
            self._reading_on.begin(self.office, scene)

    def _on_not_shown(self, error: Exception) -> None:
        """What is wished next goes to the incident that is on the screen still."""
        self._shown = self._on_screen
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, StoreFailure):
            self.store_failed.emit(error)
        elif isinstance(error, DeskError):
            self.refused.emit(str(error))
        else:
            raise error

    def _on_desk_changed(self, scene: Scene | None, change: Change) -> None:
        if scene is not None and scene.incident.id == self._shown:
            self.scene_changed.emit(scene, change)
        if is_standing(change.after):
            self.standing.take(change.after)
        elif is_run(change.after):
            self.runs.take(scene, change)
        else:
            self.rows.take(change.after)


def _events(office: Office | None, incident: Incident) -> Sequence[Event]:
    """The end of an incident's record, for rules that take something back. Used on the desk's thread."""
    return ground_to_undo(office.desk.events, incident) if office is not None else []
