"""Looking for words in all that was recorded, and in the playbooks of the library."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.events import Event
from incident_desk.domain.incident import Incident
from incident_desk.domain.searched import Said
from incident_desk.services.desk import Desk
from incident_desk.services.ports import RecordStore

Since = Callable[[int, int], Sequence[Event]]
"""The events of the store after a position, so many at most."""
MOST = 50
_SHOWN = 160
"""Signs of a text that are shown around what was found."""


class Index(Protocol):
    """Finds words in what was recorded."""

    def catch_up(self, since: Since, events: Callable[[str], Sequence[Event]], end: int) -> None:
        """Take in what the store has written since the last time."""
        ...

    def find(self, words: str, limit: int) -> list[Said]:
        """What has all of these words, or words that begin so."""
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of a record in which the words stand: when it happened (UTC), and what it says around them."""

    incident: Incident
    row: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class PageHit:
    """A line of a document of the library in which the words stand."""

    name: str
    title: str
    line: int
    text: str


class Searching:
    """Looks through one data folder."""

    def __init__(self, desk: Desk, store: RecordStore, index: Index) -> None:
        self._desk, self._store, self._index = desk, store, index

    def find(self, words: str, limit: int = MOST) -> list[Hit]:
        """The rows that have all of these words, the best first; each row once, however often it was worded."""
        self._index.catch_up(self._since, self._desk.events, self._store.position())
        hits: dict[str, Hit] = {}
        # An entry that was worded anew is found by each of its wordings.
        for said in self._index.find(words, limit * 2):
            if said.row not in hits and len(hits) < limit:
                incident = self._desk.incident_of(said.incident)
                hits[said.row] = Hit(incident, said.row, said.at, around(said.text, words))
        return list(hits.values())

    def _since(self, position: int, limit: int) -> Sequence[Event]:
        return self._store.since(position, limit)


def pages_with(documents: Sequence[ReadDocument], words: str, limit: int = MOST) -> list[PageHit]:
    """The lines of these documents that have all of the words, or words that begin so."""
    wanted = [one.casefold() for one in words.split()]
    found = (hit for document in documents for hit in _lines_with(document, wanted)) if wanted else iter(())
    return [hit for hit, _ in zip(found, range(limit), strict=False)]


def _lines_with(document: ReadDocument, wanted: Sequence[str]) -> Iterator[PageHit]:
    for number, line in enumerate(document.text.split("\n"), 1):
        plain = line.casefold()
        if all(one in plain for one in wanted):
            yield PageHit(document.name, document.playbook.title, number, around(line.strip(), " ".join(wanted)))


def around(text: str, words: str) -> str:
    """The part of a text around the first of the words that stands in it, with an ellipsis where it is cut."""
    if len(text) <= _SHOWN:
        return text
    plain = text.casefold()
    places = [place for one in words.casefold().split() if (place := plain.find(one)) >= 0]
    begin = max(0, min(places, default=0) - _SHOWN // 4)
    part = text[begin : begin + _SHOWN]
    return f"{'…' if begin else ''}{part}{'…' if begin + _SHOWN < len(text) else ''}"
