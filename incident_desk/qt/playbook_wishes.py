"""The page of playbooks: what is open on it, and the draft that is made of it. What is done with it is in
`playbook_deeds`.

The library is read off the desk's thread, for its documents may take seconds and no entry may wait.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.library_watch import LibraryWatch
from incident_desk.qt.page_wishes import PageWishes
from incident_desk.qt.playbook_deeds import PlaybookDeeds
from incident_desk.qt.playbook_draft_keeper import PlaybookDraftKeeper
from incident_desk.qt.stage import Stage
from incident_desk.services.library import Library

if TYPE_CHECKING:
    from incident_desk.qt.pages.playbooks.drafting import Compiled, Draft
    from incident_desk.qt.pages.playbooks.lines import Line
    from incident_desk.qt.pages.playbooks.shelf import Book, Row
    from incident_desk.qt.pages.playbooks.view import PlaybooksPage  # noqa: F401 - the page of the class below
    from incident_desk.qt.pages.playbooks.view_model import PlaybooksModel

PAGE = "playbooks"
AGAIN_MS = 300
"""How long after the last act the text of the draft is made anew."""


class PlaybookWishes(PageWishes["PlaybooksPage"]):
    """Makes the page when it is first shown, and does what is wished there."""

    reports_wished = Signal(list)
    """Look at these reports of the library, to make past incidents of them."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage, PAGE)
        self._opener = opener
        self._jobs = Jobs("playbooks", self)
        self.keeper = PlaybookDraftKeeper(stage.link, self._jobs, self)
        self.deeds = PlaybookDeeds(stage, opener, self)
        self._sought: tuple[str, object] | None = None
        """The document that is to be opened at a thing of it, and the thing."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AGAIN_MS)
        self._soon.timeout.connect(self._compile)
        self.watch = LibraryWatch(self.with_library, self)
        # What another program puts in stands in the list; what is being edited is left alone.
        self.watch.changed.connect(self.refresh)
        stage.window.pages.currentChanged.connect(self._on_page_changed)
        stage.link.library_changed.connect(self._on_incidents)

    @property
    def model(self) -> "PlaybooksModel":
        """What the page shows."""
        return self.page.model

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"playbooks": self.show, "save_playbook": self.deeds.save, "make_playbook": self.deeds.make}

    def close(self) -> None:
        """The window closes: the draft is on the disk, what is being saved is saved as a whole."""
        self._soon.stop()
        self.watch.stop()
        self._leave()
        self._jobs.close()

    # -- the library ----------------------------------------------------------------------------------------

    def refresh(self, then: Callable[[], None] | None = None) -> None:
        """Read the library."""
        from incident_desk.qt.pages.playbooks.shelf import rows_of

        kept = self.keeper.names

        def shown(rows: "tuple[Row, ...]") -> None:
            self.model.show_rows(rows)
            if then is not None:
                then()

        self.with_library(lambda library: rows_of(library, kept), shown)

    def open(self, name: str, thing: object = None) -> None:
        """Edit the document of that name, with the draft that was kept of it; the empty name is a new one.

        With a *thing* of the document the page comes up at it.
        """
        from incident_desk.qt.pages.playbooks.shelf import open_book

        self._leave()
        self._sought = (name, thing) if thing is not None else None
        if thing is not None:
            self.refresh()
        if not name:
            self.keeper.load_new(self._on_new)
            return
        self.with_library(
            lambda library: open_book(library, name), lambda book: self.keeper.load(book, self._on_draft)
        )

    def _on_draft(self, found: "tuple[Book, Draft]") -> None:
        from incident_desk.qt.pages.playbooks.editor.coming import come_to

        book, draft = found
        self.model.show_book(book)
        self.model.draft.begin(draft)
        self.model.show_users(self._stage.rows)
        self._compile()
        if self._sought is not None and self._sought[0] == book.entry.name:
            self.show()
            come_to(self.page.editor, self.model.draft, self._sought[1])
            self._sought = None
        newest = book.versions[0].number if book.versions else draft.of
        if draft.editing.is_changed and draft.of != newest:
            self._stage.window.say(
                f"Version {newest} came since this draft was begun: compare the two under Changes"
            )

    def _on_new(self, draft: "Draft") -> None:
        self.model.show_book(None)
        self.model.draft.begin(draft)
        self._compile()
        self.page.editor.head.title.setFocus()
        self.page.editor.head.title.selectAll()

    # -- the page -------------------------------------------------------------------------------------------

    def _made(self) -> None:
        from incident_desk.qt.pages.playbooks.view import PlaybooksPage
        from incident_desk.qt.pages.playbooks.view_model import PlaybooksModel

        stage = self._stage
        model = PlaybooksModel(stage.window)
        page = self._page = PlaybooksPage(stage.themes, model, stage.window.pages)
        model.book_wished.connect(self.open)
        model.restore_wished.connect(self.deeds.restore)
        model.reports_wished.connect(self.reports_wished)
        model.action_wished.connect(stage.window.actions_table.trigger)
        model.wanted.connect(self.deeds.do)
        model.sides_changed.connect(self._compile)
        model.draft.changed.connect(self._on_changed)
        model.draft.refused.connect(stage.window.say)
        stage.window.add_page(PAGE, page, page.take_focus)

    def _on_page_changed(self, _place: int) -> None:
        if self._page is None:
            return
        if self._stage.window.page == PAGE:
            self.refresh(self._open_right)
            self.watch.begin()
        else:
            self.watch.stop()
            self._leave()

    def _open_right(self) -> None:
        """The first one where none is open; what is open anew where another version of it came."""
        model = self.model
        if model.draft.draft is None and model.rows:
            self.open(model.shown_rows[0].name)
        elif any(row.name == model.name and row.version >= model.next_number for row in model.rows):
            self.open(model.name)

    def _on_incidents(self, _rows: object) -> None:
        if self._page is not None and self._stage.window.page == PAGE:
            self.model.show_users(self._stage.rows)

    def _on_changed(self) -> None:
        if self.model.draft.draft is not None:
            self._soon.start()

    def _leave(self) -> None:
        if self._page is not None and self.model.draft.draft is not None:
            self.model.draft.flush()
            self.keeper.keep(self.model.draft.draft, self.model.draft.is_changed)

    def _compile(self) -> None:
        """The text of the draft and the lines of the middle, off the window's thread."""
        from incident_desk.qt.pages.playbooks.looking import Look, looked

        self._soon.stop()
        model = self.model
        if model.draft.draft is None:
            return
        self.keeper.keep(model.draft.draft, model.draft.is_changed)
        name = model.book.entry.name if model.book is not None else ""
        wish = Look(model.draft.draft, name, model.mode, model.older, model.newer)
        self.with_library(lambda library: looked(library, wish), self._on_looked)

    def _on_looked(self, found: "tuple[Compiled, tuple[Line, ...]]") -> None:
        done, lines = found
        self.model.draft.show_compiled(done)
        self.model.show_lines(lines)

    def with_library(
        self,
        work: Callable[[Library], object],
        then: Callable[..., None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Work with the library off the window's thread."""
        office = self._stage.link.office
        if office is not None:
            library = office.playbooks
            self._jobs.run(lambda: work(library), then, failed or self._stage.say_refusal)
