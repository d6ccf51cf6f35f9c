"""Keeps drafts of playbooks on the disk: they survive the page, the window and a crash."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from incident_desk.domain.errors import DeskError
from incident_desk.domain.playbook import Playbook
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.link import DeskLink
from incident_desk.services.drafts import Drafts, Unsent
from incident_desk.services.library import Library

if TYPE_CHECKING:
    from incident_desk.qt.pages.playbooks.drafting import Draft
    from incident_desk.qt.pages.playbooks.shelf import Book

_KEY = "playbook-"


class PlaybookDraftKeeper(QObject):
    """One draft for each document, and one that is new. Without a place for drafts they last as long as the window,
    with their undo; those from the disk begin without."""

    def __init__(self, link: DeskLink, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._jobs = link, jobs
        self._known: dict[str, Draft] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The documents of which a draft is known."""
        return tuple(self._known)

    def keep(self, draft: "Draft | None", is_changed: bool) -> None:
        """The draft is this now; one that differs in nothing is forgotten."""
        if draft is None:
            return
        known = self._known.get(draft.name)
        if not is_changed or not draft.editing.is_changed:
            if known is not None:
                self.forget(draft)
            return
        if known is draft:
            return
        self._known[draft.name] = draft
        drafts, office = self._drafts, self._link.office
        if drafts is not None and office is not None:
            at = office.now()
            self._jobs.run(lambda: _save(drafts, draft, at), None, self._on_failed)

    def forget(self, draft: "Draft | None") -> None:
        """It was saved or discarded."""
        if draft is None:
            return
        self._known.pop(draft.name, None)
        drafts = self._drafts
        if drafts is not None:
            key = _key_of(draft.name)
            self._jobs.run(lambda: drafts.save(key, None), None, self._on_failed)

    def load(self, book: "Book", then: Callable[..., None]) -> None:
        """The draft of a document, else one in which nothing is changed; ``then`` gets (book, draft)."""
        known, drafts = self._known.get(book.entry.name), self._drafts
        if known is not None:
            then((book, known))
            return
        office = self._link.office
        if office is not None:
            library = office.playbooks
            self._jobs.run(lambda: (book, _found(drafts, library, book)), then, self._on_failed)

    def load_new(self, then: Callable[..., None]) -> None:
        """The draft that is no document of the library yet, else an empty one."""
        known, drafts = self._known.get(""), self._drafts
        if known is not None:
            then(known)
            return
        self._jobs.run(lambda: _found_new(drafts), then, self._on_failed)

    @property
    def _drafts(self) -> Drafts | None:
        return self._link.office.drafts if self._link.office is not None else None

    def _on_failed(self, error: Exception) -> None:
        self._link.refused.emit(str(error))


def _key_of(name: str) -> str:
    return f"{_KEY}{name}" if name else "new-playbook"


def _save(drafts: Drafts, draft: "Draft", at: datetime) -> None:
    from incident_desk.qt.pages.playbooks.drafting import draft_text

    drafts.save(_key_of(draft.name), Unsent(draft_text(draft), at))


def _found(drafts: Drafts | None, library: Library, book: "Book") -> "Draft":
    """The draft with the version that it was begun with."""
    from incident_desk.domain.playbook_editing import Editing
    from incident_desk.qt.pages.playbooks.drafting import Draft, draft_of

    name = book.entry.name
    kept = drafts.load(_key_of(name)) if drafts is not None else None
    found = None
    if kept is not None:
        with suppress(DeskError):
            found = draft_of(kept.text, name, lambda version: _read(library, book, version))
    return found or Draft(name, book.entry.version, book.document.text, Editing.of(book.playbook))


def _read(library: Library, book: "Book", version: int) -> tuple[str, Playbook]:
    if version == book.entry.version:
        return book.document.text, book.playbook
    document = library.read_version(book.entry.name, version)
    return document.text, document.playbook


def _found_new(drafts: Drafts | None) -> "Draft":
    from incident_desk.domain.playbook_editing import Editing
    from incident_desk.qt.pages.playbooks.drafting import Draft, draft_of

    empty = Playbook("New playbook")
    kept = drafts.load(_key_of("")) if drafts is not None else None
    found = draft_of(kept.text, "", lambda _version: ("", empty)) if kept is not None else None
    return found or Draft("", 0, "", Editing.of(empty))
