"""The rules of the doctor in the order of their weight, and the examination by all of them."""

from collections.abc import Callable, Iterator, Mapping

from incident_desk.domain.doctor.asking import before_impact, no_commander, one_minute, person_as_cause, silence
from incident_desk.domain.doctor.case import Case
from incident_desk.domain.doctor.contradictions import (
    after_close,
    another_year,
    date_disagrees,
    duration_disagrees,
    milestones_out_of_order,
)
from incident_desk.domain.doctor.findings import Finding, Group
from incident_desk.domain.doctor.missing import (
    actions_without,
    change_not_told,
    late_updates,
    milestones_missing,
    no_soak,
    no_update,
    no_zone,
)

RULES: Mapping[str, Callable[[Case], Iterator[Finding]]] = {
    "duration": duration_disagrees,
    "date": date_disagrees,
    "order": milestones_out_of_order,
    "after-close": after_close,
    "year": another_year,
    "zone": no_zone,
    "milestones": milestones_missing,
    "soak": no_soak,
    "actions": actions_without,
    "updates": no_update,
    "late-updates": late_updates,
    "change": change_not_told,
    "before-impact": before_impact,
    "one-minute": one_minute,
    "silence": silence,
    "person": person_as_cause,
    "commander": no_commander,
}
"""Each rule by its name."""
_WEIGHT = {group: place for place, group in enumerate(Group)}


def examine(case: Case) -> tuple[Finding, ...]:
    """All findings, the heaviest group first, in it by the order of the rules."""
    found = [finding for rule in RULES.values() for finding in rule(case)]
    return tuple(sorted(found, key=lambda one: _WEIGHT[one.group]))
