"""Entries that were brought in together and taken back, as one row of a report: hundreds would bury what stands."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from incident_desk.domain.timeline import Entry
from incident_desk.formats import report_words as words


def gathered(rows: Sequence[Entry]) -> tuple[Entry, ...]:
    """These rows in their order; one stands for each import that was taken back, where its first entry stood."""
    group_of = {row.seq: group for group in _imports(rows) for row in group}
    told: list[Entry] = []
    seen: set[int] = set()
    for row in rows:
        group = group_of.get(row.seq)
        if group is None:
            told.append(row)
        elif group[0].seq not in seen:
            seen.add(group[0].seq)
            told.append(_one_for(group, row))
    return tuple(told)


def _imports(rows: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The entries of each, in the order of writing: one act wrote them one after the other, of one source."""
    brought = (row for row in rows if row.undone and row.origin is not None and not row.erased)
    group: list[Entry] = []
    for row in sorted(brought, key=lambda one: one.seq):
        if group and not _goes_on(group[-1], row):
            yield from [group] if len(group) > 1 else []
            group = []
        group.append(row)
    if len(group) > 1:
        yield group


def _goes_on(before: Entry, row: Entry) -> bool:
    one, other = before.origin, row.origin
    same = one is not None and other is not None and (one.name, one.sha256) == (other.name, other.sha256)
    return same and row.seq == before.seq + 1


def _one_for(group: Sequence[Entry], first: Entry) -> Entry:
    """The row for them all; ``first`` is the one that happened first."""
    name = first.origin.name if first.origin is not None else ""
    times = [row.happened.at for row in group if row.happened.at is not None]
    spread = f", said to be of {words.stamp(min(times))} to {words.stamp(max(times))} UTC" if times else ""
    return replace(
        first,
        text=f"{len(group)} entries brought in from {name}",
        detail=f"No. {group[0].seq} to {group[-1].seq} of the record{spread}",
        struck=None,
        amended=False,
        parent=None,
        pinned=False,
        ended=None,
    )
