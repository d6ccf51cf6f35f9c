"""Lists, rules and tables by the rules of markdown-it, with expressions where it looks at one letter after another.

What is found is what markdown-it finds (a test compares them). Left out is what no reader asks for: the mark of a
token, whether a list is tight, how a column is aligned.
"""

import re
from collections.abc import Callable

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, blockquote, fence, heading

Rule = Callable[[StateBlock, int, int, bool], bool]

_MARK = re.compile(r"(?:[-+*]|(?P<count>[0-9]{1,9})[.)])(?=[ \t\n]|\Z)")
_RULE = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}(?=\n|\Z)")
_DASHES = re.compile(r"(?!-[ \t])[-|:][-|: \t]+(?=\n|\Z)")
_COLUMN = re.compile(r":?-+:?")
_BAR = re.compile(r"(?<!\\)\|")
_MOST_EMPTY = 0x10000
"""Cells that rows may lack in all before a table ends, as markdown-it has it."""


LOOKS = "looks"
"""Under this name stand rules that only look on: they are asked at each row of a table."""


def begins_another(state: StateBlock, line: int, end: int) -> bool:
    """Whether a block begins here, other than words and a table, and so ends what stands before it."""
    return any(rule(state, line, end, True) for rule in ENDS.get(state.src[_place(state, line)], ()))


