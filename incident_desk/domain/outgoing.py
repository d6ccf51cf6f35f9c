"""What an event says of those outside who were told or called: an update, one left out, a contact. Pure.

Fields that older records lack read as empty.
"""

from datetime import datetime
from typing import Any

from incident_desk.domain.calls import ContactCall, Outcome
from incident_desk.domain.events import Event
from incident_desk.domain.incident import Incident, UpdateSent, UpdateSkipped
from incident_desk.domain.moments import utc
from incident_desk.domain.plain_data import from_plain
from incident_desk.domain.playbook import Contact, Template


def sent_of(event: Event, erased: str) -> UpdateSent:
    """The update that went out; ``erased`` stands for a text that was erased."""
    data = event.data
    return UpdateSent(
        text=str(data.get("text", erased)),
        at=event.at,
        channels=tuple(data.get("channels", ())),
        who=event.who,
        stage=str(data.get("stage") or ""),
        audience=str(data.get("audience") or ""),
        waived=tuple((str(blank), str(word)) for blank, word in (data.get("waived") or {}).items()),
        unchanged_since=_time(data.get("unchanged_since")),
        template=from_plain(Template, data["template"]) if isinstance(data.get("template"), dict) else None,
    )


def skipped_of(event: Event) -> UpdateSkipped:
    """The update that was left out, with the reason."""
    data = event.data
    return UpdateSkipped(event.at, str(data.get("reason") or ""), event.who, _time(data.get("due")))


def call_of(event: Event) -> ContactCall:
    """The contact that was called, and what came of it."""
    data = event.data
    role = data.get("role")
    return ContactCall(
        str(data["name"]), str(role) if role else None, Outcome(data["outcome"]), event.at, event.who
    )


def last_call(incident: Incident, contact: Contact) -> ContactCall | None:
    """The newest call of that contact; None where nobody called."""
    return next((call for call in reversed(incident.contact_calls) if is_of(call, contact)), None)


def is_of(call: ContactCall, contact: Contact) -> bool:
    """Whether that contact was called: by its role, or one of its people where the call names one."""
    if call.role is None:
        return call.name == contact.role
    people = " ".join((contact.primary, contact.secondary, *(cell for pair in contact.more for cell in pair[1:])))
    return call.role == contact.role and call.name.casefold() in people.casefold()


def _time(text: Any) -> datetime | None:
    return utc(datetime.fromisoformat(str(text))) if text else None
