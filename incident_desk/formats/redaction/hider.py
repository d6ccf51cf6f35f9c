"""Finds in each text what is not for its readers and puts a word in its place, the same one for the same thing.

What overlaps goes as one. What a person keeps, or what nobody asked to hide, is found all the same, so that it can
be listed and hidden.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from incident_desk.domain.writers import PROGRAM
from incident_desk.formats.redaction.fields import Place
from incident_desk.formats.redaction.name_book import NameBook
from incident_desk.formats.redaction.plain_spelling import Plain, plain_spelling
from incident_desk.formats.redaction.shapes import shapes_in
from incident_desk.formats.redaction.sorts import Sort, Span

GONE = "…"
"""What is left of a field that was hidden whole, without a word: an empty one would say that nothing was known."""
PEOPLE_FIELDS = frozenset({
    "who", "owner", "person", "commander", "declared_by", "amended_by", "author", "actor", "by", "approver",
    "approved_by", "signed_by", "said_by",
})  # fmt: skip
"""Fields that hold one person's name, or the program's."""
_ORDER = {sort: place for place, sort in enumerate(Sort)}
Key = tuple[Sort, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found, in all its places, and what stands there instead where it is hidden."""

    number: int
    sort: Sort
    text: str
    instead: str
    is_hidden: bool
    places: tuple[Place, ...]
    spellings: tuple[str, ...]
    is_removed: bool = False
    """Whether it goes and nothing takes its place, or a word that says so."""


@dataclass(slots=True)
class _Seen:
    number: int
    sort: Sort
    text: str
    instead: str
    places: dict[Place, None] = field(default_factory=dict)
    spellings: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is hidden: these sorts, but what is kept; and of a sort that is not, what is hidden all the same.

    ``removed`` and ``removed_sorts`` are those of it that go without a stand-in; ``says_removed``: a word says so.
    """

    sorts: frozenset[Sort]
    kept: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    removed_sorts: frozenset[Sort] = frozenset()
    says_removed: bool = False

    def hides(self, key: Key) -> bool:
        """Whether it goes."""
        sort, what = key
        return what in self.also or (sort in self.sorts and what not in self.kept)

    def removes(self, key: Key) -> bool:
        """Whether it has no stand-in when it goes."""
        return key[1] in self.removed or key[0] in self.removed_sorts

    @classmethod
    def of(cls, sorts: Iterable[Sort], kept: Iterable[str] = (), also: Iterable[str] = ()) -> "Choice":
        """A choice by texts as a person names them."""
        return cls(frozenset(sorts), frozenset(map(name_of, kept)), frozenset(map(name_of, also)))


def is_person(place: Place) -> bool:
    """Whether a text that stands there is somebody's name and nothing else."""
    return bool(place) and (place[-1] in PEOPLE_FIELDS or (place[0] == "contact_calls" and place[-1] == "name"))


def is_heading(place: Place) -> bool:
    """Whether it is the title of a section, which a template says and nobody of the incident."""
    return place[:2] == ("review", "sections") and place[-1] == "title"


def _is_a_word(span: Span, text: str) -> bool:
    """Whether it may as well be a word of a heading: "Root cause" names no login ``root``."""
    return text[span.start : span.end].isalpha()


def name_of(text: str) -> str:
    """By what a found text is known, however it is spelled."""
    return " ".join(plain_spelling(text).text.casefold().split())


class Hider:
    """Changes texts, and remembers what was found where. Used once for one report."""

    def __init__(self, choice: Choice, book: NameBook, roles: Mapping[str, str] | None = None) -> None:
        """``roles`` says which role stands in a person's place."""
        self._choice, self._book = choice, book
        self._roles = {name_of(person): role for person, role in (roles or {}).items()}
        self._seen: dict[Key, _Seen] = {}
        self._given: dict[str, int] = {}

    def hide(self, text: str, place: Place) -> str:
        """The text with a word in the place of what is hidden."""
        if len(text) < 2:
            return text
        if is_person(place) and not PROGRAM.match(text):
            return self._whole(text, place)
        plain = plain_spelling(text)
        found = spans_in(plain.text, self._book)
        if is_heading(place):
            found = (one for one in found if one.sort is not Sort.PERSON or not _is_a_word(one, plain.text))
        spans = tuple(but_inside_kept(found, plain.text, self._choice))
        return self._replaced(text, plain, spans, place) if spans else text

    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, in order of first appearance."""
        hides, removes = self._choice.hides, self._choice.removes
        return tuple(
            Finding(
                seen.number, seen.sort, seen.text, seen.instead, hides(key), tuple(seen.places),
                tuple(seen.spellings), hides(key) and removes(key),
            )
            for key, seen in self._seen.items()
        )  # fmt: skip

    def _whole(self, text: str, place: Place) -> str:
        """A field that holds a person and nothing else."""
        span = Span(0, len(text), Sort.PERSON, text)
        seen = self._note(span, text, place)
        return seen.instead or GONE if self._choice.hides(key_of(span, text)) else text

    def _replaced(self, text: str, plain: Plain, spans: tuple[Span, ...], place: Place) -> str:
        together = tuple(_together(span for span in spans if self._choice.hides(key_of(span, plain.text))))
        pieces: list[str] = []
        gone, done = set(together), 0
        for span in sorted((*together, *_outside(spans, together)), key=_by_place):
            seen = self._note(span, plain.text, place)
            if span in gone:
                start, end = plain.back(span.start, span.end)
                before, instead, spare = _with_stand_in(text[done:start], seen, text[end:])
                pieces += (before, instead)
                done = end + spare
        left = "".join((*pieces, text[done:]))
        return left if left.strip() else GONE

    def _note(self, span: Span, text: str, place: Place) -> _Seen:
        key, spelling = key_of(span, text), text[span.start : span.end]
        seen = self._seen.get(key)
        if seen is None:
            seen = self._seen[key] = _Seen(
                len(self._seen) + 1, span.sort, span.who or spelling, self._stand_in(key)
            )
        seen.places[place] = None
        seen.spellings[spelling] = None
        return seen

    def _stand_in(self, key: Key) -> str:
        """``[person 1]``, or a person's role; the second with the same role is numbered."""
        role = self._roles.get(key[1], "") if key[0] is Sort.PERSON else ""
        word = role or key[0].noun
        if key[0] is Sort.WORD:
            return "[removed]" if self._choice.says_removed or not self._choice.removes(key) else ""
        number = self._given[word] = self._given.get(word, 0) + 1
        named = word if role and number == 1 else f"{word} {number}"
        if not self._choice.removes(key):
            return f"[{named}]"
        return f"[removed: {named}]" if self._choice.says_removed else ""


