"""Damaged text as it was: UTF-8 that was read in an older encoding, once or several times, mends run by run.

Each round takes the one misreading that explains the most of the text, puts right what is surely damaged by it, and
what is likely where something is sure. Correct text beside it stays as it is, letter by letter, and no line moves.
Each repair is listed; nothing is guessed where a byte is lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from incident_desk.domain.document import Repair
from incident_desk.formats.reading.repair_judging import Candidate, Verdict, kind_of_letter, verdict
from incident_desk.formats.reading.repair_maps import MISREADINGS, Misreading

ROUNDS = 6
"""Misreadings that are undone, one upon the other or side by side."""
DEPTH = 3
"""How often one and the same letter may have been misread."""
_AROUND = 3
_RUN = re.compile(r"[^\x00-\x7f]{2,}")


@dataclass(frozen=True, slots=True)
class _Change:
    """From *start* to *end* of a text stands something else: *text*."""

    start: int
    end: int
    text: str
    how: tuple[str, ...] = ()


class _Judged(NamedTuple):
    start: int
    end: int
    letter: str
    verdict: Verdict


def repaired(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text without the damage of misread UTF-8, and what was changed, in reading order.

    *text* has ``\\n`` as its line end; the lines stay the lines they are.
    """
    undo: list[_Change] = []
    for _ in range(ROUNDS):
        if text.isascii():
            break
        changes = _best(text)
        if not changes:
            break
        text, undo = _changed(text, changes, undo)
    return text, tuple(_told(text, undo))


def _best(text: str) -> list[_Change]:
    """What the misreading changes that explains most of the text."""
    found: list[tuple[int, list[_Change]]] = []
    runs = [match.span() for match in _RUN.finditer(text)]
    for misreading in MISREADINGS if runs else ():
        judged = list(_judged(text, runs, misreading, DEPTH))
        sure = {kind_of_letter(one.letter) for one in judged if one.verdict == "sure"}
        if sure:
            count = sum(one.verdict == "sure" for one in judged)
            found.append((count, _joined([one for one in judged if _is_taken(one, sure)], misreading.name)))
    return max(found, key=_first)[1] if found else []


def _first(pair: tuple[int, list[_Change]]) -> int:
    return pair[0]


def _is_taken(one: _Judged, sure: set[str]) -> bool:
    kind = kind_of_letter(one.letter)
    known = kind in sure or kind in ("latin", "sign", "mark", "rare")
    return one.verdict == "sure" or (one.verdict == "likely" and known)


def _judged(text: str, runs: Sequence[tuple[int, int]], misreading: Misreading, depth: int) -> Iterator[_Judged]:
    """Every letter that may be behind misread ones, with whether it is; they are looked for in these *runs*."""
    for match in (one for start, end in runs for one in misreading.run.finditer(text, start, end)):
        place, letters = match.start(), misreading.read_again(match.group())
        kinds = ["", *map(kind_of_letter, letters), ""]
        deeper = _misread_again(letters, depth - 1)
        for number, letter in enumerate(letters):
            end = place + _bytes_of(letter)
            around = text[max(0, place - _AROUND) : place], text[end : end + _AROUND]
            company = kinds[number + 1] in (kinds[number], kinds[number + 2])
            said: Verdict = "sure"
            if number not in deeper:
                said = verdict(Candidate(text[place:end], letter, *around), company)
            yield _Judged(place, end, letter, said)
            place = end


def _bytes_of(letter: str) -> int:
    """How many bytes UTF-8 has for it."""
    code = ord(letter)
    return 2 if code < 0x800 else 3 if code < 0x10000 else 4


def _misread_again(letters: str, depth: int) -> set[int]:
    """The places of letters that are surely misread themselves: the damage was done more than once."""
    if depth <= 0 or len(letters) < 2:
        return set()
    whole = ((0, len(letters)),)
    judged = (one for misreading in MISREADINGS for one in _judged(letters, whole, misreading, depth))
    return {place for one in judged if one.verdict == "sure" for place in range(one.start, one.end)}


def _joined(judged: Sequence[_Judged], name: str) -> list[_Change]:
    """Letters side by side as one change."""
    changes: list[_Change] = []
    first = 0
    for place, one in enumerate(judged):
        if place + 1 == len(judged) or judged[place + 1].start != one.end:
            letters = "".join(each.letter for each in judged[first : place + 1])
            changes.append(_Change(judged[first].start, one.end, letters, (name,)))
            first = place + 1
    return changes


def _changed(text: str, changes: Sequence[_Change], undo: Sequence[_Change]) -> tuple[str, list[_Change]]:
    """The text with these changes, and what leads from it back to the first text, as *undo* does from *text*."""
    pieces: list[str] = []
    back: list[_Change] = []
    copied = length = 0
    for now, before in _touching(changes, undo):
        start = min(one.start for one in (*now, *before))
        end = max(one.end for one in (*now, *before))
        after = _put(text, start, end, now)
        how = before[0].how if before else ()
        length += start - copied
        back.append(
            _Change(length, length + len(after), _put(text, start, end, before), how + (now[0].how if now else ()))
        )
        pieces += (text[copied:start], after)
        copied, length = end, length + len(after)
    pieces.append(text[copied:])
    return "".join(pieces), back


def _touching(changes: Sequence[_Change], undo: Sequence[_Change]) -> Iterator[tuple[list[_Change], list[_Change]]]:
    """New and old changes in reading order, those that lie over each other together."""
    marked = sorted(
        [(one.start, one.end, 0, one) for one in changes] + [(one.start, one.end, 1, one) for one in undo],
        key=_place,
    )
    group: tuple[list[_Change], list[_Change]] = ([], [])
    reached = -1
    for start, end, old, change in marked:
        if start >= reached and reached >= 0:
            yield group
            group = ([], [])
        group[old].append(change)
        reached = max(reached, end)
    if reached >= 0:
        yield group


def _place(marked: tuple[int, int, int, _Change]) -> tuple[int, int]:
    return marked[:2]


def _put(text: str, start: int, end: int, changes: Sequence[_Change]) -> str:
    """This part of the text with the changes that lie in it."""
    pieces: list[str] = []
    for change in changes:
        pieces += (text[start : change.start], change.text)
        start = change.end
    return "".join(pieces) + text[start:end]


def _told(text: str, undo: Sequence[_Change]) -> Iterator[Repair]:
    line, counted = 1, 0
    for change in undo:
        line += text.count("\n", counted, change.start)
        counted = change.start
        yield Repair(line, change.text, text[change.start : change.end], _how(change.how))


def _how(names: Sequence[str]) -> str:
    return "UTF-8 read as " + ", and again as ".join(names)
