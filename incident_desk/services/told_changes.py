"""Changes of the world that were told of at the webhook, on their way into a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.changes import WEBHOOK
from incident_desk.domain.events import Draft
from incident_desk.domain.hooks import ChangeTold
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.services.acts.changing import AHEAD, ChangeWish, make_change

LONGEST_AGO = timedelta(days=30)
"""A time further back is a mistake of whoever told, rather than news."""


@dataclass(frozen=True, slots=True)
class BookTold:
    """The rule that books one change. ``cause`` is the id under which that record has it once."""

    change: ChangeTold
    cause: str

    def __call__(self, incident: Incident, now: datetime) -> Sequence[Draft]:
        """The change at the time that was told, or now where that is none or can't be."""
        if not incident.is_open or any(one.id == self.cause for one in incident.changes):
            return ()
        told = self.change
        is_sane = told.at is not None and now - LONGEST_AGO <= told.at <= now + AHEAD
        at = Moment.exactly(told.at) if told.at is not None and is_sane else None
        wish = ChangeWish(told.text, told.what, told.ref, told.environment, at, WEBHOOK)
        return make_change(incident, now, wish, self.cause)
