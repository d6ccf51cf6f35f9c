"""What a scan of a finished file says, place by place: how many known terms, or that a format has no such place."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from incident_desk.formats.redaction.finished import Part, Where
from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.redaction.leaks import Leak, known_terms, leaks_in
from incident_desk.services.export_values import Scan, ScanCell, Seen

PLACES: Mapping[str, frozenset[Where]] = {
    ".pdf": frozenset(Where),
    ".html": frozenset({Where.TEXT, Where.ALTERNATIVE, Where.BOOKMARKS, Where.METADATA}),
    ".md": frozenset({Where.TEXT, Where.ALTERNATIVE}),
    ".json": frozenset({Where.TEXT}),
    ".csv": frozenset({Where.TEXT}),
}
"""The places that a file of each format has. What is attached belongs to the PDF alone."""


def scan_of(handout: Handout, ending: str, parts: Iterable[Part], at: datetime) -> Scan:
    """What these parts of a finished file still say. A place that has no part was not scanned."""
    read = tuple(parts)
    leaks = leaks_in(read, handout) if handout.hidden or handout.wish.words or handout.wish.customers else ()
    seen = {part.where for part in read}
    cells = {where: _cell(where, _places(handout, ending), leaks, seen) for where in Where}
    return Scan(cells, leaks, known_terms(handout), at)


def not_scanned(handout: Handout, why: str, at: datetime) -> Scan:
    """The scan of a file that could not be read: it says nothing of it, which is not that it is clean."""
    return Scan(dict.fromkeys(Where, ScanCell(Seen.NOT_SCANNED)), (), known_terms(handout), at, why)


def _places(handout: Handout, ending: str) -> frozenset[Where]:
    return PLACES[ending] if handout.wish.on.attaches else PLACES[ending] - {Where.ATTACHED}


def _cell(where: Where, places: frozenset[Where], leaks: tuple[Leak, ...], seen: set[Where]) -> ScanCell:
    if where not in places:
        return ScanCell(Seen.NO_PLACE)
    if where not in seen:
        return ScanCell(Seen.NOT_SCANNED)
    there = [one for one in leaks if one.where is where]
    known = len({one.number for one in there if one.number})
    return ScanCell(Seen.FOUND if there else Seen.CLEAN, known, len(there))
