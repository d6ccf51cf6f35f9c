"""What the page of playbooks shows: the library, the open document with its versions, and what the middle tells."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.incident import Incident
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.lines import Line
from incident_desk.qt.pages.playbooks.shelf import MESSAGES, Book, Row, Version, used_words, users_by_text

REPORT = "report"
"""The kind of a document that reports of an incident."""
DRAFT = 0
"""The number that stands for the draft among the versions."""


class Mode(IntEnum):
    """What the middle shows."""

    SOURCE = 0
    READING = 1
    CHANGES = 2


class PlaybooksModel(QObject):
    """It reads and keeps nothing itself: that is wished."""

    rows_changed = Signal()
    """The library, what is looked for in it, or which document is open is another one."""
    turned = Signal()
    """Another document is open, or its versions or users are others."""
    lines_changed = Signal()
    """The middle shows other lines."""
    sides_changed = Signal()
    """The middle shows something else, or compares other versions: its lines are wanted."""
    book_wished = Signal(str)
    """Open the document of that name; the empty name is a new one."""
    reports_wished = Signal(list)
    """Look at these reports, to make past incidents of them."""
    restore_wished = Signal(int)
    """Make a new version of that older one."""
    action_wished = Signal(str)
    """Do an action of the window's table."""
    saved = Signal()
    """What is open is a version now, and is opened anew."""
    wanted = Signal(str)
    """Do one of "save", "drill", "export", "discard" with what is open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = DraftModel(self)
        self.rows: tuple[Row, ...] = ()
        self.book: Book | None = None
        self.looked_for = ""
        self.mode = Mode.SOURCE
        self.older, self.newer = DRAFT, DRAFT
        self.lines: tuple[Line, ...] = ()
        self._users: Mapping[str, Sequence[Incident]] = {}
        """The incidents by the text of the playbook that they were declared with."""

    # -- the library ------------------------------------------------------------------------------------------

    @property
    def shown_rows(self) -> tuple[Row, ...]:
        """The rows that have what is looked for: what is worked by, what was made of incidents, reports."""
        wanted = self.looked_for.casefold().strip()
        found = [row for row in self.rows if wanted in row.title.casefold() or wanted in row.words]
        return tuple(sorted(found, key=_group))

    @property
    def name(self) -> str:
        """The name of what is open; empty where nothing is, or something new."""
        return self.draft.draft.name if self.draft.draft is not None and not self.draft.draft.is_new else ""

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """The library."""
        self.rows = rows
        self.rows_changed.emit()

    def look_for(self, words: str) -> None:
        """Show what has these words."""
        self.looked_for = words
        self.rows_changed.emit()

    def show_users(self, incidents: Sequence[Incident]) -> None:
        """The incidents, the newest first."""
        self._users = users_by_text(incidents)
        self.turned.emit()

    def show_book(self, book: Book | None) -> None:
        """Another document is open; the first comparison is with the version that the latest incident used."""
        is_other = book is None or self.book is None or self.book.entry.name != book.entry.name
        self.book = book
        if is_other:
            self.older, self.newer = self._first_side(), DRAFT
        self.turned.emit()
        self.rows_changed.emit()

    # -- versions ---------------------------------------------------------------------------------------------

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions of what is open, the newest first."""
        return self.book.versions if self.book is not None else ()

    def used(self, version: Version) -> str:
        """Who used it."""
        return used_words(self._users.get(version.sha256, ()))

    @property
    def open_users(self) -> str:
        """What stays as it is for open incidents, whatever is saved."""
        for version in self.versions:
            keys = [one.key for one in self._users.get(version.sha256, ()) if one.is_open]
            if keys:
                keep = "keeps" if len(keys) == 1 else "keep"
                return (
                    f"{', '.join(keys[:3])} {keep} version {version.number} and its targets. "
                    "A new version applies to incidents declared after it is saved."
                )
        return ""

    @property
    def next_number(self) -> int:
        """The number that the draft will have."""
        newest = self.versions[0].number if self.versions else 0
        return newest + 1

    def side_words(self, number: int) -> str:
        """A side of the comparison in words."""
        if number == DRAFT:
            return f"draft v{self.next_number}" if self.draft.is_changed else "now"
        version = next((one for one in self.versions if one.number == number), None)
        used = self.used(version) if version is not None else ""
        return f"v{number}" + (f", {used}" if used else "")

    # -- the middle -------------------------------------------------------------------------------------------

    def show_mode(self, mode: Mode) -> None:
        """Show the source, the playbook to read, or what changed."""
        if mode is not self.mode:
            self.mode = mode
            self.sides_changed.emit()

    def compare(self, older: int, newer: int = DRAFT) -> None:
        """Compare two versions; the draft is one of them."""
        if (older, newer, Mode.CHANGES) != (self.older, self.newer, self.mode):
            self.older, self.newer, self.mode = older, newer, Mode.CHANGES
            self.sides_changed.emit()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """What the middle tells."""
        if lines != self.lines:
            self.lines = lines
            self.lines_changed.emit()

    def _first_side(self) -> int:
        # The texts come in the order of the incidents that used them last.
        numbers = {version.sha256: version.number for version in self.versions}
        used = next((numbers[text] for text in self._users if text in numbers), None)
        newest = self.versions[0].number if self.versions else DRAFT
        return newest if used is None else used


def _group(row: Row) -> tuple[bool, bool, bool]:
    return row.kind == REPORT, row.kind == MESSAGES, row.is_made
