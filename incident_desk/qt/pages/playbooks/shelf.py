"""What the page knows of the library: its documents, and the versions of one; read off the GUI thread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.counted import counted
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook, count_all, every_step
from incident_desk.services.library import Library
from incident_desk.services.shelved import Shelved

MADE = "Made of "
"""How the reason of a version begins that was made of an incident."""
_MOST_VERSIONS = 40
"""Versions of one document that are read for who used them; the newest ones."""
MESSAGES = "comms"
"""The kind of a document of messages to send."""
_KINDS = {"checklist": "checklist", MESSAGES: "messages", "report_template": "form of a report", "report": "report"}


@dataclass(frozen=True, slots=True)
class Row:
    """A document of the library as a row of the list."""

    name: str
    title: str
    facts: str
    shipped: bool
    version: int
    kind: str
    is_made: bool = False
    """Whether it was made of a past incident."""
    words: str = ""
    """What can be found in it: the words of its steps, in small letters."""
    draft: bool = False
    """Whether somebody began to edit it and did not save."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a document: its number, what is said of it, and the checksum by which an incident names it."""

    number: int
    why: str
    who: str
    at: str
    sha256: str = ""
    lines: int = 0
    shipped: bool = False

    @property
    def day(self) -> str:
        """When it was made or imported; empty where that is not known."""
        try:
            return f"{datetime.fromisoformat(self.at):%-d %b %Y, %H:%M}" if self.at else ""
        except ValueError:
            return ""

    @property
    def words(self) -> str:
        """Why it was made and by whom."""
        made = ", ".join(part for part in (self.why, self.who) if part)
        return made or f"{'shipped' if self.shipped else 'imported'}, {counted(self.lines, 'line')}"


@dataclass(frozen=True, slots=True)
class Book:
    """One document of the library, as it is now, with its versions, the newest first."""

    entry: Shelved
    document: ReadDocument
    versions: tuple[Version, ...]

    @property
    def playbook(self) -> Playbook:
        """What is understood of it."""
        return self.document.playbook


def rows_of(library: Library, drafts: Iterable[str] = ()) -> tuple[Row, ...]:
    """Every document that reads as something to work by, the messages to send, and the reports that were kept."""
    begun = set(drafts)
    rows = []
    for entry, document in library.playbooks():
        first = library.versions(entry.name)[0] if not entry.shipped else entry
        row = _row(entry, document.playbook, first.why.startswith(MADE))
        rows.append(replace(row, draft=entry.name in begun))
    messages = [_row(entry, document.playbook, False) for entry, document in library.messages()]
    rows += [replace(row, draft=row.name in begun) for row in messages]
    reports = [_row(entry, document.playbook, False) for entry, document in library.reports()]
    return (*rows, *(replace(row, facts="report · Enter takes it in") for row in reports))


def _row(entry: Shelved, playbook: Playbook, is_made: bool) -> Row:
    steps = sum(count_all(phase.steps) for phase in playbook.phases())
    commands = sum(len(step.commands) for step in every_step(playbook))
    templates = playbook.templates if playbook.kind == MESSAGES else ()
    facts = [counted(len(templates), "template")] if templates else [counted(steps, "step")]
    facts += [counted(commands, "command")] if commands else []
    facts += ["shipped"] if entry.shipped else [f"version {entry.version}"]
    facts[:0] = [_KINDS[playbook.kind]] if playbook.kind in _KINDS else []
    told = (*(step.text for step in every_step(playbook)), *(f"{one.name} {one.body}" for one in templates))
    words = " ".join(told).casefold()
    line = " · ".join(facts)
    return Row(
        entry.name, playbook.title, line, entry.shipped, entry.version, playbook.kind, is_made=is_made, words=words
    )


def open_book(library: Library, name: str) -> Book:
    """A document with its versions.

    Raises:
        DeskError: it is not there, or can't be read.
    """
    entry = library.entry(name)
    kept = list(library.versions(entry.name))[-_MOST_VERSIONS:]
    return Book(entry, library.find(entry.name), tuple(_version(library, one) for one in reversed(kept)))


def _version(library: Library, one: Shelved) -> Version:
    try:
        document = library.read_version(one.name, one.version)
    except DeskError:
        return Version(one.version, one.why, one.who, one.at)
    lines = document.text.count("\n") + 1
    sha256 = document.playbook.source_sha256
    return Version(one.version, one.why, one.who, one.at, sha256, lines, one.shipped)


def users_by_text(incidents: Sequence[Incident]) -> dict[str, list[Incident]]:
    """The incidents by the text of the playbook that they were declared with, the newest first as they come."""
    found: dict[str, list[Incident]] = {}
    for one in incidents:
        if one.playbook is not None and one.playbook.source_sha256:
            found.setdefault(one.playbook.source_sha256, []).append(one)
    return found


def used_words(incidents: Sequence[Incident]) -> str:
    """Who used a version, in a few words."""
    if not incidents:
        return ""
    keys = ", ".join(one.key for one in incidents[:2])
    more = f" and {len(incidents) - 2} more" if len(incidents) > 2 else ""
    return f"used by {keys}{more}"
