"""What in a text a person should know of before relying on it: what the reading leaves out, and what it leaves in.

Nothing is changed here. A typographic quotation mark in a command may be meant, and a mark that turns the direction
of writing may belong to a name; so they are pointed out, with their line.
"""

import re
from collections.abc import Iterator

from incident_desk.domain.playbook import Doubt, Span
from incident_desk.formats.reading.commands import PROGRAMS, QUERIES, SHELLS
from incident_desk.formats.reading.encoding import holds_any

MOST = 12
"""Lines that are pointed out one by one; of more, the number is told."""

_CONTROLS = "".join(map(chr, (*range(9), *range(14, 32), 0x7F, 0x85)))
_ZERO_WIDTH = "\u200b"
_HARD = "\u00a0\u202f"
_BREAKS = "\x0b\x0c\u2028\u2029"
_LOST = "\ufffd"
_TURNING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}|~{3,})[ \t]*([^\s`{]*)")
_CODE = re.compile(r"(?<!`)`([^`\n]{2,200})`(?!`)")
_QUOTES = re.compile("[“”„‘’‚«»]")
_OPTION = re.compile(r"(?:^|\s)[–—‒−][A-Za-z]")
_COMMENT = re.compile(r"(?:^|\s)(?:#|//|--\s).*$")
_COMMANDS = SHELLS | QUERIES | PROGRAMS


def oddities(raw: str, text: str) -> tuple[Doubt, ...]:
    """What is odd in a file's letters *raw*, and in the *text* that is read, whose lines are the same."""
    found = [*_of_line_ends(raw)]
    found += _counted(text, _CONTROLS, "control characters are left out", "A control character is left out")
    found += _counted(text, _BREAKS, "odd breaks are read as spaces", "An odd break is read as a space")
    if not text.isascii():
        found += _counted(
            text, _LOST, "letters were lost before: � is there", "A letter was lost before: � is there"
        )
        found += _counted(text, _ZERO_WIDTH, "invisible marks are left out", "An invisible mark is left out")
        found += _counted(text, _HARD, "hard spaces are read as spaces", "A hard space is read as a space")
        found += _pointed_out(text)
    return tuple(found)


def _of_line_ends(raw: str) -> Iterator[Doubt]:
    both, returns = raw.count("\r\n"), raw.count("\r")
    single = returns - both
    kinds = [name for name, count in (("CR LF", both), ("CR", single), ("LF", raw.count("\n") - both)) if count]
    if len(kinds) > 1:
        yield Doubt("text", f"Line ends are mixed ({', '.join(kinds)}); they are read as one kind")
    elif kinds == ["CR"]:
        yield Doubt("text", "Line ends are those of an old Mac (CR); they are read as LF")


def _counted(text: str, letters: str, many: str, one: str) -> Iterator[Doubt]:
    if not holds_any(text, letters):
        return
    count = sum(map(text.count, letters))
    first = min(place for letter in letters if (place := text.find(letter)) >= 0)
    line = text.count("\n", 0, first) + 1
    words = f"{one}, in line {line}" if count == 1 else f"{count} {many}, the first in line {line}"
    yield Doubt("text", words, span=Span(line, line))


def _pointed_out(text: str) -> Iterator[Doubt]:
    """Lines with marks that turn the direction of writing, and commands with typographic marks."""
    count = last = 0
    for line, words in _odd_lines(text):
        count, last = count + 1, line
        if count <= MOST:
            yield Doubt("text", words, span=Span(line, line))
    if count > MOST:
        yield Doubt("text", f"{count - MOST} more lines hold such marks, the last one line {last}")


def _odd_lines(text: str) -> Iterator[tuple[int, str]]:
    fence, commands = "", False
    for number, line in enumerate(text.split("\n"), start=1):
        mark = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if mark is not None:
            fence, commands = _after(fence, mark, commands)
            continue
        if line.isascii():
            continue
        if _TURNING.search(line):
            yield (
                number,
                "Marks that turn the direction of writing are in this line: it may read otherwise than it runs",
            )
        if (code := _odd_code(line, bool(fence), commands)) is not None:
            yield (
                number,
                f"Typographic quotation marks or dashes in a command, left as they are: {code.strip()[:80]}",
            )


def _after(fence: str, mark: re.Match[str], commands: bool) -> tuple[str, bool]:
    """The open fence behind this line, and whether it holds commands."""
    marks, info = mark.group(1), mark.group(2).casefold()
    if not fence:
        return marks, info in _COMMANDS
    closes = marks[0] == fence[0] and len(marks) >= len(fence) and not info
    return ("", False) if closes else (fence, commands)


def _odd_code(line: str, fenced: bool, commands: bool) -> str | None:
    """The command in this line that a person meant to type with plain marks."""
    if not fenced:
        for code in _CODE.findall(line):
            if _OPTION.search(code) or (" " in code and _QUOTES.search(code)):
                return str(code)
        return None
    bare = _COMMENT.sub("", line)
    if (commands and _QUOTES.search(bare)) or (
        _OPTION.search(bare) and (commands or bare.lstrip().startswith("$ "))
    ):
        return line
    return None
