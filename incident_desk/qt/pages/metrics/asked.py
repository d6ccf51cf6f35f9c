"""Which incidents the page counts: a period, a severity, and words that name what broke. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.incident import Incident
from incident_desk.domain.metrics_over import NOT_STATED, Wanted
from incident_desk.domain.severity import rank_in

ANY = "any"
PERIODS: tuple[tuple[str, int | None], ...] = (("30 days", 30), ("90 days", 90), ("1 year", 365), ("All", None))
"""The periods by their words, in days up to now; None is all that is known."""
USUAL = 1
"""The period that is counted at first, by its place."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person chose; ``words`` may be a service, a check, a playbook, or what a title says."""

    period: int = USUAL
    severity: str = ANY
    words: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether more than a period is asked for."""
        return self.severity != ANY or bool(self.words.strip())

    def since(self, now: datetime) -> datetime | None:
        """From when on (UTC) incidents are counted; None for all."""
        days = PERIODS[self.period][1]
        return now - timedelta(days=days) if days is not None else None

    def wanted(self, now: datetime) -> Wanted:
        """The same as the figures are asked, at ``now`` (UTC)."""
        return Wanted(self.since(now), None, "" if self.severity == ANY else self.severity, self.words)


def levels(incidents: tuple[Incident, ...]) -> tuple[str, ...]:
    """The severities that occur, the worst first; last "not stated" where one has none."""
    ranks: dict[str, int] = {}
    for one in incidents:
        name = one.severity or NOT_STATED
        if name not in ranks:
            rank = rank_in(one.severity, one.playbook)
            ranks[name] = 99 if rank is None else rank
    return tuple(sorted(ranks, key=lambda name: (ranks[name], name)))
