"""What a person said of a report, carried over to the report as it reads after its file was changed."""

from collections.abc import Mapping
from contextlib import suppress

from incident_desk.domain.errors import Refused
from incident_desk.domain.past_corrected import TEXT, TIME, Fact, FactKind, Said
from incident_desk.domain.past_report import PastReport
from incident_desk.formats.reading.reports.said import read_said, stated, words_of

_COUNTED = (FactKind.CONTRIBUTED, FactKind.WELL, FactKind.WRONG, FactKind.LUCKY, FactKind.LESSON, FactKind.SIGNED)


def said_again(said: Said, before: PastReport, after: PastReport) -> tuple[Said, int]:
    """What holds still, and of how many things what was said is lost: what it was said of stands there no more."""
    kept: dict[Fact, str] = {}
    lost: set[Fact] = set()
    places = {kind: _places(after, kind) for kind in (*_COUNTED, FactKind.ENTRY, FactKind.ACTION)}
    for fact, words in said.items():
        now = _found_again(fact, before, after, places)
        if now is None or not _is_sound(after, now, words):
            lost.add(fact.whole)
        else:
            kept[now] = words
    return kept, len(lost)


def _found_again(
    fact: Fact, before: PastReport, after: PastReport, places: Mapping[FactKind, dict[str, list[int]]]
) -> Fact | None:
    """The fact of the same words; what is stated once is the same whatever it says now."""
    if fact.kind not in places:
        return fact
    known = places[fact.kind].get(_whole_words(before, fact.whole), [])
    nearest = min(known, key=lambda place: abs(place - fact.place), default=None)
    return None if nearest is None else Fact(fact.kind, nearest, fact.part)


def _places(report: PastReport, kind: FactKind) -> dict[str, list[int]]:
    """Where each thing of a kind stands, by its words."""
    found: dict[str, list[int]] = {}
    place = 0
    while stated(report, fact := Fact(kind, place)) is not None:
        found.setdefault(_whole_words(report, fact), []).append(place)
        place += 1
    return found


def _whole_words(report: PastReport, fact: Fact) -> str:
    parts = (TIME, TEXT) if fact.kind is FactKind.ENTRY else ("",)
    return "\n".join(words_of(report, fact.with_part(part)) for part in parts)


def _is_sound(report: PastReport, fact: Fact, words: str) -> bool:
    with suppress(Refused):
        read_said(report, fact, words)
        return True
    return False
