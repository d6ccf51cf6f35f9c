"""A document that was read to be looked at, before it is kept; made off the GUI thread."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import NamedTuple

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.playbook import Playbook, choose_plan
from incident_desk.domain.playbook_diff import Difference, differences
from incident_desk.formats.reading.reports.said_again import said_again
from incident_desk.formats.record_file import is_report_data
from incident_desk.qt.garbage import large_value
from incident_desk.qt.pages.importing.corrections import Corrections
from incident_desk.qt.pages.importing.found import Found, Look, alike
from incident_desk.qt.pages.importing.lines import Margin, Rooms, lines_in, margin_of, rooms_of
from incident_desk.qt.pages.importing.rows import Told, rows_of
from incident_desk.services.acts.taking_past import Answers, PastIncident, past_incident
from incident_desk.services.library import Library, Shelved
from incident_desk.services.reading_watch import ReadingWatch

KEPT = "\0library/"
"""Before the name of a document that lies in the library: no file's path can begin so."""
MOST_LINES, MOST_ROWS, MOST_FACTS = 100_000, 5_000, 20_000
"""What is shown of a document at most: the window holds nothing up for what nobody looks through. Of a report more
rows are, for each is a fact that can be corrected."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The file, its lines, and what was understood.

    ``version`` is the number that it will have in the library; ``is_known`` says that it is there already, byte for
    byte.
    """

    path: str
    size: int
    sha256: str
    document: ReadDocument
    lines: tuple[str, ...]
    rows: tuple[Found, ...]
    margin: Margin
    version: int = 1
    is_known: bool = False
    past: PastIncident | None = None
    """What of a report becomes a past incident."""
    said: Corrections = Corrections()
    """What the person said of the version before."""
    rooms: Rooms = Rooms(array("i"), array("i"))
    """Which of its lines are long."""
    repairs: int = 0
    data: bytes = field(default=b"", repr=False)
    """The file as it was read: what is kept is what was looked at."""
    told: Told = Told()
    lost: int = 0
    """Of how many things what was said is lost, because they stand in the changed file no more."""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return name_of(self.path)

    @property
    def playbook(self) -> Playbook:
        """What was understood."""
        return self.document.playbook

    def with_said(self, said: Corrections, before: "Opened | None" = None) -> "Opened":
        """The same with what a person said of it as it was read *before*; what stands in it no more is left out."""
        plans = [plan.name for plan in self.playbook.plans]
        facts, lost = said.facts, 0
        if before is not None and before.past is not None and self.past is not None:
            facts, lost = said_again(facts, before.past.read, self.past.read)
        told = replace(said, plan=said.plan if said.plan in plans else None, facts=facts)
        return replace(recast(self, told), said=told, lost=lost)


def name_of(path: str) -> str:
    """A file's name without its folder."""
    return path.replace("\\", "/").rpartition("/")[2] or path


def open_file(library: Library, path: str, watch: ReadingWatch | None = None) -> Opened:
    """Read a file to look at; writes nothing.

    Raises:
        ReadingStopped: *watch* was stopped.
        DeskError: there is no such file, or it is no readable document.
    """
    with large_value():
        return _opened(library, path, watch)


def _opened(library: Library, path: str, watch: ReadingWatch | None) -> Opened:
    if path.startswith(KEPT):
        return _kept(library, path)
    data = library.read_bytes(path)
    if path.casefold().endswith(".json") and is_report_data(data):
        raise Refused(
            f"{name_of(path)} is a report of ours as JSON, and no document: File, Take in a record makes the same "
            "incident of it again"
        )
    document = library.read_file(path, watch=watch, data=data)
    entry = library.version_of(path, document.playbook.title)
    if entry is None:
        return opened_of(path, data, document)
    plans = [plan.name for plan in document.playbook.plans]
    said = Corrections(entry.plan if entry.plan in plans else None, entry.title, entry.kind)
    if library.original(entry.name) == data:
        return replace(opened_of(path, data, document), version=entry.version, is_known=True, said=said)
    before = library.read_version(entry.name, entry.version).playbook
    after = choose_plan(document.playbook, said.plan) if said.plan else document.playbook
    opened = opened_of(path, data, document, entry.version, differences(before, after))
    return replace(opened, version=entry.version + 1, said=said)


def _kept(library: Library, path: str) -> Opened:
    """A document of the library, to make something else of it."""
    entry = library.entry(path.removeprefix(KEPT))
    document = library.read_version(entry.name, entry.version)
    opened = opened_of(path, library.original(entry.name), document)
    return replace(
        opened, version=entry.version, is_known=True, said=Corrections(entry.plan, entry.title, entry.kind)
    )


