"""Fences in a fence of Markdown: "```bash" inside "```markdown", where the first "```" would end the outer one.

The outer fence is made longer, so that what stands in it stays in it. No line is added or taken away.
"""

import re
from collections.abc import Iterator, Sequence

_OUTER = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?:markdown|md)[ \t]*$", re.I)
_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_LONGEST = 2_000
"""Lines of a fence that holds others."""
_MOST_LOOKS = 3
"""How often a line may be looked at, so that a document of fences without end costs no more than its length."""


def with_longer_fences(lines: list[str]) -> list[str]:
    """The lines with a longer fence around Markdown that has fences of its own, each closed."""
    if not any(("```" in line or "~~~" in line) and _OUTER.match(line) for line in lines):
        return lines
    changed = list(lines)
    for first, last in _holding(lines):
        for place in (first, last):
            changed[place] = changed[place].replace(fence := _mark(lines[first]), fence + fence[0] * 2, 1)
    return changed


def _holding(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first, last) of every fence of Markdown that holds fences."""
    place, closing = 0, ""
    looks = _MOST_LOOKS * len(lines) + _LONGEST
    while place < len(lines):
        found = _FENCE.match(lines[place])
        if found and closing and found["fence"].startswith(closing) and not found["info"].strip():
            closing = ""
        elif found and not closing:
            is_outer = looks > 0 and _OUTER.match(lines[place])
            last, held = _end_of(lines, place) if is_outer else (None, False)
            looks -= (last or place + _LONGEST) - place if is_outer else 0
            if last is not None and held:
                yield place, last
                place = last
            else:
                closing = found["fence"]
        place += 1


def _end_of(lines: Sequence[str], first: int) -> tuple[int | None, bool]:
    """The line that ends the outer fence, and whether it holds another."""
    mark, depth, held = _mark(lines[first]), 1, False
    for place in range(first + 1, min(len(lines), first + _LONGEST)):
        found = _FENCE.match(lines[place])
        if found is None or found["fence"] != mark:
            continue
        if found["info"].strip():
            depth, held = depth + 1, True
        else:
            depth -= 1
        if not depth:
            return place, held
    return None, False


def _mark(line: str) -> str:
    found = _FENCE.match(line)
    return found["fence"] if found else ""
