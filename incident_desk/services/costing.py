"""What responses cost, over the desk's incidents: what is read of each record is kept until it moves on."""

from collections.abc import Iterable, Sequence

from incident_desk.domain.cost_over import SetCost, cost_over
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.incident import Incident
from incident_desk.domain.response_cost import Effort, effort_of, why_no_window
from incident_desk.services.desk import Desk


class Costing:
    """Reads the events of records, so it takes longer than figures over their states: in parts, where many wait."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, Effort]] = {}

    def unread(self, incidents: Iterable[Incident]) -> list[Incident]:
        """Those whose events are still to be read, as their records stand."""
        return [one for one in incidents if not why_no_window(one) and self._effort(one) is None]

    def read(self, desk: Desk, incidents: Iterable[Incident]) -> None:
        """Read the events of these. Used where the desk is."""
        for one in incidents:
            self._kept[one.id] = one.head, effort_of(desk.events(one.id, 0, one.seq), one)

    def cost(self, incidents: Sequence[Incident], rate: HourlyRate) -> SetCost:
        """The cost of these, all of which were read or need no reading."""
        efforts = ((one.key, self._effort(one) or Effort(why_not=why_no_window(one))) for one in incidents)
        return cost_over(efforts, rate)

    def _effort(self, one: Incident) -> Effort | None:
        head, effort = self._kept.get(one.id, ("", None))
        return effort if head == one.head else None


def costs(desk: Desk, incidents: Sequence[Incident], rate: HourlyRate) -> SetCost:
    """The cost of these incidents, read now."""
    costing = Costing()
    costing.read(desk, costing.unread(incidents))
    return costing.cost(incidents, rate)
