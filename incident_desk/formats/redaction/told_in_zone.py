"""A document with its times in a zone that its readers know: each with its distance from UTC.

The words of a report are made in many places and say UTC there. What people wrote is never touched, and data keep
UTC.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, tzinfo
from typing import Any

from incident_desk.formats.redaction.fields import Place, changed_texts
from incident_desk.formats.report_document import Bar, Block, Column, Document, Table
from incident_desk.formats.report_zone import CLOSE, OPEN, times_in

_NOTED = re.compile(rf"{OPEN}(UTC[^{CLOSE}]*){CLOSE}(\d\d:\d\d:\d\d)( UTC)?")
_CUT = re.compile(rf"{OPEN}[^{CLOSE}]*(?:{CLOSE}|$)|[{OPEN}{CLOSE}]")
_SAID = re.compile(r"\b([Tt]imes in )UTC\b")


def in_zone(make: Callable[[], Document], zone: tzinfo) -> Document:
    """The document that ``make`` makes, its times in words in that zone."""
    if zone is UTC:
        return make()
    with times_in(zone):
        made = make()
    told: dict[str, None] = {}

    def look(text: str, place: Place) -> str:
        told.update(dict.fromkeys(found[1] for found in _NOTED.finditer(text)))
        return text

    changed_texts(made, look)
    return _Said(str(zone), tuple(told)).said(made)


class _Said:
    """Says the zone where the words said UTC. Where the clocks were put forward or back each time says it."""

    def __init__(self, name: str, distances: tuple[str, ...]) -> None:
        self._each = len(distances) > 1
        only = distances[0] if len(distances) == 1 else ""
        self._short = only or name
        self._whole = f"{name} ({only})" if only and not name.startswith("UTC") else self._short

    def said(self, made: Document) -> Document:
        """The document."""
        clean: Document = changed_texts(made, self._text)
        footer = tuple(_SAID.sub(self._in_full, line) for line in clean.footer)
        sections = tuple(replace(one, blocks=tuple(map(self._block, one.blocks))) for one in clean.sections)
        return replace(clean, footer=footer, front=tuple(map(self._block, clean.front)), sections=sections)

    def _text(self, text: str, place: Place) -> str:
        return _CUT.sub("", _NOTED.sub(self._time, text)) if OPEN in text else text

    def _time(self, found: re.Match[str]) -> str:
        return f"{found[2]} {found[1]}" if found[3] or self._each else found[2]

    def _in_full(self, found: re.Match[str]) -> str:
        return f"{found[1]}{self._whole}"

    def _block(self, block: Block) -> Any:
        """The titles of columns and the note of the bar are the program's own."""
        if isinstance(block, Table):
            return replace(block, columns=tuple(map(self._column, block.columns)))
        return replace(block, note=_SAID.sub(self._in_full, block.note)) if isinstance(block, Bar) else block

    def _column(self, column: Column) -> Column:
        return replace(column, title=column.title.replace("(UTC)", f"({self._short})"))