_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">", "`": "`"}
_LEADS_ON = re.compile(
    r"(?:^|[^\w])(?:or|and|nor|to|at|by|with|from|via|for|of|on|in|is|was|are|were|than|the|a|an|into|onto|since|after"
    r"|before|until|till|between|as|per|about|around|over|under|this|that|commits?|revision|change|release|version"
    r"|build|deploy(?:ed|ment)?|merged?|file|path|cost|costs)$",
    re.IGNORECASE,
)
_JOINS = re.compile(r",?\s*(?:or|and|nor)\b", re.IGNORECASE)
"""Words that say nothing alone: those that lead to what is removed, and those that join it to what follows."""
_HUGS = {"*": "*", "_": "_", '"': '"', "'": "'", "“": "”", "‘": "’", "„": "“", "«": "»"}
"""Signs around a word, between which something must stand."""


def _with_stand_in(before: str, seen: _Seen, after: str) -> tuple[str, str, int]:
    """What stands before it, what stands in its place, and how many letters after it go as well.

    Where that is nothing, brackets go in which nothing stands any more, and the space that would be one too many.
    Behind a label, and for a secret, dots stay: "password: " would make a secret of the next word. Where a small
    word would be left over they stay as well: "Contact … or +44 …", not "Contact or".
    """
    if seen.instead:
        return before, seen.instead, 0
    if seen.sort is Sort.TOKEN or before.rstrip().endswith((":", "=")):
        return before, "…", 0
    if after[:1] and (not before.strip() or after[:1] == _HUGS.get(before[-1:])):
        return before, "…", 0
    opened, closed, gone = before.rstrip(), after.lstrip(" "), 0
    if opened and closed[:1] == _BRACKETS.get(opened[-1], "none"):
        before, gone = opened[:-1], len(after) - len(closed) + 1
    if _LEADS_ON.search(before.rstrip()) or (not gone and _JOINS.match(after)):
        return before, "…", gone
    if before.endswith(" ") and after[gone : gone + 1] in ("", " ", "\n", ".", ",", ";", ":", "!", "?", ")"):
        before = before[:-1]
    return before, "", gone


def spans_in(text: str, book: NameBook) -> Iterator[Span]:
    """Everything that is found in a text."""
    for sort in Sort:
        yield from (Span(start, end, sort) for start, end in shapes_in(text, sort) if start < end)
    yield from book.find(text)


def but_inside_kept(spans: Iterable[Span], text: str, choice: Choice) -> Iterator[Span]:
    """Without what is part of a term that a person keeps, as the host of an address is. A secret in it goes."""
    every = tuple(spans)
    kept = [one for one in every if choice.kept and key_of(one, text)[1] in choice.kept]
    for span in every:
        inside = any(one.start <= span.start and span.end <= one.end and one is not span for one in kept)
        if not inside or span in kept or span.sort is Sort.TOKEN:
            yield span


def key_of(span: Span, text: str) -> Key:
    """By what a found stretch is known."""
    return span.sort, name_of(span.who or text[span.start : span.end])


def _together(spans: Iterable[Span]) -> Iterator[Span]:
    """Stretches that overlap as one, of the sort that says most."""
    last: Span | None = None
    for span in sorted(spans, key=_by_place):
        if last is None or span.start >= last.end:
            if last is not None:
                yield last
            last = span
        elif (span.start, span.end) == (last.start, last.end):
            last = min(last, span, key=_by_sort)
        elif span.end > last.end:
            last = Span(last.start, span.end, min(last.sort, span.sort, key=_ORDER.__getitem__))
    if last is not None:
        yield last


def _outside(spans: Iterable[Span], together: Sequence[Span]) -> Iterator[Span]:
    """Those that are not part of what goes."""
    starts = [one.start for one in together]
    for span in sorted(spans, key=_by_place):
        before = bisect_right(starts, span.start) - 1
        if before < 0 or together[before].end < span.end:
            yield span


def _by_place(span: Span) -> tuple[int, int, int]:
    return span.start, -span.end, _ORDER[span.sort]


def _by_sort(span: Span) -> int:
    return _ORDER[span.sort]
