"""When to roll back: what is asked, what rolls it back, and what was answered, in words. Values in, values out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Command, Criterion
from incident_desk.domain.playbook_steps import walk
from incident_desk.domain.roles import initials
from incident_desk.domain.run_facts import KeptGoing, Outcome
from incident_desk.domain.run_reading import RunReading
from incident_desk.qt.pages.checklist.parts import by, plain_name

ROLL_BACK = "When to roll back"


def criteria_of(run: Incident) -> tuple[Criterion, ...]:
    """The criteria of the first decision that the document states."""
    criteria = run.playbook.criteria if run.playbook else ()
    return tuple(one for one in criteria if one.decision == criteria[0].decision)


def titles(criteria: Sequence[Criterion]) -> tuple[str, str]:
    """What the decision is called, and how its reasons are introduced."""
    name = plain_name(criteria[0].decision) if criteria else ""
    if name and not _goes_back(name):
        return name, "Is any of these true?" if len(criteria) > 1 else "Is this true?"
    return ROLL_BACK, "Roll back if any of these is true" if len(criteria) > 1 else "Roll back if this is true"


def roll_back_command(run: Incident) -> Command | None:
    """What the document's procedure for rolling back begins with: the commands of the first step with any."""
    procedures = [one for one in run.playbook.procedures if _goes_back(one.name)] if run.playbook else []
    steps = (step for one in procedures for step in walk((*one.investigation, *one.steps, *one.resolution)))
    first = next((step.commands for step in steps if step.commands), ())
    blanks = tuple(blank for one in first for blank in one.blanks)
    return replace(first[0], text="\n".join(one.text for one in first), blanks=blanks) if first else None


def asked(reading: RunReading) -> str:
    """When it is to be decided anew."""
    decision = reading.decision
    if decision is None or decision.due is None:
        return ""
    return "decide now" if decision.is_due else f"decide again at {by(decision.due, reading.now)}"


def decided(reading: RunReading) -> tuple[str, str]:
    """How it stands, and the last answer: "10:31 RO: keep going". Once it was rolled back, what was seen."""
    last, end = _last(reading), reading.end
    if end is not None and end.outcome is Outcome.ROLLED_BACK:
        return "rolled back", f"{end.at:%H:%M} {initials(end.who)}: {end.reason or end.criterion}"
    if last is None:
        return "not decided yet", ""
    why = f", {last.reason}" if last.reason else ""
    return "none was true", f"{last.at:%H:%M} {initials(last.who)}: keep going{why}"


def known(reading: RunReading) -> Mapping[str, str]:
    """What was known of each criterion when it was decided last."""
    last = _last(reading)
    return {one.text: one.words for one in last.known} if last is not None else {}


def _last(reading: RunReading) -> KeptGoing | None:
    return reading.decision.last if reading.decision else None


def _goes_back(name: str) -> bool:
    plain = name.casefold().replace("-", "").replace(" ", "")
    return "rollback" in plain or "revert" in plain
