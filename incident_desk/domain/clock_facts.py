"""What the record holds of the clocks: pauses, seen alarms, booked crossings, jumps of the wall clock. All UTC."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

WINDOW, DECISION, DEFERRED = "window", "decision", "deferred"
"""The targets that a checklist run's crossings have, where an incident's have others."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which a target's clock stood; ``until`` None while it still stands.

    ``what`` the party was asked to do, under which ``case`` of theirs. At ``ask_at`` (UTC) the person wants to be
    asked whether it still stands: nothing ends by itself then.
    """

    target: str
    since: datetime
    until: datetime | None
    reason: str
    party: str
    what: str = ""
    case: str = ""
    ask_at: datetime | None = None

    @property
    def why(self) -> str:
        """Reason, task and case number in a line."""
        return why_paused(self.reason, self.what, self.case)

    def length_s(self, now: datetime) -> float:
        """How long it had lasted by then, in seconds."""
        end = now if self.until is None else min(self.until, now)
        return max(0.0, (end - self.since).total_seconds())


def why_paused(reason: str, what: str, case: str) -> str:
    """``Waiting for a supplier: raise the session limit, case 4711``."""
    task = f"{reason}: {what}" if what else reason
    return f"{task}, case {case}" if case else task


@dataclass(frozen=True, slots=True)
class SeenMark:
    """Somebody saw a target's alarm, which was then as loud as ``state``. It silences; it stops no clock."""

    target: str
    state: str
    at: datetime
    who: str


class Mark(StrEnum):
    """A threshold of a time that runs out. ``DEBT``: a phase was left after its window had closed."""

    AT_RISK = "at_risk"
    ALMOST_DUE = "almost_due"
    LATE = "late"
    DEBT = "debt"


@dataclass(frozen=True, slots=True)
class Crossing:
    """A threshold was crossed: of which clock and at what true time, with the figures it was computed from.

    ``target`` is ``response``, ``resolution``, ``next update``, ``phase`` or ``escalation``; ``name`` the phase's
    or the role's; of a checklist run ``window`` or ``decision``, with its name. ``since`` is when this run of the
    clock began: declaration, last update, entry of the phase. ``allowed_s`` 0: immediate.
    """

    target: str
    mark: Mark
    at: datetime
    due: datetime
    since: datetime
    allowed_s: float
    name: str = ""

    @property
    def over_s(self) -> float:
        """Seconds past the due time."""
        return max(0.0, (self.at - self.due).total_seconds())


@dataclass(frozen=True, slots=True)
class Booked:
    """A crossing as it entered the record; ``corrected`` says why it no longer holds, where it does not."""

    id: str
    crossing: Crossing
    recorded_late: bool = False
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Jump:
    """The wall clock departed from steady time by so many seconds."""

    seconds: float
    at: datetime
