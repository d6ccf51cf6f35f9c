"""Which things of an old list are which of a new one, and which of them stand in another order."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

ALIKE = 0.6
"""How much of two texts must be the same for one to be the other reworded."""
_MOST_COMPARED = 10_000
"""Pairs of texts that are compared letter by letter; in a larger heap nothing is taken for reworded."""


@dataclass(frozen=True, slots=True)
class Pairing(Generic[Thing]):
    """The pairs in the new order, and what is in one list alone."""

    pairs: tuple[tuple[Thing, Thing], ...]
    removed: tuple[Thing, ...]
    added: tuple[Thing, ...]


def paired(
    before: Sequence[Thing], after: Sequence[Thing], keys: Sequence[Callable[[Thing], Hashable]]
) -> Pairing[Thing]:
    """The things that share a key, the first key of *keys* counting most; each is used once, in order."""
    found: dict[int, int] = {}
    left = set(range(len(before)))
    for key in keys:
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for place in sorted(left):
            waiting[key(before[place])].append(place)
        for place, thing in enumerate(after):
            if place not in found and (places := waiting.get(key(thing))):
                found[place] = places.popleft()
                left.discard(found[place])
    return Pairing(
        tuple((before[found[place]], thing) for place, thing in enumerate(after) if place in found),
        tuple(before[place] for place in sorted(left)),
        tuple(thing for place, thing in enumerate(after) if place not in found),
    )


def reworded(
    pairing: Pairing[Thing], words: Callable[[Thing], str], home: Callable[[Thing], Hashable]
) -> Pairing[Thing]:
    """The same, with what reads alike and stands in the same home taken for one thing with new words."""
    if len(pairing.removed) * len(pairing.added) > _MOST_COMPARED:
        return pairing
    removed, added = list(pairing.removed), []
    pairs = list(pairing.pairs)
    for thing in pairing.added:
        near = [one for one in removed if home(one) == home(thing)]
        best = max(near, key=_likeness_to(words(thing), words), default=None)
        if best is not None and likeness(words(best), words(thing)) >= ALIKE:
            removed.remove(best)
            pairs.append((best, thing))
        else:
            added.append(thing)
    return Pairing(tuple(pairs), tuple(removed), tuple(added))


def _likeness_to(text: str, words: Callable[[Thing], str]) -> Callable[[Thing], float]:
    def of(thing: Thing) -> float:
        return likeness(words(thing), text)

    return of


def likeness(one: str, other: str) -> float:
    """How much two texts share, from 0 to 1; of long ones their beginnings."""
    matcher = SequenceMatcher(None, one.casefold()[:200], other.casefold()[:200], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def out_of_order(places: Sequence[int]) -> set[int]:
    """The fewest members of *places* (as indices) that must move so that the others rise."""
    ends: list[int] = []
    end_at: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(end_at[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        end_at[length : length + 1] = [index]
    kept: set[int] = set()
    index = end_at[-1] if end_at else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return set(range(len(places))) - kept
