"""The figures over the record's incidents: how long things took, which targets were met, and what came back."""

from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.metrics_over import Chosen, SetFigure, Wanted, choose, figures_over
from incident_desk.domain.objectives import Goal, Objective, objectives_over
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.recurrence import CameBack, came_back
from incident_desk.domain.targets_met import SeverityRow, targets_met
from incident_desk.formats.objective_goals import goals_in, lost_seconds
from incident_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Measures:
    """All figures of one question at one moment (UTC)."""

    now: datetime
    wanted: Wanted
    chosen: Chosen
    figures: tuple[SetFigure, ...]
    targets: tuple[SeverityRow, ...]
    all_targets: SeverityRow
    objectives: tuple[Objective, ...]
    came_back: tuple[CameBack, ...]


def measures(desk: Desk, wanted: Wanted) -> Measures:
    """The figures as the record stands."""
    every = desk.incidents_of([head.incident for head in desk.heads()])
    now, chosen = desk.now(), choose(every, wanted)
    rows, together = targets_met(chosen.incidents, now)
    return Measures(
        now,
        wanted,
        chosen,
        figures_over(chosen.incidents),
        rows,
        together,
        objectives_over(chosen.incidents, now, _Goals().of, lost_seconds),
        came_back(chosen.incidents, every),
    )


class _Goals:
    """What each playbook states, read once: thousands of incidents have the same few."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Playbook, tuple[Goal, ...]]] = {}

    def of(self, playbook: Playbook) -> tuple[Goal, ...]:
        found = self._kept.get(id(playbook))
        if found is None:
            found = self._kept[id(playbook)] = (playbook, goals_in(playbook))
        return found[1]
