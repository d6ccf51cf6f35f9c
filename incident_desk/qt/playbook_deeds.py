"""What is done with the playbook that is open: saved, restored, exported, tried in a drill, made of an incident."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from incident_desk.domain.errors import Refused
from incident_desk.domain.timeline import timeline
from incident_desk.formats.stored_form import in_form_of
from incident_desk.qt import dialogs
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage
from incident_desk.services.library import Library, safe_name
from incident_desk.services.office import Office
from incident_desk.services.shelved import Saving

if TYPE_CHECKING:
    from incident_desk.qt.pages.playbooks.drafting import Compiled, Draft
    from incident_desk.qt.pages.playbooks.meeting import Meeting
    from incident_desk.qt.pages.playbooks.shelf import Book
    from incident_desk.qt.pages.playbooks.view_model import PlaybooksModel
    from incident_desk.qt.playbook_draft_keeper import PlaybookDraftKeeper
    from incident_desk.services.shelved import Shelved

_FILTER = "Markdown (*.md);;All files (*)"


class Shown(Protocol):
    """The page, as those deeds need it."""

    keeper: "PlaybookDraftKeeper"

    @property
    def model(self) -> "PlaybooksModel":
        """What the page shows."""
        ...

    @property
    def is_in_front(self) -> bool:
        """Whether the page is what the person sees."""
        ...

    def show(self) -> None:
        """Bring the page to the front."""
        ...

    def open(self, name: str) -> None:
        """Edit the document of that name."""
        ...

    def refresh(self, then: Callable[[], None] | None = None) -> None:
        """Read the library."""
        ...

    def with_library(
        self,
        work: Callable[[Library], object],
        then: Callable[..., None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Work with the library off the window's thread."""
        ...


