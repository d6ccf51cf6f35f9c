"""Contacts: who of the playbook's was called, and what came of it."""

from collections.abc import Sequence
from datetime import datetime

from incident_desk.domain.calls import Outcome
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Contact
from incident_desk.services.acts.words import one_line, said


def reach_contact(incident: Incident, name: str, outcome: Outcome, at: datetime | None = None) -> Sequence[Draft]:
    """Log that a contact of the playbook was called, and what came of it; ``at`` is when (UTC; None is now).

    ``name`` is the contact's role, or a person who stands there; of two with one role "role: person" says which.

    Raises:
        Refused: the playbook names no contacts, or nobody was named.
        NotFound: no one contact is called so; the message lists those there are.
    """
    wanted = said(one_line(name), "Say who was called")
    contact = contact_named(incident, wanted)
    whole, role = wanted.casefold(), contact.role.casefold()
    person = one_line(wanted[len(role) :].lstrip(" :")) if whole.startswith(f"{role}:") else wanted
    by_role = whole == role or person.casefold() not in _cells(contact)
    body = {"name": contact.role if by_role else person, "role": None if by_role else contact.role}
    return (Draft(Kind.CONTACT_CALLED, body | {"outcome": outcome}, Moment.exactly(at) if at else None),)


def contact_named(incident: Incident, name: str) -> Contact:
    """The contact that a person means: by role, by a name in its cells, or by "role: name"; parts of them do.

    Raises:
        Refused: the playbook names no contacts.
        NotFound: no one contact is called so.
    """
    contacts = incident.playbook.contacts if incident.playbook else ()
    if not contacts:
        raise Refused(
            f"{incident.key} has no contacts: "
            + ("its playbook names none" if incident.playbook else "it follows no playbook")
            + '. Write down who was called as an entry, such as "> called the provider"'
        )
    wanted = one_line(name).casefold()
    for fits in (_is_role, _is_both, _is_part_of_role, _is_part):
        found = [one for one in contacts if wanted and fits(one, wanted)]
        if found:
            break
    if len(found) != 1:
        names = ", ".join(spoken(one, contacts) for one in found or contacts)
        several = "Several contacts are" if found else "No contact is"
        raise NotFound(f"{several} called {one_line(name)!r}. Say which: {names}")
    return found[0]


def spoken(contact: Contact, contacts: Sequence[Contact]) -> str:
    """What means this contact alone: its role, with its person where the role is there twice."""
    twice = sum(one.role.casefold() == contact.role.casefold() for one in contacts) > 1
    return f"{contact.role}: {contact.primary}" if twice and contact.primary else contact.role


def _cells(contact: Contact) -> str:
    return " ".join(
        (contact.primary, contact.secondary, *(cell for pair in contact.more for cell in pair[1:]))
    ).casefold()


def _is_role(contact: Contact, wanted: str) -> bool:
    return contact.role.casefold() == wanted


def _is_both(contact: Contact, wanted: str) -> bool:
    role, colon, person = wanted.partition(f"{contact.role.casefold()}:")
    return bool(colon) and not role and person.strip() in _cells(contact)


def _is_part_of_role(contact: Contact, wanted: str) -> bool:
    return wanted in contact.role.casefold()


def _is_part(contact: Contact, wanted: str) -> bool:
    return wanted in _cells(contact)
