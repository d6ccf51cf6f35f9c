"""The readings as cells: what is left, until when, how much is used. Values in, values out."""

from dataclasses import dataclass, replace
from datetime import timedelta

from incident_desk.domain.alarms import LIVE, unseen
from incident_desk.domain.clock import ClockReading, TargetReading, TargetState, is_from_settings, window_of
from incident_desk.domain.clock_facts import Pause, SeenMark
from incident_desk.domain.durations import countdown, overrun, span
from incident_desk.domain.escalation import RESOLUTION, RESPONSE, EscalationReading
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.roles import initials
from incident_desk.domain.status import Status
from incident_desk.domain.target_reading import ALARMS
from incident_desk.formats.times import clock_face, due_face
from incident_desk.qt.panes.instruments.past_cells import past_cells
from incident_desk.qt.widgets.clock import spoken_duration
from incident_desk.qt.widgets.deadline_cell import DeadlineModel
from incident_desk.qt.widgets.deadline_dress import CellState

SEEN_KEY = "K"
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
_WORDS = {TargetState.AT_RISK: "at risk", TargetState.ALMOST_DUE: "almost due", TargetState.LATE: "late",
          TargetState.PAUSED: "paused"}  # fmt: skip
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class CellLook:
    """How the cells of one second look: the half of the blink, and the target whose alarm the key would silence."""

    pulse: bool
    first: str


@dataclass(frozen=True, slots=True)
class CellNames:
    """What a target's cell is called while it runs, when it is late, when it was done in time and when not."""

    running: str
    late: str
    met: str
    missed: str
    short: str

    @classmethod
    def of_target(cls, name: str) -> "CellNames":
        """The names of a target such as ``Response``."""
        label = f"{name} target"
        return cls(label, f"{label} missed", f"{label} met", f"{label} missed", name)


_RESPONSE, _RESOLUTION = CellNames.of_target("Response"), CellNames.of_target("Resolution")
_UPDATE = CellNames("Next update", "Update overdue", "", "", "Next update")
_REVIEW = CellNames("Review", "Review overdue", "Review done", "Review missed", "Review")
_WATCH = CellNames("Watch", "Watch", "Watch over", "Watch over", "Watch")


def cells(incident: Incident, reading: ClockReading, pulse: bool | None = None) -> tuple[DeadlineModel, ...]:
    """The five cells, always in the same places. Resolved, watch and review stand in those of what has ended.

    ``pulse`` is the half of the blink. None takes it from the reading; a drill, whose seconds fly, stands still.
    """
    if incident.past is not None and not incident.is_open:
        return past_cells(incident)
    if pulse is None:
        pulse = incident.record is RecordKind.DRILL or reading.now.second % 2 == 0
    waiting = unseen(incident, reading)
    look = CellLook(pulse, waiting[0].name if waiting else "")
    pause = incident.pause_of("resolution")
    after = {one.name: one for one in reading.after if one.action is None} if incident.record in LIVE else {}
    watch, review = after.get("watch"), after.get("review")
    return (
        target_cell(_RESPONSE, reading.target("response"), reading.running, look),
        target_cell(_RESOLUTION, reading.target("resolution"), reading.running, look, pause),
        _phase(incident, reading),
        target_cell(_WATCH, watch, True, look) if watch else _update(reading, look),
        target_cell(_REVIEW, review, True, look) if review else _escalation(incident, reading),
    )


# -- targets ----------------------------------------------------------------------------------------------------


def target_cell(
    names: CellNames, one: TargetReading, running: bool, look: CellLook, pause: Pause | None = None
) -> DeadlineModel:
    """The cell of one target, which is called so; without ``running`` it has ended before it was met."""
    blank = DeadlineModel(
        names.running, "—", "not stated", CellState.NOT_STATED, short_label=names.short, short_caption="not stated",
        name=one.name,
    )  # fmt: skip
    if one.why_not:
        return replace(blank, caption=one.why_not)
    if one.state is TargetState.NOT_STATED or one.due is None:
        return blank
    if one.done_at is not None:
        return _done(names, one)
    if not running:
        return replace(blank, caption="ended before it was met")
    return _running(names, one, look, pause)


def _done(names: CellNames, one: TargetReading) -> DeadlineModel:
    """Met, or missed by how much; what it took, of what, and when it was done."""
    assert one.done_at is not None
    met = one.state is TargetState.MET
    took, of = countdown(one.took_s or 0), _of(one)
    return DeadlineModel(
        names.met if met else f"{names.missed} by {countdown(one.late_by_s)}",
        took,
        f"{of} · {clock_face(one.done_at)} UTC",
        _STATES[one.state],
        short_label=names.met.replace(" target", "") if met else names.missed.replace(" target", ""),
        short_caption=of,
        spoken=f"{spoken_duration(int(one.took_s or 0))}, {of}, at {clock_face(one.done_at)} UTC",
        name=one.name,
    )


