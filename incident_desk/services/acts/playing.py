"""Working through the playbook: steps, phases, roles, the assessment card."""

from collections.abc import Sequence
from datetime import datetime

from incident_desk.domain.assessment import BY_ID
from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.patterns import is_pattern_cause, known_steps
from incident_desk.domain.playbook import Step, every_step
from incident_desk.domain.roles import TITLES, Role, role_named
from incident_desk.domain.sensed_steps import speaks_against
from incident_desk.services.acts.words import clean, one_line, said

_WHY = {StepState.NOT_NEEDED: "not needed", StepState.DEFERRED: "put off"}


def set_step(
    incident: Incident, step: str, state: StepState, reason: str | None = None, at: datetime | None = None
) -> Sequence[Draft]:
    """Give a step its state. "Not needed" and "deferred" ask for a reason, as does a tick against the step's check.

    Raises:
        NotFound: the playbook has no such step, or there is no playbook.
        Refused: a reason is wanted, the step has that state already, or it is a suspected cause.
    """
    found = find_step(incident, step)
    mark = incident.steps.get(found.id)
    if state in (StepState.DONE, StepState.DOING) and is_pattern_cause(incident, found.id):
        raise Refused(f"{found.text!r} is a suspected cause: say whether it is ruled out or confirmed")
    if state is (mark.state if mark else StepState.TO_DO):
        raise Refused(f"{found.text!r} is {state.replace('_', ' ')} already")
    if state is StepState.DEFERRED and incident.record is not RecordKind.CHECKLIST:
        raise Refused("A step is put off in a checklist's run alone: skip it, or leave it open")
    if state in _WHY:
        reason = said(reason or "", f"Say in a line why the step is {_WHY[state]}")
    check, how = speaks_against(incident, found.id) if state is StepState.DONE else ("", "")
    if check:
        reason = said(reason or "", f"{check} is {how}: say in a line why the step is done all the same")
    body = {"step": found.id, "text": found.text, "state": state, "reason": clean(reason) if reason else None}
    if check:
        body["overrides"] = check
    return (Draft(Kind.STEP_SET, body, Moment.exactly(at) if at else None),)


def find_step(incident: Incident, wanted: str) -> Step:
    """The step with that id, or the one step whose words begin so.

    Raises:
        NotFound: none, or more than one.
    """
    if incident.playbook is None and not incident.patterns:
        raise NotFound(f"{incident.key} has no playbook, so it has no steps")
    steps = [step for step in known_steps(incident) if step.role == "step"]
    exact = [step for step in steps if step.id == wanted]
    alike = exact or _beginning(_in_the_playbook(incident), wanted) or _beginning(steps, wanted)
    if not alike or not wanted.strip():
        show = "checklist show" if incident.record is RecordKind.CHECKLIST else "show"
        where = f" in {incident.playbook.title}" if incident.playbook else ""
        raise NotFound(f"No step {wanted!r}{where}. See them with: {show} {incident.key}")
    if len(alike) > 1:
        some = "; ".join(f"{step.id} {step.text}" for step in alike[:4])
        raise NotFound(f"{len(alike)} steps begin so: {some}. Use the number")
    return alike[0]


def _in_the_playbook(incident: Incident) -> Sequence[Step]:
    """What the playbook itself has comes before causes and what was brought, where only words are said."""
    steps = every_step(incident.playbook, incident.plan) if incident.playbook else ()
    return [step for step in steps if step.role == "step"]


def _beginning(steps: Sequence[Step], words: str) -> Sequence[Step]:
    return [step for step in steps if step.text.casefold().startswith(words.strip().casefold())]


def enter_phase(incident: Incident, name: str, at: datetime | None = None) -> Sequence[Draft]:
    """Enter a phase of the plan by its name or number (from 1); ``next`` is the one after the current.

    Raises:
        NotFound: the plan has no such phase.
        Refused: it is the current phase already.
    """
    place = _place(incident, name.strip())
    if place == incident.phase_place:
        raise Refused(f"{incident.key} is in {incident.phases[place].name} already")
    body = {"phase": place, "name": incident.phases[place].name}
    return (Draft(Kind.PHASE_ENTERED, body, Moment.exactly(at) if at else None),)


def _place(incident: Incident, name: str) -> int:
    phases = incident.phases
    if name.casefold() == "next":
        following = incident.next_phase_place
        if following is None and not phases:
            why = "its playbook states none" if incident.playbook else "no playbook is attached"
            raise Refused(f"{incident.key} has no phases: {why}")
        if following is None:
            ended = "has ended, and no phase for afterwards is left"
            raise Refused(f"{incident.key} {'is in its last phase' if incident.is_open else ended}")
        return following
    if name.isdecimal() and len(name) < 6 and 0 < int(name) <= len(phases):
        return int(name) - 1
    wanted = name.casefold()
    places = [place for place, phase in enumerate(phases) if phase.name.casefold() == wanted]
    places = places or [place for place, one in enumerate(phases) if wanted and wanted in one.name.casefold()]
    if len(places) != 1:
        names = ", ".join(phase.name for phase in phases) or "none"
        raise NotFound(f"No one phase is called {name!r}. The phases are: {names}")
    return places[0]


def take_role(incident: Incident, role: str, person: str, at: datetime | None = None) -> Sequence[Draft]:
    """Give a role to a person; one person holds it at a time, and it can't be taken twice by the same.

    ``at`` (UTC) is since when, where it was written down later.

    Raises:
        NotFound: there is no such role.
        Refused: no name, or that person has it already.
    """
    found, name = _role_of(role), one_line(person)
    said(name, f"Say who is {TITLES[found].lower()}")
    if has_role(incident, role, person):
        raise Refused(f"{name} is {TITLES[found].lower()} already")
    return (Draft(Kind.ROLE_TAKEN, {"role": found, "person": name}, Moment.exactly(at) if at else None),)


def has_role(incident: Incident, role: str, person: str) -> bool:
    """Whether that person has the role now.

    Raises:
        NotFound: there is no such role.
    """
    return incident.roles.get(_role_of(role)) == one_line(person)


def _role_of(word: str) -> Role:
    found = role_named(word)
    if found is None:
        raise NotFound(f"No role is called {word!r}. The roles are: {', '.join(TITLES[one] for one in Role)}")
    return found


def assess(incident: Incident, question: str, answer: str | None) -> Sequence[Draft]:
    """Answer a question of the assessment card; None is "not known". It may change later.

    Raises:
        NotFound: the card has no such question.
        Refused: that is the answer already.
    """
    asked = BY_ID.get(question)
    if asked is None:
        raise NotFound(f"The card has no question {question!r}. The questions are: {', '.join(BY_ID)}")
    text = clean(answer) if answer is not None else None
    before = incident.assessment.get(question)
    if before is not None and before.text == (text or None):
        raise Refused("That is the answer already")
    return (Draft(Kind.ASSESSED, {"question": question, "text": asked.text, "answer": text or None}),)
