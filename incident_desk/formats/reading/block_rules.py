"""Markdown's blocks by the rules of markdown-it, each asked only where a line's first letter lets it begin.

What is found is what markdown-it finds (a test compares them); it takes half the time, and it can be stopped: a
document that has more blocks than a reader is willing to look at says with which line they are too many.
"""

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import isStrSpace, mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock, code, reference
from markdown_it.token import Token

from incident_desk.formats.reading.block_forms import ENDS, LOOKS, Rule, begins_another, table

_TABLE_MARKS = "|-:"


@dataclass(frozen=True, slots=True)
class Heed:
    """What is looked after while a text is taken apart: that there are not more than *most* blocks, and that the
    line that is reached, counted from 0, is told now and then."""

    most: int | None = None
    tell: Callable[[int], None] | None = None


HEEDLESS = Heed()


class TooMany(Exception):
    """There are more blocks than were allowed for. Those before this *line*, counted from 1, are not too many."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Plain(Token):
    """A token with what is asked of a block's, and nothing else set: a large document has half a million."""

    __slots__ = ()

    def __init__(self, kind: str, tag: str, nesting: Literal[-1, 0, 1], level: int) -> None:
        self.type, self.tag, self.nesting, self.level = kind, tag, nesting, level
        self.map, self.content, self.info, self.hidden = None, "", "", False


class _State(StateBlock):
    """Counts the blocks: all that open and all that stand alone."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src, self.blocks = src, 0
        self.bMarks, self.eMarks, self.tShift, self.sCount = _edges(src)
        self.bsCount = [0] * len(self.bMarks)
        self.lineMax = len(self.bMarks) - 1

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """One more token."""
        if nesting < 0:
            self.level -= 1
        elif ttype != "inline":
            self.blocks += 1
        token = _Plain(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


def _edges(src: str) -> tuple[list[int], list[int], list[int], list[int]]:
    """Of each line where it begins and ends, how many letters its words stand from the edge, and how many columns;
    one more stands behind the last."""
    lines = src.split("\n")
    if not lines[-1].strip(" \t"):
        lines.pop()
    starts = [0, *accumulate([len(line) + 1 for line in lines])]
    ends = [start + len(line) for start, line in zip(starts, lines, strict=False)]
    shifts = [len(line) - len(line.lstrip(" \t")) for line in lines]
    columns = [
        len(line[:shift].expandtabs(4)) if shift and "\t" in line[:shift] else shift
        for line, shift in zip(lines, shifts, strict=True)
    ]
    return [*starts[:-1], len(src)], [*ends, len(src)], [*shifts, 0], [*columns, 0]


class BlockRules(ParserBlock):
    """markdown-it's parser of blocks, with less looking about. Raw HTML is words."""

    def __init__(self, heed: Heed = HEEDLESS) -> None:
        super().__init__()
        self._heed = heed
        self.ruler.push("heed", self._look, {"alt": [LOOKS]})

    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], outTokens: list[Token]
    ) -> list[Token] | None:
        """The tokens of a text, added to *outTokens*.

        Raises:
            TooMany: there are more than were allowed for.
        """
        if src:
            state = _State(src, md, env, outTokens)
            self.tokenize(state, state.line, state.lineMax)
        return outTokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        """Make the tokens of these lines.

        Raises:
            TooMany: there are more than were allowed for.
        """
        line, deepest = startLine, state.md.options.maxNesting
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= deepest:
                state.line = endLine
                break
            # No frame of ours stays between a block and those in it: quotes in quotes would cost the stack.
            for rule in self._rules_at(state, line, endLine):
                if rule(state, line, endLine, False):
                    break
            line = state.line
            if line < endLine and state.isEmpty(line):
                line += 1
                state.line = line

    def _rules_at(self, state: StateBlock, line: int, end: int) -> Sequence[Rule]:
        """What can begin in this line; one of them does."""
        if self._heed is not HEEDLESS:
            self._look(state, line, end, False)
        if state.sCount[line] - state.blkIndent >= 4:
            return (code,)
        rules = _STARTS.get(state.src[state.bMarks[line] + state.tShift[line]], _ONLY_WORDS)
        return (table, *rules) if _may_be_table(state, line, end) else rules

    def _look(self, state: StateBlock, line: int, _end: int, _silent: bool) -> bool:
        """A rule that finds nothing: asked at each block, and by markdown-it at each row of a table."""
        most, tell = self._heed.most, self._heed.tell
        if most is not None and isinstance(state, _State) and state.blocks > most:
            raise TooMany(line + 1)
        if tell is not None and state.level == 0:
            tell(line)
        return False


def _may_be_table(state: StateBlock, line: int, end: int) -> bool:
    """Whether the line has a bar and the next one can stand under a table's head, by its first letters."""
    if line + 2 > end or state.src.find("|", state.bMarks[line], state.eMarks[line]) < 0:
        return False
    place = state.bMarks[line + 1] + state.tShift[line + 1]
    return place < len(state.src) and state.src[place] in _TABLE_MARKS


def _words(state: StateBlock, start: int, end: int, _silent: bool) -> bool:
    """A paragraph, or a heading by the line under it."""
    before = state.parentType
    state.parentType = "paragraph"
    line, mark = start + 1, ""
    while line < end and not state.isEmpty(line):
        if state.sCount[line] - state.blkIndent <= 3:
            mark = _underline(state, line)
            if mark or (state.sCount[line] >= 0 and _ends_words(state, line, end)):
                break
        line += 1
    state.line = line + bool(mark)
    kind, tag = ("heading", "h1" if mark == "=" else "h2") if mark else ("paragraph", "p")
    _push(state, f"{kind}_open", tag, 1, start)
    inline = state.push("inline", "", 0)
    inline.content = mdTrim(state.getLines(start, line, state.blkIndent, False))
    inline.map = [start, line]
    _push(state, f"{kind}_close", tag, -1, start)
    state.parentType = before
    return True


def _push(state: StateBlock, kind: str, tag: str, nesting: Literal[-1, 0, 1], start: int) -> Token:
    token = state.push(kind, tag, nesting)
    token.map = [start, state.line] if nesting > 0 else None
    return token


def _underline(state: StateBlock, line: int) -> str:
    """The mark of a line that makes a heading of those above it."""
    place, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    mark = state.src[place]
    if mark not in "-=" or state.sCount[line] < state.blkIndent:
        return ""
    while place < end and state.src[place] == mark:
        place += 1
    while place < end and isStrSpace(state.src[place]):
        place += 1
    return mark if place >= end else ""


def _ends_words(state: StateBlock, line: int, end: int) -> bool:
    """Whether another block begins here without an empty line before it."""
    return begins_another(state, line, end) or (_may_be_table(state, line, end) and table(state, line, end, True))


_ONLY_WORDS: tuple[Rule, ...] = (_words,)
_STARTS: dict[str, tuple[Rule, ...]] = {
    "[": (reference, _words),
    **{letter: (*rules, _words) for letter, rules in ENDS.items()},
}
"""What is asked of a line by its first letter; words are what nothing else is."""
