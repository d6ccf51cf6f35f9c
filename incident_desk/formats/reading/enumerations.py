"""Counted lines that Markdown knows for no list, as those it knows: "1.) look" is "1) look", "a) look" is "- look".

A line counts only among others of its kind, the first of which begins the count, so that a bracket in a sentence is
none. No line is added or taken away, so that every word stays on its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_COUNTED = re.compile(
    r"(?P<indent>[ \t]{0,12})(?:(?P<dotted>\d{1,2})\.\)|\((?P<round>\d{1,2}|[a-z])\)|(?P<letter>[a-z])\))"
    r"(?=[ \t]+\S)"
)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_FARTHEST = 30
"""Lines between one and the next."""


@dataclass(frozen=True, slots=True)
class _Counted:
    place: int
    indent: str
    form: str
    count: int


def with_plain_numbers(lines: list[str]) -> list[str]:
    """The lines with their counted ones as Markdown's; what stands in a fence is left alone."""
    if sum(")" in line[:20] and _COUNTED.match(line) is not None for line in lines) < 2:
        return lines
    found = list(_outside_fences(lines))
    changed = list(lines)
    for one in _in_a_row(found):
        changed[one.place] = _COUNTED.sub(_plain, lines[one.place], count=1)
    return changed


def _plain(match: re.Match[str]) -> str:
    return match["indent"] + (f"{match['dotted']})" if match["dotted"] else "-")


def _outside_fences(lines: Sequence[str]) -> Iterator[_Counted]:
    fence = ""
    for place, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (found := _COUNTED.match(line)):
            count = found["dotted"] or found["round"] or found["letter"]
            form = "dotted" if found["dotted"] else "round" if found["round"] else "letter"
            form += "" if count.isdigit() else " letter"
            yield _Counted(
                place, found["indent"], form, int(count) if count.isdigit() else ord(count) - ord("a") + 1
            )


def _in_a_row(found: Sequence[_Counted]) -> Iterator[_Counted]:
    """Those that count on from one of their kind, and the first of each row."""
    last: dict[tuple[str, str], _Counted] = {}
    given: set[int] = set()
    for one in found:
        before = last.get((one.form, one.indent))
        last[one.form, one.indent] = one
        if before is None or one.count != before.count + 1 or one.place - before.place > _FARTHEST:
            continue
        if before.count == 1 or before.place in given:
            given.add(one.place)
            if before.place not in given:
                given.add(before.place)
                yield before
            yield one
