"""What a ribbon shows, as plain values. All times are seconds since the ribbon's zero (the declaration)."""

from dataclasses import dataclass
from enum import Enum

from incident_desk.qt.widgets.ribbon_scale import RibbonScale, Window, build_scale

_DAY = 86_400
_SAME_MOMENT = 60.0
"""Seconds by which a target may miss the end of the plan and still be drawn on it."""


class PhaseState(Enum):
    """What the commander has set, not what the clock says."""

    DONE = "done"
    CURRENT = "current"
    FUTURE = "to come"


class FlagState(Enum):
    """How a target stands: ahead, met in time, or missed."""

    AHEAD = "ahead"
    MET = "met"
    MISSED = "missed"


class SpanKind(Enum):
    """A stretch to hatch: amber where a target is at risk, red where a phase or a target has run over, blue where
    a target's clock stood, grey for what came later than the moment that is looked at."""

    AT_RISK = "at risk"
    OVERRUN = "overrun"
    PAUSED = "paused"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class RibbonPhase:
    """One phase: no start is a phase without a stated time, no end is open; ``share`` fixes its width.

    ``ticked`` is false where steps were left open: a phase that is over is then not shown as complete.
    """

    name: str
    start: float | None
    end: float | None = None
    state: PhaseState = PhaseState.FUTURE
    detail: str = ""
    short_name: str = ""
    short_detail: str = ""
    share: float | None = None
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class RibbonFlag:
    """A target: where it is due, and its label, such as "Response target met"; ``moved`` by a pause."""

    at: float
    label: str
    state: FlagState = FlagState.AHEAD
    moved: bool = False


@dataclass(frozen=True, slots=True)
class RibbonMark:
    """A dashed mark inside the strip, such as "75 %" of a target; ``moved``: where that was due before."""

    at: float
    text: str
    moved: bool = False


@dataclass(frozen=True, slots=True)
class RibbonSpan:
    """A hatched stretch, and what it is in words."""

    start: float
    end: float
    kind: SpanKind
    words: str = ""


@dataclass(frozen=True, slots=True)
class RibbonChange:
    """A change of the world, such as a deploy: a short label and the whole in words; before zero it is negative."""

    at: float
    label: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class NextUpdate:
    """The diamond: when the next update is due, its label, and whether that moment has passed."""

    at: float
    label: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class RibbonModel:
    """The whole strip.

    ``now`` is None when nothing runs. ``origin`` is the second of the day of the ribbon's zero in the zone that is
    shown; None leaves the times of day away. ``spoken`` is the strip in one sentence. ``until`` is a moment behind
    now that has a place too: the present, where an earlier moment is looked at.
    """

    phases: tuple[RibbonPhase, ...]
    now: float | None = None
    entries: tuple[float, ...] = ()
    updates: tuple[float, ...] = ()
    next_update: NextUpdate | None = None
    flags: tuple[RibbonFlag, ...] = ()
    marks: tuple[RibbonMark, ...] = ()
    spans: tuple[RibbonSpan, ...] = ()
    changes: tuple[RibbonChange, ...] = ()
    origin: int | None = None
    spoken: str = ""
    until: float | None = None

    def scale(self) -> RibbonScale:
        """Where moments lie for these phases, so far that every target and the next update has its true place."""
        windows = [Window(phase.start, phase.end, phase.share) for phase in self.phases]
        return build_scale(windows, max(self.now or 0.0, self.until or 0.0, self._reach()))

    def _reach(self) -> float:
        """The last moment beyond the plan at which something is due; 0 where the plan holds all of them."""
        due = [flag.at for flag in self.flags] + ([self.next_update.at] if self.next_update else [])
        plan = [edge for phase in self.phases for edge in (phase.start, phase.end) if edge is not None]
        last = max(due, default=0.0)
        return last if last > max(plan, default=0.0) + _SAME_MOMENT else 0.0

    def clock_text(self, moment: float) -> str:
        """The time of day of a moment, such as "03:11"; empty without an origin."""
        if self.origin is None:
            return ""
        minutes = int(self.origin + moment) % _DAY // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"


def elapsed_text(moment: float) -> str:
    """Hours and minutes since zero, such as "1:05"; a minus for what came before."""
    sign = "−" if moment < 0 else ""
    minutes = int(abs(moment)) // 60
    return f"{sign}{minutes // 60}:{minutes % 60:02d}"
