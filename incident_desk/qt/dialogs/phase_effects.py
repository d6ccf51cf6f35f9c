"""What starting the next phase does, in words with their times. Values in, values out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from incident_desk.domain.clock import ClockReading, clock, window_of
from incident_desk.domain.clock_facts import Crossing, Mark
from incident_desk.domain.crossing_words import crossing_words
from incident_desk.domain.durations import countdown, overrun
from incident_desk.domain.escalation import PHASE, EscalationReading, levels_left
from incident_desk.domain.incident import Incident, PhaseEntry
from incident_desk.domain.playbook import Phase, Step
from incident_desk.formats.times import due_face
from incident_desk.qt.dialogs.lines import DueShown
from incident_desk.qt.widgets.state_glyph import GlyphState

Fact = tuple[str, str]
"""A small heading and what stands under it."""


def standing(incident: Incident, now: datetime) -> tuple[Fact, ...]:
    """How far the phase is, how long it has lasted, and when its window ends (UTC)."""
    phase, reading = incident.phase, clock(incident, now).phase
    if phase is None or reading is None:
        return ()
    settled, steps = incident.progress_of(phase)
    facts = [(phase.name, f"{settled} of {steps} steps")]
    until = min(now, incident.ended_at or now)
    facts.append(("In this phase", countdown((until - reading.entered_at).total_seconds())))
    if not incident.is_open:
        return tuple(facts)
    if reading.closes_at is None:
        return (*facts, ("Window", "no end is stated"))
    left = (reading.closes_at - now).total_seconds()
    at = due_face(reading.closes_at, now)
    return (*facts, ("Window ends", f"{at}, in {countdown(left)}") if left >= 0 else
            ("Window ended", f"{at}, over {overrun(left)}"))  # fmt: skip


def effects(incident: Incident, skipped: int, now: datetime) -> tuple[DueShown, ...]:
    """What Enter does when so many of the open steps are not needed; ``now`` is UTC."""
    phase, following = incident.phase, incident.next_phase
    if phase is None or following is None:
        return ()
    carried = len(incident.open_steps_of(phase)) - skipped
    found = [DueShown("", _starts(incident, following))]
    if carried:
        stay = "stays" if carried == 1 else "stay"
        found.append(DueShown("", f"{_steps(carried)} of {phase.name} {stay} open in the playbook"))
    if skipped:
        found.append(DueShown("", f"{_steps(skipped)} not needed, with the reason in the report"))
    if incident.is_open:
        found += _debt(incident, phase, now)
        found += _window(incident, following, now)
        found += _escalation(incident, now)
    return tuple(found)


def heading_of(phase: Phase, step: Step) -> str:
    """The heading under which the step stands in its phase; empty where it stands alone."""
    waiting = [(one, "") for one in phase.steps]
    while waiting:
        one, heading = waiting.pop()
        if one.id == step.id:
            return heading
        waiting += [(child, one.text) for child in one.children]
    return ""


def _starts(incident: Incident, following: Phase) -> str:
    return f"{following.name} starts, with {_steps(len(incident.open_steps_of(following)))}"


def _steps(count: int) -> str:
    return f"{count} step{'' if count == 1 else 's'}"


def _debt(incident: Incident, phase: Phase, now: datetime) -> Iterator[DueShown]:
    """What the record will book: how long the phase ran over its window."""
    _, closes = window_of(incident, phase)
    if closes is not None and closes < now:
        debt = Crossing("phase", Mark.DEBT, now, closes, closes, 0.0, phase.name)
        words = crossing_words(debt).removeprefix("Phase debt: ")
        yield DueShown("", f"{words} is booked as phase debt", sign=GlyphState.SLOW)


def _window(incident: Incident, following: Phase, now: datetime) -> Iterator[DueShown]:
    """Where the next phase starts outside its window: windows may overlap, leave gaps or lie behind."""
    opens, closes = window_of(incident, following)
    if closes is not None and closes < now:
        over = countdown((closes - now).total_seconds())
        yield DueShown(
            "", f"{following.name}'s window ended at {due_face(closes, now)}, {over} ago", sign=GlyphState.SLOW
        )
    elif opens is not None and opens > now:
        wait = countdown((opens - now).total_seconds())
        yield DueShown("", f"{following.name}'s window opens at {due_face(opens, now)}, in {wait}")


def _escalation(incident: Incident, now: datetime) -> Iterator[DueShown]:
    """Which levels of the escalation path fall away, and which one stays the next."""
    following = incident.next_phase_place
    if following is None:
        return
    entry = PhaseEntry(following, incident.phases[following].name, now, "")
    entered = replace(incident, phases_entered=(*incident.phases_entered, entry))
    before = _levels(incident, clock(incident, now))
    after = {one.level: one for one in _levels(entered, clock(entered, now))}
    for one in before:
        if one.because == PHASE and _falls_away(one, after.get(one.level)):
            words = f"Escalation to {one.role} at {_minute(one, now)} falls away, {one.phase} did not overrun"
            yield DueShown("", words)
    left = next((one for one in after.values() if one.due is not None), None)
    if left is not None:
        stays = (
            f"has been due since {_minute(left, now)}" if left.is_due(now) else f"is due at {_minute(left, now)}"
        )
        sign = GlyphState.SLOW if left.is_due(now) else GlyphState.MET
        yield DueShown("", f"Escalation to {left.role} {stays}, {left.why(now)}", sign=sign)


def _levels(incident: Incident, clocks: ClockReading) -> tuple[EscalationReading, ...]:
    both = (clocks.target("response"), clocks.target("resolution"))
    return levels_left(incident, both, clocks.now) if clocks.running else ()


def _falls_away(before: EscalationReading, after: EscalationReading | None) -> bool:
    return after is None or (after.because, after.phase) != (before.because, before.phase)


def _minute(one: EscalationReading, now: datetime) -> str:
    return due_face(one.due, now)[:-3] if one.due is not None else ""
