"""What to do next, ranked (design, section 5, Next bar order). Pure: an incident and its clocks in, a list out.

1 late targets and escalations that are due, 2 late updates, 3 targets and updates from 90 %, 4 a decision whose
time has come, or a pause that wants to be asked about, 5 the first acknowledgement, 6 command, or a role that the
step at hand names and nobody has, 7 a step that its check has opened again, the resolution that is proven, the step
being done, 8 the first open step, 9 the next phase, or the resolution. In a rank the earliest is first.

What somebody has seen gives way: it is listed after the first thing. One root cause shows once: where a missed
target makes an escalation due, that stands for both. Checks that are down do not wait here: the desk books
them by itself. While the incident is open there is always something, so that the bar never stands empty.

Resolved: what is late, the last update, then what the playbook has for afterwards, the action items and at last the
closing; a closed or cancelled incident waits for nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from incident_desk.domain.alarms import LIVE
from incident_desk.domain.calls import Outcome
from incident_desk.domain.checklist import step_at_hand
from incident_desk.domain.clock import ClockReading, TargetReading, TargetState
from incident_desk.domain.durations import countdown
from incident_desk.domain.escalation import RESOLUTION, RESPONSE, EscalationReading
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.patterns import on_the_list, pattern_of_step
from incident_desk.domain.playbook import Phase, Step, outermost, walk
from incident_desk.domain.recovery import proven
from incident_desk.domain.roles import TITLES, Role
from incident_desk.domain.sensed_steps import reopened
from incident_desk.domain.status import Status


class Urgency(StrEnum):
    """How the bar is dressed."""

    DUE_NOW = "due_now"
    SOON = "soon"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class NextAction:
    """One thing to do: the action's id in the window's table, the title and why.

    ``beside`` is the id of another action that settles the same, where there is one.
    """

    action: str
    title: str
    detail: str = ""
    urgency: Urgency = Urgency.NEXT
    step: str | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class _Pressing:
    """Something with a time that calls for somebody: its rank, when it was due, whether it was seen."""

    rank: int
    due: datetime
    action: NextAction
    seen: bool = False


_LATE, _LATE_UPDATE, _SOON, _ASKED = 1, 2, 3, 4
_CALM = (TargetState.ON_TRACK, TargetState.AT_RISK)
_URGENCY = {TargetState.LATE: Urgency.DUE_NOW, TargetState.ALMOST_DUE: Urgency.SOON}


def next_actions(incident: Incident, clocks: ClockReading) -> tuple[NextAction, ...]:
    """Everything that waits, the most pressing first."""
    if incident.status is Status.RESOLVED:
        return _resolved(incident, clocks)
    if not incident.is_open:
        return ()
    pressing = [*_escalation(incident, clocks), *_targets(incident, clocks), *_asked(incident, clocks)]
    pressing += _to_decide(incident, clocks.now)
    is_named = any("acknowledge" in (one.action.action, one.action.beside) for one in pressing)
    calm = [] if is_named else _acknowledge(incident)
    calm += _role(incident)
    calm += _reopened(incident) + _proven(incident)
    calm += _work(incident)
    loud = [one.action for one in _ranked(pressing) if not one.seen]
    ordered = loud + calm or _otherwise()
    # The bar names one thing to do; what was seen and what merely comes up is listed after it.
    place = max(1, len(loud))
    ordered[place:place] = [*_given_way(pressing), *_coming(incident, clocks)]
    return tuple(ordered)


def _resolved(incident: Incident, clocks: ClockReading) -> tuple[NextAction, ...]:
    pressing = _after(incident, clocks)
    loud = [one for one in _ranked(pressing) if not one.seen]
    late, soon = ([one.action for one in loud if (one.rank == _LATE) is is_late] for is_late in (True, False))
    ordered = [*late, *_last_update(incident), *soon, *_afterwards(incident)]
    place = max(1, len(late))
    ordered[place:place] = _given_way(pressing)
    return tuple(ordered)


def _ranked(pressing: Iterable[_Pressing]) -> list[_Pressing]:
    return sorted(pressing, key=lambda one: (one.rank, one.due))


def _given_way(pressing: Iterable[_Pressing]) -> list[NextAction]:
    """What was seen, no longer dressed as an alarm."""
    return [replace(one.action, urgency=Urgency.NEXT) for one in _ranked(pressing) if one.seen]


def _coming(incident: Incident, clocks: ClockReading) -> list[NextAction]:
    coming = []
    update, resolution = clocks.next_update, clocks.target("resolution")
    if update.state in _CALM:
        words = f"Update {len(incident.updates) + 1} in {countdown(update.remaining_s or 0)}"
        coming.append((update.due, NextAction("update", words)))
    if resolution.state is TargetState.AT_RISK:
        coming.append((resolution.due, NextAction("resolve", f"Resolution target {_when(resolution)}")))
    coming += [
        (one.due, NextAction("log", f"Decision due {one.due:%H:%M}", one.text))
        for one in incident.decisions
        if one.at <= clocks.now < one.due and not one.is_answered(clocks.now)
    ]
    return [action for _, action in sorted(coming, key=lambda one: one[0] or clocks.now)]


def _when(reading: TargetReading) -> str:
    if reading.state is TargetState.LATE:
        return f"late by {countdown(reading.late_by_s)}"
    return f"due in {countdown(reading.remaining_s or 0)}"


# -- what presses -----------------------------------------------------------------------------------------------


def _pressing(reading: TargetReading, action: NextAction, late: int = _LATE) -> list[_Pressing]:
    """The target as something that presses, from 90 % on; ``late`` is its rank when it is late."""
    urgency = _URGENCY.get(reading.state)
    if urgency is None or reading.due is None or reading.why_not:
        return []
    rank = late if urgency is Urgency.DUE_NOW else _SOON
    return [_Pressing(rank, reading.due, replace(action, urgency=urgency), reading.seen is not None)]


def _targets(incident: Incident, clocks: ClockReading) -> list[_Pressing]:
    """Targets and update that press; not what an escalation that is due says already."""
    response, resolution, update = clocks.target("response"), clocks.target("resolution"), clocks.next_update
    cause, found = _cause(clocks), _pressing(update, _update(update), _LATE_UPDATE)
    if cause != RESPONSE:
        found += _pressing(response, _response(response))
    if cause != RESOLUTION:
        found += _pressing(resolution, _resolution(incident, resolution))
    return found


def _update(reading: TargetReading) -> NextAction:
    return NextAction("update", f"An update is {_when(reading)}")


def _response(reading: TargetReading) -> NextAction:
    words = f"Response target {_when(reading)}"
    if reading.seen is not None:
        return NextAction("acknowledge", words)
    return NextAction("acknowledge", "Acknowledge the incident", words)


def _resolution(incident: Incident, reading: TargetReading) -> NextAction:
    return NextAction("resolve", f"Resolution target {_when(reading)}", incident.title)


def _due_escalation(clocks: ClockReading) -> EscalationReading | None:
    one = clocks.escalation
    return one if one is not None and one.calls(clocks.now) else None


def _cause(clocks: ClockReading) -> str:
    """Which target was missed so that an escalation is due; empty where none is."""
    due = _due_escalation(clocks)
    return due.because if due is not None else ""


def _escalation(incident: Incident, clocks: ClockReading) -> list[_Pressing]:
    due = _due_escalation(clocks)
    if due is None or due.due is None:
        return []
    said = filter(None, (_missed(clocks, due), _called(incident, due)))
    beside = {RESPONSE: "acknowledge", RESOLUTION: "resolve"}.get(due.because, "")
    title = f"Escalate to {due.role}"
    action = NextAction("escalate", title, ". ".join(said), Urgency.DUE_NOW, beside=beside)
    return [_Pressing(_LATE, due.due, action)]


def _missed(clocks: ClockReading, due: EscalationReading) -> str:
    if due.because == RESPONSE:
        reading = clocks.target("response")
        allowed = (reading.due - reading.start).total_seconds() if reading.due else 0
        return f"No acknowledgement in {countdown(allowed)}"
    if due.because == RESOLUTION:
        return f"Resolution target missed by {countdown(clocks.target('resolution').late_by_s)}"
    return f"Due since {due.due:%H:%M:%S} UTC, {due.why(clocks.now)}"


_OUTCOMES = {Outcome.REACHED: "reached", Outcome.NO_ANSWER: "no answer", Outcome.LEFT_MESSAGE: "a message was left"}
_TIMES = {1: "", 2: " twice"}


def _called(incident: Incident, due: EscalationReading) -> str:
    """How often the level before was called and what came of it last; empty where nobody was."""
    before = [one for one in incident.escalations if one.level < due.level]
    if not before:
        return ""
    last = max(before, key=lambda one: (one.level, one.at))
    count = sum(one.level == last.level for one in before)
    return f"{last.role} called{_TIMES.get(count, f' {count} times')}, {_OUTCOMES[last.outcome]}"


def _asked(incident: Incident, clocks: ClockReading) -> list[_Pressing]:
    """The pauses whose time to be asked about has come: none ends by itself."""
    return [
        _Pressing(_ASKED, one.ask_at, NextAction(
            "pause", f"Ask {one.party or 'whom you wait for'} again",
            f"{one.target.capitalize()} target paused for {countdown(one.length_s(clocks.now))}: {one.why}",
            Urgency.SOON))
        for one in incident.pauses
        if one.until is None and one.ask_at is not None and one.ask_at <= clocks.now
    ]  # fmt: skip


def _to_decide(incident: Incident, now: datetime) -> list[_Pressing]:
    """The decisions whose time has come: carry it out, or give it up, and write down which."""
    return [
        _Pressing(
            _ASKED,
            one.due,
            NextAction("log", f"Decide: {one.text}", f"its time was {one.due:%H:%M} UTC", Urgency.SOON),
        )
        for one in incident.decisions
        if one.is_asked(now)
    ]


# -- what is merely next ----------------------------------------------------------------------------------------


def _acknowledge(incident: Incident) -> list[NextAction]:
    if Milestone.ACKNOWLEDGED in incident.milestones:
        return []
    return [NextAction("acknowledge", "Acknowledge the incident", "stops the response target")]


_NAMED: Sequence[tuple[str, Role]] = (
    ("technical lead", Role.TECH_LEAD),
    ("tech lead", Role.TECH_LEAD),
    ("communications lead", Role.COMMS),
    ("comms lead", Role.COMMS),
    ("scribe", Role.SCRIBE),
    ("liaison", Role.LIAISON),
    ("deputy", Role.DEPUTY),
)
"""How a step names a role."""


def _role(incident: Incident) -> list[NextAction]:
    """Nobody has command, or nobody has a role that the step at hand names."""
    if not incident.commander:
        return [NextAction("roles", "Nobody has command", "say who is commander")]
    step = _at_hand(incident)
    words = step.text.casefold() if step is not None else ""
    needed = next((role for name, role in _NAMED if name in words and not incident.roles.get(role)), None)
    if needed is None:
        return []
    whom = TITLES[needed].lower()
    return [
        NextAction("roles", f"Assign {whom if needed is Role.COMMS else f'a {whom}'}", "the next step names it")
    ]


def _at_hand(incident: Incident) -> Step | None:
    """Of the phase, or of a pattern that is open: what somebody does already comes before what is next."""
    steps = incident.phase.steps if incident.phase is not None else ()
    return step_at_hand((*steps, *on_the_list(incident)), incident.steps)


def _reopened(incident: Incident) -> list[NextAction]:
    """A step that its check has opened again: the fix does not hold."""
    found = reopened(incident)
    if found is None:
        return []
    detail = f"{found.phase.name}, opened again: {found.mark.reason or 'its check fails'}"
    return [NextAction("step_done", found.step.text, detail, step=found.step.id)]


def _proven(incident: Incident) -> list[NextAction]:
    """Every check was normal for as long as was asked for."""
    note = proven(incident)
    if note is None:
        return []
    since = f"all checks normal since {note.clean_since:%H:%M:%S} UTC"
    return [NextAction("resolve", f"Resolve: {countdown(note.length_s)} of green checks", since)]


def _work(incident: Incident) -> list[NextAction]:
    """The step at hand; where the phase itself has none left, also what comes after the phase."""
    steps, phase = _step(incident), incident.phase
    is_left = phase is not None and step_at_hand(phase.steps, incident.steps) is not None
    return steps if steps and is_left else [*steps, *_phase(incident)]


def _step(incident: Incident) -> list[NextAction]:
    phase, step = incident.phase, _at_hand(incident)
    again = reopened(incident)
    if step is None or (again is not None and again.step.id == step.id):
        return []
    pattern = pattern_of_step(incident, step.id) if incident.patterns else None
    if pattern is not None and pattern.is_open:
        return [NextAction("step_done", step.text, f"Pattern {pattern.pattern.name}", step=step.id)]
    return [_step_action(phase, step)] if phase is not None else []


def _step_action(phase: Phase, step: Step) -> NextAction:
    """It is counted by the outermost step that it belongs to, as everywhere."""
    steps = outermost(phase.steps)
    place, above = next(
        (place, one) for place, one in enumerate(steps, 1) if any(inner.id == step.id for inner in walk((one,)))
    )
    inside = "" if above is step else f"{above.text} · "
    return NextAction("step_done", step.text, f"{inside}{phase.name}, step {place} of {len(steps)}", step=step.id)


def _phase(incident: Incident) -> list[NextAction]:
    """The phase is complete: the next one, or, where only what comes after the resolution is left, the
    resolution."""
    phase, following = incident.phase, incident.next_phase
    detail = f"{phase.name} is complete" if phase else ""
    if following is not None and not following.after:
        return [NextAction("next_phase", f"Start {following.name}", detail)]
    if phase is not None:
        return [NextAction("resolve", "Resolve the incident", detail)]
    return []


def _otherwise() -> list[NextAction]:
    """Without a playbook the record itself is the next thing."""
    return [NextAction("log", "Write down what is found and decided", "no playbook is followed")]


# -- once it is resolved ----------------------------------------------------------------------------------------


def _after(incident: Incident, clocks: ClockReading) -> list[_Pressing]:
    """The review and the action items that press. Reviews of imported incidents were held, or not, long ago."""
    found: list[_Pressing] = []
    for one in clocks.after:
        if one.action is None and incident.record in LIVE:
            words, why = f"The review is {_when(one)}", "close the incident when it is done"
            found += _pressing(one, NextAction("status", words, why))
    return [*found, *_dated(clocks, TargetState.LATE), *_dated(clocks, TargetState.ALMOST_DUE)]


def _dated(clocks: ClockReading, state: TargetState) -> list[_Pressing]:
    """The action items in that state as one thing; Home lists what waits, to be marked done there."""
    items = [one for one in clocks.after if one.action is not None and one.due is not None and one.state is state]
    if not items:
        return []
    first = min(items, key=lambda one: one.due or clocks.now)
    word = "late" if state is TargetState.LATE else "almost due"
    title = f"Action item {_when(first)}" if len(items) == 1 else f"{len(items)} action items are {word}"
    what = first.action.text if first.action else ""
    return _pressing(first, NextAction("home", title, what))


def owes_final_update(incident: Incident) -> bool:
    """Who was told that it is down is told that it is over: whether nobody has been since it was resolved."""
    resolved = incident.moment(Milestone.RESOLVED)
    said = (*(one.at for one in incident.updates), *(one.at for one in incident.skipped))
    return resolved is not None and incident.record in LIVE and not any(at >= resolved for at in said)


def _last_update(incident: Incident) -> list[NextAction]:
    if not owes_final_update(incident):
        return []
    return [NextAction("update", "Send the final update", "none was sent since it was resolved")]


def _afterwards(incident: Incident) -> list[NextAction]:
    """The steps for afterwards, then the action items, then the closing."""
    phase, following = incident.phase, incident.next_phase
    if following is not None and following.after and (phase is None or not phase.after):
        return [NextAction("next_phase", f"Start {following.name}", "the incident is resolved")]
    if phase is not None and phase.after and (steps := _step(incident)):
        return steps
    if incident.open_actions:
        count = len(incident.open_actions)
        words = "1 action item is open" if count == 1 else f"{count} action items are open"
        return [NextAction("status", "Close the incident when its review is done", words)]
    return [NextAction("status", "Close the incident", "no action item is open")]
