"""Entries in the timeline: log, amend, strike, erase; and action items and changes that are logged like them."""

from collections.abc import Sequence

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import ERASABLE, Draft, Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import Sign
from incident_desk.formats.change_words import read_change
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.changing import ChangeWish, log_change
from incident_desk.services.acts.words import clean, said


def log(line: Line, entry_id: str | None = None) -> Sequence[Draft]:
    """A line of the log field as an entry, or as an action item or a change where its sign says so.

    Raises:
        Refused: there are no words.
    """
    text = said(line.text, "There is nothing to log yet: type what happened")
    if line.sign is Sign.ACTION_ITEM:
        return (
            Draft(Kind.ACTION_ADDED, {"text": text, "owner": line.owner, "due": None}, line.happened, entry_id),
        )
    if line.sign is Sign.CHANGE:
        read = line.change or read_change(text)
        return log_change(ChangeWish(text, read.what, read.ref, read.environment, line.happened), entry_id)
    body = {"text": text, "sign": line.sign, "owner": line.owner, "tags": list(line.tags)}
    if line.due is not None:
        body["due"] = line.due.isoformat()
    return (Draft(Kind.ENTRY_LOGGED, body, line.happened, entry_id),)


def amend(event: Event, text: str) -> Sequence[Draft]:
    """A new wording for an entry; every wording before it is kept.

    Raises:
        Refused: it is no entry that was typed, or it was erased, or there are no words.
    """
    if event.kind != Kind.ENTRY_LOGGED or event.body is None:
        raise Refused("Only an entry that somebody typed can be worded anew")
    return (Draft(Kind.ENTRY_AMENDED, {"entry": event.id, "text": said(text, "The new wording is empty")}),)


def strike(event: Event, reason: str) -> Sequence[Draft]:
    """Strike an entry; it stays readable, with the reason.

    Raises:
        Refused: no reason was given.
    """
    return (Draft(Kind.ENTRY_STRUCK, {"entry": event.id, "reason": said(reason, "Say why it is struck")}),)


def erase(event: Event, amendments: Sequence[Event], reason: str) -> Sequence[Draft]:
    """Empty the text of an entry and of its wordings for good; who, when and why stay.

    Raises:
        Refused: no reason was given, it is erased already, or a clock or a status rests on it.
    """
    why = said(reason, "Say why it is erased; the reason stays in the record")
    if event.body is None:
        raise Refused("That text is erased already")
    if event.kind not in ERASABLE:
        raise Refused("Only free text can be erased; times, statuses and steps are corrected instead")
    gone = (event.id, *(one.id for one in amendments if one.body is not None))
    return (Draft(Kind.ERASED, {"events": list(gone), "reason": why}, erases=gone),)


def set_action(incident: Incident, action: str, *, done: bool) -> Sequence[Draft]:
    """Mark an action item done, or open again.

    Raises:
        NotFound: there is no such action item.
    """
    if action not in {one.id for one in incident.actions}:
        raise NotFound(f"{incident.key} has no action item {clean(action)!r}")
    return (Draft(Kind.ACTION_SET, {"action": action, "done": done}),)
