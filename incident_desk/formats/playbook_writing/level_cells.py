"""Targets of severities with other words, in the cells of the table that states them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from incident_desk.domain.playbook import Playbook, SeverityLevel
from incident_desk.formats.playbook_writing.spelling import cell, target_words

_CELLS = re.compile(r"(?<!\\)\|")


def with_targets(before: Playbook, after: Playbook) -> Playbook:
    """*before* with the targets that *after* states in words for levels that were there."""
    olds, news = before.severities, after.severities
    if [one.span for one in olds] != [one.span for one in news]:
        return before
    told = [
        replace(
            old, response_s=new.response_s, response_text=new.response_text,
            resolution_s=new.resolution_s, resolution_text=new.resolution_text,
        )
        for old, new in zip(olds, news, strict=True)
    ]  # fmt: skip
    return replace(before, severities=tuple(told))


def targets_in_place(text: str, before: Playbook, after: Playbook) -> str:
    """The document with the targets of *after* in the rows of its levels; empty where a row does not state one."""
    lines = text.split("\n")
    for old, new in zip(before.severities, after.severities, strict=True):
        if old == new:
            continue
        row = lines[old.span.first - 1] if old.span is not None and old.span.first == old.span.last else ""
        told = _row(row, old, new) if row.lstrip().startswith("|") else ""
        if not told or old.span is None:
            return ""
        lines[old.span.first - 1] = told
    return "\n".join(lines)


def _row(row: str, old: SeverityLevel, new: SeverityLevel) -> str:
    cells = _CELLS.split(row)
    pairs = (
        (old.response_text, target_words(new.response_text, new.response_s), old.response_s != new.response_s),
        (old.resolution_text, target_words(new.resolution_text, new.resolution_s),
         old.resolution_s != new.resolution_s),
    )  # fmt: skip
    for was, now, is_other in pairs:
        if was == now and not is_other:
            continue
        places = _places(cells, was)
        if len(places) != 1:
            return ""
        own = cells[places[0]]
        cells[places[0]] = own.replace(own.strip(), cell(now)) if own.strip() else ""
    return "|".join(cells)


def _places(cells: Sequence[str], words: str) -> list[int]:
    return [place for place, own in enumerate(cells) if words and own.strip() == words]
