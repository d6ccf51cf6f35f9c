"""A look from elsewhere: somebody saw by hand, from another network or device, whether it works there."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.errors import NotFound
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.services.acts.words import one_line, said

LONGEST_WHERE = 80
LONGEST_TEXT = 400


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen. ``check`` is empty where it is of the service as a whole, ``by`` where it is who writes."""

    is_good: bool
    where: str
    by: str = ""
    check: str = ""
    text: str = ""
    at: Moment | None = None


def seen_elsewhere(incident: Incident, look: Look) -> Sequence[Draft]:
    """A look from elsewhere as an event; it moves no check.

    Raises:
        Refused: nobody said from where.
        NotFound: the record has no such check.
    """
    where = said(one_line(look.where), "Say from where: the phone's network, a VPN, a colleague abroad")
    name = ""
    if look.check:
        data = incident.checks.get(look.check)
        if data is None:
            raise NotFound(f"{incident.key} watches no check {look.check!r}")
        name = str(data.get("name") or look.check)
    body = {
        "good": look.is_good,
        "where": where[:LONGEST_WHERE],
        "by": one_line(look.by)[:LONGEST_WHERE] or None,
        "check": look.check or None,
        "name": name or None,
        "text": one_line(look.text)[:LONGEST_TEXT] or None,
    }
    return (Draft(Kind.SEEN_ELSEWHERE, body, look.at),)
