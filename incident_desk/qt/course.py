"""The record as a ribbon: phases, entries, updates, targets and now. Values in, values out."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from incident_desk.domain.change_sayings import change_label, change_words
from incident_desk.domain.clock import ALMOST_DUE, AT_RISK, ClockReading, TargetReading, TargetState
from incident_desk.domain.durations import countdown
from incident_desk.domain.health_record import ChangeMade
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Phase
from incident_desk.domain.status import Status
from incident_desk.qt.widgets.ribbon_model import (
    FlagState,
    NextUpdate,
    PhaseState,
    RibbonChange,
    RibbonFlag,
    RibbonMark,
    RibbonModel,
    RibbonPhase,
    RibbonSpan,
    SpanKind,
)

_LONGEST_WORDS, _SHORTEST_S = 160, 60
_FLAGS = {TargetState.MET: FlagState.MET, TargetState.MISSED: FlagState.MISSED, TargetState.LATE: FlagState.MISSED}


def course(
    incident: Incident,
    reading: ClockReading,
    entries: tuple[float, ...],
    changes: Sequence[ChangeMade] | None = None,
) -> RibbonModel:
    """The ribbon of the incident at this reading; seconds count from the declaration.

    ``changes`` are those that other records heard of too; without them it shows the incident's own.
    """
    declared = incident.declared_at
    if incident.past is not None and not incident.is_open:
        return _past_course(incident, entries)
    updates = tuple((one.at - declared).total_seconds() for one in incident.updates)
    return RibbonModel(
        phases=_phases(incident, reading),
        now=(reading.now - declared).total_seconds() if reading.running else None,
        entries=entries,
        updates=updates,
        next_update=_next_update(incident, reading, len(updates)),
        flags=tuple(flag for one in reading.targets if (flag := _flag(incident, one, reading))),
        marks=_marks(incident, reading.target("resolution"), reading),
        spans=_spans(incident, reading),
        changes=tuple(_change(incident, one) for one in (incident.changes if changes is None else changes)),
        origin=declared.hour * 3600 + declared.minute * 60 + declared.second,
    )


def _past_course(incident: Incident, entries: tuple[float, ...]) -> RibbonModel:
    """From the first time that the report states to the last one; nothing where it states no two of them."""
    known = [one.at for one in incident.milestones.values() if one.at is not None]
    # That the taking in was undone today is no end of what the report tells.
    stated = None if incident.status is Status.CANCELLED else incident.ended_at
    begun, ended = min((incident.declared_at, *known)), max((stated or incident.declared_at, *known))
    length, before = (ended - begun).total_seconds(), (incident.declared_at - begun).total_seconds()
    if length < _SHORTEST_S:
        return RibbonModel(())
    return RibbonModel(
        phases=(RibbonPhase("From the first stated time to the last", 0.0, length, PhaseState.DONE, ticked=False),),
        entries=tuple(at + before for at in entries if 0 <= at + before <= length),
        origin=begun.hour * 3600 + begun.minute * 60 + begun.second,
    )


def _change(incident: Incident, one: ChangeMade) -> RibbonChange:
    at = (one.at - incident.declared_at).total_seconds()
    return RibbonChange(at, change_label(one), " ".join(change_words(one).split())[:_LONGEST_WORDS])


def _phases(incident: Incident, reading: ClockReading) -> tuple[RibbonPhase, ...]:
    current = reading.phase.place if reading.phase else None
    phases = incident.phases
    if not phases:
        target = incident.targets.resolution
        end = float(target.seconds) if target and target.seconds else None
        return (RibbonPhase("Response", 0.0, end, PhaseState.CURRENT if reading.running else PhaseState.DONE),)
    return tuple(_phase(incident, place, phase, current) for place, phase in enumerate(phases))


def _phase(incident: Incident, place: int, phase: Phase, current: int | None) -> RibbonPhase:
    settled, total = incident.progress_of(phase)
    state = PhaseState.FUTURE
    # A phase that was passed over was not worked on: it looks like one that is still ahead.
    if current is not None and place <= current and any(one.place == place for one in incident.phases_entered):
        # The phase for afterwards is worked on while the incident is resolved and not yet closed.
        lasts = incident.is_open or (phase.after and incident.status is Status.RESOLVED)
        state = PhaseState.CURRENT if place == current and lasts else PhaseState.DONE
    shown = state is not PhaseState.FUTURE and total > 0
    return RibbonPhase(
        name=phase.name,
        start=None if phase.start_s is None else float(phase.start_s),
        end=None if phase.end_s is None else float(phase.end_s),
        state=state,
        detail=f"{settled} of {total} steps" if shown else "",
        short_name=phase.name.split()[0] if phase.name else "",
        short_detail=f"{settled}/{total}" if shown else "",
        ticked=settled == total,
    )


def _flag(incident: Incident, one: TargetReading, reading: ClockReading) -> RibbonFlag | None:
    if one.due is None:
        return None
    # What had not been done when the incident was called off is neither met nor missed.
    settled = not one.why_not and (reading.running or one.done_at is not None)
    state = _FLAGS.get(one.state, FlagState.AHEAD) if settled else FlagState.AHEAD
    words = {FlagState.AHEAD: "", FlagState.MET: " met", FlagState.MISSED: f" missed by {countdown(one.late_by_s)}"}
    label = f"{one.name.capitalize()} target{words[state]}"
    was = one.due - timedelta(seconds=one.paused_s)
    if f"{was:%H:%M}" != f"{one.due:%H:%M}":
        label += f" {one.due:%H:%M}, was {was:%H:%M}"
    moved = one.paused_s > 0
    return RibbonFlag((one.due - incident.declared_at).total_seconds(), label, state, moved)


def _marks(incident: Incident, one: TargetReading, reading: ClockReading) -> tuple[RibbonMark, ...]:
    """75 and 90 % of the resolution target while it runs, and where it was due before it was paused."""
    if one.due is None:
        return ()
    marks, declared = [], incident.declared_at
    if one.seconds and reading.running:
        for share in (AT_RISK, ALMOST_DUE):
            at = (_used_up(incident, one, one.seconds * share, reading.now) - declared).total_seconds()
            marks.append(RibbonMark(at, f"{share:.0%}".replace("%", " %")))
    if one.paused_s > 0:
        was = one.due - timedelta(seconds=one.paused_s)
        marks.append(RibbonMark((was - declared).total_seconds(), "", moved=True))
    return tuple(marks)


def _used_up(incident: Incident, one: TargetReading, used: float, now: datetime) -> datetime:
    """When so many seconds of the target's time are used up; a pause that goes on counts until now."""
    at = one.start + timedelta(seconds=used)
    for pause in incident.pauses_counted(one.name):
        if pause.since < at:
            at += timedelta(seconds=pause.length_s(now))
    return at


