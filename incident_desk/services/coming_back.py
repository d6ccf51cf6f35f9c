"""Did it come back? The earlier incidents that were like one under review, and what was to prevent it."""

from incident_desk.domain.recurrence import CameBack, came_back
from incident_desk.services.desk import Desk


def came_back_in(desk: Desk, incident: str) -> tuple[CameBack, ...]:
    """What an incident came back of, by its id: those with preventive actions, the likest first."""
    every = desk.incidents_of([head.incident for head in desk.heads()])
    return came_back([one for one in every if one.id == incident], every)
