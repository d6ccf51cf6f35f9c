"""When entries happened, for the ticks of the ribbon: moved on by what is new, for a long night has thousands."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from incident_desk.domain.events import Kind
from incident_desk.domain.timeline import Entry
from incident_desk.domain.timeline_following import splice
from incident_desk.services.scenes import Scene

_NOT_DOTS = frozenset(
    {
        Kind.OPENED,
        Kind.PHASE_ENTERED,
        Kind.UPDATE_SENT,
        Kind.CHANGE_MADE,
        Kind.CLOCK_JUMPED,
        Kind.PAST_TAKEN,
        Kind.COMPUTER_SLEPT,
        Kind.ZONE_CHANGED,
    }
)
_FEW = 100
"""Rows that are put in one by one; more are put in together."""


class Dots:
    """The moments of one scene's entries."""

    def __init__(self) -> None:
        self._entries: tuple[Entry, ...] = ()
        self._start, self._is_past = datetime.min.replace(tzinfo=UTC), False
        self.offsets: tuple[float, ...] = ()
        """Seconds since the declaration, in order."""

    def follow(self, scene: Scene) -> None:
        """Have the moments of this scene."""
        incident, before = scene.incident, self._entries
        start, is_past = incident.declared_at, incident.past is not None
        is_same = (start, is_past) == (self._start, self._is_past)
        self._start, self._is_past, self._entries = start, is_past, scene.entries
        where = splice(before, scene.entries)
        if not is_same or where.removed > _FEW:
            self.offsets = tuple(self._of(scene.entries))
        elif not where.is_nothing:
            old = self._of(before[where.start : where.start + where.removed])
            new = self._of(scene.entries[where.start : where.start + where.added])
            self.offsets = _moved_on(self.offsets, old, new)

    def _of(self, rows: Iterable[Entry]) -> list[float]:
        """A report may tell of what happened long before anybody declared it."""
        start = self._start
        offsets = [
            (row.sort_at - start).total_seconds() for row in rows if not row.undone and row.kind not in _NOT_DOTS
        ]
        return offsets if self._is_past else [one for one in offsets if one >= 0]


def _moved_on(moments: tuple[float, ...], old: Sequence[float], new: Sequence[float]) -> tuple[float, ...]:
    """The moments in order without the old ones and with the new ones, which are in order as well."""
    if not old and (not new or not moments or new[0] >= moments[-1]):
        return moments + tuple(new)
    left = list(moments)
    for one in old:
        del left[bisect_left(left, one)]
    if len(new) > _FEW:
        return tuple(sorted([*new, *left]))
    for one in new:
        insort(left, one)
    return tuple(left)
