"""An open incident takes along the standing checks that came to trouble after it was declared."""

from collections.abc import Sequence
from datetime import datetime

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.services.desk import Desk
from incident_desk.services.taking import READ_BACK, joining


class Joining:
    """The rule, with what is known of the standing checks as it is made. Made and used on the desk's thread.

    What they said until then comes along at its true time; two that are made at once book it once, by its cause.
    """

    def __init__(self, desk: Desk) -> None:
        """May wait for the disk.

        Raises:
            Refused: no standing check is watched.
        """
        standings = desk.standings()
        if standings is None:
            raise Refused("No standing check is watched")
        self._standings, self._caused = standings, desk.caused
        since = max(0, standings.record.seq - READ_BACK)
        self._events = desk.events(standings.record.id, since) if standings.known_troubles else []

    def __call__(self, incident: Incident, _now: datetime) -> Sequence[Draft]:
        """What the incident takes along. Raises Refused."""
        return joining(self._standings, self._events, incident, self._caused)
