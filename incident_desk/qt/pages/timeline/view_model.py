"""What the Timeline page shows: the rows that are wanted of the shown incident, by which clocks, and the chosen."""

from dataclasses import replace
from datetime import UTC, tzinfo

from PySide6.QtCore import QObject, QTimer, Signal

from incident_desk.domain.attachments import Attachment, attachments, of_row
from incident_desk.domain.events import Event
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import REACHING_BACK, Entry
from incident_desk.qt.explained_rows import ExplainedRows
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.timeline.clocks import Clocks, TimesShown
from incident_desk.qt.pages.timeline.filtering import Sifted, Wanted
from incident_desk.qt.pages.timeline.history import Wording, wordings
from incident_desk.qt.pages.timeline.phases import Band, bands_of
from incident_desk.qt.pages.timeline.sifter import Sifter
from incident_desk.services.memory import Change
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene

SOON_MS = 40
"""How long a row is chosen before its wordings are read: whoever walks through the rows reads none."""


class TimelinePageModel(QObject):
    """Follows the shown incident while somebody looks."""

    rows_changed = Signal()
    """There are other rows to show."""
    times_changed = Signal()
    """The same rows are to be shown by other clocks."""
    chosen_changed = Signal()
    """Another row is chosen, or it reads otherwise."""
    wordings_changed = Signal()
    """What is known of the chosen row's wordings is another."""
    reset_wished = Signal()
    """Everything is wanted again."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._link = link
        self._scene: Scene | None = None
        self._explained = ExplainedRows()
        self._wanted, self._sifted = Wanted(), Sifted()
        self._clocks = Clocks.UTC
        self._named: tzinfo = UTC
        self._looks = False
        self.anew = True
        """Whether the rows are of another incident, or otherwise filtered, than those before."""
        self.chosen: Entry | None = None
        self.wordings: tuple[Wording, ...] = ()
        self.files: tuple[Attachment, ...] = ()
        """The evidence of the chosen row; it is known as soon as its wordings are."""
        self.sifter = Sifter(self)
        self.sifter.sifted.connect(self._on_sifted)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._read_wordings)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_filled.connect(self._on_scene_filled)
        link.scene_changed.connect(self._on_scene_changed)

    # -- what is shown ----------------------------------------------------------------------------------------

    @property
    def incident(self) -> Incident | None:
        """The incident whose rows these are."""
        return self._scene.incident if self._scene is not None else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every row of it, wanted or not."""
        scene = self._scene
        return self._explained.follow(scene.entries, scene.incident.actions) if scene is not None else ()

    @property
    def sifted(self) -> Sifted:
        """The rows that are shown, and what all of them come to."""
        return self._sifted

    @property
    def wanted(self) -> Wanted:
        """What is to be shown."""
        return self._wanted

    @property
    def bands(self) -> tuple[Band, ...]:
        """The dividers between the rows."""
        incident = self.incident
        return bands_of(incident) if incident is not None else ()

    @property
    def times(self) -> TimesShown | None:
        """How times are shown; None while there is no incident."""
        incident, office = self.incident, self._link.office
        if incident is None:
            return None
        place = office.zone if office is not None else UTC
        return TimesShown(incident.declared_at, self._clocks, place, self._named)

    # -- what is wished ---------------------------------------------------------------------------------------

    def take(self, scene: Scene | None) -> None:
        """Begin with this scene."""
        self._scene = scene
        self._sift(anew=True)

    def look(self, looks: bool) -> None:
        """Whether anybody looks; a page that is not in front filters nothing."""
        if looks is not self._looks:
            self._looks = looks
            if looks:
                self._sift(anew=False)

    def want(self, wanted: Wanted) -> None:
        """Show these rows."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._sift(anew=True)

    def want_everything(self) -> None:
        """Leave nothing out."""
        self.want(Wanted())
        self.reset_wished.emit()

    def show_clocks(self, clocks: Clocks, named: tzinfo = UTC) -> None:
        """Show times by these clocks; ``named`` is the zone of ``Clocks.ZONE``."""
        if (clocks, named) != (self._clocks, self._named):
            self._clocks, self._named = clocks, named
            self.times_changed.emit()

    def choose(self, entry: Entry | None) -> None:
        """This row is chosen."""
        if entry is self.chosen:
            return
        is_another = entry is None or self.chosen is None or entry.id != self.chosen.id
        self.chosen = entry
        if is_another:
            self.wordings, self.files = (), ()
            self.wordings_changed.emit()
        self._soon.start()
        self.chosen_changed.emit()

    # -- within -----------------------------------------------------------------------------------------------

    def _sift(self, *, anew: bool) -> None:
        """``anew`` gathers what came since the rows were shown last."""
        self.anew = anew or self.anew
        if self._scene is not None and self._looks:
            starts = tuple(band.start for band in self.bands) if self._wanted.without_phases else ()
            self.sifter.sift(self.entries, replace(self._wanted, starts=starts))

    def _on_sifted(self, sifted: Sifted) -> None:
        self._sifted = sifted
        self.rows_changed.emit()
        self.anew = False

    def _on_scene_shown(self, scene: Scene) -> None:
        is_another = self._scene is None or scene.incident.id != self._scene.incident.id
        self._scene = scene
        if is_another:
            self._wanted = Wanted()
            self.reset_wished.emit()
        self._sift(anew=is_another)

    def _on_scene_filled(self, scene: Scene) -> None:
        self._scene = scene
        self._sift(anew=False)

    def _on_scene_changed(self, scene: Scene, change: Change) -> None:
        self._scene = scene
        reaches_back = any(event.kind in REACHING_BACK for event in change.events)
        self._sift(anew=False)
        if reaches_back:
            self._soon.start()

    def _read_wordings(self) -> None:
        entry = self.chosen
        if entry is not None and self._looks:
            self._link.read(lambda office: (entry.id, _about(office, entry.id)), self._on_wordings_read)

    def _on_wordings_read(self, found: tuple[str, list[Event]]) -> None:
        entry, events = found
        if self.chosen is not None and self.chosen.id == entry:
            self.wordings = wordings(events, entry)
            self.files = of_row(attachments(events, undone_acts(events)), entry)
            self.wordings_changed.emit()


def _about(office: Office, entry: str) -> list[Event]:
    return office.scenes.about(entry)
