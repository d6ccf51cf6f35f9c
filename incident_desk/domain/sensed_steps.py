"""Steps that a check ticks: to which check each is bound, since when its answers count, what speaks against a tick.

A step is bound by a person, or by its own words: it ends in ``(check: NAME)``. A step that merely names a check is
offered that one and stays loose. What was loosened by hand stays loose, whatever the playbook says.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.checklist import StepMark
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_record import StepBinding
from incident_desk.domain.health_state import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.patterns import steps_to_do
from incident_desk.domain.playbook import Phase, Step, walk

GOOD, MOST_GOOD = 3, 20
"""How many good answers in a row tick a step where nobody says otherwise; and how many may be asked for."""
_BY_ITSELF = re.compile(r"\(check:\s*([^()]+?)\s*\)\s*\.?\s*$", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:verify|check)\b[^`]*`([^`]+)`", re.IGNORECASE)
_AGAINST = frozenset({State.DOWN, State.FLAPPING, State.SUPPRESSED, State.SLOW})
"""States in which a check says that the step is not done."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """A step that its check had ticked and opened again, with its phase."""

    phase: Phase
    step: Step
    mark: StepMark


def bindings_of(incident: Incident) -> Mapping[str, StepBinding]:
    """The bound steps by their ids, each with its check; only checks that are watched."""
    found = dict(_by_themselves(incident))
    found.update(incident.bindings)
    return {step: one for step, one in found.items() if one.check in incident.checks}


def offered(incident: Incident, text: str) -> str:
    """The id of the check that a step's words name; empty where they name none that is watched."""
    named = _NAMED.search(text) or _BY_ITSELF.search(text)
    return _ids(incident).get(named[1].casefold(), "") if named else ""


def counted_from(incident: Incident, step_id: str, binding: StepBinding) -> datetime | None:
    """From when on good answers count for a step: its phase, its binding, and its last change have begun.

    None while its phase was never entered. A step outside the phases counts from the declaration. A checklist's run
    has times of its own (``run_sensed``).
    """
    if incident.record is RecordKind.CHECKLIST:
        from incident_desk.domain.run_reading import stages_of
        from incident_desk.domain.run_sensed import answers_count_from

        return _latest(answers_count_from(incident, stages_of(incident.playbook, incident.plan), step_id),
                       incident, step_id, binding)  # fmt: skip
    place = next((at for at, phase in enumerate(incident.phases) if _holds(phase, step_id)), None)
    began: datetime | None = incident.declared_at
    if place is not None:
        entered = [one.at for one in incident.phases_entered if one.place == place]
        began = entered[-1] if entered else None
    return _latest(began, incident, step_id, binding)


def _latest(began: datetime | None, incident: Incident, step_id: str, binding: StepBinding) -> datetime | None:
    """When the last of these came: its time began, it was bound, it was set. None where its time has not begun."""
    if began is None:
        return None
    mark = incident.steps.get(step_id)
    return max(at for at in (began, binding.at, mark.at if mark else None) if at is not None)


def speaks_against(incident: Incident, step_id: str) -> tuple[str, str]:
    """The name and the state of the check that says that a bound step is not done; empty where none does."""
    binding = bindings_of(incident).get(step_id)
    mark = incident.check_marks.get(binding.check) if binding else None
    if mark is None or mark.state not in _AGAINST:
        return "", ""
    return mark.name, State(mark.state).word


def reopened(incident: Incident) -> Reopened | None:
    """The first step of the phases that were entered, or of all of a run's, which its check has opened again."""
    if not any(mark.is_opened_again for mark in incident.steps.values()):
        return None
    is_run = incident.record is RecordKind.CHECKLIST
    entered = {one.place for one in incident.phases_entered}
    for place, phase in enumerate(incident.phases):
        for step in walk(phase.steps) if is_run or place in entered else ():
            mark = incident.steps.get(step.id)
            if mark is not None and mark.is_opened_again:
                return Reopened(phase, step, mark)
    return None


def _by_themselves(incident: Incident) -> Iterator[tuple[str, StepBinding]]:
    ids = _ids(incident)
    if incident.playbook is None or not ids:
        return
    for step in steps_to_do(incident):
        named = _BY_ITSELF.search(step.text) if step.role == "step" else None
        check = ids.get(named[1].casefold()) if named else None
        if check:
            yield step.id, StepBinding(check, str(incident.checks[check].get("name") or check), GOOD)


def _ids(incident: Incident) -> Mapping[str, str]:
    return {str(data.get("name") or "").casefold(): check for check, data in incident.checks.items()}


def _holds(phase: Phase, step_id: str) -> bool:
    return any(step.id == step_id for step in walk(phase.steps))
