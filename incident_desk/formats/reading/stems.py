"""Stems as an index, by which a text is asked at each of its words: it costs the same however many stems there are,
and nothing is compiled, so that the first document is read as soon as the next."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_START = re.compile(r"(?<![a-z0-9])(?=([^ ].{0,2}))", re.S)
"""Where a word can begin, with its first letters."""
_HEAD = 3
"""Letters by which a stem is looked up; a shorter one is looked up by its first."""

_Found = tuple[tuple[str, ...], tuple[str, ...]]
"""Stems that a word may go on behind, and stems that are a whole word."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of one concept: *long* by their first letters, *short* by their first, *loose* found anywhere."""

    long: dict[str, _Found]
    short: dict[str, _Found]
    loose: _Found
    heads: frozenset[str]
    """What *long* is looked up by, to see at once that none of a text's words is there."""

    def begin(self, text: str) -> bool:
        """Whether an evened-out text begins with one of them."""
        known = self.long.get(text[:_HEAD])
        few = self.short.get(text[:1]) if self.short else None
        return (
            (known is not None and _any_at(known, text, 0))
            or (few is not None and _any_at(few, text, 0))
            or (not text.isascii() and _any_at(self.loose, text, 0))
        )

    def are_in(self, text: str) -> bool:
        """Whether one of them begins a word of an evened-out text, or stands in it in a script without spaces."""
        heads, firsts = _heads_of(text)
        if not heads.isdisjoint(self.heads) and _one_of(self.long, _places_of(text), text):
            return True
        if self.short and not firsts.isdisjoint(self.short) and _one_of(self.short, _firsts_of(text), text):
            return True
        return not text.isascii() and self._stand_in(text)

    def _stand_in(self, text: str) -> bool:
        going_on, whole = self.loose
        for stem in going_on:
            if stem in text:
                return True
        return any(_any_at(((), whole), text, place) for place in range(len(text) if whole else 0))


def stems_of(words: Iterable[str]) -> Stems:
    """An index of evened-out stems; one with a ``$`` asks for the whole word."""
    long: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    loose: list[str] = []
    for word in words:
        stem = word.rstrip("$")
        if not stem.isascii():
            loose.append(word)
        elif len(stem) < _HEAD:
            short.setdefault(stem[0], []).append(word)
        else:
            long.setdefault(stem[:_HEAD], []).append(word)
    return Stems(
        {head: _found(found) for head, found in long.items()},
        {head: _found(found) for head, found in short.items()},
        _found(loose),
        frozenset(long),
    )


def _found(words: Iterable[str]) -> _Found:
    words = tuple(words)
    whole = tuple(word.rstrip("$") for word in words if word.endswith("$"))
    return tuple(word for word in words if not word.endswith("$")), whole


def _one_of(index: dict[str, _Found], places: Iterable[tuple[str, int]], text: str) -> bool:
    """Whether a stem of the index stands at one of the places, each told with what it is looked up by there."""
    for head, place in places:
        found = index.get(head)
        if found is not None and _any_at(found, text, place):
            return True
    return False


def _any_at(found: _Found, text: str, place: int) -> bool:
    going_on, whole = found
    if text.startswith(going_on, place):
        return True
    return bool(whole) and any(text.startswith(one, place) and _ends(text, place + len(one)) for one in whole)


def _ends(text: str, place: int) -> bool:
    """Whether no Latin word goes on there."""
    letter = text[place : place + 1]
    return not (letter.isascii() and letter.isalnum())


@lru_cache(maxsize=16384)
def _heads_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The first few letters of each word, and the first of each."""
    heads = frozenset(_START.findall(text))
    return heads, frozenset([head[0] for head in heads])


def _firsts_of(text: str) -> list[tuple[str, int]]:
    """Where words begin, with the first letter of each."""
    return [(head[0], place) for head, place in _places_of(text)]


@lru_cache(maxsize=4096)
def _places_of(text: str) -> tuple[tuple[str, int], ...]:
    """Where words begin, with their first letters."""
    return tuple([(match[1], match.start()) for match in _START.finditer(text)])
