"""Which rows of a timeline tell a milestone's former moment: the record keeps both, one of them stands."""

from collections.abc import Mapping, Sequence

from incident_desk.domain.events import Kind
from incident_desk.domain.timeline import Entry

KINDS = frozenset({Kind.MILESTONE_SET.value, Kind.REOPENED.value})
"""The rows that it follows from, and no others."""


def corrected_by(rows: Sequence[Entry]) -> Mapping[str, Entry]:
    """The row that stands, by the id of each row whose milestone was set anew later.

    A further impact after a reopening has milestones of its own: it corrects none of those before it.
    """
    found: dict[str, Entry] = {}
    last: dict[str, list[Entry]] = {}
    for row in sorted((one for one in rows if one.kind in KINDS and _counts(one)), key=_written):
        if row.kind == Kind.REOPENED:
            last.clear()
            continue
        former = last.setdefault(row.text, [])
        former.append(row)
        found.update((one.id, row) for one in former[:-1])
    return found


def _written(row: Entry) -> int:
    return row.seq


def _counts(row: Entry) -> bool:
    return not (row.undone or row.erased or row.struck is not None)
