"""The readings as cells: what is left, until when, how much is used. Values in, values out."""

from datetime import timedelta

from incident_desk.domain.clock import ClockReading, TargetReading, TargetState
from incident_desk.domain.durations import countdown, overrun, span
from incident_desk.domain.incident import Incident
from incident_desk.formats.times import clock_face
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


def cells(incident: Incident, reading: ClockReading) -> tuple[DeadlineModel, ...]:
    """The five cells, always in the same places."""
    pulse = reading.now.second % 2 == 0
    return (
        _target("Response", reading.target("response"), pulse),
        _target("Resolution", reading.target("resolution"), pulse),
        _phase(incident, reading, pulse),
        _update(incident, reading, pulse),
        _escalation(incident, reading),
    )


def _target(name: str, one: TargetReading, pulse: bool) -> DeadlineModel:
    label, short = f"{name} target", name
    if one.state is TargetState.NOT_STATED or one.due is None:
        return DeadlineModel(label, "—", "not stated", CellState.NOT_STATED, short_label=short)
    whole = span(one.seconds or 0)
    where = " · from settings" if one.source == "settings" else ""
    if one.done_at is not None:
        word = "met" if one.state is TargetState.MET else f"missed by {countdown(one.late_by_s)}"
        caption = f"of {whole} · {clock_face(one.done_at)} UTC"
        return DeadlineModel(
            f"{label} {word}", countdown(one.took_s or 0), caption, _STATES[one.state],
            short_label=f"{name} {word}", short_caption=f"of {whole}",
        )  # fmt: skip
    return _running(DeadlineModel(label, "", short_label=short), one, f"of {whole}{where}", pulse)


def _running(base: DeadlineModel, one: TargetReading, of: str, pulse: bool) -> DeadlineModel:
    """A cell whose clock runs, louder as it comes closer; late counts up."""
    assert one.due is not None and one.remaining_s is not None
    due = f"{clock_face(one.due)} UTC"
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
        spoken=f"{span(abs(one.remaining_s) or 1)} {'over' if late else 'left'}, due {due}",
    )


def _phase(incident: Incident, reading: ClockReading, pulse: bool) -> DeadlineModel:
    phase = reading.phase
    if phase is None:
        return DeadlineModel("Phase", "—", "no phases in this playbook", CellState.NOT_STATED)
    following = incident.next_phase
    then = f" · then {following.name}{_at(following.start_s, incident)}" if following else ""
    if phase.remaining_s is None or phase.closes_at is None:
        since = f"since {clock_face(phase.entered_at)} UTC"
        return DeadlineModel(phase.name, "open", f"{since}{then}", CellState.NORMAL, short_label=phase.name)
    if phase.over_s > 0:
        # A phase over its window is amber, not red: it is a debt, and its root cause shows elsewhere.
        return DeadlineModel(
            f"{phase.name} over its window", overrun(phase.over_s), f"closed {clock_face(phase.closes_at)} UTC",
            CellState.AT_RISK, share=1.0, short_label=phase.name, short_caption="over",
        )  # fmt: skip
    return DeadlineModel(
        phase.name, countdown(phase.remaining_s), f"left{then}", CellState.NORMAL,
        share=min(1.0, phase.share), pulse=pulse, short_label=phase.name, short_caption="left",
    )  # fmt: skip


def _at(offset_s: int | None, incident: Incident) -> str:
    if offset_s is None:
        return ""
    return f" at {_face(incident, offset_s)}"


def _face(incident: Incident, offset_s: int) -> str:
    return f"{incident.declared_at + timedelta(seconds=offset_s):%H:%M}"


def _update(incident: Incident, reading: ClockReading, pulse: bool) -> DeadlineModel:
    one = reading.next_update
    if one.state is TargetState.NOT_STATED or one.due is None:
        return DeadlineModel("Next update", "—", "no cadence stated", CellState.NOT_STATED)
    every = f"every {span(one.seconds or 0)}"
    due = f"due {clock_face(one.due)} UTC"
    label = "Update overdue" if one.state is TargetState.LATE else "Next update"
    running = _running(DeadlineModel(label, "", short_label=label), one, every, pulse)
    if one.state is not TargetState.ON_TRACK:
        return running
    return DeadlineModel(
        label, running.value, f"{every} · {due}", running.state, share=running.share,
        short_label=label, short_caption="", spoken=running.spoken,
    )  # fmt: skip


def _escalation(incident: Incident, reading: ClockReading) -> DeadlineModel:
    one = reading.escalation
    if one is None:
        path = incident.playbook.escalation if incident.playbook else ()
        words = "ended" if path and not reading.running else "no path stated"
        return DeadlineModel("Escalation", "—", words, CellState.NOT_STATED)
    if one.due is None:
        return DeadlineModel("Escalation", "—", f"to {one.role}, when it is needed", CellState.NOT_STATED)
    left = (one.due - reading.now).total_seconds()
    value = countdown(left) if left >= 0 else overrun(left)
    caption = (
        f"to {one.role}, if the {one.because} is missed" if left >= 0 else f"to {one.role} · {one.because} missed"
    )
    state = CellState.NORMAL if left >= 0 else CellState.AT_RISK
    return DeadlineModel("Escalation", value, caption, state, short_caption=f"to {_short(one.role)}")


def _short(role: str) -> str:
    words = role.split()
    return "".join(word[0] for word in words).upper() if len(words) > 1 else role
