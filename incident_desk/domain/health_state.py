"""What is known of one check, and what of it was said."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Any

from incident_desk.domain.health_rules import Level
from incident_desk.domain.health_sample import Sample


class State(StrEnum):
    """Every state a check can have."""

    OK = "ok"
    SLOW = "slow"
    """It answers, and is beyond a threshold: slow, or partly failing."""
    FAILING = "failing"
    """A failure that is not confirmed."""
    DOWN = "down"
    RECOVERING = "recovering"
    """Good answers after an outage, too few to trust."""
    FLAPPING = "flapping"
    SUPPRESSED = "suppressed"
    """It fails, and so does what it depends on."""
    PAUSED = "paused"
    MAINTENANCE = "maintenance"
    """Announced work: asked, not judged."""
    NO_DATA = "no_data"
    BLIND = "blind"
    """This computer slept, or its own network is down: nothing is judged."""

    @property
    def word(self) -> str:
        """The state as a person reads it."""
        return _WORDS.get(self) or self.value.replace("_", " ")


_WORDS = {State.OK: "normal", State.MAINTENANCE: "in maintenance", State.BLIND: "not judged"}


class Trouble(StrEnum):
    """What is wrong with a check that answers and is beyond a limit, as a person reads it."""

    SLOW = "slow"
    PARTLY = "partly failing"
    """Too many answers fail, a part of the service does, or one route to it does."""
    DEGRADED = "degraded"
    """A part of the service says so of itself."""
    WARNING = "warning"
    """The answer carries one: its certificate ends soon."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a check stands to one threshold: its level, and what speaks for another one."""

    level: Level = Level.NORMAL
    value: float = 0.0
    recent: tuple[Level, ...] = ()
    """The levels of the last values, newest last: as many as speak for another level."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was last told of a check, here or by the record: the next thing that is told differs from it."""

    state: State | None = None
    level: Level = Level.NORMAL
    outage_from: datetime | None = None
    """The first failure of the outage that was told and is not over, through silence and flapping too."""
    trouble_from: datetime | None = None
    """Since when it is anything but normal."""
    rung: int = 0
    """The loudest alarm of the present trouble: 0 none, 1 critical or flapping, 2 down."""
    trouble: Trouble = Trouble.SLOW
    """What was wrong, where it was slow."""


@dataclass(frozen=True, slots=True)
class CheckState:
    """What is known of one check: the fold of its samples. The default is a check that was never asked."""

    state: State = State.NO_DATA
    since: datetime | None = None
    watched_at: datetime | None = None
    """Since when it is asked at all; a check without a first answer is silent from here."""
    first_failed_at: datetime | None = None
    """The first failure of the present row or outage: the moment it was detected."""
    row_from: datetime | None = None
    """The first failure of the last row of failures, in an outage too."""
    down_at: datetime | None = None
    """When the present outage was confirmed; kept until recovery, through silence too."""
    good_since: datetime | None = None
    """The first good answer of the present row of good ones."""
    silent_at: datetime | None = None
    """Since when there is no data although there should be."""
    reason: str = ""
    """Why nothing is known or judged, in plain words."""
    failures: int = 0
    good: int = 0
    last: Sample | None = None
    latencies: tuple[float | None, ...] = ()
    """The last totals in ms, oldest first, None for a failure: the sparkline."""
    level: Level = Level.NORMAL
    """How far it is beyond its thresholds; a state of its own only while nothing worse holds."""
    beyond: str = ""
    """The value beside its limit, where the level is not normal: "21.3 s, warning above 20 s"."""
    trouble: Trouble = Trouble.SLOW
    """What it is that is beyond a limit."""
    marks: tuple[Mark, ...] = ()
    """One for each threshold of the rule; empty until one is met."""
    asked_at: datetime | None = None
    """When the ask began that is awaited; None where none is known to be."""
    deaf_until: datetime | None = None
    """Failures of asks that began before it prove nothing: they went out into a dead line, or into work."""
    parent: str = ""
    """The check whose failure explains this one's, by its name."""
    suppressed_at: datetime | None = None
    """Since when it fails under a failed parent; kept until it recovers, or is down for itself."""
    flapping_at: datetime | None = None
    course: int = 0
    """The last results as bits, for flapping."""
    said: Said = Said()

    @property
    def has_answered(self) -> bool:
        """Whether a good answer is known, or the record tells of the check: what never gave one can't be slow."""
        is_recorded = self.last is None and self.said.state is not None
        return is_recorded or any(one is not None for one in self.latencies)

    @property
    def settled(self) -> State:
        """The state as the timeline knows it: what is not yet confirmed leaves it as it was."""
        if self.state is State.RECOVERING:
            return State.DOWN
        if self.state is State.FAILING:
            return State.SLOW if self.level else State.OK
        return self.state

    @property
    def word(self) -> str:
        """The settled state as a person reads it: "down", "slow, critical", "partly failing"."""
        settled = self.settled
        if settled is not State.SLOW:
            return settled.word
        return f"{self.trouble.value}, critical" if self.level is Level.CRITICAL else self.trouble.value

    @property
    def is_silent(self) -> bool:
        """True where nothing is known although it should be."""
        return self.silent_at is not None

    @property
    def outside(self) -> bool:
        """True where nothing is judged on purpose: a pause, or announced work."""
        return self.state in (State.PAUSED, State.MAINTENANCE)


_FIELDS = tuple(one.name for one in fields(CheckState))
_read = attrgetter(*_FIELDS)
_PUT = {name: getattr(CheckState, name).__set__ for name in _FIELDS}
_PUT_ALL = tuple(_PUT.values())


def with_facts(state: CheckState, facts: Mapping[str, Any]) -> CheckState:
    """The state with these fields: what `dataclasses.replace` does at twice its cost, once a sample."""
    made = object.__new__(CheckState)
    for put, value in zip(_PUT_ALL, _read(state), strict=True):
        put(made, value)
    for name, value in facts.items():
        _PUT[name](made, value)
    return made
