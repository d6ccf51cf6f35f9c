"""A report as Markdown: it reads well in a plain editor and looks right where Markdown is rendered.

What people typed stays text. Each sign that would be markup is escaped, and only where it would be, so that
``snake_case`` and ``C:\\temp`` read as they were typed. ``@name`` becomes code, or a paste would call that person.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from incident_desk.domain.report import ReportModel
from incident_desk.formats.prose import document
from incident_desk.formats.report_document import (
    Bar,
    Block,
    Card,
    Cards,
    Cell,
    Code,
    Document,
    Facts,
    Items,
    Message,
    Paragraph,
    Points,
    Prose,
    Statements,
    Subheading,
    Table,
)
from incident_desk.formats.report_figure import Lanes
from incident_desk.formats.report_runs import RunWords
from incident_desk.formats.report_text import visible

_PUNCTUATION = "!\"#$%&'()*+,\\-./:;<=>?@[\\\\\\]^_`{|}~"
_BACKSLASH = re.compile(rf"\\(?=[{_PUNCTUATION}]|$)", re.MULTILINE)
_ALWAYS = re.compile(r"[`*<|~$\[\]]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_HASH = re.compile(r"(?<!\S)#|#(?!\S)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MENTION = re.compile(r"(?<![\w`/])@(?=\w)([\w.-]*\w)")
_SPACES = re.compile(r"[^\S\n]+")
_BULLET = re.compile(r"^([+>=:-])")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_BACKTICKS = re.compile(r"`+")


def markdown_of(report: ReportModel) -> str:
    """The report as Markdown, ending in a newline; the same report always gives the same text."""
    return write(document(report))


def write(doc: Document) -> str:
    """A document as Markdown."""
    return "\n\n".join(part for part in _parts(doc) if part) + "\n"


def fragment(blocks: Iterable[Block]) -> str:
    """Blocks alone as Markdown, to be shown where no whole report is."""
    return "\n\n".join(part for block in blocks for part in _block(block) if part)


def _parts(doc: Document) -> Iterator[str]:
    yield opening(doc.kind)
    yield f"# {opening(doc.title)}"
    for block in doc.front:
        yield from _block(block)
    for section in doc.sections:
        yield f"## {inline(section.title)}"
        for block in section.blocks:
            yield from _block(block)
    yield "---"
    for line in doc.footer:
        yield opening(line)


# -- user text ------------------------------------------------------------------------------------------------


def inline(text: str) -> str:
    """The text so that it stays text inside a line; line ends become spaces."""
    return escaped(" ".join(visible(text).split()))


def opening(text: str) -> str:
    """The text so that it stays text at the start of a line, too."""
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", inline(text)))


def lines(text: str) -> str:
    """The text inside a table's cell: its lines stay lines."""
    return "<br>".join(_lined(text))


def _lined(text: str) -> list[str]:
    return [escaped(_SPACES.sub(" ", line).strip()) for line in visible(text).strip().split("\n")]


def escaped(line: str) -> str:
    """One line of text with a backslash before each sign that would be markup there."""
    for pattern, mark in ((_BACKSLASH, r"\\\\"), (_ALWAYS, r"\\\g<0>"), (_UNDERSCORE, r"\\_"), (_HASH, r"\\#")):
        line = pattern.sub(mark, line)
    return _MENTION.sub(r"`@\1`", _ENTITY.sub("&amp;", line))


# -- blocks ---------------------------------------------------------------------------------------------------


def _block(block: Block) -> Iterator[str]:
    return _WRITERS[type(block)](block)


def _paragraph(block: Paragraph) -> Iterator[str]:
    yield opening(block.text) + _more(block.more)


def _more(text: str) -> str:
    return f" ({inline(text)})" if text else ""


def _statements(block: Statements) -> Iterator[str]:
    for one in block.rows:
        yield f"**{inline(one.label)}.** {inline(one.text)}{_more(one.more)}"


def _subheading(block: Subheading) -> Iterator[str]:
    yield f"### {opening(block.text)}"


def _facts(block: Facts) -> Iterator[str]:
    yield "\n".join(f"- **{inline(label)}** {_cell(value)}" for label, value in block.pairs)


def _cards(block: Cards) -> Iterator[str]:
    yield "\n".join(_card(card) for card in block.cards)


def _card(card: Card) -> str:
    note = f" ({inline(card.note)})" if card.note else ""
    return f"- **{inline(card.label)}** {inline(card.value)}{note}"


def _points(block: Points) -> Iterator[str]:
    yield f"**{inline(block.label)}**"
    yield "\n".join(f"- {opening(item)}" for item in block.items)


def _bar(block: Bar) -> Iterator[str]:
    yield opening(block.sentence)
    yield opening(block.note)


def _lanes(block: Lanes) -> Iterator[str]:
    yield opening(block.caption)


def _message(block: Message) -> Iterator[str]:
    yield opening(block.caption)
    yield _fenced(block.text)


def _prose(block: Prose) -> Iterator[str]:
    text = _RUNS.of(block.runs)
    yield "\n".join(f"> {line}" for line in text.split("\n")) if block.quote else text


def _items(block: Items) -> Iterator[str]:
    """Each inner list four blanks further in, which every reader of Markdown takes for one."""
    around: list[int] = []
    rows = []
    for item in block.items:
        # Behind code that parted it a list can begin inside another one; it stands as far out as it can.
        around = [*(depth for depth in around if depth < item.depth), item.depth]
        mark, inset = "-" if item.number is None else f"{item.number}.", "    " * (len(around) - 1)
        rows.append(f"{inset}{mark} {_RUNS.of(item.runs)}".rstrip().replace("\n", f"\n{inset}    "))
    yield "\n".join(rows)


def _lines_of_code(block: Code) -> Iterator[str]:
    yield _fenced(block.text, block.label or "text")


def _fenced(text: str, label: str = "text") -> str:
    """The text as it is, between fences that are longer than any run of backticks in it."""
    plain = visible(text)
    longest = max((len(run) for run in _BACKTICKS.findall(plain)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{label}\n{plain}\n{fence}"


def _table(table: Table) -> Iterator[str]:
    titles = _line(inline(column.title) for column in table.columns)
    rule = _line("---" for _ in table.columns)
    rows = (_line(_cell(cell) for cell in row) for row in table.rows)
    yield "\n".join((titles, rule, *rows))


def _line(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    text = _code(cell.text) if cell.code else lines(cell.text)
    if cell.strong and text:
        parts = [text] if cell.code else _lined(cell.text)
        text = "<br>".join(f"**{line}**" if line else "" for line in parts)
    return f"{'&emsp;' * cell.depth}{text}{_note(cell.note)}"


def _note(text: str) -> str:
    """The small print of a cell, in emphasis: what a person typed never looks so, and a reader tells it apart."""
    return "".join(f"<br>*{line}*" for line in _lined(text) if line)


def _code(text: str) -> str:
    """An id or a hash as code; anything else stays escaped text."""
    return f"`{text}`" if re.fullmatch(r"[\w-]+", text) else lines(text)


_RUNS = RunWords(escaped, lambda line: _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", line)))
_WRITERS: Mapping[type, Callable[[Any], Iterator[str]]] = {
    Paragraph: _paragraph,
    Subheading: _subheading,
    Facts: _facts,
    Cards: _cards,
    Points: _points,
    Statements: _statements,
    Bar: _bar,
    Lanes: _lanes,
    Message: _message,
    Table: _table,
    Prose: _prose,
    Items: _items,
    Code: _lines_of_code,
}
