"""The record as a ribbon: phases, entries, updates, targets and now. Values in, values out."""

from incident_desk.domain.clock import ALMOST_DUE, AT_RISK, ClockReading, TargetReading, TargetState
from incident_desk.domain.incident import Incident, Status
from incident_desk.domain.playbook import Phase
from incident_desk.qt.widgets.ribbon_model import (
    FlagState,
    NextUpdate,
    PhaseState,
    RibbonFlag,
    RibbonMark,
    RibbonModel,
    RibbonPhase,
    RibbonSpan,
    SpanKind,
)

_FLAGS = {TargetState.MET: FlagState.MET, TargetState.MISSED: FlagState.MISSED, TargetState.LATE: FlagState.MISSED}


def course(incident: Incident, reading: ClockReading, entries: tuple[float, ...]) -> RibbonModel:
    """The ribbon of the incident at this reading; seconds count from the declaration."""
    declared = incident.declared_at
    updates = tuple((one.at - declared).total_seconds() for one in incident.updates)
    return RibbonModel(
        phases=_phases(incident, reading),
        now=(reading.now - declared).total_seconds() if reading.running else None,
        entries=entries,
        updates=updates,
        next_update=_next_update(incident, reading, len(updates)),
        flags=tuple(flag for one in reading.targets if (flag := _flag(incident, one, reading))),
        marks=_marks(incident, reading.target("resolution"), reading.running),
        spans=_spans(incident, reading),
        origin=declared.hour * 3600 + declared.minute * 60 + declared.second,
    )


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
    if current is not None and place <= current:
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
    settled = reading.running or one.done_at is not None
    state = _FLAGS.get(one.state, FlagState.AHEAD) if settled else FlagState.AHEAD
    words = {FlagState.AHEAD: "", FlagState.MET: " met", FlagState.MISSED: " missed"}[state]
    label = f"{one.name.capitalize()} target{words}"
    return RibbonFlag((one.due - incident.declared_at).total_seconds(), label, state)


def _marks(incident: Incident, one: TargetReading, running: bool) -> tuple[RibbonMark, ...]:
    if not one.seconds or one.due is None or not running:
        return ()
    start = (one.due - incident.declared_at).total_seconds() - one.seconds
    return tuple(
        RibbonMark(start + one.seconds * share, f"{share:.0%}".replace("%", " %"))
        for share in (AT_RISK, ALMOST_DUE)
    )


def _spans(incident: Incident, reading: ClockReading) -> tuple[RibbonSpan, ...]:
    spans, declared = [], incident.declared_at
    phase, resolution = reading.phase, reading.target("resolution")
    if phase is not None and phase.over_s > 0 and phase.closes_at is not None:
        closed = (phase.closes_at - declared).total_seconds()
        spans.append(RibbonSpan(closed, (reading.now - declared).total_seconds(), SpanKind.OVERRUN))
    pressing = (TargetState.AT_RISK, TargetState.ALMOST_DUE)
    if reading.running and resolution.state in pressing and resolution.due is not None and resolution.seconds:
        due = (resolution.due - declared).total_seconds()
        spans.append(RibbonSpan(due - resolution.seconds * (1 - AT_RISK), due, SpanKind.AT_RISK))
    return tuple(spans)


def _next_update(incident: Incident, reading: ClockReading, sent: int) -> NextUpdate | None:
    one = reading.next_update
    if one.due is None:
        return None
    at = (one.due - incident.declared_at).total_seconds()
    return NextUpdate(at, f"Update {sent + 1}", late=one.state is TargetState.LATE)
