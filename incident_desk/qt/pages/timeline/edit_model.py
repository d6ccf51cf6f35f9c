"""The editor's entry, one that is said anew or a new one: what is typed, and its way to the record.

What was typed and not saved is kept on the disk, each entry's by itself.
"""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Entry
from incident_desk.formats.days_meant import Near
from incident_desk.qt.draft_keeper import DraftKeeper
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.timeline.edit_words import line_words, rewrite_words
from incident_desk.qt.pages.timeline.editing import By, Typed, read, read_new, shifted, typed_of
from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
from incident_desk.qt.pages.timeline.kept_typed import as_text, with_kept
from incident_desk.qt.pages.timeline.typed_moment import typed_moment
from incident_desk.services.drafts import Unsent
from incident_desk.services.memory import Change
from incident_desk.services.scenes import Scene

KEPT = "Not saved. What you typed is kept: open the entry again"


@dataclass(frozen=True, slots=True)
class EditShown:
    """What stands under the fields, and in which of them something is wrong (``time``, ``ended`` or ``text``)."""

    words: str = ""
    wrong_in: str = ""
    is_wrong: bool = False


@dataclass(slots=True)
class _Begun:
    """One entry's editing: what stood in the fields at first, what stands there, and by which zone times are."""

    entry: Entry | None
    first: Typed
    typed: Typed
    zone: tzinfo
    near: Near = ()
    new_id: str | None = None

    def key(self, incident: str) -> str:
        """Under what it is kept: the entry's id, or of a new one the incident's."""
        return self.entry.id if self.entry is not None else f"new in {incident}"

    def unsent(self, now: datetime) -> Unsent | None:
        """What says something else than at first, to be kept; None where nothing does."""
        return Unsent(as_text(self.first, self.typed), now) if self.typed != self.first else None


