"""What was done in an incident, as the phases, steps and known troubles of a playbook.

Steps that were ticked stay under their phases with their commands; what was logged as an action, a change or a
decision stands between them, where it was done, and so does what was said as the status came to mitigating or
monitoring. A step that was not needed, and a cause that was ruled out, stay with the reason: next time it may be
otherwise. What nobody touched is left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.events import Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.pattern_facts import steps_of
from incident_desk.domain.patterns import KnownPattern, confirmed_causes, known_patterns
from incident_desk.domain.playbook import Phase, Procedure, Step, walk
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.playbook_writing.spelling import spelled
from incident_desk.formats.reading.inline_commands import commands_in

_ACTS = frozenset({Sign.ACTION.value, Sign.DECISION.value, Kind.DECISION_TAKEN.value, Kind.CHANGE_MADE.value})
_DONE = frozenset({StepState.DONE, StepState.DOING})
_TOLD: Mapping[StepState, str] = {
    StepState.DONE: "Done in {key}",
    StepState.DOING: "Begun in {key}",
    StepState.NOT_NEEDED: "Not needed in {key}",
    StepState.CONFIRMED: "Confirmed in {key}",
    StepState.RULED_OUT: "Ruled out in {key}",
    StepState.SUSPECT: "Suspected in {key}",
}
"""What became of a step, as its words for the next time."""
_STAGES: Mapping[Status, str] = {
    Status.INVESTIGATING: "Investigation",
    Status.MITIGATING: "Mitigation",
    Status.MONITORING: "Monitoring",
}
"""The phases of an incident that had no playbook: what was done under each status."""
_MENDING = (Status.MITIGATING, Status.MONITORING)
_BY_MILESTONE = frozenset(f"{title.lower()} set" for title in TITLES.values())
"""What the desk itself says of a status that followed a milestone."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done, as a step, and when."""

    at: datetime
    step: Step


def phases_of(incident: Incident, entries: Sequence[Entry]) -> Iterator[Phase]:
    """The phases in which something was done; without a playbook what was done under each status."""
    last = _last_act(incident, entries)
    acts = [_logged(one, words, incident, last) for one, words in _acts(entries)]
    if not incident.phases:
        yield from _stages(entries, acts)
        return
    begun = [(one.at, one.place) for one in incident.phases_entered]
    for place, phase in enumerate(incident.phases):
        ticked = _each(phase.steps, incident, last)
        logged = [act for act in acts if _place_at(begun, act.at) == place]
        steps = tuple(act.step for act in sorted([*ticked, *logged], key=_when))
        if steps:
            yield replace(phase, steps=steps, detail="", heading="", group="", span=None)


def acts_before(
    incident: Incident, entries: Sequence[Entry], moment: datetime, most: int
) -> tuple[tuple[datetime, str], ...]:
    """The last acts up to that moment, the earliest first: when, and their words."""
    found = sorted((at, words) for at, words, _ in _all_acts(incident, entries) if at <= moment)
    return tuple(found[-most:])


def procedures_of(incident: Incident, entries: Sequence[Entry]) -> Iterator[Procedure]:
    """The known troubles of which something was done or whose cause it was, those of other playbooks too.

    The causes say what became of them; the one that was confirmed is the first.
    """
    last = _last_act(incident, entries)
    for one in known_patterns(incident):
        pattern = one.pattern
        looked, done, mended = (
            tuple(act.step for act in _each(part, incident, last))
            for part in (pattern.investigation, pattern.steps, pattern.resolution)
        )
        if looked or done or mended or confirmed_causes(incident, one.causes):
            yield replace(
                pattern,
                span=None,
                detail="",
                investigation=looked,
                causes=_causes(incident, one),
                steps=done,
                resolution=mended,
            )


def _causes(incident: Incident, one: KnownPattern) -> tuple[str, ...]:
    confirmed = confirmed_causes(incident, one.causes)
    ordered = (*confirmed, *(step for step in one.causes if step not in confirmed))
    return tuple(f"{step.text}{_in_brackets(incident, step)}" for step in ordered)


def _in_brackets(incident: Incident, step: Step) -> str:
    mark = incident.steps.get(step.id)
    if mark is None or mark.state not in (StepState.CONFIRMED, StepState.RULED_OUT):
        return ""
    told = _told(mark, incident)
    return f" ({told[0].lower()}{told[1:]})"


# -- steps ---------------------------------------------------------------------------------------------------


def _each(steps: Iterable[Step], incident: Incident, last: str) -> list[Act]:
    found = (_marked(step, incident, last) for step in steps)
    return sorted((act for act in found if act is not None), key=_when)


