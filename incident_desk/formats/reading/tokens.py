"""Markdown as nested blocks with their source lines, from the tokens of markdown-it (CommonMark and tables).

Raw HTML is off: whatever a document holds stays text. The words inside a block are parsed when they are asked
for (`spoken`), because most blocks of a large document are never asked.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from incident_desk.formats.reading.block_rules import HEEDLESS, BlockRules, Heed, TooMany
from incident_desk.formats.reading.easy_words import pieces_at_a_glance
from incident_desk.formats.ready_markdown import ready

DEEPEST = 440
"""Token levels that are parsed; a list in a list costs two. Deeper text stays in the item that holds it."""


def _markdown() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    made.block = BlockRules()
    return made.disable(["inline", "text_join", "html_block"])


_HEEDLESS = ready(_markdown())
_WORDS = ready(MarkdownIt("commonmark", {"html": False, "maxNesting": 8}).enable("strikethrough"))
"""For the words inside a block: brackets in brackets cost Python stack, so that few levels are followed."""
_MARKED = frozenset("*_`[]<>&\\!~\n")
_LEAVES = {"fence": "fence", "code_block": "fence", "hr": "rule", "html_block": "paragraph"}
_NESTS = {
    "heading_open": "heading", "paragraph_open": "paragraph", "bullet_list_open": "list",
    "ordered_list_open": "list", "list_item_open": "item", "blockquote_open": "quote",
    "table_open": "table", "tr_open": "row", "th_open": "cell", "td_open": "cell",
}  # fmt: skip

_SIMPLE = frozenset({"paragraph_open", "heading_open", "th_open", "td_open"})
"""What holds words and nothing else: an opening, the words, a closing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words: without markup, and split after its bold beginning."""

    plain: str
    lead: str = ""
    """The bold words it starts with, without a closing colon."""
    rest: str = ""
    """What follows the bold words; the whole line where there are none."""
    colon: bool = False
    """Whether a colon or a dash parts them."""
    links: tuple[str, ...] = ()
    """Where its links lead to, those left out whose words say it."""


@dataclass(slots=True, eq=False)
class Block:
    """One block of the document, never changed once made but for what is remembered of it. A large document has a
    hundred thousand of them, so that they are made without the checks of a frozen class. *kind*: heading, list,
    paragraph, item, fence, table, row, cell, quote, rule."""

    kind: str
    first: int
    last: int
    content: str = ""
    level: int = 0
    ordered: bool = False
    info: str = ""
    number: int = 0
    children: tuple["Block", ...] = ()
    doable: bool | None = None
    """Whether it can hold something to do, once that was asked; see `doable`."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The block's words, line by line."""
        return spoken(self.content)

    @property
    def plain(self) -> str:
        """The block's words on one line, without markup."""
        return _on_one_line(self.content)

    def every(self, kind: str) -> Iterator["Block"]:
        """This block and the blocks in it, however deep, that are of that kind; in reading order."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            if block.kind == kind:
                yield block
            if block.children:
                waiting.extend(reversed(block.children))


def blocks_of(text: str, offset: int = 0, heed: Heed = HEEDLESS) -> tuple[Block, ...]:
    """The blocks of a Markdown text; *offset* is added to their line numbers.

    Raises:
        TooMany: there are more than *heed* allows for; its line has the *offset* too.
    """
    markdown = _HEEDLESS if heed is HEEDLESS else _with_heed(heed)
    builder = _Builder(text.split("\n"), offset)
    tokens: list[Token] = []
    try:
        markdown.block.parse(_with_even_lines(text), markdown, {}, tokens)
    except TooMany as found:
        raise TooMany(found.line + offset) from found
    tokens.reverse()
    while tokens:
        # Half a million tokens and the blocks that are made of them are never there together.
        token = tokens.pop()
        if token.type in _SIMPLE:
            builder.take_simple(token, tokens.pop())
            tokens.pop()
        else:
            builder.take(token)
    return tuple(builder.open[0].children)


def _with_even_lines(text: str) -> str:
    """What markdown-it does to a text before it looks at it, where there is anything to do."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffd")


def _with_heed(heed: Heed) -> MarkdownIt:
    """The same parser with other rules for blocks: to make one anew takes longer than to read a short document."""
    made = copy(_HEEDLESS)
    made.block = BlockRules(heed)
    made.block.ruler.disable("html_block")
    return made


