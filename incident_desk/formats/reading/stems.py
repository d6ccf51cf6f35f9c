"""Stems as an index, by which a text is asked at each of its words: it costs the same however many stems there are,
and nothing is compiled, so that the first document is read as soon as the next."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_HEADS = re.compile(r"([a-z0-9]{1,3})[a-z0-9]*")
"""The first letters of each word, by which a stem is looked up; a word of fewer is looked up by all of it."""
_HEAD = 3

_Found = tuple[tuple[str, ...], tuple[str, ...]]
"""Stems that a word may go on behind, and stems that are a whole word."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of one concept: *long* by the first letters of the word that they begin with, *short* ones that a
    longer word may begin with, *signs* that begin with no letter, *loose* ones found anywhere."""

    long: dict[str, _Found]
    short: _Found
    signs: _Found
    loose: _Found
    heads: frozenset[str]
    """What *long* is looked up by, to see at once that none of a text's words is there."""

    @property
    def known_by_heads(self) -> bool:
        """Whether a text of ASCII in which none of its *heads* is has none of its stems."""
        return not (self.short[0] or self.signs[0] or self.signs[1])

    def begin(self, text: str) -> bool:
        """Whether an evened-out text begins with one of them."""
        known = self.long.get(head_of(text))
        return (
            (known is not None and _any_at(known, text, 0))
            or _any_at(self.short, text, 0)
            or _any_at(self.signs, text, 0)
            or (not text.isascii() and _any_at(self.loose, text, 0))
        )

    def are_in(self, text: str) -> bool:
        """Whether one of them begins a word of an evened-out text, or stands in it in a script without spaces."""
        if not self.heads.isdisjoint(heads_of(text)) and self._one_of_long(text):
            return True
        if self.short[0] and any(_any_at(self.short, text, place) for _, place in _places_of(text)):
            return True
        if self.signs[0] or self.signs[1]:
            places = (place for stem in (*self.signs[0], *self.signs[1]) for place in _occurring(stem, text))
            if any(_any_at(self.signs, text, place) for place in places if not _goes_on(text[place - 1 : place])):
                return True
        return not text.isascii() and self._stand_in(text)

    def _one_of_long(self, text: str) -> bool:
        for head, place in _places_of(text):
            found = self.long.get(head)
            if found is not None and _any_at(found, text, place):
                return True
        return False

    def _stand_in(self, text: str) -> bool:
        going_on, whole = self.loose
        for stem in going_on:
            if stem in text:
                return True
        return any(_any_at(((), whole), text, place) for place in range(len(text) if whole else 0))


def stems_of(words: Iterable[str]) -> Stems:
    """An index of evened-out stems; one with a ``$`` asks for the whole word."""
    long: dict[str, list[str]] = {}
    short: list[str] = []
    signs: list[str] = []
    loose: list[str] = []
    for word in words:
        stem = word.rstrip("$")
        head = stem[:_HEAD]
        if not stem.isascii():
            loose.append(word)
        elif len(head) == _HEAD and head.isalnum():
            # Nearly all of them: a look in place of the expression.
            long.setdefault(head, []).append(word)
        elif (found := _HEADS.match(stem)) is None:
            signs.append(word)
        elif found.end() == len(stem) and not word.endswith("$"):
            short.append(word)
        else:
            long.setdefault(found[1], []).append(word)
    return Stems(
        {head: _found(found) for head, found in long.items()},
        _found(short),
        _found(signs),
        _found(loose),
        frozenset(long),
    )


def _found(words: Iterable[str]) -> _Found:
    words = tuple(words)
    if not any(word.endswith("$") for word in words):
        return words, ()
    whole = tuple(word.rstrip("$") for word in words if word.endswith("$"))
    return tuple(word for word in words if not word.endswith("$")), whole


def _any_at(found: _Found, text: str, place: int) -> bool:
    going_on, whole = found
    if text.startswith(going_on, place):
        return True
    return bool(whole) and any(
        text.startswith(one, place) and not _goes_on(text[place + len(one) : place + len(one) + 1]) for one in whole
    )


def _goes_on(letter: str) -> bool:
    """Whether a Latin word goes on by that letter; none is the end of the text."""
    return letter.isascii() and letter.isalnum()


def _occurring(stem: str, text: str) -> Iterator[int]:
    place = text.find(stem)
    while place >= 0:
        yield place
        place = text.find(stem, place + 1)


def head_of(text: str) -> str:
    """The first few letters of what stands at the beginning; none where that is no letter and no digit."""
    first = _HEADS.match(text)
    return first[1] if first is not None else ""


@lru_cache(maxsize=16384)
def heads_of(text: str) -> frozenset[str]:
    """The first few letters of each word."""
    return frozenset(_HEADS.findall(text))


@lru_cache(maxsize=4096)
def _places_of(text: str) -> tuple[tuple[str, int], ...]:
    """Where words begin, with their first letters."""
    return tuple([(match[1], match.start()) for match in _HEADS.finditer(text)])