def _of(one: TargetReading) -> str:
    """What the target asks: ``of 15:00``, ``of 4 h``; one of zero is wanted at once."""
    return "wanted at once" if not one.seconds else f"of {_allowed(one)}"


def _allowed(one: TargetReading) -> str:
    seconds = one.seconds or 0
    return countdown(seconds) if seconds < _HOUR else span(seconds)


def _due(one: TargetReading) -> str:
    assert one.due is not None
    return f"{due_face(one.due, one.due - timedelta(seconds=one.remaining_s or 0))} UTC"


def _running(names: CellNames, one: TargetReading, look: CellLook, pause: Pause | None = None) -> DeadlineModel:
    """A cell whose clock runs, louder as it comes closer; late counts up; seen and paused stand still."""
    remaining = one.remaining_s or 0.0
    late, seen = one.state is TargetState.LATE, one.seen if one.state in ALARMS else None
    state = CellState.SEEN if late and seen else _STATES[one.state]
    word = _WORDS.get(one.state, "left")
    is_offered = late and seen is None
    return DeadlineModel(
        names.late if late else names.running,
        overrun(remaining) if late else countdown(remaining),
        _caption(one, seen, pause),
        state,
        share=min(1.0, one.share),
        # Only what blinks is painted anew each second.
        pulse=look.pulse or state is not CellState.LATE,
        action="Seen" if is_offered else "",
        keys=(SEEN_KEY,) if is_offered and one.name == look.first else (),
        short_label=names.late.replace(" target", "") if late else names.short,
        short_caption=f"seen {clock_face(seen.at)[:5]} {initials(seen.who)}" if seen else word,
        spoken=_spoken(one, seen, pause),
        name=one.name,
    )


def _caption(one: TargetReading, seen: SeenMark | None, pause: Pause | None) -> str:
    """The line under the figure: the state in words, who has seen it, until when, and whose figure it is."""
    due, late = f"due {_due(one)}", one.state is TargetState.LATE
    parts = [_since(pause)] if pause is not None else []
    if seen is not None:
        # Beside the word of a warning there is room for the minute alone.
        at = clock_face(seen.at) if late else clock_face(seen.at)[:5]
        word = "" if late else f"{_WORDS[one.state]}, "
        parts = [f"{word}seen {at} {initials(seen.who)}", *(parts or [due])]
    elif one.state is TargetState.ON_TRACK:
        parts = [f"left {_of(one)}", _due(one)]
    elif one.seconds == 0:
        # Nobody wrote how long "at once" may take: the allowance is the workspace's.
        return f"at once · late {clock_face(one.due)}, from settings" if one.due else "at once"
    elif late:
        parts = [f"over {_allowed(one)}", *(parts or [due])]
    elif one.state is not TargetState.PAUSED:
        parts = [_WORDS[one.state], due]
    # Beside who has seen it there is no room for whose figure it is.
    return " · ".join([*parts, "from settings"] if is_from_settings(one) and seen is None else parts)


def _since(pause: Pause) -> str:
    return f"paused since {clock_face(pause.since)[:5]} · for {pause.party or pause.reason}"


def _spoken(one: TargetReading, seen: SeenMark | None, pause: Pause | None) -> str:
    """The cell in words, without colons to spell where it counts."""
    late = one.state is TargetState.LATE
    word = _WORDS.get(one.state, "")
    parts = [f"{spoken_duration(int(one.remaining_s or 0))} {'over' if late else 'left'}", word, f"due {_due(one)}"]
    if one.state is TargetState.PAUSED and pause is not None:
        parts[1:] = [f"paused since {clock_face(pause.since)} UTC", f"waiting for {pause.party or pause.reason}"]
    if seen is not None:
        parts.append(f"seen at {clock_face(seen.at)} by {seen.who}")
    elif late:
        parts.append("not seen")
    return ", ".join(part for part in parts if part)


# -- phase ------------------------------------------------------------------------------------------------------


