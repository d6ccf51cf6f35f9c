"""A playbook made of an incident: what was done, in the order in which it was done, for the next time.

Steps that were ticked stay under their phases with their commands; what was logged as an action, a change or a
decision stands between them, where it was done. Updates that went out become messages with blanks for figures, and
whoever was reached a contact. Steps that nobody did, notes and guesses are left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.calls import Outcome
from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.events import Kind
from incident_desk.domain.health_state import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.outgoing import is_of
from incident_desk.domain.patterns import confirmed_causes, known_patterns
from incident_desk.domain.playbook import (
    Contact,
    Phase,
    Plan,
    Playbook,
    Procedure,
    Section,
    SeverityLevel,
    Span,
    Step,
    Template,
    Trigger,
)
from incident_desk.domain.severity import Target
from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.message_blanks import with_blanks
from incident_desk.formats.playbook_markdown import playbook_markdown
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.inline_commands import commands_in
from incident_desk.formats.times import iso

_DONE = frozenset({StepState.DONE, StepState.DOING, StepState.CONFIRMED})
_ACTS = frozenset({Sign.ACTION.value, Sign.DECISION.value, Kind.DECISION_TAKEN.value, Kind.CHANGE_MADE.value})
_STAGES: Mapping[Status, str] = {
    Status.INVESTIGATING: "Investigation",
    Status.MITIGATING: "Mitigation",
    Status.MONITORING: "Monitoring",
}
"""The phases of an incident that had no playbook: what was done under each status."""
_NAMES = {"initial": "Initial update", "progress": "Progress update", "resolved": "Resolved update"}
_HERE = Span(1, 1)
_TROUBLE = frozenset({State.DOWN, State.FAILING, State.FLAPPING, State.SLOW})
"""States of a check that something is wrong with."""


@dataclass(frozen=True, slots=True)
class _Act:
    """Something that was done, as a step, and when."""

    at: datetime
    step: Step


def playbook_text(incident: Incident, entries: Sequence[Entry]) -> str:
    """The playbook of an incident as Markdown."""
    return playbook_markdown(playbook_of(incident, entries))


def playbook_of(incident: Incident, entries: Sequence[Entry]) -> Playbook:
    """What was done in an incident as a playbook; *entries* is its timeline."""
    known = incident.playbook or Playbook("")
    standing = [one for one in entries if not (one.undone or one.struck or one.erased)]
    title = f"{incident.title} Playbook"
    plan = Plan(title, tuple(_phases(incident, standing)))
    return Playbook(
        title,
        language=known.language,
        severities=known.severities or _own_level(incident),
        default_severity=incident.severity,
        plans=(plan,),
        chosen_plan=title,
        assessment=known.assessment,
        procedures=tuple(_procedures(incident)),
        templates=tuple(_templates(incident)),
        escalation=known.escalation,
        contacts=tuple(_contacts(incident, known)),
        triggers=tuple(_triggers(incident)),
        criteria=known.criteria,
        review=known.review,
        cadence_s=_seconds(incident.targets.update_every) or known.cadence_s,
        channel=next((name for one in incident.updates for name in one.channels if name[:1] == "#"), known.channel),
        watch_s=known.watch_s,
        review_due_s=known.review_due_s,
        reference=(Section("About this playbook", _origin(incident), _HERE),),
    )


def _origin(incident: Incident) -> str:
    ended = f" and ended {_second(incident.ended_at)}" if incident.ended_at else ""
    return (
        f"Made of {incident.key}, which was declared {_second(incident.declared_at)}{ended}: what was done, in "
        "that order. Look through it before the next incident, and take out what helped by chance."
    )


def _second(moment: datetime) -> str:
    return iso(moment.replace(microsecond=0))


def _own_level(incident: Incident) -> tuple[SeverityLevel, ...]:
    if not incident.severity:
        return ()
    targets = incident.targets
    return (
        SeverityLevel(
            incident.severity,
            response_s=_seconds(targets.response),
            resolution_s=_seconds(targets.resolution),
            update_every_s=_seconds(targets.update_every),
            written=incident.severity,
        ),
    )


def _seconds(target: Target | None) -> int | None:
    return target.seconds if target is not None else None


# -- what was done -------------------------------------------------------------------------------------------


def _phases(incident: Incident, entries: Sequence[Entry]) -> Iterator[Phase]:
    """The phases in which something was done."""
    phases = incident.phases
    acts = [_act_of(one) for one in entries if one.kind in _ACTS]
    if not phases:
        yield from _stages(entries)
        return
    begun = _begun(incident)
    for place, phase in enumerate(phases):
        ticked = [one for one in map(_done, phase.steps, [incident.steps] * len(phase.steps)) if one is not None]
        logged = [act for act in acts if _place_at(begun, act.at) == place]
        steps = tuple(act.step for act in sorted([*ticked, *logged], key=_when))
        if steps:
            yield replace(phase, steps=steps, detail="", heading="", group="", span=None)


def _when(act: _Act) -> datetime:
    return act.at


def _begun(incident: Incident) -> list[tuple[datetime, int]]:
    """When each phase was entered; the first one from the beginning, if nobody said otherwise."""
    return [(one.at, one.place) for one in incident.phases_entered]


def _place_at(begun: Sequence[tuple[datetime, int]], at: datetime) -> int:
    return next((place for since, place in reversed(begun) if since <= at), begun[0][1] if begun else 0)


def _stages(entries: Sequence[Entry]) -> Iterator[Phase]:
    """Without a playbook: what was done under each status, in order of time."""
    status = Status.INVESTIGATING
    steps: dict[Status, list[Step]] = {}
    for one in entries:
        if one.kind == Kind.STATUS_SET:
            word = one.text.removeprefix("Status ").partition(",")[0].casefold()
            status = next((known for known in _STAGES if known.value == word), status)
        elif one.kind in _ACTS:
            steps.setdefault(status, []).append(_act_of(one).step)
    for known, name in _STAGES.items():
        if known in steps:
            yield Phase(name, steps=tuple(steps[known]))


def _act_of(entry: Entry) -> _Act:
    words, commands = commands_in(" ".join(entry.text.split()))
    return _Act(entry.sort_at, Step("", words, commands=commands, checked=False))


def _done(step: Step, marks: Mapping[str, StepMark]) -> _Act | None:
    """The step with what was done under it, in the order in which it was done; None where nothing was."""
    under = [one for one in (_done(child, marks) for child in step.children) if one is not None]
    mark = marks.get(step.id)
    own = mark.at if mark is not None and mark.state in _DONE else None
    times = [*(act.at for act in under), *([own] if own is not None else [])]
    if not times:
        return None
    children = tuple(act.step for act in sorted(under, key=_when))
    checked = False if step.role == "step" else None
    return _Act(min(times), replace(_plain(step), children=children, checked=checked))


def _plain(step: Step) -> Step:
    commands = tuple(replace(one, span=None) for one in step.commands)
    return replace(step, id="", span=None, commands=commands)


def _procedures(incident: Incident) -> Iterator[Procedure]:
    """The known troubles of which something was done or whose cause it was, those of other playbooks too."""
    for one in known_patterns(incident):
        pattern, marks = one.pattern, incident.steps
        parts = {
            name: tuple(act.step for act in _each(getattr(pattern, name), marks))
            for name in ("investigation", "steps", "resolution")
        }
        if any(parts.values()) or confirmed_causes(incident, one.causes):
            yield replace(
                pattern,
                span=None,
                detail="",
                investigation=parts["investigation"],
                steps=parts["steps"],
                resolution=parts["resolution"],
            )


def _each(steps: Iterable[Step], marks: Mapping[str, StepMark]) -> list[_Act]:
    return [act for act in (_done(step, marks) for step in steps) if act is not None]


# -- who was told ---------------------------------------------------------------------------------------------


def _templates(incident: Incident) -> Iterator[Template]:
    """A message of each update that said something new, with blanks in place of its figures."""
    bodies: set[str] = set()
    count: dict[str, int] = {}
    for sent in incident.updates:
        body = with_blanks(sent.text, incident.key)
        if sent.unchanged_since is not None or body in bodies:
            continue
        bodies.add(body)
        name = _NAMES.get(sent.stage, "Update")
        count[name] = count.get(name, 0) + 1
        number = f" {count[name]}" if count[name] > 1 else ""
        yield Template(f"{name}{number}", sent.stage or "other", body, blanks_in(body))


def _contacts(incident: Incident, known: Playbook) -> Iterator[Contact]:
    """Whoever was reached, as the playbook names them."""
    reached = [call for call in incident.contact_calls if call.outcome is Outcome.REACHED]
    mine = [one for one in known.contacts if any(is_of(call, one) for call in reached)]
    yield from (replace(one, span=None) for one in mine)
    told = {one.role for one in mine}
    for call in reached:
        role = call.role or call.name
        if role not in told and not any(is_of(call, one) for one in mine):
            told.add(role)
            yield Contact(role, call.name)


def _triggers(incident: Incident) -> Iterator[Trigger]:
    """The checks that told of it, each once, with what they told first."""
    seen: set[str] = set()
    for turn in incident.check_turns:
        if turn.check not in seen and turn.state in _TROUBLE:
            seen.add(turn.check)
            yield Trigger(f"{turn.name}: {turn.words or turn.state}")
