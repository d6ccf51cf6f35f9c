"""Looking for words in all that was recorded, and in the playbooks of the library."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Protocol

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.entry_changes import EntryStanding, standings
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.domain.review import Review
from incident_desk.domain.review_sayings import review_part, review_place
from incident_desk.domain.searched import Said
from incident_desk.domain.timeline import entry_of
from incident_desk.services.desk import Desk
from incident_desk.services.ports import RecordStore
from incident_desk.services.shelved import Shelved

Since = Callable[[int, int], Sequence[Event]]
"""The events of the store after a position, so many at most."""
_CHANGING = (Kind.ENTRY_AMENDED, Kind.ENTRY_STRUCK, Kind.CROSSING_CORRECTED, Kind.UNDONE)
"""Events that tell what became of an entry."""
MOST = 50
_SHOWN = 160
"""Signs of a text that are shown around what was found."""


class Index(Protocol):
    """Finds words in what was recorded."""

    def catch_up(
        self, since: Since, events: Callable[[str], Sequence[Event]], end: int, most: int | None = None
    ) -> int:
        """Take in what the store has written since the last time, so many pages of it; the position it has then."""
        ...

    def find(
        self, words: str, limit: int, incident: str = "", since: datetime | None = None, files: bool | None = None
    ) -> list[Said]:
        """What has all of these words, or words that begin so."""
        ...


class What(StrEnum):
    """In what is looked."""

    ALL = "all"
    ENTRIES = "entries"
    EVIDENCE = "evidence"
    PLAYBOOKS = "playbooks"


@dataclass(frozen=True, slots=True)
class Within:
    """Where to look: in everything, unless it says otherwise. ``incident`` is the id of one, ``since`` in UTC."""

    what: What = What.ALL
    incident: str = ""
    since: datetime | None = None

    @property
    def records(self) -> bool:
        """Whether records are looked through."""
        return self.what is not What.PLAYBOOKS

    @property
    def documents(self) -> bool:
        """Whether the library is looked through: it belongs to no incident and has no time."""
        return self.what in (What.ALL, What.PLAYBOOKS) and not self.incident and self.since is None


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of a record in which the words stand: when it happened (UTC), and what it says around them.

    ``file`` is the name of the file of evidence in which they stand, where it is in one; ``now`` is what the entry
    says today, where they stand in an earlier wording of it; ``struck`` is why it was struck. ``place`` is where in
    a review it stands, ``part`` the section or part of it; ``former``: something else stands there today.
    """

    incident: Incident
    row: str
    at: datetime
    text: str
    file: str = ""
    now: str = ""
    struck: str | None = None
    place: str = ""
    part: str = ""
    former: bool = False


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

    def find(self, words: str, limit: int = MOST, within: Within | None = None) -> list[Hit]:
        """The rows that have all of these words, the best first; each row once, however often it was worded."""
        self._index.catch_up(self._since, self._desk.events, self._store.position())
        return self.look(words, limit, within)

    def look(self, words: str, limit: int = MOST, within: Within | None = None) -> list[Hit]:
        """The same by what was prepared, without what was written since."""
        within = within or Within()
        if not within.records:
            return []
        files = None if within.what is What.ALL else within.what is What.EVIDENCE
        found: dict[str, Said] = {}
        # An entry that was worded anew is found by each of its wordings.
        for said in self._index.find(words, limit * 2, within.incident, within.since, files):
            if len(found) < limit:
                found.setdefault(said.row, said)
        # The states of all at once: each asks the disk whether another process has written.
        states = {one.id: one for one in self._desk.incidents_of(sorted({one.incident for one in found.values()}))}
        standing = self._standings(list(states))
        hits = [self._hit(states[one.incident], one, standing.get(row), words) for row, one in found.items()]
        return _each_place_once(hits)

    def prepare(self) -> float:
        """Take in one page of what was written since the last time; the share that is taken in, 1 for all.

        Whoever has other work on the same thread asks for one page at a time.
        """
        end = self._store.position()
        position = self._index.catch_up(self._since, self._desk.events, end, 1)
        return min(1.0, position / end) if end else 1.0

    def _standings(self, incidents: Sequence[str]) -> Mapping[str, EntryStanding]:
        """What became of the entries of these incidents, by their ids."""
        found: dict[str, EntryStanding] = {}
        for events in self._store.records(incidents, _CHANGING):
            found.update(standings(events, undone_acts(events)))
        return found

    def _hit(self, incident: Incident, one: Said, standing: EntryStanding | None, words: str) -> Hit:
        """What was found as its row stands today: an entry keeps its own time, however late it was worded anew."""
        may_be_review = incident.review.has_begun and not one.file
        is_asked = standing is not None or one.event != one.row or may_be_review
        own = self._store.event(one.row) if is_asked else None
        place = review_place(own.kind, own.data) if own is not None else ""
        if own is None or place:
            part = review_part(own.kind, own.data) if own is not None else ""
            former = bool(place) and one.row not in _standing_texts(incident.review)
            text = around(one.words, words)
            return Hit(incident, one.row, one.at, text, one.file, place=place, part=part, former=former)
        standing = standing or EntryStanding()
        happened = standing.happened
        at = own.at if happened is None else happened.at or own.written_at
        now = "" if one.file or _is_reason(one, own, standing) else _said_now(one, own, standing)
        return Hit(incident, one.row, at, around(one.words, words), one.file, now, standing.struck)

    def _since(self, position: int, limit: int) -> Sequence[Event]:
        return self._store.since(position, limit)


