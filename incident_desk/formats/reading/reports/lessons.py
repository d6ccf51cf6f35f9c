"""What was learned: what went well, what went wrong, where there was luck, and the rest."""

import re
from collections.abc import Sequence
from functools import lru_cache

from incident_desk.domain.past_report import Lessons, Passage
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.reports.parts import Part, bare_label, items_of
from incident_desk.formats.reading.reports.terms import LESSONS, LUCKY, NOTHING, WENT_WELL, WENT_WRONG
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import folded_words
from incident_desk.formats.reading.words import says, starts_with

_HEADS = (
    "", "what ", "things that ", "things ", "where we got ", "we got ", "where we were ", "o que ", "que ", "was ",
    "lo que ", "ce qui a ", "ce qui n'a ",
)  # fmt: skip
_SORTS = tuple(tuple(head + word for head in _HEADS for word in words) for words in (WENT_WELL, WENT_WRONG, LUCKY))
"""How a name begins that sorts lessons: what went well, what went wrong, where there was luck."""
_CALLED = ("well", "wrong", "lucky")
_AND = re.compile(rf"[/,;&]|\s{any_of(folded_words('times', 'and'))}\s")
_FEW_WORDS = 2
"""Words up to which an item that begins with "None" says no more."""
_ANY_SORT = tuple(word for words in _SORTS for word in words)


def lessons_of(root: Part) -> Lessons:
    """The report's lessons, sorted as it sorts them."""
    parts = [part for part in root.every() if not part.is_title and _is_sorted(part.name)]
    well, wrong, lucky = (_under(parts, words) for words in _SORTS)
    return Lessons(well, wrong, lucky, _unsorted(root))


def sort_of(name: str) -> str:
    """Of which sort the lessons under such a name are: "well", "wrong" or "lucky"; empty where it names no sort, or
    two at once."""
    if _is_of_two_sorts(name):
        return ""
    return next((sort for sort, words in zip(_CALLED, _SORTS, strict=True) if _is_of(name, words)), "")


def _under(parts: Sequence[Part], words: tuple[str, ...]) -> tuple[Passage, ...]:
    found: list[Passage] = []
    for part in parts:
        if _is_of(part.name, words) and not _is_of_two_sorts(part.name):
            found += _items(part)
    return tuple(found)


def _items(part: Part) -> tuple[Passage, ...]:
    if part.value:
        return () if starts_with(part.value, NOTHING) else (Passage(part.value, Span(part.first, part.last)),)
    found = items_of(part.blocks)
    for inner in part.inner:
        found += items_of(inner.blocks)
    return tuple(one for one in found if not starts_with(one.text, NOTHING) or len(one.text.split()) > _FEW_WORDS)


def _unsorted(root: Part) -> tuple[Passage, ...]:
    """What stands under "Lessons" itself or behind it as a label, or under a heading in it that is none of the
    sorts."""
    found: list[Passage] = []
    for part in root.walk():
        names = [part.name, *part.names_above()] if not part.is_title else []
        if any(says(name, LESSONS) for name in names) and not any(map(_is_sorted, names)):
            found += [one for one in items_of(_before_sorts(part.blocks)) if not _is_sorted(one.text)]
        for view in (one for one in part.views if says(one.name, LESSONS) and not _is_sorted(one.name)):
            if view.value:
                found.append(Passage(view.value, Span(view.first, view.last)))
            elif not any(says(name, LESSONS) for name in names):
                found += items_of(_before_sorts(view.blocks))
    return tuple(found)


def _is_of_two_sorts(name: str) -> bool:
    """Whether it heads two sorts at once, which its own labels tell apart: "What went well / what went wrong". One
    that denies the other is one sort: "what did not work well"."""
    sorts = [(says(piece, WENT_WELL), says(piece, WENT_WRONG)) for piece in _AND.split(name)]
    return (True, False) in sorts and any(wrong for _, wrong in sorts)


def _is_sorted(name: str) -> bool:
    return _is_of(name, _ANY_SORT)


def _is_of(name: str, words: tuple[str, ...]) -> bool:
    """Whether a name begins with a sort; in a script without spaces it may stand anywhere: 検知（良かった点）."""
    return starts_with(name, words) or (not name.isascii() and says(name, _wide(words)))


@lru_cache(maxsize=8)
def _wide(words: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a sort's words that are of a script without spaces."""
    return tuple(word for word in words if word and min(word) > "\u2e80")


def _before_sorts(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks up to the first bold line that names a sort."""
    for place, block in enumerate(blocks):
        name = bare_label(block)
        if name and _is_sorted(name):
            return blocks[:place]
    return blocks
