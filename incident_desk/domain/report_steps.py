"""The steps of a report: each with its depth, its state, who set it and when."""

from collections.abc import Iterable, Iterator, Mapping

from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.playbook import Step
from incident_desk.domain.report import StepFact


def step_facts(steps: Iterable[Step], marks: Mapping[str, StepMark], depth: int = 0) -> Iterator[StepFact]:
    """Every step in reading order with its depth. Deep nesting costs no Python stack."""
    waiting = [(step, depth) for step in steps][::-1]
    while waiting:
        step, depth = waiting.pop()
        if step.role != "commands":
            yield step_fact(step, depth, marks)
        waiting.extend((child, depth + 1) for child in reversed(step.children))


def step_fact(step: Step, depth: int, marks: Mapping[str, StepMark]) -> StepFact:
    """One step as the record has it."""
    mark = marks.get(step.id)
    if mark is None:
        return StepFact(step.id, step.text, depth, StepState.TO_DO, group=step.role == "group")
    is_group = step.role == "group"
    how = (mark.state, is_group, mark.who, mark.at, mark.reason, mark.overrides)
    return StepFact(step.id, step.text, depth, *how)
