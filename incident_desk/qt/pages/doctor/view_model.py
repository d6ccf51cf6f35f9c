"""The doctor over the shown incident: examined on the desk's thread while somebody looks, after each change too."""

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.incident import Incident
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.doctor.listed import Listed, Order, Shown, Wanted, shown
from incident_desk.qt.pages.doctor.sheet import Question, Sheet, sheet_of
from incident_desk.services.memory import Change
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene


class DoctorModel(QObject):
    """Holds what was found, what is shown of it, and which finding is open."""

    changed = Signal()
    """There is something else to show."""
    chosen_changed = Signal()
    """Another finding is open."""
    examined = Signal()
    """The record was examined as it stands."""
    busy_changed = Signal(bool)
    """True while the record is examined."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._link = link
        self._scene: Scene | None = None
        self._looks, self._is_busy, self._again = False, False, False
        self.sheet: Sheet | None = None
        self.wanted, self.shown = Wanted(), Shown()
        self.chosen: Listed | None = None
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def incident(self) -> Incident | None:
        """The incident that is examined."""
        return self._scene.incident if self._scene is not None else None

    @property
    def is_busy(self) -> bool:
        """Whether it is being examined."""
        return self._is_busy

    @property
    def ready(self) -> tuple[Question, ...]:
        """The shown questions whose suggested answer needs no typing."""
        return tuple(one.question for one in self.shown.listed if one.question and one.question.is_ready)

    # -- what is wished ---------------------------------------------------------------------------------------

    def take(self, scene: Scene | None) -> None:
        """Begin with this scene."""
        self._scene = scene
        self._examine()

    def look(self, looks: bool) -> None:
        """Whether anybody looks; what nobody sees is not examined."""
        if looks is not self._looks:
            self._looks = looks
            self._examine()

    def want(self, kind: str, wanted: bool) -> None:
        """Show the findings of that kind, or leave them out."""
        kinds = self.wanted.kinds | {kind} if wanted else self.wanted.kinds - {kind}
        self._want(Wanted(frozenset(kinds), self.wanted.order))

    def order(self, order: Order) -> None:
        """Show them in this order."""
        self._want(Wanted(self.wanted.kinds, order))

    def choose(self, listed: Listed | None) -> None:
        """Open this finding."""
        if listed != self.chosen:
            self.chosen = listed
            self.chosen_changed.emit()

    def numbered(self, number: int) -> Listed | None:
        """The finding that has this key."""
        return next((one for one in self.shown.listed if one.number == number), None)

    # -- within -----------------------------------------------------------------------------------------------

    def _want(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self._show()

    def _examine(self) -> None:
        """One examination at a time: what changes meanwhile asks for one more."""
        incident = self.incident
        if incident is None or not self._looks:
            return
        if self._is_busy:
            self._again = True
            return
        self._set_busy(True)
        one, who = incident.id, self._link.who
        self._link.read(lambda office: _examined(office, one, who), self._on_examined)

    def _on_examined(self, sheet: Sheet | None) -> None:
        self._set_busy(False)
        if sheet is not None and self.incident is not None and sheet.incident.id == self.incident.id:
            self.sheet = sheet
            self._show()
        if self._again:
            self._again = False
            self._examine()
        else:
            self.examined.emit()

    def _show(self) -> None:
        """The open one stays open; where it is answered, the next one of its place opens."""
        if self.sheet is None:
            return
        before, chosen = self.shown.listed, self.chosen
        place = next((at for at, one in enumerate(before) if chosen and one.mark == chosen.mark), 0)
        self.shown = shown(self.sheet, self.wanted)
        listed = self.shown.listed
        same = next((one for one in listed if chosen and one.mark == chosen.mark), None)
        near = listed[min(place, len(listed) - 1)] if listed else None
        self.chosen = same or near
        self.changed.emit()
        self.chosen_changed.emit()

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.busy_changed.emit(busy)

    def _on_scene_shown(self, scene: Scene) -> None:
        is_another = self.incident is None or scene.incident.id != self.incident.id
        self._scene = scene
        if is_another:
            self.sheet, self.shown, self.chosen = None, Shown(), None
            self.changed.emit()
        self._examine()

    def _on_scene_changed(self, scene: Scene, _change: Change) -> None:
        self._scene = scene
        self._examine()


def _examined(office: Office, incident: str, who: str) -> Sheet | None:
    """On the desk's thread; None where another incident is shown by now."""
    state = office.desk.incident_of(incident)
    events, entries = office.scenes.held()
    if not events or events[0].incident != incident:
        return None
    return sheet_of(state, tuple(events), entries, who, office.now(), office.scenes.by_id())
