"""Which records Home's list shows: a period, a severity, a status, and words.

Words find the reports that were taken in whatever their age, for most of them are older than the period.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.status import Status
from incident_desk.qt.pages.home.library_row import is_taken_back, source_of

PERIOD_DAYS = 90
OUTSIDE = f"report outside the last {PERIOD_DAYS} days"
"""What is said of a record that a search found beyond the period."""
ANY, CANCELLED = "any", "cancelled"


def _is_status(status: Status) -> Callable[[Incident], bool]:
    return lambda incident: incident.status is status


STATUSES: dict[str, Callable[[Incident], bool]] = {
    "open": lambda incident: incident.is_open,
    "resolved": _is_status(Status.RESOLVED),
    "closed": _is_status(Status.CLOSED),
    CANCELLED: _is_status(Status.CANCELLED),
    "with open actions": lambda incident: bool(incident.open_actions),
    "drills": lambda incident: incident.record is RecordKind.DRILL,
    "checklist runs": lambda incident: incident.record is RecordKind.CHECKLIST,
    "imported reports": lambda incident: incident.record is RecordKind.PAST,
}
"""The words of the status filter, and what each lets through."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the list shows. ``recent`` is the last ninety days, else all; words must all be found.

    A report whose taking in was undone is shown where what was cancelled is asked for, and nowhere else.
    """

    recent: bool = True
    severity: str = ANY
    status: str = ANY
    words: tuple[str, ...] = ()

    @property
    def is_narrow(self) -> bool:
        """Whether more than the period is asked for."""
        return self.severity != ANY or self.status != ANY or bool(self.words)

    def since(self, now: datetime) -> datetime | None:
        """The start of the period (UTC); None for all."""
        return now - timedelta(days=PERIOD_DAYS) if self.recent else None

    def reaches_back(self, incident: Incident, now: datetime) -> bool:
        """Whether the record is older than the period and is found by its words all the same: a report was taken in
        so that it can be found."""
        since = self.since(now)
        is_old = since is not None and incident.declared_at < since and not incident.is_open
        return is_old and bool(self.words) and incident.record is RecordKind.PAST

    def picks(self, incident: Incident, now: datetime) -> bool:
        """Whether the list shows this record, its words aside. What is open is shown whatever its age."""
        return all(test(incident) for test in self.tests(now))

    def tests(self, now: datetime) -> list[Callable[[Incident], bool]]:
        """What a record must pass at ``now``: only what is asked for, for a long list is tested at each letter."""
        found: list[Callable[[Incident], bool]] = []
        since, severity = self.since(now), self.severity
        far = RecordKind.PAST if self.words else None
        if since is not None:
            found.append(
                # What reaches back, said without asking each of ten thousand records for it.
                lambda incident: incident.declared_at >= since or incident.record is far or incident.is_open
            )
        if severity != ANY:
            found.append(lambda incident: incident.severity == severity)
        if self.status != ANY:
            found.append(STATUSES[self.status])
        if self.status != CANCELLED:
            found.append(lambda incident: not is_taken_back(incident))
        return found


def hay_of(incident: Incident) -> str:
    """Where words are looked for."""
    parts = (incident.key, incident.title, source_of(incident), incident.severity, incident.status)
    people = incident.roles.values()
    return " ".join(str(part) for part in (*parts, incident.record, *people) if part).casefold()


def severities(incidents: Iterable[Incident]) -> tuple[str, ...]:
    """The levels that occur, in the order of their names."""
    return tuple(sorted({one.severity for one in incidents if one.severity}))
