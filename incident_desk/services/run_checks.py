"""The standing checks that a run takes along as it starts: those that its steps and criteria name. Pure.

A step that ends in ``(check: NAME)`` is ticked by that check by itself; one that says "verify `NAME`" can be bound
to it. What a check depends on comes along, so that its silence is understood.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_steps import walk
from incident_desk.domain.run_criteria import measured_by
from incident_desk.domain.run_reading import stages_of
from incident_desk.domain.sensed_steps import offered


def named_checks(book: Playbook, plan: str | None, standing: Incident | None) -> Sequence[Draft]:
    """The checks in one event; nothing where no step names one that stands."""
    if standing is None or not standing.checks:
        return ()
    steps = (step for phase in stages_of(book, plan) for step in walk(phase.steps) if step.role == "step")
    named = [check for step in steps if (check := offered(standing, step.text))]
    named += [check for one in book.criteria if (check := measured_by(standing, one.text))]
    taken = [dict(standing.checks[one]) for one in with_parents(named, standing.checks)]
    return (Draft(Kind.CHECKS_TAKEN, {"checks": taken}),) if taken else ()


def with_parents(named: Sequence[str], checks: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """These and all that they depend on, each once."""
    found: dict[str, None] = {}
    waiting = list(reversed(named))
    while waiting:
        check = waiting.pop()
        if check in checks and check not in found:
            found[check] = None
            waiting.extend(str(one) for one in checks[check].get("depends_on") or ())
    return list(found)
