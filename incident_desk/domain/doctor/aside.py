"""Findings that were set aside: "we know, because …". It holds while what a finding rests on is the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.doctor.findings import Finding
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import undone_acts


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding was set aside: why, by whom, when that was written (UTC). With ``act`` undone it is asked anew.

    ``mark`` is that of the finding as it was then; on other facts it has another one, and is asked anew.
    """

    act: str
    rule: str
    mark: str
    title: str
    reason: str
    who: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Examined:
    """What the doctor asks, and what it would ask if it had not been set aside."""

    asked: tuple[Finding, ...] = ()
    aside: tuple[tuple[Finding, Aside], ...] = ()


def asides(events: Sequence[Event]) -> tuple[Aside, ...]:
    """What stands set aside in a record, in the order of writing. One whose reason was erased is asked again."""
    undone = undone_acts(events)
    return tuple(
        _aside(one)
        for one in events
        if one.kind == Kind.FINDING_SET_ASIDE and one.body is not None and one.act not in undone
    )


def parted(found: Iterable[Finding], known: Iterable[Aside]) -> Examined:
    """The findings with those apart that were set aside on the same facts; of several reasons the newest counts."""
    by_mark = {one.mark: one for one in known}
    every = tuple(found)
    return Examined(
        tuple(one for one in every if one.mark not in by_mark),
        tuple((one, by_mark[one.mark]) for one in every if one.mark in by_mark),
    )


def _aside(event: Event) -> Aside:
    rule, mark, title, reason = (str(event.data.get(name, "")) for name in ("rule", "mark", "title", "reason"))
    return Aside(event.act, rule, mark, title, reason, event.who, event.written_at)