def _phase(incident: Incident, reading: ClockReading) -> DeadlineModel:
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
        return replace(base, value=value, caption=f"{since}{_debt(incident, reading) or then}", short_caption="")
    if phase.over_s > 0:
        # A phase over its window is amber, not red: it is a debt, and its root cause shows elsewhere.
        settled, total = incident.progress_of(incident.phase) if incident.phase else (0, 0)
        count = f"{settled} of {total} steps" if total else f"closed {clock_face(phase.closes_at)} UTC"
        return replace(
            base, value=overrun(phase.over_s), caption=f"over its window · {count}", state=CellState.AT_RISK,
            share=1.0, short_caption="over",
            spoken=f"{spoken_duration(int(phase.over_s))} over its window, {count}",
        )  # fmt: skip
    said = _debt(incident, reading) or then
    return replace(
        base, value=countdown(phase.remaining_s), caption=f"left{said}", share=min(1.0, phase.share),
        short_caption="left", spoken=f"{spoken_duration(int(phase.remaining_s))} left{said.replace(' ·', ',')}",
    )  # fmt: skip


def _debt(incident: Incident, reading: ClockReading) -> str:
    """By how much the phase before was left after its window had closed; empty where it was left in time."""
    entered = [one for one in incident.phases_entered if one.at <= reading.now]
    if len(entered) < 2 or not reading.running:
        return ""
    before, left = entered[-2], entered[-1].at
    phases = incident.phases
    closes = window_of(incident, phases[before.place])[1] if before.place < len(phases) else None
    if closes is None or left <= closes or before.place >= entered[-1].place:
        return ""
    return f" · {before.name} left {countdown((left - closes).total_seconds())} late"


def _is_after(incident: Incident) -> bool:
    return incident.phase is not None and incident.phase.after


def _at(offset_s: int | None, incident: Incident) -> str:
    if offset_s is None:
        return ""
    return f" at {incident.declared_at + timedelta(seconds=offset_s):%H:%M}"


# -- update and escalation --------------------------------------------------------------------------------------


def _update(reading: ClockReading, look: CellLook) -> DeadlineModel:
    one = reading.next_update
    if one.state is TargetState.NOT_STATED or one.due is None:
        words = "no interval stated" if reading.running else "ended"
        return DeadlineModel(_UPDATE.running, "—", words, CellState.NOT_STATED, name=one.name)
    cell = _running(_UPDATE, one, look)
    if one.state is TargetState.ON_TRACK:
        return replace(cell, caption=f"every {span(one.seconds or 0)} · due {_due(one)}", short_caption="")
    if one.state is TargetState.LATE and one.seen is None:
        return replace(cell, caption=f"due {_due(one)} · not seen")
    return cell


_SHORT_WHY = {RESPONSE: "if no response", RESOLUTION: "if not resolved"}
"""For what a level will be due, where a long role stands before it."""


def _escalation(incident: Incident, reading: ClockReading) -> DeadlineModel:
    one, now = reading.escalation, reading.now
    cell = DeadlineModel("Escalation", "—", "", CellState.NOT_STATED)
    if one is None:
        path = incident.playbook.escalation if incident.playbook else ()
        why_none = "no further level" if reading.running else "ended"
        return replace(cell, caption=why_none if path else "no path stated")
    cell = replace(cell, caption=f"to {one.role}, when it is needed", short_caption=f"to {_short(one.role)}")
    if one.due is None:
        return replace(cell, short_caption="")
    left, why = (one.due - now).total_seconds(), one.why(now)
    if one.calls(now):
        return replace(
            cell, value="Due now", caption=f"to {one.role}", state=CellState.ALMOST_DUE, icon="arrow-up-right",
            spoken=f"due now, {spoken_duration(int(left))} over, to {one.role}, {why}",
        )  # fmt: skip
    if one.is_due(now):
        until = f"put off until {clock_face(one.snoozed_until)} UTC" if one.snoozed_until else ""
        return replace(
            cell, value=overrun(left), caption=f"to {one.role}, {until}", state=CellState.AT_RISK,
            spoken=f"{spoken_duration(int(left))} over, to {one.role}, {why}, {until}",
        )  # fmt: skip
    caption = f"to {one.role}, {_SHORT_WHY.get(one.because, why)}"
    ahead = replace(cell, value=countdown(left), state=CellState.NORMAL, caption=caption,
                    spoken=f"{spoken_duration(int(left))} left, to {one.role}, {why}")  # fmt: skip
    return _warned(ahead, one) if one.warning is not None and one.warning <= now else ahead


def _warned(cell: DeadlineModel, one: EscalationReading) -> DeadlineModel:
    """Three quarters of the resolution target are used: the workspace's mark, not the playbook's."""
    words = f"warned at 75 %, from settings · to {one.role}"
    return replace(cell, caption=words, state=CellState.AT_RISK, spoken=f"{cell.spoken}, {words}")


def _short(role: str) -> str:
    words = role.split()
    return "".join(word[0] for word in words).upper() if len(words) > 1 else role
