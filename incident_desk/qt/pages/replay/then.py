"""Everything that the rewound desk shows of one moment, made off the GUI thread. Values in, values out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from incident_desk.domain.clock import ClockReading, clock, not_before
from incident_desk.domain.durations import length
from incident_desk.domain.health import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.next_actions import NextAction, next_actions
from incident_desk.domain.rewound import Rewound
from incident_desk.domain.timeline import Entry
from incident_desk.formats.times import clock_face
from incident_desk.qt.course import course
from incident_desk.qt.pages.health.lanes import Lanes, Named, lanes_of, marks_of, shown_of
from incident_desk.qt.panes.health.lines import counts_of
from incident_desk.qt.widgets.ribbon_model import RibbonMark, RibbonModel, RibbonSpan, SpanKind, elapsed_text

BEFORE = timedelta(minutes=10)
"""So much of what came before the declaration the health of then shows at least."""
LONGEST_BEFORE = timedelta(hours=2)
MOST_LANES = 8


@dataclass(frozen=True, slots=True)
class Then:
    """One moment: the record of then, its clocks, what came next, its ribbon, the health and the rows."""

    rewound: Rewound
    reading: ClockReading
    actions: tuple[NextAction, ...]
    ribbon: RibbonModel
    lanes: Lanes
    states: Mapping[str, State | None]
    """How each check was; None where the record says nothing of it until then."""
    known: tuple[Entry, ...]
    """The rows of then, with a word where rows were written later."""
    every: tuple[Entry, ...]
    """The rows of then with those that were written later; empty where nobody wished to see them."""

    @property
    def incident(self) -> Incident:
        """The incident as it was written until then."""
        return self.rewound.incident

    @property
    def elapsed_s(self) -> float:
        """Seconds from the declaration, as it was stated then, to the moment."""
        return (self.rewound.moment - self.incident.declared_at).total_seconds()

    @property
    def counts(self) -> Mapping[State, int]:
        """How many checks were in which state, the loudest first."""
        return counts_of(State.NO_DATA if state is None else state for state in self.states.values())


def then_of(rewound: Rewound, present: datetime, *, later: bool = False) -> Then:
    """What is shown of this moment while it is ``present`` (UTC); on a wish what was written later as well."""
    incident = rewound.incident
    reading = clock(incident, not_before(incident, rewound.moment))
    return Then(
        rewound=rewound,
        reading=reading,
        actions=next_actions(incident, reading),
        ribbon=_ribbon(rewound, reading, present),
        lanes=_lanes(rewound),
        states=_states(incident),
        known=_with_words(rewound),
        every=_with_later(rewound) if later else (),
    )


def _ribbon(rewound: Rewound, reading: ClockReading, present: datetime) -> RibbonModel:
    """The ribbon of then on the scale of the present: what came later is hatched."""
    incident, declared = rewound.incident, rewound.incident.declared_at
    offsets = tuple((row.sort_at - declared).total_seconds() for row in rewound.entries if row.human)
    model = course(incident, reading, tuple(one for one in offsets if one >= 0))
    now, until = (max(0.0, (at - declared).total_seconds()) for at in (rewound.moment, present))
    if until <= now:
        return replace(model, now=now)
    later = RibbonSpan(now, until, SpanKind.LATER, "Not known then")
    mark = RibbonMark(until, f"Now {elapsed_text(until)}")
    return replace(model, now=now, until=until, spans=(*model.spans, later), marks=(*model.marks, mark))


def _states(incident: Incident) -> Mapping[str, State | None]:
    """How each check was by its last change; one that was paused is paused."""
    last = {turn.check: turn.state for turn in incident.check_turns}
    paused = {one.check for one in incident.check_pauses if one.until is None}
    known = {check: State(last[check]) if last.get(check) in list(State) else None for check in incident.checks}
    return {check: State.PAUSED if check in paused else state for check, state in known.items()}


def _lanes(rewound: Rewound) -> Lanes:
    incident, until = rewound.incident, rewound.moment
    earliest = min((turn.at for turn in incident.check_turns), default=incident.declared_at)
    since = max(incident.declared_at - LONGEST_BEFORE, min(incident.declared_at - BEFORE, earliest - BEFORE / 5))
    until = max(until, since + timedelta(minutes=1))
    named = [Named(check, check, str(data.get("name") or check)) for check, data in incident.checks.items()]
    lanes, more = shown_of(lanes_of(named, (incident,), since, until), MOST_LANES)
    marks = tuple(one for one in marks_of((), incident, (), since, until))
    return Lanes(since, until, lanes, marks, more)


def _with_words(rewound: Rewound) -> tuple[Entry, ...]:
    """The rows of then; where rows about an earlier time were written later, a word that counts them."""
    gaps: dict[int, list[Entry]] = {}
    for row in rewound.about:
        gaps.setdefault(_place(rewound.entries, row), []).append(row)
    found: list[Entry] = []
    for place in range(len(rewound.entries) + 1):
        found += [_word(gaps[place])] if place in gaps else []
        found += rewound.entries[place : place + 1]
    return tuple(found)


def _place(rows: Sequence[Entry], later: Entry) -> int:
    """How many rows stand before that one."""
    low, high = 0, len(rows)
    while low < high:
        middle = (low + high) // 2
        if (rows[middle].sort_at, rows[middle].seq) < (later.sort_at, later.seq):
            low = middle + 1
        else:
            high = middle
    return low


def _word(rows: Sequence[Entry]) -> Entry:
    """In the place of rows that were written later: how many, and when. It says nothing of what they say."""
    first, many = rows[0], len(rows) > 1
    when = clock_face(rows[0].written_at) if not many else f"from {clock_face(min(_written(rows)))}"
    words = f"{len(rows)} {'entries' if many else 'entry'} about this time written later, {when}"
    return replace(
        first, id=f"later:{first.id}", kind="later", text=words, detail="", who="desk", human=False, erased=True,
        amended=False, amended_by="", starred=False, struck=None, undone=False, tags=(), owner=None,
    )  # fmt: skip


def _written(rows: Sequence[Entry]) -> Iterator[datetime]:
    return (row.written_at for row in rows)


def _with_later(rewound: Rewound) -> tuple[Entry, ...]:
    """All rows, those that were written later with when that was."""
    marked = [replace(row, detail=_when(row, rewound.moment)) for row in rewound.later]
    return tuple(sorted((*rewound.entries, *marked), key=lambda row: (row.sort_at, row.seq)))


def later_words(value: timedelta) -> str:
    """How much later, to the second: what one act writes lies microseconds apart."""
    return f"{length(timedelta(seconds=round(value.total_seconds())))} later"


def _when(row: Entry, moment: datetime) -> str:
    words = f"written {clock_face(row.written_at)}, {later_words(row.written_at - moment)}"
    return " · ".join(filter(None, (words, row.detail)))
