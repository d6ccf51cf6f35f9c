"""The readings as cells: what is left, until when, how much is used. Values in, values out."""

from dataclasses import replace
from datetime import timedelta

from incident_desk.domain.clock import ClockReading, TargetReading, TargetState, is_from_settings
from incident_desk.domain.durations import countdown, overrun, span
from incident_desk.domain.incident import Incident, Status
from incident_desk.formats.times import clock_face, due_face
from incident_desk.qt.widgets.clock import spoken_duration
from incident_desk.qt.widgets.deadline_cell import DeadlineModel
from incident_desk.qt.widgets.deadline_dress import CellState

_STATES = {
    TargetState.NOT_STATED: CellState.NOT_STATED,
    TargetState.ON_TRACK: CellState.NORMAL,
    TargetState.AT_RISK: CellState.AT_RISK,
    TargetState.ALMOST_DUE: CellState.ALMOST_DUE,
    TargetState.LATE: CellState.LATE,
    TargetState.PAUSED: CellState.PAUSED,
    TargetState.MET: CellState.MET,
    TargetState.MISSED: CellState.MISSED,
}

_SPOKEN = {
    TargetState.AT_RISK: "left, at risk",
    TargetState.ALMOST_DUE: "left, almost due",
    TargetState.LATE: "over, late",
    TargetState.PAUSED: "left, paused",
}
_HOUR = 3600


def cells(incident: Incident, reading: ClockReading) -> tuple[DeadlineModel, ...]:
    """The five cells, always in the same places."""
    pulse = reading.now.second % 2 == 0
    return (
        _target("Response", reading.target("response"), reading.running, pulse),
        _target("Resolution", reading.target("resolution"), reading.running, pulse),
        _phase(incident, reading, pulse),
        _update(incident, reading, pulse),
        _escalation(incident, reading),
    )


def _target(name: str, one: TargetReading, running: bool, pulse: bool) -> DeadlineModel:
    label, short = f"{name} target", name
    if one.state is TargetState.NOT_STATED or one.due is None:
        return DeadlineModel(label, "—", "not stated", CellState.NOT_STATED, short_label=short)
    if one.done_at is not None:
        return _done(name, one)
    if not running:
        return DeadlineModel(label, "—", "ended before it was met", CellState.NOT_STATED, short_label=short)
    where = " · from settings" if is_from_settings(one) else ""
    return _running(DeadlineModel(label, "", short_label=short), one, f"{_of(one)}{where}", pulse)


def _done(name: str, one: TargetReading) -> DeadlineModel:
    """Met, or missed by how much; what it took, of what, and when it was done."""
    assert one.done_at is not None
    met = one.state is TargetState.MET
    word = "met" if met else f"missed by {countdown(one.late_by_s)}"
    took, of = countdown(one.took_s or 0), _of(one)
    return DeadlineModel(
        f"{name} target {word}", took, f"{of} · {clock_face(one.done_at)} UTC", _STATES[one.state],
        short_label=f"{name} {'met' if met else 'missed'}", short_caption=of,
        spoken=f"{spoken_duration(int(one.took_s or 0))}, {of}, at {clock_face(one.done_at)} UTC",
    )  # fmt: skip


def _of(one: TargetReading) -> str:
    """What the target asks: ``of 15:00``, ``of 4 h``; one of zero is wanted at once."""
    seconds = one.seconds or 0
    if seconds == 0:
        return "wanted at once"
    return f"of {countdown(seconds)}" if seconds < _HOUR else f"of {span(seconds)}"


def _due_face(one: TargetReading) -> str:
    assert one.due is not None
    return due_face(one.due, one.due - timedelta(seconds=one.remaining_s or 0))


def _running(base: DeadlineModel, one: TargetReading, of: str, pulse: bool) -> DeadlineModel:
    """A cell whose clock runs, louder as it comes closer; late counts up."""
    assert one.due is not None and one.remaining_s is not None
    due = f"{_due_face(one)} UTC"
    late = one.state is TargetState.LATE
    value = overrun(one.remaining_s) if late else countdown(one.remaining_s)
    words = {
        TargetState.AT_RISK: f"at risk · due {due}",
        TargetState.ALMOST_DUE: f"almost due · due {due}",
        TargetState.LATE: f"late · due {due}",
        TargetState.PAUSED: "paused",
    }
    return DeadlineModel(
        base.label,
        value,
        words.get(one.state, f"left {of} · {due}"),
        _STATES[one.state],
        share=min(1.0, one.share),
        pulse=pulse,
        short_label=base.short_label,
        short_caption="late" if late else "left",
        spoken=f"{spoken_duration(int(one.remaining_s))} {_SPOKEN.get(one.state, 'left')}, due {due}",
    )


