"""What the timeline doctor asks of a record that has ended, and what became of that. Values alone.

Both follow from the events: what is open is asked of them as they are now, what is known was set aside in them, and
what is answered was asked of the first of them, up to the end, and is asked no more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from incident_desk.domain.doctor import Finding, Group, examine
from incident_desk.domain.doctor.aside import Aside, asides, parted
from incident_desk.domain.doctor.of_record import case_of_record
from incident_desk.domain.events import Event, Kind, RecordKind
from incident_desk.domain.fold import fold, undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.domain.status import OPEN
from incident_desk.domain.timeline import Entry

_EXAMINED = frozenset({RecordKind.INCIDENT, RecordKind.DRILL, RecordKind.PAST})


class FindingState(StrEnum):
    """What became of a finding."""

    OPEN = "open"
    KNOWN = "known"
    """Somebody said why: it was set aside, on the facts that it still rests on."""
    ANSWERED = "answered"
    """It was asked when the incident ended, or when its report was taken in, and is asked no more."""


@dataclass(frozen=True, slots=True)
class FindingFact:
    """One finding. ``because`` completes "We know, because …" and quotes rows whole; ``fix`` is what can be done.

    ``events`` are the numbers of the entries that it speaks of, ``lines`` those of the source, from 1. ``reason``,
    ``who`` and ``at`` (UTC) are of what was set aside. What is answered rests on nothing any more.
    """

    rule: str
    group: Group
    title: str
    why: str
    because: str
    fix: str
    state: FindingState
    events: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    reason: str = ""
    who: str = ""
    at: datetime | None = None


def findings_of(
    incident: Incident, events: Sequence[Event], entries: Sequence[Entry]
) -> tuple[FindingFact, ...] | None:
    """What is asked of a past incident or of one that has ended; None while it is open: it isn't asked yet.

    ``entries`` are the rows of its timeline.
    """
    is_past = incident.record is RecordKind.PAST
    if incident.record not in _EXAMINED or (incident.is_open and not is_past):
        return None
    found = parted(examine(case_of_record(incident, events, entries)), asides(events))
    numbers = {row.id: row.seq for row in entries}
    now = {one.rule for one in (*found.asked, *(one for one, _ in found.aside))}
    return (
        *(_fact(one, numbers) for one in found.asked),
        *(_fact(one, numbers, aside) for one, aside in found.aside),
        *(_answered(one) for one in _asked_first(events) if one.rule not in now),
    )


def _fact(one: Finding, numbers: dict[str, int], aside: Aside | None = None) -> FindingFact:
    return FindingFact(
        one.rule, one.group, one.title, one.why, one.in_full, one.fix,
        FindingState.OPEN if aside is None else FindingState.KNOWN,
        tuple(sorted({numbers[row] for row in one.rows if row in numbers})),
        tuple(dict.fromkeys(one.lines)),
        *((aside.reason, aside.who, aside.written_at) if aside is not None else ()),
    )  # fmt: skip


def _answered(one: Finding) -> FindingFact:
    """Without what it rested on: those words may have been amended or erased since."""
    return FindingFact(one.rule, one.group, one.title, one.why, "", "", FindingState.ANSWERED)


def _asked_first(events: Sequence[Event]) -> Iterator[Finding]:
    """What was asked as it ended; of a past incident, as it was taken in."""
    first = _first_end(events)
    if 0 < first < len(events):
        then = events[:first]
        yield from examine(case_of_record(fold(then), then))


def _first_end(events: Sequence[Event]) -> int:
    """How many events there were when the act that first ended it was written; 0 where none did."""
    act = events[0].act if events[0].data.get("record") == RecordKind.PAST else _ending_act(events)
    return 0 if act is None else next(n for n in range(len(events), 0, -1) if events[n - 1].act == act)


def _ending_act(events: Sequence[Event]) -> str | None:
    undone = undone_acts(events)
    ends = (
        one.act
        for one in events
        if one.kind == Kind.STATUS_SET
        and one.body is not None
        and one.act not in undone
        and one.data.get("status") not in OPEN
    )
    return next(ends, None)
