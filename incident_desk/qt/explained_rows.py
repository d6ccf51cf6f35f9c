"""The rows of a timeline with what only other parts of the record say of them.

A milestone's former row says which moment stands in its place, and what was done to an action item names the item.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from incident_desk.domain.action_names import short_names, with_name
from incident_desk.domain.corrected_milestones import KINDS as MILESTONES
from incident_desk.domain.corrected_milestones import corrected_by
from incident_desk.domain.events import Kind
from incident_desk.domain.incident import ActionItem
from incident_desk.domain.timeline import Entry
from incident_desk.domain.timeline_following import place_of, splice
from incident_desk.formats.corrected_words import with_correction

_KINDS = MILESTONES | {Kind.ACTION_SET.value}


class ExplainedRows:
    """Follows the rows of a timeline; of a long one only the rows that differ are looked at."""

    def __init__(self) -> None:
        self._rows: tuple[Entry, ...] = ()
        self._actions: Sequence[ActionItem] = ()
        self._shown: tuple[Entry, ...] = ()
        self._concerned: tuple[Entry, ...] = ()

    def follow(self, rows: tuple[Entry, ...], actions: Sequence[ActionItem] = ()) -> tuple[Entry, ...]:
        """These rows as they are to be shown: the very same where there is nothing to say."""
        if rows is not self._rows or actions is not self._actions:
            self._take(rows)
            self._rows, self._actions = rows, actions
            said = tuple(self._said())
            self._shown = _replaced(rows, said) if said else rows
        return self._shown

    def _take(self, rows: tuple[Entry, ...]) -> None:
        where = splice(self._rows, rows)
        gone = {one.id for one in self._rows[where.start :][: where.removed] if one.kind in _KINDS}
        new = tuple(one for one in rows[where.start :][: where.added] if one.kind in _KINDS)
        if gone or new:
            self._concerned = (*(one for one in self._concerned if one.id not in gone), *new)

    def _said(self) -> Iterator[Entry]:
        """The rows of which there is something to say, with that."""
        corrected, names = corrected_by(self._concerned), short_names(self._actions)
        for row in self._concerned:
            said = with_correction(with_name(row, names), corrected.get(row.id))
            if said is not row:
                yield said


def _replaced(rows: tuple[Entry, ...], said: Sequence[Entry]) -> tuple[Entry, ...]:
    shown = list(rows)
    for row in said:
        shown[bisect_left(rows, place_of(row), key=place_of)] = row
    return tuple(shown)
