"""Updates: what was sent to whom. Sending one restarts the cadence."""

from collections.abc import Sequence
from datetime import datetime

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident, Status
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Template
from incident_desk.services.acts.words import clean, said


def send_update(text: str, channels: Sequence[str] = (), at: datetime | None = None) -> Sequence[Draft]:
    """Log an update that went out: its text, where, and when (UTC; None is now).

    Raises:
        Refused: there is no text.
    """
    words = said(text, "Say what was sent")
    body = {"text": words, "channels": [clean(one) for one in channels if one.strip()]}
    return (Draft(Kind.UPDATE_SENT, body, Moment.exactly(at) if at else None),)


def template_for(incident: Incident) -> Template | None:
    """The playbook's template for the stage of the incident; None where it has none."""
    templates = incident.playbook.templates if incident.playbook else ()
    resolved = incident.status in (Status.RESOLVED, Status.CLOSED)
    stage = "resolved" if resolved else "progress" if incident.updates else "initial"
    return next((one for one in templates if one.stage == stage), None)
