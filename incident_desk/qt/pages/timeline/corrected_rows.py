"""The rows with what was corrected of them: a milestone's former row says which moment stands in its place."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from incident_desk.domain.corrected_milestones import KINDS, corrected_by
from incident_desk.domain.timeline import Entry
from incident_desk.domain.timeline_following import place_of, splice
from incident_desk.formats.corrected_words import corrected_words


class CorrectedRows:
    """Follows the rows of a timeline; of a long one only the rows that differ are looked at."""

    def __init__(self) -> None:
        self._rows: tuple[Entry, ...] = ()
        self._shown: tuple[Entry, ...] = ()
        self._milestones: tuple[Entry, ...] = ()
        self._corrected: Mapping[str, Entry] = {}

    def follow(self, rows: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """These rows as they are to be shown: the very same where nothing was corrected."""
        if rows is not self._rows:
            self._take(rows)
            self._rows, self._shown = rows, self._said(rows) if self._corrected else rows
        return self._shown

    def _take(self, rows: tuple[Entry, ...]) -> None:
        where = splice(self._rows, rows)
        gone = {one.id for one in self._rows[where.start :][: where.removed] if one.kind in KINDS}
        new = tuple(one for one in rows[where.start :][: where.added] if one.kind in KINDS)
        if gone or new:
            self._milestones = (*(one for one in self._milestones if one.id not in gone), *new)
            self._corrected = corrected_by(self._milestones)

    def _said(self, rows: tuple[Entry, ...]) -> tuple[Entry, ...]:
        said = list(rows)
        for row in self._milestones:
            standing = self._corrected.get(row.id)
            if standing is not None:
                words = " · ".join(filter(None, (corrected_words(row, standing), row.detail)))
                said[bisect_left(rows, place_of(row), key=place_of)] = replace(row, detail=words)
        return tuple(said)
