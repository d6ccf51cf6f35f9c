"""A chapter's text as the rows of a list: one row for each item, or for each paragraph where there is no list."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from incident_desk.formats.ready_markdown import ready
from incident_desk.formats.report_prose import plain, runs_of

_READER = ready(MarkdownIt("commonmark", {"html": False}))
_LISTS = ("bullet_list", "ordered_list")
_HELD = frozenset((*_LISTS, "list_item", "paragraph", "inline"))
"""What rows can be made of; code, tables, quotes and headings would be lost in them."""
_BOX = re.compile(r"\[[ xX]\]\s")
_TABLE = re.compile(r"^\s*\|", re.M)
LONGEST, MOST = 2_000, 100
"""Letters of a row, and rows of a list, as a review takes them."""
_MOST_PARAGRAPHS = 8
"""More paragraphs than these are told in prose."""


def rows_of(text: str, *, nested: bool = False) -> tuple[str, ...]:
    """Its rows; none where rows would lose something: code, a table, boxes to tick, or items in items.

    ``nested``: an item in an item is the answer to it, as the whys are often written, and stands in its row. One
    that is counted or asks again is a row of its own.
    """
    tokens = _READER.parse(text)
    kinds = [token.type.removesuffix("_open").removesuffix("_close") for token in tokens]
    if not _HELD.issuperset(kinds) or _TABLE.search(text):
        return ()
    tops = {kind for kind, token in zip(kinds, tokens, strict=True) if token.level == 0}
    if "paragraph" in tops and (len(tops) > 1 or kinds.count("inline") > _MOST_PARAGRAPHS):
        return ()
    return _rows(tokens, kinds, nested=nested)


def _rows(tokens: Sequence[Token], kinds: Sequence[str], *, nested: bool) -> tuple[str, ...]:
    rows: list[str] = []
    lists: list[str] = []
    begins = True
    for token, kind in zip(tokens, kinds, strict=True):
        if kind in _LISTS:
            lists = [*lists, kind] if token.nesting > 0 else lists[:-1]
            if len(lists) > 1 and not nested:
                return ()
        elif kind == "list_item":
            begins = token.nesting > 0
        elif kind == "inline":
            words = " ".join(plain(runs_of(token.children or ())).split())
            if _BOX.match(words):
                return ()
            asks = words.endswith("?") or lists[-1:] == ["ordered_list"]
            if not lists or (begins and (len(lists) == 1 or asks)):
                rows.append(words)
            else:
                rows[-1] += f" {words}"
            begins = False
    return tuple(filter(None, rows)) if len(rows) <= MOST and max(map(len, rows), default=0) <= LONGEST else ()
