"""The overview of a timeline: a lane for each kind of row, and one for each check, over the same time. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import Entry
from incident_desk.formats.times import clock_face
from incident_desk.qt.pages.health.lanes import Lane, LaneMark, MarkKind, Named, lanes_of, shown_of
from incident_desk.qt.pages.timeline.filtering import group_of

LANES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Decisions", ("decisions",)),
    ("Findings", ("findings",)),
    ("Hypotheses", ("hypotheses",)),
    ("Actions", ("actions", "items")),
    ("Changes", ("changes",)),
    ("Updates", ("updates",)),
    ("Notes", ("notes",)),
    ("Steps", ("steps",)),
    ("Course", ("course",)),
)
"""The lanes of rows from top to bottom, each with the kinds that it has. What checks tell has lanes of its own."""
MOST_CHECKS, MOST_CHECKS_COMPACT = 6, 3
LONGEST_BEFORE = timedelta(hours=24)
"""So much of what came before the declaration is shown; what was earlier stands at the edge."""
LEAST = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Dot:
    """One row of the timeline: its id, when it happened (UTC), its words, and whether it is starred."""

    id: str
    at: datetime
    text: str
    starred: bool = False

    @property
    def words(self) -> str:
        """The time in UTC and the words."""
        return f"{clock_face(self.at)} {self.text}"


@dataclass(frozen=True, slots=True)
class DotLane:
    """The rows of a kind, in order of time."""

    name: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The lanes over one stretch of time, and what stands upright in it: the declaration and the phases."""

    since: datetime
    until: datetime
    lanes: tuple[DotLane, ...] = ()
    checks: tuple[Lane, ...] = ()
    marks: tuple[LaneMark, ...] = ()
    more: int = 0
    """So many checks have no lane."""

    @property
    def rows(self) -> int:
        """How many lanes there are."""
        return len(self.lanes) + len(self.checks)


def overview_of(
    incident: Incident, entries: Sequence[Entry], now: datetime, most_checks: int = MOST_CHECKS
) -> Overview:
    """The overview of these rows of an incident, until now (UTC) or until it ended."""
    shown = [one for one in entries if not (one.struck or one.undone)]
    until = incident.ended_at or now
    first = min(
        [incident.declared_at, *(one.sort_at for one in shown), *(turn.at for turn in incident.check_turns)]
    )
    since = max(first, incident.declared_at - LONGEST_BEFORE)
    until = max(until, since + LEAST)
    named = [Named(check, check, str(data.get("name") or check)) for check, data in incident.checks.items()]
    checks, more = shown_of(lanes_of(named, (incident,), since, until), most_checks)
    return Overview(since, until, tuple(_lanes(shown)), checks, _marks(incident, since, until), more)


def _lanes(entries: Iterable[Entry]) -> Iterable[DotLane]:
    by_group: dict[str, list[Dot]] = {}
    for one in entries:
        by_group.setdefault(group_of(one.kind), []).append(Dot(one.id, one.sort_at, one.text, one.starred))
    for name, groups in LANES:
        dots = [dot for group in groups for dot in by_group.get(group, ())]
        if dots:
            yield DotLane(name, tuple(sorted(dots, key=_at)))


def _marks(incident: Incident, since: datetime, until: datetime) -> tuple[LaneMark, ...]:
    """The declaration, and each phase as it was entered after it."""
    found = [LaneMark(incident.declared_at, "Declared", MarkKind.DECLARED)]
    found += [
        LaneMark(one.at, one.name, MarkKind.ACTION)
        for one in incident.phases_entered
        if one.at - incident.declared_at > timedelta(seconds=1)
    ]
    return tuple(one for one in found if since <= one.at <= until)


def _at(dot: Dot) -> datetime:
    return dot.at
