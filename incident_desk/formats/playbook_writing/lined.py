"""Stages whose name stood on a line that is no heading, a bold line or an item of a list, each under a heading."""

from collections.abc import Iterator
from dataclasses import replace

from incident_desk.domain.playbook import Heading, Playbook

_DEEPEST = 6


def with_headed_stages(playbook: Playbook) -> Playbook:
    """The playbook with a heading at each of its stages, so that every one keeps its name as it is written."""
    known = playbook.facts.headings
    added = tuple(_missing(playbook, {one.line for one in known}))
    if not added:
        return playbook
    ordered = tuple(sorted((*known, *added), key=_line))
    return replace(playbook, facts=replace(playbook.facts, headings=ordered))


def _missing(playbook: Playbook, lines: set[int]) -> Iterator[Heading]:
    for plan in playbook.plans:
        for phase in plan.phases:
            if phase.span is not None and phase.heading and phase.span.first not in lines:
                yield Heading(_level_at(playbook, phase.span.first), phase.heading, phase.span.first)


def _level_at(playbook: Playbook, line: int) -> int:
    """One below that of the heading it stands under."""
    above = [one.level for one in playbook.facts.headings if one.line < line]
    return min(max(above[-1:], default=1) + 1, _DEEPEST)


def _line(one: Heading) -> int:
    return one.line