@lru_cache(maxsize=8192)
def spoken(content: str) -> tuple[Line, ...]:
    """The words of inline Markdown, line by line."""
    if _MARKED.isdisjoint(content):
        words = content.strip()
        return (Line(words, "", words),)
    pieces = pieces_at_a_glance(content)
    if pieces is not None:
        return tuple([_line(_Run(line)) for line in pieces])
    return _parsed(content)


def _parsed(content: str) -> tuple[Line, ...]:
    tokens: list[Token] = []
    _WORDS.inline.parse(content, _WORDS, {}, tokens)
    return tuple([_line(run) for run in _runs(tokens)])


@lru_cache(maxsize=8192)
def _on_one_line(content: str) -> str:
    return " ".join([line.plain for line in spoken(content)])


@dataclass(slots=True)
class _Open:
    """A block whose end is not reached."""

    token: Token | None
    kind: str
    children: list[Block]
    content: str = ""


class _Builder:
    """Makes nested blocks of a flat run of tokens, without recursion."""

    def __init__(self, lines: list[str], offset: int) -> None:
        self.lines, self.offset = lines, offset
        self.open = [_Open(None, "document", [])]

    def take(self, token: Token) -> None:
        """One token in its turn."""
        if token.type in _NESTS:
            self.open.append(_Open(token, _NESTS[token.type], []))
        elif token.type == "inline":
            self.open[-1].content = token.content
        elif token.type in _LEAVES:
            self.open[-1].children.append(self._leaf(token))
        elif token.nesting == -1 and token.type.replace("_close", "_open") in _NESTS:
            self._close()

    def take_simple(self, opening: Token, words: Token) -> None:
        """A block of words alone, without one that stands open meanwhile: most blocks are such."""
        first, last = self._place(opening) if opening.map else (0, 0)
        level = int(opening.tag[1]) if opening.type == "heading_open" else 0
        self.open[-1].children.append(Block(_NESTS[opening.type], first, last, words.content, level))

    def _leaf(self, token: Token) -> Block:
        first, last = self._place(token)
        return Block(_LEAVES[token.type], first, last, token.content, info=token.info.strip())

    def _close(self) -> None:
        done = self.open.pop()
        token = done.token
        assert token is not None
        first, last = self._place(token) if token.map else (0, 0)
        self.open[-1].children.append(
            Block(
                done.kind, first, last, done.content,
                ordered=token.type == "ordered_list_open",
                number=int(token.info or 0) if done.kind == "item" and token.info.isdigit() else 0,
                children=tuple(done.children),
            )
        )  # fmt: skip

    def _place(self, token: Token) -> tuple[int, int]:
        start, end = token.map or [0, 1]
        while end - 1 > start and not self.lines[min(end, len(self.lines)) - 1].strip():
            end -= 1
        return start + 1 + self.offset, min(end, len(self.lines)) + self.offset


_ASKS = ("?", "？", ":", "：")
"""How a line wholly in italics ends where it heads what follows as a bold one does: "*What happened?*"."""


@dataclass(slots=True)
class _Run:
    """One line in the making: its pieces as (words, bold), and where its links lead to."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    slanted: int = 0
    """How many of its pieces are in italics."""


def _runs(tokens: Sequence[Token]) -> list[_Run]:
    runs = [_Run()]
    bold = slanted = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            slanted += token.nesting
        elif token.type in ("softbreak", "hardbreak"):
            runs.append(_Run())
        elif token.type == "link_open":
            runs[-1].links.append(str(token.attrGet("href") or ""))
        elif token.content:
            runs[-1].pieces.append((token.content, bold > 0))
            runs[-1].slanted += slanted > 0
        if token.type == "image":
            runs[-1].links.append(str(token.attrGet("src") or ""))
    return runs


def _line(made: _Run) -> Line:
    run = made.pieces
    plain = "".join(words for words, _ in run).strip()
    links = tuple(link for link in made.links if link and link not in plain)
    place = 0
    while place < len(run) and not any(letter.isalnum() or letter == "[" for letter in run[place][0]):
        place += 1
    end = place
    while end < len(run) and run[end][1]:
        end += 1
    if end == place:
        if made.slanted == len(run) and plain.endswith(_ASKS):
            return Line(plain, plain.rstrip(":： "), "", True, links)
        return Line(plain, "", plain, links=links)
    lead = "".join(words for words, _ in run[place:end]).strip()
    rest = "".join(words for words, _ in run[end:]).strip()
    colon = lead.endswith((":", "：")) or rest[:1] in tuple(":：-–—")
    return Line(plain, lead.rstrip(":： "), rest.lstrip(":：-–— ").strip(), colon, links)
