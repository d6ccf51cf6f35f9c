"""Writes Markdown from the tags and words of a page, in their order: headings, lists, tables, quotes, commands."""

import re
from dataclasses import dataclass, field

_PARAGRAPHS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "details", "summary", "figcaption", "dt",
    "dd", "body",
))  # fmt: skip
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~", "strike": "~~"}
_LANGUAGE = re.compile(r"(?:language-|lang-|brush:\s*)([\w+-]+)")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_STARTS_A_BLOCK = re.compile(r"(?:#{1,6}\s|>|\d{1,9}[.)]\s|[-+*]\s|```|~~~)")
_CHECKED = re.compile(r"(?:^|\s)(?:checked|task-done|is-checked)(?:\s|$)")
_DEEPEST = 60
"""Lists in lists that are set in; deeper ones stay at that depth."""


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    depth: int = 1
    """Tables in its cells count, and become words of the cell."""


class PageWriter:
    """Takes tags and words one by one; ``finished`` is the Markdown."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._line: list[str] = []
        self._lists: list[_List] = []
        self._quotes = 0
        self._marker = ""
        self._heading = 0
        self._table: _Table | None = None
        self._code: list[str] | None = None
        self._language = ""
        self._links: list[tuple[str, int]] = []

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag begins."""
        if self._code is not None:
            self._in_code(tag, attributes)
        elif tag in _MARKS:
            self._line.append(_MARKS[tag])
        elif tag == "code":
            self._line.append("`")
        elif tag == "a":
            self._links.append((attributes.get("href", ""), len(self._line)))
        elif tag in ("img", "input"):
            self._stand_in(tag, attributes)
        elif tag == "br":
            self._line.append(" " if self._table or self._heading else "\n")
        elif self._table is not None:
            self._in_table(tag)
        else:
            self._begin_block(tag, attributes)

    def end(self, tag: str) -> None:
        """A tag ends."""
        if self._code is not None:
            if tag == "pre":
                self._end_code()
        elif tag in _MARKS:
            self._close(_MARKS[tag])
        elif tag == "code":
            self._close("`")
        elif tag == "a":
            self._end_link()
        elif tag == "table":
            self._end_table()
        elif self._table is None:
            self._end_block(tag)

    def words(self, text: str) -> None:
        """Words between tags."""
        if self._code is not None:
            self._code.append(text)
        elif text:
            self._line.append(_SPACES.sub(" ", text))

    def finished(self) -> str:
        """The page in Markdown."""
        while self._table is not None:
            self._end_table()
        if self._code is not None:
            self._end_code()
        self._flush()
        return "\n".join(self._out).strip("\n") + "\n"

    def _begin_block(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("ul", "ol"):
            self._flush(tight=bool(self._lists))
            start = attributes.get("start", "")
            self._lists.append(_List(tag == "ol", int(start) if start.isdecimal() and len(start) < 9 else 1))
        elif tag == "li":
            self._flush(tight=True)
            self._marker = self._next_marker()
            if "task" in attributes.get("class", "") or _CHECKED.search(attributes.get("class", "")):
                self._line.append("[x] " if _CHECKED.search(attributes["class"]) else "")
        elif tag == "pre":
            self._flush(tight=bool(self._lists))
            found = _LANGUAGE.search(attributes.get("class", ""))
            self._code, self._language = [], found.group(1) if found else ""
        elif tag == "table":
            self._flush()
            self._table = _Table()
        elif tag == "hr":
            self._flush()
            self._put(["---"])
        else:
            self._begin_text(tag)

    def _begin_text(self, tag: str) -> None:
        if tag in _PARAGRAPHS or tag == "blockquote" or len(tag) == 2:
            self._flush(tight=bool(self._lists) and bool(self._marker))
        if tag == "blockquote":
            self._quotes += 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal():
            self._heading = int(tag[1])

    def _end_block(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._flush(tight=True)
            if self._lists:
                self._lists.pop()
            if not self._lists:
                self._gap()
        elif tag == "li":
            self._flush(tight=True)
            self._marker = ""
        elif tag == "blockquote":
            self._flush()
            self._quotes = max(0, self._quotes - 1)
        elif tag in _PARAGRAPHS or tag[0] == "h":
            self._flush(tight=bool(self._lists))
            self._heading = 0

    def _in_code(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "br" and self._code is not None:
            self._code.append("\n")
        elif tag == "code" and (found := _LANGUAGE.search(attributes.get("class", ""))):
            self._language = found.group(1)

    def _in_table(self, tag: str) -> None:
        table = self._table
        if table is None:
            return
        if tag == "table":
            table.depth += 1
        elif table.depth == 1 and tag in ("tr", "td", "th"):
            self._end_cell(table)
            if tag == "tr" or not table.rows:
                table.rows.append([])
            if tag != "tr":
                table.rows[-1].append("")
        else:
            self._line.append(" ")

    def _end_cell(self, table: _Table) -> None:
        words = " ".join("".join(self._line).split())
        self._line, self._links = [], []
        if not words:
            return
        if not table.rows or not table.rows[-1]:
            table.rows.append([""])
        table.rows[-1][-1] = f"{table.rows[-1][-1]} {words}".strip()

    def _end_table(self) -> None:
        table = self._table
        if table is None:
            return
        table.depth -= 1
        if table.depth:
            return
        self._end_cell(table)
        self._table = None
        rows = [row for row in table.rows if row]
        if not rows:
            return
        width = max(map(len, rows))
        lines = [
            "| " + " | ".join(cell.replace("|", "\\|") for cell in [*row, *[""] * (width - len(row))]) + " |"
            for row in rows
        ]
        self._gap()
        self._put([lines[0], "|" + " --- |" * width, *lines[1:]])
        self._gap()

    def _end_code(self) -> None:
        body = "".join(self._code or []).strip("\n")
        self._code = None
        ticks = max([2, *(len(run) for run in re.findall(r"`+", body))]) + 1
        if not self._lists:
            self._gap()
        self._put(["`" * ticks + self._language, *body.split("\n"), "`" * ticks])
        if not self._lists:
            self._gap()

    def _stand_in(self, tag: str, attributes: dict[str, str]) -> None:
        """The words for a picture, the mark for a box to tick."""
        if tag == "img":
            self.words(attributes.get("alt", ""))
        elif attributes.get("type", "").casefold() == "checkbox":
            self._line.append("[x] " if "checked" in attributes else "[ ] ")

    def _close(self, mark: str) -> None:
        """Ends an emphasis; where nothing is in it, it never began."""
        tail = self._line
        inner: list[str] = []
        while tail and tail[-1] != mark and len(inner) < 50:
            inner.append(tail.pop())
        if not tail or tail[-1] != mark:
            tail += reversed(inner)
            return
        tail.pop()
        words = "".join(reversed(inner))
        bare = words.strip()
        left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        tail.append(f"{left}{mark}{bare}{mark}{right}" if bare else words)

    def _end_link(self) -> None:
        if not self._links:
            return
        address, place = self._links.pop()
        words = " ".join("".join(self._line[place:]).split())
        if not address or address.startswith("#") or words == address:
            return
        del self._line[place:]
        self._line.append(f"[{words}]({address})" if words else f"<{address}>")

    def _next_marker(self) -> str:
        if not self._lists:
            return "- "
        now = self._lists[-1]
        if not now.ordered:
            return "- "
        now.number += 1
        return f"{now.number - 1}. "

    def _flush(self, *, tight: bool = False) -> None:
        """Writes the words that have come together as a block."""
        lines = [" ".join(line.split()) for line in "".join(self._line).split("\n")]
        self._line, self._links = [], []
        lines = [line for line in lines if line]
        if not lines:
            return
        if self._heading:
            self._gap()
            lines = ["#" * self._heading + " " + " ".join(lines)]
        elif not tight:
            self._gap()
            lines = [re.sub(r"^(?=#{1,6}\s|>)", r"\\", line) for line in lines]
        self._put(lines)
        if not tight:
            self._gap()

    def _put(self, lines: list[str]) -> None:
        """Lines at the depth of the list and the quote that they stand in."""
        quote = "> " * min(self._quotes, 5)
        depth = min(len(self._lists), _DEEPEST)
        indent = "   " * max(0, depth - 1) if self._marker else "   " * depth
        for line in lines:
            self._out.append(f"{quote}{indent}{self._marker}{line}".rstrip())
            if self._marker:
                indent, self._marker = "   " * depth, ""

    def _gap(self) -> None:
        if self._out and self._out[-1] != "":
            self._out.append("")