def _phase(incident: Incident, reading: ClockReading, pulse: bool) -> DeadlineModel:
    phase = reading.phase
    if phase is None:
        why = "no phases in this playbook" if incident.playbook else "no playbook"
        return DeadlineModel("Phase", "—", why, CellState.NOT_STATED, short_label="Phase")
    base = DeadlineModel(phase.name, "", short_label=phase.name)
    following = incident.next_phase
    then = f" · then {following.name}{_at(following.start_s, incident)}" if following and reading.running else ""
    if phase.remaining_s is None or phase.closes_at is None:
        since = f"since {clock_face(phase.entered_at)} UTC"
        is_over = not incident.is_open and not (_is_after(incident) and incident.status is Status.RESOLVED)
        value = "ended" if is_over else "open"
        return replace(base, value=value, caption=f"{since}{then}", short_caption="")
    if phase.over_s > 0:
        # A phase over its window is amber, not red: it is a debt, and its root cause shows elsewhere.
        return replace(
            base, label=f"{phase.name} over its window", value=overrun(phase.over_s),
            caption=f"closed {clock_face(phase.closes_at)} UTC", state=CellState.AT_RISK, share=1.0,
            short_caption="over", spoken=f"{spoken_duration(int(phase.over_s))} over its window",
        )  # fmt: skip
    return replace(
        base, value=countdown(phase.remaining_s), caption=f"left{then}", share=min(1.0, phase.share), pulse=pulse,
        short_caption="left", spoken=f"{spoken_duration(int(phase.remaining_s))} left{then.replace(' ·', ',')}",
    )  # fmt: skip


def _is_after(incident: Incident) -> bool:
    return incident.phase is not None and incident.phase.after


def _at(offset_s: int | None, incident: Incident) -> str:
    if offset_s is None:
        return ""
    return f" at {_face(incident, offset_s)}"


def _face(incident: Incident, offset_s: int) -> str:
    return f"{incident.declared_at + timedelta(seconds=offset_s):%H:%M}"


def _update(incident: Incident, reading: ClockReading, pulse: bool) -> DeadlineModel:
    one = reading.next_update
    if one.state is TargetState.NOT_STATED or one.due is None:
        words = "no interval stated" if reading.running else "ended"
        return DeadlineModel("Next update", "—", words, CellState.NOT_STATED)
    every = f"every {span(one.seconds or 0)}"
    due = f"due {_due_face(one)} UTC"
    label = "Update overdue" if one.state is TargetState.LATE else "Next update"
    running = replace(_running(DeadlineModel(label, "", short_label=label), one, every, pulse), short_caption="")
    if one.state is not TargetState.ON_TRACK:
        return running
    return replace(running, caption=f"{every} · {due}")


def _escalation(incident: Incident, reading: ClockReading) -> DeadlineModel:
    one = reading.escalation
    if one is None:
        path = incident.playbook.escalation if incident.playbook else ()
        why_none = "no further level" if reading.running else "ended"
        words = why_none if path else "no path stated"
        return DeadlineModel("Escalation", "—", words, CellState.NOT_STATED)
    if one.due is None:
        return DeadlineModel("Escalation", "—", f"to {one.role}, when it is needed", CellState.NOT_STATED)
    left = (one.due - reading.now).total_seconds()
    if left >= 0:
        value, state, why = countdown(left), CellState.NORMAL, f"if the {one.because} is missed"
    else:
        value, state, why = overrun(left), CellState.AT_RISK, f"{one.because} missed"
    if one.because == "playbook":
        why = "as the playbook says"
    spoken = f"{spoken_duration(int(left))} {'left' if left >= 0 else 'over'}, to {one.role}, {why}"
    return DeadlineModel(
        "Escalation", value, f"to {one.role}, {why}", state, short_caption=f"to {_short(one.role)}", spoken=spoken,
    )  # fmt: skip


def _short(role: str) -> str:
    words = role.split()
    return "".join(word[0] for word in words).upper() if len(words) > 1 else role
