"""Evidence in the window: what is pasted, dropped or chosen goes into the record, and is looked at."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from incident_desk.domain.attachments import Attachment
from incident_desk.domain.events import Kind
from incident_desk.domain.timeline import Entry
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.documents_folder import choose_files
from incident_desk.qt.evidence_drop import EvidenceDrop
from incident_desk.qt.evidence_looking import EvidenceLooking
from incident_desk.qt.evidence_offer import FilePiece, Piece, TextPiece, is_more_than_words, pieces_in
from incident_desk.qt.evidence_taker import EvidenceTaker, Goal
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_wishes import TimelineWishes

if TYPE_CHECKING:
    from incident_desk.qt.evidence_reading import Seen

NOTHING_PASTED = "There is nothing to paste: no picture, no file and no text"
ELSEWHERE = "Evidence belongs to an incident: go to the desk (Ctrl+2) or to its timeline (Ctrl+3) first"
AS_TEXT = "Ctrl+Shift+V pastes it as text, Ctrl+Shift+I brings its lines in as entries"
_LONGEST = 40
"""Signs of an entry that are quoted."""


class EvidenceWishes(QObject):
    """The actions of evidence, and the places where it can be pasted and dropped."""

    check_pasted = Signal()
    """The paste was on the Health screen: what was copied is to be watched."""

    def __init__(self, stage: Stage, opener: DialogOpener, timeline: TimelineWishes) -> None:
        super().__init__(stage.window)
        self._stage, self._timeline = stage, timeline
        self.taker = EvidenceTaker(stage.link, self)
        self._looking = EvidenceLooking(stage, opener)
        self._goal: Goal | None = None
        self._offer = ""
        self.taker.noticed.connect(stage.window.say)
        self.taker.attached.connect(self._on_attached)
        field = stage.desk.log.frame.edit
        field.is_offer = is_more_than_words
        field.offered.connect(self._on_offered_to_log)
        self._hear(stage.desk.timeline.entries)
        timeline.page_made.connect(self._on_page_made)

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {
            "attach_file": self.attach_file,
            "paste_evidence": self.paste,
            "view_evidence": self.view,
        }

    def attach_file(self) -> None:
        """Ask for files to attach to the chosen entry, or to the incident."""
        goal = self._goal_here()
        if goal is None:
            return
        self._goal = goal
        title = f"Attach to “{goal.words}”" if goal.words else "Attach to the incident"
        choose_files(self._stage.window, title, "All files (*)", self._on_files_selected)

    def paste(self) -> None:
        """Attach what the clipboard holds to the chosen entry, or to the incident; on Health watch it."""
        if self._stage.window.page == "health":
            self.check_pasted.emit()
            return
        goal = self._goal_here()
        if goal is not None:
            self._take_data(QApplication.clipboard().mimeData(), goal)

    def view(self) -> None:
        """Look at the evidence of the chosen entry, or where none is chosen at all of the incident's."""
        entry = self._entry_here()
        self._looking.look(entry.id if entry is not None else "")

    def view_file(self, file: str) -> None:
        """Look at the piece of evidence of that id first."""
        entry = self._entry_here()
        self._looking.look(entry.id if entry is not None else "", file)

    def close(self) -> None:
        """The window closes: nothing is copied or looked at any more."""
        self.taker.close()
        self._looking.close()

    # -- where it goes ----------------------------------------------------------------------------------------

    def _entry_here(self) -> Entry | None:
        """The entry that is chosen on the page in front; on the desk, while its list has the keys."""
        if self._timeline.is_in_front:
            page = self._timeline.page
            return page.edit.entry if page.edit.is_open else page.rows.chosen
        entries = self._stage.desk.timeline.entries
        return entries.chosen if self._stage.window.page == "desk" and entries.hasFocus() else None

    def _goal_here(self) -> Goal | None:
        incident = self._stage.link.shown
        if incident is None or self._stage.window.page not in ("desk", "timeline"):
            self._stage.window.say(ELSEWHERE)
            return None
        return _goal(incident, self._entry_here())

    def _take_data(self, data: QMimeData, goal: Goal) -> None:
        office = self._stage.link.office
        pieces = pieces_in(data, office.now()) if office is not None else ()
        if pieces:
            self.taker.take(pieces, goal)
        else:
            self._stage.window.say(NOTHING_PASTED)

    def _on_offered_to_log(self, data: QMimeData) -> None:
        """What the log field takes as no words belongs to the incident; who meant text hears how."""
        office, incident = self._stage.link.office, self._stage.link.shown
        if office is None or incident is None:
            return
        pieces: Sequence[Piece] = pieces_in(data, office.now())
        self._offer = AS_TEXT if any(isinstance(one, TextPiece) for one in pieces) else ""
        self.taker.take(pieces, Goal(incident))

    def _on_offered_to_editor(self, data: QMimeData) -> None:
        goal = self._goal_here()
        if goal is not None:
            self._take_data(data, goal)

    def _on_dropped(self, data: QMimeData, entry: Entry | None) -> None:
        incident = self._stage.link.shown
        if incident is not None:
            self._take_data(data, _goal(incident, entry))

    def _on_dropped_beside(self, data: QMimeData, _entry: object) -> None:
        self._on_dropped(data, self._entry_here())

    def _on_files_selected(self, paths: Sequence[str]) -> None:
        goal, self._goal = self._goal, None
        if goal is not None:
            self.taker.take([FilePiece(path) for path in paths], goal)

    def _on_attached(self, words: str) -> None:
        offer, self._offer = self._offer, ""
        self._stage.window.say(f"{words}. {offer}" if offer else words, undo=True)

    def _on_page_made(self) -> None:
        page = self._timeline.page
        for editor in (page.editor, page.new_editor):
            editor.text.is_offer = is_more_than_words
            editor.text.offered.connect(self._on_offered_to_editor)
        for place in (page.rows, page.history, page.evidence):
            self._hear(place)
        page.evidence.attach_wished.connect(self.attach_file)
        page.evidence.view_wished.connect(self.view_file)
        page.evidence.preview_wished.connect(self._on_preview_wished)

    def _on_preview_wished(self, file: Attachment) -> None:
        self._looking.read(file, self._on_preview_read)

    def _on_preview_read(self, seen: "Seen") -> None:
        self._timeline.page.evidence.show_preview(seen.file, seen.image, seen.text)

    def _hear(self, place: QWidget) -> None:
        """Let things be dropped there: on a row of a list it is the row's, beside it that of the chosen row."""
        drop = EvidenceDrop(place)
        drop.dropped.connect(self._on_dropped if isinstance(place, QTableView) else self._on_dropped_beside)


def _goal(incident: str, entry: Entry | None) -> Goal:
    """That row, or the incident itself; what belongs to a row of evidence belongs to no entry."""
    if entry is None or entry.kind == Kind.EVIDENCE_ATTACHED:
        return Goal(incident)
    words = " ".join(entry.text.split())
    return Goal(incident, entry.id, words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