def opened_of(
    path: str, data: bytes, document: ReadDocument, version: int = 0, changes: Sequence[Difference] = ()
) -> Opened:
    """A read document with its lines and rows; *changes* are those against that version."""
    lines = _lines_of(document)
    past = past_of(document)
    told = Told(document.warnings, document.repairs, past, version, changes)
    rows, margin = _seen(document, lines, told)
    return Opened(
        path, len(data), sha256(data).hexdigest(), document, lines, rows, margin, past=past, data=data, told=told,
        repairs=len(document.repairs), rooms=rooms_of(lines),
    )  # fmt: skip


def _seen(document: ReadDocument, lines: Sequence[str], told: Told) -> tuple[tuple[Found, ...], Margin]:
    """The rows, and what each line was read as."""
    rows = _shown(rows_of(document.playbook, told), MOST_ROWS if told.past is None else MOST_FACTS)
    return rows, margin_of(len(lines), rows, [one.line for one in document.playbook.facts.headings])


def opened_again(opened: Opened, before: tuple[Opened, Corrections] | None) -> Opened:
    """The document, with what was said of it as it was read before, where it was."""
    return opened if before is None else opened.with_said(before[1], before[0])


def recast(opened: Opened, said: Corrections) -> Opened:
    """A report with its rows as they are with what a person said of its facts; of a long one it takes a while."""
    past = opened.past
    if past is None or said.facts == past.answers.facts:
        return opened
    with large_value():
        told = replace(opened.told, past=past.answered(replace(past.answers, facts=said.facts)))
        rows, margin = _seen(opened.document, opened.lines, told)
        rows = _reused(opened.rows, rows)
        return replace(opened, past=told.past, told=told, rows=rows, margin=margin)


def _reused(before: Sequence[Found], after: tuple[Found, ...]) -> tuple[Found, ...]:
    """The rows with those that stood there already as they are: the window's thread need not compare thousands."""
    first, last = alike(before, after), alike(before[::-1], after[::-1])
    last = min(last, len(before) - first, len(after) - first)
    return (*before[:first], *after[first : len(after) - last], *before[len(before) - last :])


def past_of(document: ReadDocument) -> PastIncident | None:
    """A report as a past incident; None where it is none, or too long for the record: the library takes it."""
    try:
        return past_incident(document) if document.report is not None else None
    except Refused:
        return None


def _shown(rows: Sequence[Found], most: int) -> tuple[Found, ...]:
    """The first rows; of more than anybody looks through, how many there are."""
    if len(rows) <= most:
        return tuple(rows)
    left_out = len(rows) - most
    return (*rows[:most], Found(Look.LINE, f"… {left_out:,} more are understood and not shown here"))


def _lines_of(document: ReadDocument) -> tuple[str, ...]:
    """What stands at the left; of what is far beyond what is understood, how many lines there are."""
    lines = lines_in(document.text)
    count = len(lines)
    spans = [one.span for one in document.playbook.reference if one.span] if document.reference_from else []
    left_out = max((span.last for span in spans), default=count) - min(count, MOST_LINES)
    if left_out > 0:
        lines[MOST_LINES:] = []
        lines.append(f"… {left_out:,} more lines of the file are not shown here")
    return tuple(lines)


CHANGED, GONE = "changed", "gone"
"""What became of a file since it was read."""
GONE_WORDS = "The file is not there any more: it was kept as it had been read"


def became(library: Library, opened: Opened) -> str:
    """What became of the file that was looked at: empty where it is the same still."""
    if opened.path.startswith(KEPT):
        return ""
    try:
        data = library.read_bytes(opened.path)
    except DeskError:
        return GONE
    return "" if sha256(data).hexdigest() == opened.sha256 else CHANGED


def told_of(opened: Opened, said: Corrections) -> PastIncident:
    """The report that was looked at, with all that was said of it.

    Raises:
        Refused: it is no report, or something that was said is not what it stands for.
    """
    if opened.past is None:
        raise Refused(f"{opened.name} is no report of an incident")
    return opened.past.answered(Answers(said.zone, said.day, said.title, said.facts))


class Kept(NamedTuple):
    """What of the library was made, and whether the file is gone by now."""

    entry: Shelved
    document: ReadDocument
    is_gone: bool = False


def keep(library: Library, opened: Opened, corrections: Corrections) -> Kept | None:
    """Put what was looked at into the library, just as it was read; None where the file is another one by now. One
    that is gone is kept as it was read.

    Raises:
        DeskError: the library can't be written.
    """
    if opened.path.startswith(KEPT):
        name = opened.path.removeprefix(KEPT)
        document = library.correct(name, corrections.title, corrections.kind)
        return Kept(replace(library.entry(name), again=True), document)
    if (state := became(library, opened)) == CHANGED:
        return None
    entry, document = library.take_in(opened.path, corrections.plan, (opened.data, opened.document))
    if (entry.title, entry.kind) != (corrections.title, corrections.kind):
        document = library.correct(entry.name, corrections.title, corrections.kind)
    return Kept(entry, document, state == GONE)
