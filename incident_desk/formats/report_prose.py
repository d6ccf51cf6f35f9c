"""A review's text, which is Markdown, as blocks of a report.

Read by markdown-it with raw HTML off: what looks like HTML stays text, a link becomes its words and its address, a
picture its description and its address. So nothing that anybody wrote loads, runs or leads anywhere. All of it is
kept: what has no block of its own becomes the nearest one.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from incident_desk.formats.ready_markdown import ready
from incident_desk.formats.report_document import (
    Block,
    Cell,
    Code,
    Column,
    Item,
    Items,
    Prose,
    Run,
    Subheading,
    Table,
)

DEEPEST = 5
"""Lists within lists; what lies deeper stands at that depth."""
_READER = ready(MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("reference"))
_LABEL = re.compile(r"[A-Za-z0-9+#-]{1,20}")


def prose_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order."""
    return tuple(_Walk(_READER.parse(text)).blocks())


class _Walk:
    """Goes through the tokens of one text from the first to the last."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._lists: list[int | None] = []
        """The number of the next line of each open list; None where it is not numbered."""
        self._fresh = False
        """Whether a line of a list was begun and nothing stands in it yet."""
        self._quotes = 0

    def blocks(self) -> Iterator[Block]:
        """The blocks; lines of lists that follow each other are one."""
        items: list[Item] = []
        for block in self._parts():
            if isinstance(block, Item):
                items.append(block)
                continue
            if items:
                yield Items(tuple(items))
                items = []
            yield block
        if items:
            yield Items(tuple(items))

    def _parts(self) -> Iterator[Block | Item]:
        place = 0
        while place < len(self._tokens):
            token = self._tokens[place]
            if token.type == "table_open":
                end = next(at for at in range(place, len(self._tokens)) if self._tokens[at].type == "table_close")
                yield from _table(self._tokens[place:end])
                place = end
            else:
                yield from self._part(token, self._tokens[place - 1].type if place else "")
            place += 1

    def _part(self, token: Token, before: str) -> Iterator[Block | Item]:
        if token.type in ("fence", "code_block"):
            if self._fresh:
                yield self._line(())
            yield Code(token.content.rstrip("\n"), _label(token.info.strip()))
        elif token.type == "inline":
            runs = runs_of(token.children or ())
            if before == "heading_open":
                yield Subheading(plain(runs))
            elif self._fresh:
                yield self._line(runs)
            else:
                yield Prose(runs, quote=self._quotes > 0)
        else:
            yield from self._frame(token)

    def _frame(self, token: Token) -> Iterator[Item]:
        """Lists and quotes that open and close; a line of a list in which nothing stands is one all the same."""
        if token.type == "bullet_list_open":
            self._lists.append(None)
        elif token.type == "ordered_list_open":
            self._lists.append(int(token.attrs.get("start", 1)))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._fresh = True
        elif token.type == "list_item_close" and self._fresh:
            yield self._line(())
        elif token.type in ("blockquote_open", "blockquote_close"):
            self._quotes += token.nesting

    def _line(self, runs: tuple[Run, ...]) -> Item:
        self._fresh = False
        number = self._lists[-1]
        if number is not None:
            self._lists[-1] = number + 1
        return Item(runs, min(len(self._lists) - 1, DEEPEST), number)


def _label(info: str) -> str:
    """The language that is named over code; ``text`` names none."""
    return info if _LABEL.fullmatch(info) and info != "text" else ""


def _table(tokens: Sequence[Token]) -> Iterator[Table]:
    """A table whose columns share the width; its cells are plain text."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(plain(runs_of(token.children or ())))
    columns = tuple(Column(title, 1) for title in rows[0])
    yield Table(columns, tuple(tuple(Cell(text) for text in row) for row in rows[1:]))


def plain(runs: Sequence[Run]) -> str:
    """The words of a paragraph without their look."""
    return "".join(run.text for run in runs)


def runs_of(children: Sequence[Token]) -> tuple[Run, ...]:
    """The pieces of one paragraph; equal ones beside each other are one."""
    made: list[Run] = []
    for run in _pieces(children):
        last = made[-1] if made else None
        if last is not None and _look(last) == _look(run):
            made[-1] = Run(last.text + run.text, *_look(last))
        elif run.text:
            made.append(run)
    return tuple(made)


def _look(run: Run) -> tuple[bool, bool, bool, bool]:
    return run.strong, run.emphasis, run.code, run.struck


_MARKS = {"strong": 0, "em": 1, "s": 2}


def _pieces(children: Sequence[Token]) -> Iterator[Run]:
    depth, links = [0, 0, 0], []
    for token in children:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _MARKS:
            depth[_MARKS[name]] += token.nesting
            continue
        strong, emphasis, struck = (one > 0 for one in depth)
        if token.type == "link_open":
            links.append((str(token.attrs.get("href", "")), ""))
        elif token.type == "link_close":
            yield from _address(*links.pop(), Run("", strong, emphasis, False, struck))
        else:
            text = _words(token)
            links = [(href, said + text) for href, said in links]
            yield Run(text, strong, emphasis, token.type == "code_inline", struck)


def _address(href: str, said: str, look: Run) -> Iterator[Run]:
    """The address of a link after its words, where they do not say it already."""
    if href and href != said and href != f"mailto:{said}":
        yield Run(f" ({href})", look.strong, look.emphasis, False, look.struck)


def _words(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak":
        return "\n"
    if token.type == "image":
        said = "".join(_words(one) for one in token.children or ())
        return f"[{said or 'picture'}] ({token.attrs.get('src', '')})"
    return token.content
