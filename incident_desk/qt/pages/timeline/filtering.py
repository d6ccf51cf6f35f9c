"""Which rows of a timeline are shown, and how many there are of what. Pure; rows never change their order."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from incident_desk.domain.timeline import Entry
from incident_desk.qt.panes.timeline.rows import GROUPS, KindGroup

OTHER = KindGroup("other", "Record keeping", frozenset())
"""What is of none of the groups: what happened to the clock, to the computer, to the record."""
KINDS: tuple[KindGroup, ...] = (*GROUPS, OTHER)
THE_APP = ""
"""In place of a person: what the desk and its checks wrote."""
_GROUP_OF = {kind: group.key for group in GROUPS for kind in group.kinds}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown: rows that have all the words, but for these kinds and people.

    Kinds are keys of ``KINDS``; ``edited`` and ``starred`` leave those rows alone.
    """

    words: str = ""
    without_kinds: frozenset[str] = frozenset()
    without_people: frozenset[str] = frozenset()
    edited: bool = False
    starred: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return replace(self, words=self.words.strip()) == Wanted()

    def with_kind(self, key: str, *, shown: bool) -> "Wanted":
        """The same with that group of kinds shown, or left out."""
        return replace(self, without_kinds=_turned(self.without_kinds, key, shown))

    def with_person(self, person: str, *, shown: bool) -> "Wanted":
        """The same with what that person wrote shown, or left out."""
        return replace(self, without_people=_turned(self.without_people, person, shown))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows there are of each group of kinds, by each person, edited and with a star."""

    kinds: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    edited: int = 0
    starred: int = 0
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


def sift(entries: tuple[Entry, ...], wanted: Wanted) -> Sifted:
    """The rows that are wanted, in their order, and the tally of all."""
    return Sifted(shown(entries, wanted), wanted, tally(entries))


def shown(entries: tuple[Entry, ...], wanted: Wanted) -> tuple[Entry, ...]:
    """The rows that are wanted, in their order."""
    if wanted.is_everything:
        return entries
    found: Sequence[Entry] = entries
    for test in _tests(wanted):
        found = [entry for entry in found if test(entry)]
    return tuple(found)


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


def _turned(left_out: frozenset[str], one: str, shown: bool) -> frozenset[str]:
    return left_out - {one} if shown else left_out | {one}


def _tests(wanted: Wanted) -> list[Callable[[Entry], bool]]:
    """What a row must stand; the cheap ones first."""
    tests: list[Callable[[Entry], bool]] = []
    if wanted.edited:
        tests.append(lambda entry: entry.amended)
    if wanted.starred:
        tests.append(lambda entry: entry.starred)
    if wanted.without_kinds:
        tests.append(lambda entry: group_of(entry.kind) not in wanted.without_kinds)
    if wanted.without_people:
        tests.append(lambda entry: _person(entry.who) not in wanted.without_people)
    words = wanted.words.casefold().split()
    if words:
        tests.append(lambda entry: _has(entry, words))
    return tests


def _has(entry: Entry, words: Sequence[str]) -> bool:
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    text = f"{entry.text}\n{entry.detail}\n{entry.who}\n@{entry.owner or ''}\n{tags}".casefold()
    return all(word in text for word in words)