class EditModel(QObject):
    """Holds what is typed until it is in the record."""

    opened = Signal()
    """An entry is to be edited."""
    closed = Signal()
    """It is saved, or was left."""
    fields_changed = Signal()
    """Something else is to stand in the fields."""
    shown_changed = Signal()
    """Something else stands under the fields."""
    wrong_found = Signal(str)
    """It can't be saved so: the field where to go."""
    saved = Signal(str)
    """It is in the record: the id of the entry."""
    noticed = Signal(str)
    """A word for the person."""

    def __init__(self, link: DeskLink, deeds: EntryDeeds) -> None:
        super().__init__(link)
        self._link, self._deeds = link, deeds
        self._incident = link.shown or ""
        self._now: _Begun | None = None
        self._has_place = False
        self.keeper = DraftKeeper(link, None, self)
        self.keeper.came_back.connect(self._on_came_back)
        self.keeper.failed.connect(self.noticed)
        self._is_saving, self._refusal, self._meanwhile = False, "", ""
        link.scene_shown.connect(self._on_scene_shown)
        link.refused.connect(self._on_not_written)
        link.store_failed.connect(self._on_not_written)

    # -- what is shown ----------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether an entry is being edited."""
        return self._now is not None

    @property
    def entry(self) -> Entry | None:
        """The entry that is edited; None for a new one."""
        return self._now.entry if self._now is not None else None

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        return self._now.typed if self._now is not None else Typed()

    @property
    def by(self) -> By | None:
        """By which clocks the time is typed, and what they show; None where nothing is edited."""
        office, begun = self._link.office, self._now
        return By(office.now(), begun.zone, begun.near) if office is not None and begun is not None else None

    @property
    def shown(self) -> EditShown:
        """What stands under the fields."""
        begun, by = self._now, self.by
        if begun is None or by is None:
            return EditShown()
        if self._refusal:
            return EditShown(self._refusal, is_wrong=True)
        wrong, field, words = _understood(begun, by)
        # Nobody is told what is wrong with a field before anything was typed at all.
        if wrong and begun.typed != begun.first:
            return EditShown(wrong, field, is_wrong=True)
        return EditShown(f"{self._meanwhile}{words or wrong}")

    # -- what is wished ---------------------------------------------------------------------------------------

    def open(self, entry: Entry, zone: tzinfo, near: Near = ()) -> None:
        """Edit this entry, with times by that zone; what was typed for it before is there again.

        A time without its day is one of ``near``, where the incident has ended.
        """
        office = self._link.office
        if office is not None:
            first = typed_of(entry, By(office.now(), zone, near))
            self._open(_Begun(entry, first, first, zone, near))

    def open_new(self, zone: tzinfo, at: datetime | None = None, near: Near = ()) -> None:
        """Log an entry at another time; ``at`` (UTC) is proposed."""
        office = self._link.office
        if office is not None:
            time = typed_moment(Moment.exactly(at), office.now(), zone, near) if at is not None else ""
            first = Typed(time)
            self._open(_Begun(None, first, first, zone, near, office.desk.new_act()))

    def type(self, typed: Typed) -> None:
        """This stands in the fields now."""
        office = self._link.office
        if self._now is not None and office is not None and typed != self._now.typed:
            self._now.typed, self._refusal = typed, ""
            self.keeper.note(self._now.unsent(office.now()))
            self.shown_changed.emit()

    def shift(self, minutes: int) -> None:
        """Put the time so many minutes later."""
        begun, by = self._now, self.by
        if begun is None or by is None:
            return
        is_own = begun.entry is not None and begun.typed.time.strip() == begun.first.time
        own = begun.entry.happened if begun.entry is not None and is_own else None
        self.type(replace(begun.typed, time=shifted(begun.typed.time, own, minutes, by)))
        self.fields_changed.emit()

    def save(self) -> None:
        """Write what was changed; where nothing was, it is left."""
        begun, by = self._now, self.by
        if begun is None or by is None or self._is_saving:
            return
        wrong, field, _words = _understood(begun, by)
        if wrong:
            self._refusal = wrong
            self.shown_changed.emit()
            self.wrong_found.emit(field)
        else:
            self._write(begun, by)

    def leave(self) -> None:
        """Close it; what was typed is kept, and that is said."""
        begun = self._now
        if begun is None:
            return
        self.keeper.flush()
        if begun.typed != begun.first:
            self.noticed.emit(KEPT)
        self._close()

    def follow(self, entry: Entry) -> None:
        """The entry reads otherwise now: somebody else said it anew."""
        begun = self._now
        if begun is not None and begun.entry is not None and begun.entry.id == entry.id and not self._is_saving:
            if entry != begun.entry:
                self._meanwhile = f"{entry.amended_by or 'Somebody'} changed it meanwhile. "
            self.shown_changed.emit()

    # -- within -----------------------------------------------------------------------------------------------

    def _open(self, begun: _Begun) -> None:
        if self._now is not None:
            self.leave()
        self._now = begun
        self._refusal, self._meanwhile, self._is_saving = "", "", False
        office = self._link.office
        if office is not None and office.drafts is not None and not self._has_place:
            self._has_place = True
            self.keeper.use(office.drafts)
        self.keeper.open(begun.key(self._incident))
        self.opened.emit()

    def _on_came_back(self, unsent: Unsent) -> None:
        """What was typed before; what is typed by now goes before it."""
        begun = self._now
        if begun is not None and begun.typed == begun.first:
            begun.typed = with_kept(begun.first, unsent.text)
            self.fields_changed.emit()
            self.shown_changed.emit()

    def _close(self) -> None:
        self._now = None
        self._is_saving = False
        self.closed.emit()

    def _write(self, begun: _Begun, by: By) -> None:
        """Hand on what is right; where nothing was changed, there is nothing to write."""
        line = read_new(begun.typed, by).line if begun.entry is None else None
        rewrite = read(begun.entry, begun.first, begun.typed, by).rewrite if begun.entry is not None else None
        self._is_saving = line is not None or rewrite is not None
        if line is not None:
            self._deeds.log(line, begun.new_id, self._on_saved)
        elif rewrite is not None and begun.entry is not None:
            self._deeds.amend(begun.entry.id, rewrite, self._on_saved)
        else:
            self._close()

    def _on_saved(self, change: Change) -> None:
        begun = self._now
        if begun is None or not self._is_saving:
            return
        self.keeper.note(None)
        self._close()
        self.saved.emit(begun.entry.id if begun.entry is not None else change.events[0].id)

    def _on_scene_shown(self, scene: Scene) -> None:
        """What was typed belongs to an entry of the incident before."""
        if scene.incident.id != self._incident:
            self.leave()
            self._incident = scene.incident.id

    def _on_not_written(self, why: object) -> None:
        """A rule said no, or the disk did: what was typed stays."""
        if self._is_saving:
            again = ". What you typed is still here: save it again" if isinstance(why, StoreFailure) else ""
            self._is_saving, self._refusal = False, f"{why}{again}"
            self.shown_changed.emit()


def _understood(begun: _Begun, by: By) -> tuple[str, str, str]:
    """What is wrong, in which field, and what is understood."""
    if begun.entry is None:
        new = read_new(begun.typed, by)
        return new.wrong, new.field, line_words(new.line, by.zone) if new.line is not None else ""
    found = read(begun.entry, begun.first, begun.typed, by)
    return found.wrong, found.field, "" if found.wrong else rewrite_words(found.rewrite, by.zone)
