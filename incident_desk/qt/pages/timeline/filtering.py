"""Which rows of a timeline are shown, and how many there are of what. Pure; rows never change their order."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from incident_desk.domain.timeline import Entry
from incident_desk.domain.timeline_following import sifted, splice
from incident_desk.qt.panes.timeline.rows import GROUPS, KindGroup

OTHER = KindGroup("other", "Record keeping", frozenset())
"""What is of none of the groups: what happened to the clock, to the computer, to the record."""
KINDS: tuple[KindGroup, ...] = (*GROUPS, OTHER)
Key = TypeVar("Key", str, datetime)
THE_APP = ""
"""In place of a person: what the desk and its checks wrote."""
_GROUP_OF = {kind: group.key for group in GROUPS for kind in group.kinds}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown: rows that have all the words, but for these kinds, people and phases.

    Kinds are keys of ``KINDS``, phases the moments (UTC) at which they begin; ``starts`` are those of all phases,
    for each ends where the next begins. ``edited``, ``starred`` and ``evidence`` leave those rows alone.
    """

    words: str = ""
    without_kinds: frozenset[str] = frozenset()
    without_people: frozenset[str] = frozenset()
    without_phases: frozenset[datetime] = frozenset()
    starts: tuple[datetime, ...] = ()
    edited: bool = False
    starred: bool = False
    evidence: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return replace(self, words=self.words.strip(), starts=()) == Wanted()

    def with_kind(self, key: str, *, shown: bool) -> "Wanted":
        """The same with that group of kinds shown, or left out."""
        return replace(self, without_kinds=_turned(self.without_kinds, key, shown))

    def with_person(self, person: str, *, shown: bool) -> "Wanted":
        """The same with what that person wrote shown, or left out."""
        return replace(self, without_people=_turned(self.without_people, person, shown))

    def with_phase(self, start: datetime, *, shown: bool) -> "Wanted":
        """The same with what happened in the phase that begins then shown, or left out."""
        return replace(self, without_phases=_turned(self.without_phases, start, shown))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows there are of each group of kinds, by each person, edited, with a star and with evidence."""

    kinds: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    edited: int = 0
    starred: int = 0
    evidence: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Sifted:
    """The rows that are shown, what was wanted, and what all rows come to."""

    entries: tuple[Entry, ...] = ()
    wanted: Wanted = field(default_factory=Wanted)
    tally: Tally = field(default_factory=Tally)

    @property
    def count(self) -> str:
        """``16 of 19 shown``."""
        return f"{len(self.entries)} of {self.tally.total} shown"


@dataclass(frozen=True, slots=True)
class Known:
    """What was sifted of which rows: so that only what is new, or what is left, is looked at."""

    entries: tuple[Entry, ...]
    sifted: Sifted

    @property
    def wanted(self) -> Wanted:
        """What was wanted of them."""
        return self.sifted.wanted


def sift(entries: tuple[Entry, ...], wanted: Wanted, known: Known | None = None) -> Sifted:
    """The rows that are wanted, in their order, and the tally of all."""
    if known is None or known.entries is not entries:
        return Sifted(shown(entries, wanted), wanted, tally(entries))
    left = known.sifted.entries if _narrows(known.wanted, wanted) else entries
    return Sifted(shown(left, wanted), wanted, known.sifted.tally)


def moved_on(known: Known, entries: tuple[Entry, ...], wanted: Wanted, most: int) -> Sifted | None:
    """The same as ``sift``, where what is wanted stayed and so many rows differ at most; else None."""
    before = known.entries
    where = splice(before, entries) if wanted == known.wanted else None
    if where is None or where.removed + where.added > most:
        return None
    end = slice(where.start, where.start + where.removed), slice(where.start, where.start + where.added)
    counted = _recounted(known.sifted.tally, before[end[0]], entries[end[1]])
    if wanted.is_everything:
        return Sifted(entries, wanted, counted)
    tests = _tests(wanted)
    left = sifted(known.sifted.entries, before, entries, lambda entry: all(test(entry) for test in tests))
    return Sifted(left, wanted, counted)


def _narrows(before: Wanted, after: Wanted) -> bool:
    """Whether what is wanted after is among what was wanted before, as with one letter more."""
    return replace(before, words=after.words) == after and after.words.startswith(before.words)


def _recounted(before: Tally, old: Sequence[Entry], new: Sequence[Entry]) -> Tally:
    """The tally without these rows and with those."""
    less, more = tally(old), tally(new)
    people = _summed(before.people, less.people, more.people)
    return Tally(
        kinds=_summed(before.kinds, less.kinds, more.kinds),
        people={who: people[who] for who in sorted(people, key=_by_name)},
        edited=before.edited - less.edited + more.edited,
        starred=before.starred - less.starred + more.starred,
        evidence=before.evidence - less.evidence + more.evidence,
        total=before.total - less.total + more.total,
    )


def _summed(before: Mapping[str, int], less: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    """What is counted no more is not among it."""
    names = {**before, **more}
    sums = {name: before.get(name, 0) - less.get(name, 0) + more.get(name, 0) for name in names}
    return {name: count for name, count in sums.items() if count}


def shown(entries: tuple[Entry, ...], wanted: Wanted) -> tuple[Entry, ...]:
    """The rows that are wanted, in their order."""
    if wanted.is_everything:
        return entries
    found: Sequence[Entry] = entries
    for test in _tests(wanted):
        found = [entry for entry in found if test(entry)]
    # The same rows are the same object: whoever shows them sees at once that there is nothing to do.
    return entries if len(found) == len(entries) else tuple(found)


def tally(entries: Sequence[Entry]) -> Tally:
    """What the rows come to. People stand by their names, the desk after them."""
    kinds: Counter[str] = Counter()
    for kind, count in Counter(entry.kind for entry in entries).items():
        kinds[group_of(kind)] += count
    people: Counter[str] = Counter()
    for who, count in Counter(entry.who for entry in entries).items():
        people[_person(who)] += count
    return Tally(
        kinds=kinds,
        people={who: people[who] for who in sorted(people, key=_by_name)},
        edited=sum(entry.amended for entry in entries),
        starred=sum(entry.starred for entry in entries),
        evidence=sum(entry.files > 0 for entry in entries),
        total=len(entries),
    )


def group_of(kind: str) -> str:
    """The key of the group that a kind of rows is of."""
    return _GROUP_OF.get(kind, OTHER.key)


def person_of(entry: Entry) -> str:
    """Whose row it is: a person, or ``THE_APP``."""
    return _person(entry.who)


def _person(who: str) -> str:
    return THE_APP if who == "desk" or who.startswith("check:") else who


def _by_name(person: str) -> tuple[bool, str]:
    return person == THE_APP, person.casefold()


def _turned(left_out: frozenset[Key], one: Key, shown: bool) -> frozenset[Key]:
    return left_out - {one} if shown else left_out | {one}


def _tests(wanted: Wanted) -> list[Callable[[Entry], bool]]:
    """What a row must stand; the cheap ones first."""
    tests: list[Callable[[Entry], bool]] = []
    if wanted.edited:
        tests.append(lambda entry: entry.amended)
    if wanted.starred:
        tests.append(lambda entry: entry.starred)
    if wanted.evidence:
        tests.append(lambda entry: entry.files > 0)
    if wanted.without_kinds:
        tests.append(lambda entry: group_of(entry.kind) not in wanted.without_kinds)
    if wanted.without_people:
        tests.append(lambda entry: _person(entry.who) not in wanted.without_people)
    if wanted.without_phases:
        tests.append(lambda entry: _phase_of(entry, wanted.starts) not in wanted.without_phases)
    words = wanted.words.casefold().split()
    if words:
        tests.append(_Has(words))
    return tests


def _phase_of(entry: Entry, starts: Sequence[datetime]) -> datetime | None:
    place = bisect_right(starts, entry.sort_at) - 1
    return starts[place] if place >= 0 else None


class _Has:
    """Whether a row has every word: in its text, its detail, or beside them."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._beside: dict[tuple[str, str | None, tuple[str, ...]], str] = {}
        """People and tags as they are looked through, for thousands of rows have the same."""

    def __call__(self, entry: Entry) -> bool:
        text = entry.text.casefold()
        for word in self._words:  # noqa: SIM110 - a generator costs as much again, for each of 100,000 rows
            if word not in text and not self._is_beside(entry, word):
                return False
        return True

    def _is_beside(self, entry: Entry, word: str) -> bool:
        key = (entry.who, entry.owner, entry.tags)
        beside = self._beside.get(key)
        if beside is None:
            beside = self._beside[key] = _beside(*key)
        return word in beside or word in entry.detail.casefold()


def _beside(who: str, owner: str | None, tags: tuple[str, ...]) -> str:
    return f"{who}\n@{owner or ''}\n{' '.join(f'#{tag}' for tag in tags)}".casefold()
