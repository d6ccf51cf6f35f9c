"""What the leak scan says: format by format, place by place; not scanned is a word of its own, never a nought."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from incident_desk.domain.counted import counted
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.masked import SECRET, masked_text
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.services.export_values import Made, Scan, ScanCell, Seen, State

PLACES = (Where.TEXT, Where.ALTERNATIVE, Where.BOOKMARKS, Where.METADATA, Where.ATTACHED)
HEADS = ("Text", "Alternative text", "Bookmarks", "Metadata", "Attached")
HEADS_SHORT = ("Text", "Alt. text", "Bookm.", "Meta", "Attached")


@dataclass(frozen=True, slots=True)
class ScanLine:
    """A format, and what is said of each place in it; or one word for all of them. ``leaking``: those that leak."""

    name: str
    cells: tuple[str, ...]
    leaking: tuple[bool, ...] = ()

    @property
    def spoken(self) -> str:
        """The line for ears."""
        if len(self.cells) == 1:
            return f"{self.name}: {self.cells[0]}"
        told = (f"{head} {cell}" for head, cell in zip(HEADS, self.cells, strict=True))
        return f"{self.name}: {', '.join(told)}"


@dataclass(frozen=True, slots=True)
class LeakShown:
    """A leak as it is told: which item it is of, in which file and where, and the words around it, masked."""

    leak: Leak
    format: str
    title: str
    words: str


def scan_lines(wanted: Sequence[tuple[str, str]], made: Mapping[str, Made]) -> tuple[ScanLine, ...]:
    """A line for each wanted format: its ending and its name."""
    return tuple(_line(name, made.get(ending)) for ending, name in wanted)


def _line(name: str, made: Made | None) -> ScanLine:
    if made is None or made.state is State.MAKING:
        return ScanLine(name, ("after it is made",))
    if made.state is State.CANCELLED:
        return ScanLine(name, ("not made, not scanned",))
    if made.scan is None:
        return ScanLine(name, ("not scanned",))
    cells = [made.scan.cells.get(where, ScanCell(Seen.NOT_SCANNED)) for where in PLACES]
    known = made.scan.known
    words = tuple(_cell(one, where, known) for one, where in zip(cells, PLACES, strict=True))
    return ScanLine(name, words, tuple(one.seen is Seen.FOUND for one in cells))


def _cell(one: ScanCell, where: Where, known: int) -> str:
    if one.seen is Seen.NO_PLACE:
        return "none"
    if one.seen is Seen.NOT_SCANNED:
        return "not scanned"
    if one.seen is Seen.FOUND:
        return f"{max(one.leaks, one.terms)} found"
    return f"0 of {known}" if where is Where.TEXT and known else "0"


def leaks_of(wanted: Sequence[tuple[str, str]], made: Mapping[str, Made]) -> tuple[LeakShown, ...]:
    """Every leak of the wanted formats, in their order."""
    return tuple(_leaks(wanted, made))


def _leaks(wanted: Sequence[tuple[str, str]], made: Mapping[str, Made]) -> Iterator[LeakShown]:
    for ending, name in wanted:
        scan = made[ending].scan if ending in made else None
        for leak in scan.leaks if scan is not None else ():
            what = f"Item {leak.number}" if leak.number else f"{leak.sort.noun.capitalize()} of its own"
            title = f"{what} is still in the {leak.where}"
            yield LeakShown(leak, name, title, f"{name}: “… {_around(leak)} …”")


def _around(leak: Leak) -> str:
    """The words around it, itself in dots; where it is cut off, all of them are."""
    start, end = leak.span
    if start == end:
        return SECRET if leak.sort is Sort.TOKEN else masked_text(leak.around)
    shown = SECRET if leak.sort is Sort.TOKEN else masked_text(leak.around[start:end])
    return f"{leak.around[:start]}{shown}{leak.around[end:]}"


def scan_words(scans: Sequence[Scan], *, short: bool = False) -> str:
    """What was looked for: ``reads the finished files, 14 known terms``."""
    terms = counted(max((one.known for one in scans), default=0), "known term") if scans else ""
    return terms if short else ", ".join(filter(None, ("reads the finished files", terms)))