def rule(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line of three or more dashes, stars or underlines."""
    if _is_code(state, start) or _RULE.match(state.src, _place(state, start)) is None:
        return False
    if not silent:
        state.line = start + 1
        state.push("hr", "hr", 0).map = [start, state.line]
    return True


def listed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list with everything in it."""
    mark = _first_mark(state, start, silent)
    if mark is None or silent:
        return mark is not None
    kind, tag = ("bullet_list", "ul") if mark["count"] is None else ("ordered_list", "ol")
    lines = [start, 0]
    state.push(f"{kind}_open", tag, 1).map = lines
    around, state.parentType = state.parentType, "list"
    letter, line = state.src[mark.end() - 1], start
    while True:
        item = state.push("list_item_open", "li", 1)
        item.map, item.info = [line, 0], mark["count"] or ""
        before = state.tShift[line], state.sCount[line], state.listIndent
        if _begin_item(state, line, mark):
            state.line = min(state.line + 2, end)
        else:
            # No frame of ours stays between a list and what is in it: lists in lists would cost the stack.
            state.md.block.tokenize(state, line, end)
        state.blkIndent = state.listIndent
        state.tShift[line], state.sCount[line], state.listIndent = before
        state.push("list_item_close", "li", -1)
        line = item.map[1] = state.line
        following = _next_mark(state, line, end)
        if following is None or state.src[following.end() - 1] != letter:
            break
        mark = following
    state.push(f"{kind}_close", tag, -1)
    lines[1] = state.line = line
    state.parentType = around
    return True


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table: a head, a line of dashes, and rows."""
    if start + 2 > end or _is_code(state, start):
        return False
    words, count = _line(state, start), _columns(state, start + 1)
    if not count or "|" not in words or len(head := _cells(words)) != count:
        return False
    if silent:
        return True
    around, state.parentType = state.parentType, "table"
    lines, body = [start, 0], [start + 2, 0]
    state.push("table_open", "table", 1).map = lines
    state.push("thead_open", "thead", 1).map = [start, start + 1]
    _row(state, start, head, "th")
    state.push("thead_close", "thead", -1)
    line, lacking = start + 2, 0
    while (cells := _row_at(state, line, end)) is not None:
        lacking += count - len(cells)
        if lacking > _MOST_EMPTY:
            break
        if line == body[0]:
            state.push("tbody_open", "tbody", 1).map = body
        _row(state, line, (cells + [""] * count)[:count], "td")
        line += 1
    if line > body[0]:
        state.push("tbody_close", "tbody", -1)
        body[1] = line
    state.push("table_close", "table", -1)
    lines[1] = state.line = line
    state.parentType = around
    return True


def _place(state: StateBlock, line: int) -> int:
    """Where the words of a line begin."""
    return state.bMarks[line] + state.tShift[line]


def _is_code(state: StateBlock, line: int) -> bool:
    return state.sCount[line] - state.blkIndent >= 4


def _first_mark(state: StateBlock, line: int, silent: bool) -> re.Match[str] | None:
    """The mark of the item that begins a list, where one may stand."""
    indent = state.sCount[line]
    if _is_code(state, line) or (
        state.listIndent >= 0 and indent - state.listIndent >= 4 and indent < state.blkIndent
    ):
        return None
    mark = _MARK.match(state.src, _place(state, line))
    ends_words = silent and state.parentType == "paragraph" and indent >= state.blkIndent
    return None if mark is not None and ends_words and not _may_end_words(state, line, mark) else mark


def _may_end_words(state: StateBlock, line: int, mark: re.Match[str]) -> bool:
    """Whether an item may begin right behind a paragraph: it says something, and counts from 1."""
    return int(mark["count"] or 1) == 1 and state.skipSpaces(mark.end()) < state.eMarks[line]


def _begin_item(state: StateBlock, line: int, mark: re.Match[str]) -> bool:
    """Let the text of an item stand at its own left edge; whether it is empty."""
    place, end = mark.end(), state.eMarks[line]
    first = offset = state.sCount[line] + place - _place(state, line)
    while place < end and state.src[place] in " \t":
        offset += 4 - (offset + state.bsCount[line]) % 4 if state.src[place] == "\t" else 1
        place += 1
    gap = offset - first if place < end else 1
    state.listIndent, state.blkIndent = state.blkIndent, first + (gap if gap <= 4 else 1)
    state.tShift[line], state.sCount[line] = place - state.bMarks[line], offset
    return place >= end and state.isEmpty(line + 1)


def _next_mark(state: StateBlock, line: int, end: int) -> re.Match[str] | None:
    """The mark of another item of the list; None where the list ends."""
    if line >= end or state.sCount[line] < state.blkIndent or _is_code(state, line):
        return None
    place = _place(state, line)
    mark = _MARK.match(state.src, place)
    return None if mark is not None and _RULE.match(state.src, place) else mark


def _line(state: StateBlock, line: int) -> str:
    return mdTrim(state.src[_place(state, line) : state.eMarks[line]])


def _columns(state: StateBlock, line: int) -> int:
    """How many columns the line of dashes under a head has; 0 where it is none."""
    if state.sCount[line] < state.blkIndent or _is_code(state, line):
        return 0
    place = _place(state, line)
    if _DASHES.match(state.src, place) is None:
        return 0
    columns = [mdTrim(column) for column in state.src[place : state.eMarks[line]].split("|")]
    columns = columns[not columns[0] :]
    columns = columns[:-1] if columns and not columns[-1] else columns
    return len(columns) if all(map(_COLUMN.fullmatch, columns)) else 0


def _cells(line: str) -> list[str]:
    """The cells of a row; a bar behind a backslash parts none."""
    escaped = "\\" in line
    cells = [cell.replace("\\|", "|") for cell in _BAR.split(line)] if escaped else line.split("|")
    cells = cells[not cells[0] :]
    return cells[:-1] if cells and not cells[-1] else cells


def _row_at(state: StateBlock, line: int, end: int) -> list[str] | None:
    """The cells of a line, where it goes on with a table."""
    if line >= end or state.sCount[line] < state.blkIndent:
        return None
    for look in state.md.block.ruler.getRules(LOOKS):
        look(state, line, end, True)
    words = _line(state, line)
    if not words or _is_code(state, line) or begins_another(state, line, end):
        return None
    return _cells(words)


def _row(state: StateBlock, line: int, cells: list[str], tag: str) -> None:
    state.push("tr_open", "tr", 1).map = [line, line + 1]
    for cell in cells:
        state.push(f"{tag}_open", tag, 1)
        inline = state.push("inline", "", 0)
        inline.map, inline.content = [line, line + 1], mdTrim(cell)
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


_LIST_OR_RULE = (rule, listed)
ENDS: dict[str, tuple[Rule, ...]] = {
    "`": (fence,), "~": (fence,), ">": (blockquote,), "#": (heading,), "_": (rule,), "+": (listed,),
    "*": _LIST_OR_RULE, "-": _LIST_OR_RULE, **{digit: (listed,) for digit in "0123456789"},
}  # fmt: skip
"""What a first letter can begin, besides a table and words, and so end the words before it."""
