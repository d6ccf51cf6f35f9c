"""Updates and calls as plain data: what ``update --json``, ``contact --json`` and ``show --json`` print."""

from typing import Any

from incident_desk.domain.calls import ContactCall
from incident_desk.domain.contact_parts import parts_of
from incident_desk.domain.incident import Incident, UpdateSent, UpdateSkipped
from incident_desk.domain.outgoing import last_call
from incident_desk.domain.playbook import Contact
from incident_desk.formats.times import iso


def updates_data(incident: Incident) -> list[dict[str, Any]]:
    """Every update that went out, by when it did; the first has number 1."""
    return [{"number": number} | _update(one) for number, one in enumerate(incident.updates, 1)]


def _update(sent: UpdateSent) -> dict[str, Any]:
    return {
        "at": iso(sent.at),
        "stage": sent.stage or None,
        "channels": list(sent.channels),
        "audience": sent.audience or None,
        "text": sent.text,
        "waived": dict(sent.waived),
        "unchanged_since": iso(sent.unchanged_since) if sent.unchanged_since else None,
        "who": sent.who,
    }


def skipped_data(skipped: UpdateSkipped) -> dict[str, Any]:
    """An update that was left out; ``due`` is when it would have been due."""
    return {
        "at": iso(skipped.at),
        "due": iso(skipped.due) if skipped.due else None,
        "reason": skipped.reason,
        "who": skipped.who,
    }


def call_data(call: ContactCall) -> dict[str, Any]:
    """A contact that was called; ``role`` is its role where ``name`` is a person's."""
    return {"name": call.name, "role": call.role, "outcome": call.outcome, "at": iso(call.at), "who": call.who}


def contact_data(incident: Incident, contact: Contact) -> dict[str, Any]:
    """A contact of the playbook, and what came of the last call."""
    last, parts = last_call(incident, contact), parts_of(contact)
    return {
        "role": contact.role,
        "name": parts.name or None,
        "phone": parts.phone or None,
        "email": parts.email or None,
        "primary": contact.primary or None,
        "secondary": contact.secondary or None,
        "more": {pair[0]: pair[1] for pair in contact.more if len(pair) == 2},
        "empty": contact.empty,
        "last": call_data(last) if last else None,
    }
