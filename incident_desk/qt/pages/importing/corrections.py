"""What a person says of a document against what was read: its title, its kind, its plan, its facts."""

from dataclasses import dataclass, field

from incident_desk.domain.past_corrected import Said

KIND_NAMES = {
    "playbook": "Playbook",
    "checklist": "Checklist",
    "report": "Report of an incident",
    "comms": "Templates",
    "report_template": "Form of a review",
    "other": "Neither",
}
"""The kinds that can be chosen, by their key."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Empty or None where it was left as it was read."""

    plan: str | None = None
    title: str = ""
    kind: str = ""
    zone: str = ""
    """Of a report: the time zone of its times that state none."""
    day: str = ""
    """Of a report: the day of its times that state none."""
    facts: Said = field(default_factory=dict)
    """Of a report: what stands in place of what it states."""

    @property
    def corrected_facts(self) -> int:
        """How many things of a report are not as they were read."""
        return len({fact.whole for fact in self.facts})