def _standing_texts(review: Review) -> set[str]:
    """The versions of a review's texts, lists and figures that stand today."""
    return {
        one.id for every in (review.texts, review.lists, review.figures, review.goals) for one in every.values()
    }


def _each_place_once(hits: Sequence[Hit]) -> list[Hit]:
    """What stands in a review has a version for each rest of the writer: of one place the standing one is told,
    else the newest of those that have the words."""
    best: dict[tuple[str, str], Hit] = {}
    for one in hits:
        if one.place:
            key = (one.incident.id, one.place)
            best[key] = max(best.get(key, one), one, key=_worth)
    return [one for one in hits if not one.place or best[one.incident.id, one.place] is one]


def _worth(one: Hit) -> tuple[bool, datetime]:
    return not one.former, one.at


def _is_reason(one: Said, own: Event, standing: EntryStanding) -> bool:
    """Whether the words are those of why it was struck."""
    return one.event != own.id and one.words == " ".join((standing.struck or "").split())


def _said_now(one: Said, own: Event, standing: EntryStanding) -> str:
    """What the entry says today, where what was found is an earlier wording; empty where it is the last one."""
    worded = [revision for revision in standing.revisions if "text" in revision.said]
    if (worded[-1].id if worded else own.id) == one.event:
        return ""
    return str(worded[-1].said["text"]) if worded else entry_of(own).text


def pages_with(documents: Sequence[ReadDocument], words: str, limit: int = MOST) -> list[PageHit]:
    """The lines of these documents that have all of the words, or words that begin so."""
    return _some(((document.name, document) for document in documents), words, limit)


def lines_with(documents: Sequence[tuple[Shelved, ReadDocument]], words: str, limit: int = MOST) -> list[PageHit]:
    """The same of documents of the library, by the names under which they lie there."""
    return _some(((entry.name, document) for entry, document in documents), words, limit)


def _some(documents: Iterable[tuple[str, ReadDocument]], words: str, limit: int) -> list[PageHit]:
    wanted = [one.casefold() for one in words.split()]
    found = (hit for name, one in documents for hit in _lines_with(name, one, wanted)) if wanted else iter(())
    return list(islice(found, limit))


def _lines_with(name: str, document: ReadDocument, wanted: Sequence[str]) -> Iterator[PageHit]:
    for number, line in enumerate(document.text.split("\n"), 1):
        plain = line.casefold()
        if all(one in plain for one in wanted):
            yield PageHit(name, document.playbook.title, number, around(line.strip(), " ".join(wanted)))


def around(text: str, words: str) -> str:
    """The part of a text around the first of the words that stands in it, with an ellipsis where it is cut."""
    if len(text) <= _SHOWN:
        return text
    plain = text.casefold()
    places = [place for one in words.casefold().split() if (place := plain.find(one)) >= 0]
    begin = max(0, min(places, default=0) - _SHOWN // 4)
    part = text[begin : begin + _SHOWN]
    return f"{'…' if begin else ''}{part}{'…' if begin + _SHOWN < len(text) else ''}"
