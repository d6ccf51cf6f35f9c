"""Words put into the place of others in a line, a row or a few lines of Markdown, wherever these say them."""

import re
from collections.abc import Iterator, Sequence

from incident_desk.formats.playbook_writing.rewording import rewordings
from incident_desk.formats.playbook_writing.spelling import cell
from incident_desk.formats.reading.tokens import spoken

CELLS = re.compile(r"(?<!\\)\|")
_LABELLED = re.compile(r"^\s*(?:>\s*)?(?:[-*+]\s+)?[*_]*[^:*_]{1,60}[*_]*[:：]")
"""How a line begins that says one thing under a label."""


def is_row(raw: str) -> bool:
    """Whether it is one row of a table."""
    return "\n" not in raw and "|" in raw and (raw.lstrip().startswith("|") or len(CELLS.split(raw)) > 1)


def changed_words(raw: str, old: str, new: str) -> Iterator[str]:
    """The Markdown with *new* where it says *old*, once for each place where it does; of a row in a cell."""
    if is_row(raw):
        yield from _in_cells(raw, old, new)
    elif old:
        yield from _in_words(raw, old, new)
        yield from _without_line(raw, old) if not new else ()


def _in_words(raw: str, old: str, new: str) -> Iterator[str]:
    seen = set()
    for at in (place for place, letter in enumerate(raw) if letter == old[0]):
        for candidate, _ in rewordings(raw[at:], old, new):
            told = raw[:at] + candidate
            if told not in seen:
                seen.add(told)
                yield told


def _without_line(raw: str, old: str) -> Iterator[str]:
    """Without the line whose label says nothing more then."""
    lines = raw.split("\n")
    for place, line in enumerate(lines):
        head = _LABELLED.match(line)
        if head is not None and plain(line[head.end() :]).lstrip("* ") == old and len(lines) > 1:
            yield "\n".join(lines[:place] + lines[place + 1 :])


def plain(markdown: str) -> str:
    """What a cell or a line says."""
    return spoken(markdown.strip())[0].plain if markdown.strip() else ""


def _in_cells(row: str, old: str, new: str) -> Iterator[str]:
    cells = CELLS.split(row)
    inner = range(1, len(cells) - 1) if row.lstrip().startswith("|") else range(len(cells))
    words = [plain(cells[place].replace("\\|", "|")) for place in inner]
    for place, said in zip(inner, words, strict=True):
        if said == old:
            yield _joined(cells, place, _cell_with(cells[place], old, new))
    for place, said in zip(inner, words, strict=True):
        if old and said != old and old in said:
            for told in _in_words(cells[place], old, new):
                yield _joined(cells, place, told)


def _cell_with(own: str, old: str, new: str) -> str:
    """A cell that says something else, in the marks that it has."""
    told = next(_in_words(own, old, cell(new)), "") if old and new and "`" not in new else ""
    bare = told.strip() or cell(new)
    return padded(own, bare)


def padded(own: str, words: str) -> str:
    """A cell with other words, as wide as it was where there is room."""
    bare = own.strip()
    if not bare:
        return f" {words} ".ljust(len(own)) if words else own
    lead, tail = own[: len(own) - len(own.lstrip())], own[len(own.rstrip()) :]
    slack = len(bare) - len(words)
    if len(tail) > 1 or not words:
        tail = " " * max(1, len(tail) + slack)
    elif len(lead) > 1:
        lead = " " * max(1, len(lead) + slack)
    return f"{lead}{words}{tail}"


def _joined(cells: Sequence[str], place: int, told: str) -> str:
    return "|".join([*cells[:place], told, *cells[place + 1 :]])


def every_change(raws: Sequence[str], changes: Sequence[tuple[str, str]], most: int = 24) -> list[str]:
    """All of the changes, one after the other, in each way in which they can be made."""
    found = list(raws)
    for old, new in changes:
        if old != new:
            found = list(dict.fromkeys(told for raw in found for told in changed_words(raw, old, new)))[:most]
    return found