def _spans(incident: Incident, reading: ClockReading) -> tuple[RibbonSpan, ...]:
    declared, resolution = incident.declared_at, reading.target("resolution")
    pressing = (TargetState.AT_RISK, TargetState.ALMOST_DUE)
    spans = []
    if reading.running and resolution.state in pressing and resolution.due is not None and resolution.seconds:
        risk = _used_up(incident, resolution, resolution.seconds * AT_RISK, reading.now)
        spans.append(_span(declared, risk, resolution.due, SpanKind.AT_RISK))
    # What has run over runs until now, whatever it is: one stretch from the first of them.
    if over := _overdue(reading):
        spans.append(_span(declared, min(over), reading.now, SpanKind.OVERRUN))
    for pause in incident.pauses_counted(resolution.name):
        until = reading.now if pause.until is None else min(pause.until, reading.now)
        if pause.since < until:
            words = f"Resolution target paused for {countdown(pause.length_s(reading.now))}"
            whom = f", waiting for {pause.party}" if pause.party else ""
            spans.append(_span(declared, pause.since, until, SpanKind.PAUSED, f"{words}{whom}"))
    return tuple(spans)


def _overdue(reading: ClockReading) -> list[datetime]:
    """Since when the phase and the targets have run over."""
    if not reading.running:
        return []
    late = [one.due for one in reading.targets if one.state is TargetState.LATE and not one.why_not]
    phase = reading.phase
    closed = [phase.closes_at] if phase is not None and phase.over_s > 0 else []
    return [at for at in (*late, *closed) if at is not None]


def _span(declared: datetime, start: datetime, end: datetime, kind: SpanKind, words: str = "") -> RibbonSpan:
    return RibbonSpan((start - declared).total_seconds(), (end - declared).total_seconds(), kind, words)


def _next_update(incident: Incident, reading: ClockReading, sent: int) -> NextUpdate | None:
    one = reading.next_update
    if one.due is None:
        return None
    at = (one.due - incident.declared_at).total_seconds()
    return NextUpdate(at, f"Update {sent + 1}", late=one.state is TargetState.LATE)
