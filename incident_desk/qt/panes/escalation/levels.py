"""The path as it is shown: each level with its state, its word and its time."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from incident_desk.domain.calls import EscalationCall, Outcome
from incident_desk.domain.clock import ClockReading
from incident_desk.domain.durations import countdown, overrun
from incident_desk.domain.escalation import EscalationReading, first_to_call, levels_left
from incident_desk.domain.incident import Incident


class Mark(Enum):
    """How a level stands; each has a shape of its own."""

    REACHED = "reached"
    NOT_REACHED = "not reached"
    DUE = "due"
    PUT_OFF = "put off"
    AHEAD = "ahead"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class LevelShown:
    """One level; ``level`` counts from 1. ``word`` stands after the role, ``spoken`` is the whole for ears."""

    level: int
    role: str
    mark: Mark
    word: str = ""
    spoken: str = ""
    is_next: bool = False


_SAID = {Outcome.REACHED: "reached", Outcome.NO_ANSWER: "no answer", Outcome.LEFT_MESSAGE: "message left"}


def levels_shown(incident: Incident, clocks: ClockReading) -> tuple[LevelShown, ...]:
    """Every level of the path at the moment of these clocks; the one to call next is marked."""
    path = incident.playbook.escalation if incident.playbook else ()
    response, resolution = clocks.targets
    left = levels_left(incident, (response, resolution), clocks.now) if clocks.running else ()
    readings = {one.level: one for one in left}
    following = left[0].level if left else None
    shown = []
    for level, hop in enumerate(path, 1):
        calls = [call for call in incident.escalations if call.level == level and call.at <= clocks.now]
        reading = readings.get(level)
        if calls:
            one = _called(level, hop.role, calls)
        elif reading is not None:
            one = _waiting(reading, clocks.now, is_next=level == following)
        else:
            one = _uncalled(level, hop.role, is_there=level < first_to_call(path), is_over=not clocks.running)
        shown.append(one)
    return tuple(shown)


def _called(level: int, role: str, calls: list[EscalationCall]) -> LevelShown:
    """What came of the last call; how often it was called is said aloud."""
    last = calls[-1]
    word = _SAID[last.outcome]
    times = f", called {len(calls)} times" if len(calls) > 1 else ""
    mark = Mark.REACHED if last.outcome is Outcome.REACHED else Mark.NOT_REACHED
    shown = f"{last.at:%H:%M}" if mark is Mark.REACHED else word
    return LevelShown(level, role, mark, shown, f"{role}, {word} at {last.at:%H:%M} UTC{times}")


def _waiting(one: EscalationReading, now: datetime, *, is_next: bool) -> LevelShown:
    if one.due is None:
        return LevelShown(one.level, one.role, Mark.AHEAD, "no time stated", f"{one.role}, no time stated", is_next)
    face = f"{one.due:%H:%M}"
    if is_next and one.snoozed_until is not None and one.snoozed_until > now:
        until = f"{one.snoozed_until:%H:%M}"
        spoken = f"{one.role}, put off until {until} UTC, due since {face} UTC"
        return LevelShown(one.level, one.role, Mark.PUT_OFF, "put off", spoken, is_next)
    if is_next and one.is_due(now):
        return LevelShown(one.level, one.role, Mark.DUE, "due", f"{one.role}, due since {face} UTC", is_next)
    spoken = f"{one.role}, due at {face} UTC, {one.why(now)}"
    return LevelShown(one.level, one.role, Mark.AHEAD, face, spoken, is_next)


def _uncalled(level: int, role: str, *, is_there: bool, is_over: bool) -> LevelShown:
    """A first level without a time is there from the beginning; another one was passed over, or it all ended."""
    if is_there:
        return LevelShown(level, role, Mark.PRESENT, "", f"{role}, from the beginning")
    word = "not called" if is_over else "passed over"
    return LevelShown(level, role, Mark.PRESENT, word, f"{role}, {word}")


def tab_word(incident: Incident, clocks: ClockReading) -> str:
    """A word for a tab: ``in 12:48``, ``due +03:26``, ``off 08:00``, ``none left``, ``no path``, ``ended``."""
    if not clocks.running:
        return "ended"
    if not incident.playbook or not incident.playbook.escalation:
        return "no path"
    one = clocks.escalation
    if one is None:
        return "none left"
    if one.due is None:
        return "no time"
    if one.snoozed_until is not None and one.snoozed_until > clocks.now and one.is_due(clocks.now):
        return f"off {countdown((one.snoozed_until - clocks.now).total_seconds())}"
    left = (one.due - clocks.now).total_seconds()
    return f"due {overrun(left)}" if left < 0 else f"in {countdown(left)}"
