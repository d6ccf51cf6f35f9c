"""A run cut into the parts that a person works through, and the times by which they are due. Values in, values out.

A part is a stage, or, where everything in a stage stands under steps that have times of their own, each such step.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from incident_desk.domain.durations import span
from incident_desk.domain.run_reading import (
    Counts,
    RunReading,
    RunStage,
    RunStep,
    RunWindow,
    below,
    counted,
)
from incident_desk.domain.target_reading import TargetReading
from incident_desk.formats.times import due_face

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*:?\s*$")
_HOUR, _DAY = 3_600, 86_400
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Part:
    """Some steps that belong together. ``key`` is the row where they begin, ``heading`` what they stand under."""

    key: str
    name: str
    heading: str
    steps: tuple[RunStep, ...]
    window: RunWindow | None = None

    @property
    def counts(self) -> Counts:
        """What has become of its steps."""
        return counted(self.steps)


@dataclass(frozen=True, slots=True)
class Deadline:
    """What is due at one time: a part, or several of them."""

    name: str
    reading: TargetReading
    counts: Counts
    waits: bool = False
    """Whether its time has not begun: it counts from the moment when the run is live."""
    steps: tuple[RunStep, ...] = ()


def parts_of(reading: RunReading) -> tuple[Part, ...]:
    """The parts, in reading order."""
    return tuple(part for stage in reading.stages for part in _parts(stage, reading.windows))


def stage_key(stage: RunStage) -> str:
    """The row of a stage's heading."""
    return f"stage-{stage.place}"


def part_at_hand(reading: RunReading, parts: Sequence[Part]) -> Part | None:
    """The part of the step that is next."""
    step = reading.next_step
    return next((one for one in parts if step is not None and step in one.steps), None)


def deadlines(reading: RunReading) -> tuple[Deadline, ...]:
    """The times of the run, the first due first; what is due together is one, and what has not begun comes last."""
    together: dict[tuple[bool, int], list[RunWindow]] = {}
    for one in reading.windows:
        together.setdefault((one.from_live, one.reading.seconds or 0), []).append(one)
    found = [_deadline(reading, windows, seconds) for (_, seconds), windows in together.items()]
    return tuple(sorted(found, key=lambda one: (one.waits, one.reading.due or _EARLIEST, one.reading.seconds or 0)))


def plain_name(name: str) -> str:
    """A name without the words in brackets at its end: its time is said beside it."""
    return _IN_BRACKETS.sub("", name).strip() or name.strip()


def first(seconds: int) -> str:
    """What a stretch of time is called: "First hour", "First 15 min", "24 hours"."""
    if seconds == _HOUR:
        return "First hour"
    return f"{seconds // _HOUR} hours" if seconds == _DAY else f"First {span(seconds)}"


def by(moment: datetime, now: datetime) -> str:
    """The minute of something due, UTC: ``10:39``, and with its day from half a day away: ``Thu 10:24``."""
    return due_face(moment, now)[:-3]


def _parts(stage: RunStage, windows: Sequence[RunWindow]) -> Iterator[Part]:
    mine = {one.step: one for one in windows if one.stage == stage.place}
    inside = [
        (one, (one, *below(stage.steps, place)))
        for place, one in enumerate(stage.steps)
        if one.step.id in mine and one.depth == 0
    ]
    if len(inside) > 1 and sum(len(steps) for _, steps in inside) == len(stage.steps):
        for one, steps in inside:
            window = mine[one.step.id]
            yield Part(one.step.id, plain_name(one.step.text), stage.group, steps, window)
    elif stage.steps:
        yield Part(stage_key(stage), plain_name(stage.name), stage.group, stage.steps, mine.get(""))


def _pressing(one: RunWindow) -> tuple[bool, bool, datetime]:
    """What is open before what is done, and of that what nobody has seen; then what was done last."""
    is_open = one.reading.done_at is None
    return is_open, is_open and one.reading.seen is None, one.reading.done_at or _EARLIEST


def _deadline(reading: RunReading, windows: Sequence[RunWindow], seconds: int) -> Deadline:
    """Several that are due together are met when the last of them is."""
    last = max(windows, key=_pressing)
    name = plain_name(windows[0].name) if len(windows) == 1 else first(seconds)
    counts = Counts(*(sum(getattr(one.counts, field) for one in windows) for field in Counts.__slots__))
    steps = tuple(step for one in windows for step in _due_with(reading, one))
    return Deadline(name, replace(last.reading, name=name), counts, last.waits, steps)


def _due_with(reading: RunReading, window: RunWindow) -> Iterator[RunStep]:
    """The steps that a window is about."""
    steps = reading.stages[window.stage].steps
    for place, one in enumerate(steps):
        if not window.step:
            yield one
        elif one.step.id == window.step:
            yield from (one, *below(steps, place))
