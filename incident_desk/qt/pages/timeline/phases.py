"""The phases of an incident as dividers between its rows. Pure."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from incident_desk.domain.durations import countdown
from incident_desk.domain.incident import Incident, PhaseEntry
from incident_desk.domain.timeline import Entry

_EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Band:
    """A divider: from when on (UTC) it holds, its name, and a few fainter words."""

    start: datetime
    name: str
    detail: str = ""


def bands_of(incident: Incident) -> tuple[Band, ...]:
    """What was before the declaration, then each phase as it was entered."""
    entered = sorted(incident.phases_entered, key=lambda one: one.at)
    before = Band(_EVER, "Before the declaration")
    if not entered:
        return (before, Band(incident.declared_at, "Since the declaration"))
    ends = [later.at for _, later in pairwise(entered)]
    phases = [_band(incident, one, end) for one, end in zip(entered, [*ends, None], strict=True)]
    if entered[0].at > incident.declared_at:
        return (before, Band(incident.declared_at, "Since the declaration"), *phases)
    return (before, *phases)


def counted(bands: Sequence[Band], entries: Sequence[Entry]) -> tuple[tuple[Band, int], ...]:
    """How many rows there are of each; one without rows is not among them."""
    starts = [*(bisect_left(entries, band.start, key=_sorted_at) for band in bands), len(entries)]
    counts = [end - start for start, end in pairwise(starts)]
    return tuple((band, count) for band, count in zip(bands, counts, strict=True) if count > 0)


def placed(bands: Sequence[Band], entries: Sequence[Entry]) -> dict[int, Band]:
    """Above which row each divider stands, by the row's number; one without rows has no place."""
    starts = [*(bisect_left(entries, band.start, key=_sorted_at) for band in bands), len(entries)]
    return {start: band for band, (start, end) in zip(bands, pairwise(starts), strict=True) if start < end}


def moved(before: Mapping[int, Entry], entries: Sequence[Entry]) -> set[int]:
    """The rows at which these entries stand now, as far as they are among the entries."""
    rows = {bisect_left(entries, _place(one), key=_place) for one in before.values()}
    return {row for row in rows if row < len(entries)}


def _band(incident: Incident, entered: PhaseEntry, end: datetime | None) -> Band:
    phases = incident.phases
    settled, total = incident.progress_of(phases[entered.place]) if entered.place < len(phases) else (0, 0)
    over = end or incident.ended_at
    steps = [f"{settled} of {total} steps"] if total else []
    if over is None or over < entered.at:
        return Band(entered.at, entered.name, f"{steps[0]} so far" if steps else "")
    lasted = countdown((over - entered.at).total_seconds())
    return Band(entered.at, entered.name, ", ".join([*steps, lasted]))


def _sorted_at(entry: Entry) -> datetime:
    return entry.sort_at


def _place(entry: Entry) -> tuple[datetime, int]:
    return entry.sort_at, entry.seq
