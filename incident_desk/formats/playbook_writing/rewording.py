"""Other words put into a line of Markdown, whose marks stay around what was not changed."""

import re
from collections.abc import Iterator

from incident_desk.formats.playbook_writing.spelling import spelled

_MARKUP = frozenset("*_`~\\[]!")
_TICKED = re.compile(r"`([^`\n]+)`")


def without_ticks(text: str) -> str:
    """Typed words as they are read: what stands between backticks is code, and the marks are no part of it."""
    return _TICKED.sub(r"\1", text)


def rewordings(raw: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Ways to say *new* in the Markdown *raw* that says *old*, each with the words as which it is meant to be read.

    Only the words that differ are written anew; none is found where *raw* does not say *old*.
    """
    places = _places(raw, old)
    if not places:
        return
    begin, end = _changed(old, new)
    middle = new[begin : len(new) - end]
    meant = f"{new[:begin]}{without_ticks(middle)}{new[len(new) - end :]}"
    seen = set()
    for first, last in _spots(raw, places, begin, len(old) - end):
        for words in (middle, _spelled(middle)):
            candidate = f"{raw[:first]}{words}{raw[last:]}"
            if candidate not in seen:
                seen.add(candidate)
                yield candidate, meant


def _changed(old: str, new: str) -> tuple[int, int]:
    """How many letters stay at the beginning and at the end, in whole words."""
    most = min(len(old), len(new))
    begin = next((at for at in range(most) if old[at] != new[at]), most)
    while begin and not (_is_edge(old, begin) and _is_edge(new, begin)):
        begin -= 1
    end = next((at for at in range(most - begin) if old[-1 - at] != new[-1 - at]), most - begin)
    while end and not (_is_edge(old, len(old) - end) and _is_edge(new, len(new) - end)):
        end -= 1
    return begin, end


def _is_edge(text: str, at: int) -> bool:
    return at in (0, len(text)) or text[at - 1].isspace() or text[at].isspace()


def _spots(raw: str, places: list[int], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the changed letters stand in the Markdown; between two marks there is more than one place."""
    if begin < end:
        first, last = places[begin], places[end - 1] + 1
        yield first, last
        yield _before_marks(raw, first), _behind_marks(raw, last)
        return
    if begin < len(places):
        yield places[begin], places[begin]
        yield (_before_marks(raw, places[begin]),) * 2
    if begin:
        yield (_behind_marks(raw, places[begin - 1] + 1),) * 2
        yield places[begin - 1] + 1, places[begin - 1] + 1


def _behind_marks(raw: str, at: int) -> int:
    while at < len(raw) and raw[at] in _MARKUP:
        at = _skipped(raw, at)
    return at


def _before_marks(raw: str, at: int) -> int:
    while at and raw[at - 1] in _MARKUP:
        at -= 1
    return at


def _places(raw: str, text: str) -> list[int]:
    """The place in the Markdown of each letter of its words; empty where it does not say them."""
    if not text:
        return []
    for start in (at for at, letter in enumerate(raw) if letter == text[0]):
        found = _places_from(raw, text, start)
        if found:
            return found
    return []


def _places_from(raw: str, text: str, at: int) -> list[int]:
    found: list[int] = []
    for letter in text:
        while at < len(raw) and not _is_same(raw[at], letter) and raw[at] in _MARKUP:
            at = _skipped(raw, at)
        if at >= len(raw) or not _is_same(raw[at], letter):
            return []
        found.append(at)
        at += 1
        while letter.isspace() and at < len(raw) and raw[at].isspace():
            at += 1
    return found


def _is_same(one: str, other: str) -> bool:
    return one == other or (one.isspace() and other.isspace())


def _skipped(raw: str, at: int) -> int:
    """Behind a mark, and behind where a link leads."""
    if raw.startswith("](", at):
        end = raw.find(")", at)
        return end + 1 if end > 0 else at + 1
    return at + 1


def _spelled(middle: str) -> str:
    bare = middle.strip()
    if not bare:
        return middle
    lead = middle[: len(middle) - len(middle.lstrip())]
    return f"{lead}{spelled(bare, '')}{middle[len(middle.rstrip()) :]}"