class PlaybookDeeds(QObject):
    """Each writes through the library's own way: a version more, whole or not at all."""

    drill_wished = Signal(str, str)
    """Play the document of that path and title in a drill."""

    def __init__(self, stage: Stage, opener: DialogOpener, wishes: Shown) -> None:
        super().__init__(stage.window)
        self._stage, self._opener, self._wishes = stage, opener, wishes

    @property
    def model(self) -> "PlaybooksModel":
        """What the page shows."""
        return self._wishes.model

    def do(self, wish: str) -> None:
        """One of the wishes of the page."""
        wishes = {"save": self.save, "drill": self.drill, "export": self.export}
        wishes.get(wish, self.model.draft.discard)()

    def save(self) -> None:
        """Ask why, then make a new version."""
        if not self._wishes.is_in_front:
            return
        self.model.draft.flush()
        if not self.model.draft.is_changed:
            self._stage.window.say("Nothing is changed since the last version")
            return
        done = self.model.draft.compiled
        if done is not None and done.refusal:
            self._stage.window.say(done.refusal)
            return
        number, draft = self.model.next_number, self.model.draft.draft
        if draft is not None and not draft.is_new and draft.of < number - 1:
            self._offer_to_put_together(draft)
            return
        dialog = dialogs.ReasonDialog(
            self._stage.themes, f"Save as version {number}", "What changed, in a line", f"Save as v{number}",
            self._stage.window,
        )  # fmt: skip
        if draft is not None and draft.is_new:
            dialog.field.setText("first version")
        self._opener.open(dialog, lambda: self._save(dialog.reason))

    def _save(self, why: str) -> None:
        from incident_desk.qt.pages.playbooks.drafting import written

        draft, office = self.model.draft.draft, self._stage.link.office
        if draft is None or office is None:
            return
        at, who = office.now().isoformat(), self._stage.link.who
        book = self.model.book
        title = draft.editing.present.title

        def saved(library: Library) -> "Shelved":
            done = written(draft)
            saving = Saving(draft.of, *_said(done, book is not None and bool(book.entry.plan)), why, who, at)
            data = _stored(library, draft, done.text)
            entry, _ = library.save(draft.name or safe_name(title.casefold()), data, saving)
            return entry

        self._wishes.with_library(saved, self._on_saved, self._on_not_saved)

    def _on_saved(self, entry: "Shelved") -> None:
        self._wishes.keeper.forget(self.model.draft.draft)
        if entry.again:
            said = f"Kept with version {entry.version}, whose text is the same. Incidents that run keep their plan"
        else:
            said = f"Saved as version {entry.version}. Incidents that run keep theirs"
        self._stage.window.say(said)
        self.model.saved.emit()
        self.model.draft.begin(None)
        self._wishes.refresh(lambda: self._wishes.open(entry.name))

    def _on_not_saved(self, error: Exception) -> None:
        """The draft is kept; where another version came it is compared, and a second save offers to put the two
        together."""
        from incident_desk.qt.pages.playbooks.drafting import UnwritableError

        self._stage.say_refusal(error)
        if isinstance(error, UnwritableError):
            return
        book, draft = self.model.book, self.model.draft.draft
        if isinstance(error, Refused) and book is not None and draft is not None:
            from incident_desk.qt.pages.playbooks.shelf import open_book

            def compare(found: "Book") -> None:
                self.model.show_book(found)
                self.model.compare(found.versions[0].number)

            self._wishes.with_library(lambda library: open_book(library, book.entry.name), compare)

    def _offer_to_put_together(self, draft: "Draft") -> None:
        """A version came since the draft was begun: neither of the two may be lost."""
        from incident_desk.qt.pages.playbooks.meeting import meeting

        self._wishes.with_library(lambda library: meeting(library, draft), self._ask_together)

    def _ask_together(self, found: "Meeting") -> None:
        from incident_desk.qt.pages.playbooks.meeting import met

        if self.model.draft.draft is not found.draft:
            return
        dialog = dialogs.PutTogetherDialog(self._stage.themes, found.version, found.parts, self._stage.window)

        def put() -> None:
            choices = dialog.choices
            self._wishes.with_library(lambda _library: met(found, choices), lambda new: self._on_met(found, new))

        self._opener.open(dialog, put)

    def _on_met(self, found: "Meeting", new: "Draft") -> None:
        if self.model.draft.draft is not found.draft:
            self._stage.window.say("The draft was changed meanwhile: save again to put the two together")
            return
        self.model.show_book(found.book)
        self.model.draft.begin(new)
        self.model.compare(found.version)
        if not new.editing.is_changed:
            self._stage.window.say(
                f"No edit of yours is left beside version {found.version}. Ctrl+Z gives them again"
            )
            return
        self._stage.window.say(f"Your edits stand on version {found.version} now. Look at the changes, then save")

    def restore(self, number: int) -> None:
        """Ask why, then make a new version of an older one; nothing is overwritten."""
        book = self.model.book
        if book is None or self._stage.link.office is None:
            return
        if self.model.draft.is_changed:
            self._stage.window.say("Save or discard the draft first: a restored version would be later than it")
            return
        dialog = dialogs.ReasonDialog(
            self._stage.themes, f"Restore version {number} as version {self.model.next_number}",
            "Why, in a line", "Restore", self._stage.window,
        )  # fmt: skip
        dialog.field.setText(f"version {number} restored")
        name, newest = book.entry.name, book.versions[0].number
        self._opener.open(dialog, lambda: self._restore(name, number, newest, dialog.reason))

    def _restore(self, name: str, number: int, newest: int, why: str) -> None:
        office = self._stage.link.office
        if office is None:
            return
        at, who = office.now().isoformat(), self._stage.link.who

        def restored(library: Library) -> "Shelved":
            old = next(one for one in library.versions(name) if one.version == number)
            saving = Saving(newest, old.plan, old.title, old.kind, why, who, at)
            return library.save(name, library.original(name, number), saving)[0]

        self._wishes.with_library(restored, self._on_saved, self._on_not_saved)

    def drill(self) -> None:
        """Play the draft: its text is written beside the record, and the drill reads it there."""
        self.model.draft.flush()
        draft, office = self.model.draft.draft, self._stage.link.office
        if draft is None or office is None:
            return
        from incident_desk.qt.pages.playbooks.drafting import written

        title = draft.editing.present.title
        path = str(Path(office.folder) / f"{safe_name(draft.name or title)}-draft.md")

        def handed(library: Library) -> str:
            library.hand_out(path, _stored(library, draft, written(draft).text))
            return path

        self._wishes.with_library(handed, lambda file: self.drill_wished.emit(str(file), title))

    def export(self) -> None:
        """Ask where to, then write the draft as Markdown."""
        self.model.draft.flush()
        draft = self.model.draft.draft
        if draft is None:
            return
        from incident_desk.qt.pages.playbooks.drafting import written

        name = f"{draft.name or safe_name(draft.editing.present.title)}.md"
        chooser = QFileDialog(self._stage.window, "Export as Markdown", name, _FILTER)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

        def write(path: str) -> None:
            def done(library: Library) -> str:
                library.hand_out(path, _stored(library, draft, written(draft).text))
                return path

            self._wishes.with_library(done, lambda file: self._stage.window.say(f"Written: {file}"))

        chooser.fileSelected.connect(write)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def make(self) -> None:
        """A playbook of what was done in the incident on the desk; it is in the library, and open to be edited."""
        incident, office = self._stage.incident, self._stage.link.office
        if incident is None or office is None:
            return
        from incident_desk.qt.pages.playbooks.shelf import MADE

        who, at = self._stage.link.who, office.now().isoformat()

        def made(one: Office) -> "Shelved":
            from incident_desk.services.playbook_making import playbook_text

            text = playbook_text(incident, timeline(one.desk.events(incident.id)))
            saving = Saving(0, why=f"{MADE}{incident.key}", who=who, at=at)
            return one.playbooks.save(safe_name(incident.title.casefold()), text.encode(), saving)[0]

        self._stage.link.read(made, self._on_made)

    def _on_made(self, entry: "Shelved") -> None:
        self._wishes.show()
        self._stage.window.say(
            f"A playbook of {self._stage.incident.key if self._stage.incident else 'it'} is made"
        )
        self._wishes.refresh(lambda: self._wishes.open(entry.name))


def _stored(library: Library, draft: "Draft", text: str) -> bytes:
    """The text of a draft as the document is stored: with its ends of lines and its mark of the encoding."""
    return text.encode() if draft.is_new else in_form_of(library.original(draft.name, draft.of), text)


def _said(done: "Compiled", is_plan_chosen: bool) -> tuple[str | None, str, str]:
    """Plan in use, title and kind where the text does not say them: a person gave them, or began with nothing. What
    plan somebody chose stays chosen, whatever a reader would take."""
    book = done.playbook
    is_chosen = len(book.plans) > 1 and (is_plan_chosen or "chosen_plan" in done.beside)
    return (
        book.plan().name if is_chosen else None,
        book.title if "title" in done.beside else "",
        book.kind if "kind" in done.beside else "",
    )