def _marked(step: Step, incident: Incident, last: str) -> Act | None:
    """The step with what was done under it, in the order in which it was done; None where nobody touched it."""
    under = _each(step.children, incident, last)
    mark = incident.steps.get(step.id)
    own = [mark.at] if mark is not None and mark.state in _TOLD else []
    times = [*(act.at for act in under), *own]
    if not times:
        return None
    children = tuple(act.step for act in under)
    told = [step.detail, *_said_of(step, mark, incident, last)]
    detail = "\n\n".join(part for part in told if part)
    commands = tuple(replace(one, span=None) for one in step.commands)
    checked = False if step.role == "step" else None
    kept = replace(step, id="", text=_one_line(step.text), span=None, checked=checked, detail=detail)
    return Act(min(times), replace(kept, commands=commands, children=children))


def _said_of(step: Step, mark: StepMark | None, incident: Incident, last: str) -> Iterator[str]:
    """What became of the step, where that is more than that it was done."""
    if mark is not None and mark.state in _TOLD and (mark.reason or mark.state not in _DONE):
        yield spelled(_told(mark, incident), "")
    if step.id == last:
        yield _last_words(incident)


def _told(mark: StepMark, incident: Incident) -> str:
    reason = f": {_one_line(mark.reason)}" if mark.reason else ""
    return f"{_TOLD[mark.state].format(key=incident.key)}{reason}"


def _logged(entry: Entry, said: str, incident: Incident, last: str) -> Act:
    words, commands = commands_in(_one_line(said))
    detail = _last_words(incident) if entry.id == last else ""
    return Act(entry.sort_at, Step("", words, commands=commands, checked=False, detail=detail))


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _when(act: Act) -> datetime:
    return act.at


def _place_at(begun: Sequence[tuple[datetime, int]], at: datetime) -> int:
    return next((place for since, place in reversed(begun) if since <= at), begun[0][1] if begun else 0)


def _stages(entries: Sequence[Entry], acts: Sequence[Act]) -> Iterator[Phase]:
    """Without a playbook: what was done under each status, in order of time."""
    turns = [(one.sort_at, known) for one in entries if (known := _status_of(one)) is not None]
    steps: dict[Status, list[Step]] = {}
    for act in acts:
        status = next((known for since, known in reversed(turns) if since <= act.at), Status.INVESTIGATING)
        steps.setdefault(status, []).append(act.step)
    for known, name in _STAGES.items():
        if known in steps:
            yield Phase(name, steps=tuple(steps[known]))


def _status_of(entry: Entry) -> Status | None:
    """The status that an entry tells of, where it is one of work."""
    if entry.kind != Kind.STATUS_SET:
        return None
    word = entry.text.removeprefix("Status ").partition(",")[0].casefold()
    return next((known for known in _STAGES if known.value == word), None)


# -- what was done -------------------------------------------------------------------------------------------


def _acts(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """The entries that tell of something done, with its words."""
    for one in entries:
        if one.kind in _ACTS:
            yield one, one.text
        elif _status_of(one) in _MENDING and one.detail and one.detail not in _BY_MILESTONE:
            yield one, one.detail


def _all_acts(incident: Incident, entries: Sequence[Entry]) -> Iterator[tuple[datetime, str, str]]:
    """Everything that was done, logged or ticked: when, its words, and the id of entry or step."""
    for entry, words in _acts(entries):
        yield entry.sort_at, _one_line(words), entry.id
    steps = [step for phase in incident.phases for step in walk(phase.steps)]
    steps += [step for one in known_patterns(incident) for step in walk(steps_of(one.pattern))]
    for step in {one.id: one for one in steps}.values():
        mark = incident.steps.get(step.id)
        if mark is not None and mark.state is StepState.DONE:
            yield mark.at, step.text, step.id


def mended_at(incident: Incident) -> tuple[Milestone, datetime] | None:
    """When it was mended: the fix went in, or else the impact ended; None where nobody knows."""
    for one in (Milestone.FIX_APPLIED, Milestone.IMPACT_ENDED):
        moment = incident.milestones.get(one)
        if moment is not None and moment.at is not None:
            return one, moment.at
    return None


def _last_act(incident: Incident, entries: Sequence[Entry]) -> str:
    """The id of the entry or step that was the last act before it was mended; empty where there was none."""
    mended = mended_at(incident)
    if mended is None:
        return ""
    before = [(at, known) for at, _, known in _all_acts(incident, entries) if at <= mended[1]]
    return max(before, default=(mended[1], ""))[1]


def _last_words(incident: Incident) -> str:
    mended = mended_at(incident)
    before = "the fix was in" if mended is not None and mended[0] is Milestone.FIX_APPLIED else "the impact ended"
    return f"The last thing that was done in {incident.key} before {before}."
