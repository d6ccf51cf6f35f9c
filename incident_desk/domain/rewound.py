"""What a record said at an earlier moment, and what of the present it did not know yet. Values; times are UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.checklist import SETTLED
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.timeline import Entry


@dataclass(frozen=True, slots=True)
class Unknown:
    """A milestone that stands now and did not then: its title, and when it was written."""

    title: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Rewound:
    """An incident as it was written until a moment, with the rows that were written later.

    ``later`` are in the order of the timeline; ``unknown`` in the order in which they became known.
    """

    moment: datetime
    incident: Incident
    entries: tuple[Entry, ...]
    later: tuple[Entry, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    settled_later: frozenset[str] = frozenset()
    """The ids of the steps that were open then and are settled now."""

    @property
    def about(self) -> tuple[Entry, ...]:
        """Those of the later rows that tell of this moment or of one before it."""
        return tuple(one for one in self.later if one.sort_at <= self.moment)


def unknown_then(then: Incident, now: Incident, known_since: Mapping[Milestone, datetime]) -> tuple[Unknown, ...]:
    """What is stated now and was not then; ``known_since`` says when each milestone came into the record."""
    found = [Unknown(TITLES[one], known_since[one]) for one in now.milestones if one not in then.milestones]
    return tuple(sorted(found, key=lambda one: one.written_at))


def settled_since(then: Incident, now: Incident) -> frozenset[str]:
    """The steps that are settled now and were not then."""
    done, before = ({step for step, mark in one.steps.items() if mark.state in SETTLED} for one in (now, then))
    return frozenset(done - before)
