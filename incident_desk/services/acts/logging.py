"""Entries in the timeline: log, amend, strike, erase; and action items and changes that are logged like them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from incident_desk.domain.changes import is_typed_change
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import ERASABLE, Draft, Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.services.acts.words import clean, one_line, said

if TYPE_CHECKING:
    from incident_desk.formats.grammar import Line

_REWRITTEN = (Kind.ENTRY_LOGGED, Kind.DECISION_TAKEN, Kind.PAST_TOLD)
"""The events that are what somebody typed, or a report told; what else is typed is a change."""
_STRIKABLE = (*_REWRITTEN, Kind.SEEN_ELSEWHERE, Kind.CHANGE_MADE, Kind.RUN_TOLD, Kind.INCIDENT_TOLD)


def log(line: "Line", entry_id: str | None = None) -> Sequence[Draft]:
    """A line of the log field as an entry, or as an action item or a change where its sign says so.

    Raises:
        Refused: there are no words.
    """
    from incident_desk.formats.change_words import read_change
    from incident_desk.services.acts.changing import ChangeWish, log_change

    text = said(line.text, "There is nothing to log yet: type what happened")
    if line.sign is Sign.ACTION_ITEM:
        return (
            Draft(
                Kind.ACTION_ADDED,
                {"text": text, "owner": line.owner, "due": line.due_day or None},
                line.happened,
                entry_id,
            ),
        )
    if line.sign is Sign.CHANGE:
        read = line.change or read_change(text)
        return log_change(ChangeWish(text, read.what, read.ref, read.environment, line.happened), entry_id)
    body = {"text": text, "sign": line.sign, "owner": line.owner, "tags": list(line.tags)}
    if line.due is not None:
        body["due"] = line.due.isoformat()
    return (Draft(Kind.ENTRY_LOGGED, body, line.happened, entry_id),)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What an entry says anew; None leaves a field as it is, and an empty owner is nobody.

    ``due`` (UTC) is by when a decision is to be carried out or given up. ``ended`` is until when it went on, in ISO
    8601; empty: it has no end.
    """

    text: str | None = None
    sign: Sign | None = None
    owner: str | None = None
    tags: tuple[str, ...] | None = None
    happened: Moment | None = None
    due: datetime | None = None
    ended: str | None = None


def amend(event: Event, rewrite: Rewrite) -> Sequence[Draft]:
    """Another wording, time, kind, owner or other tags for an entry; what it said before is kept.

    Raises:
        Refused: it is no entry that somebody typed, or it was erased; there are no words, or nothing is said anew.
    """
    is_change = is_typed_change(event)
    if not (event.kind in _REWRITTEN or is_change) or event.body is None:
        raise Refused("Only an entry that somebody typed can be worded anew; set right what the desk wrote")
    if is_change and (rewrite.sign not in (None, Sign.CHANGE) or rewrite.owner or rewrite.tags):
        raise Refused("A change stays a change: strike it, and log what it was instead")
    if rewrite.sign in (Sign.ACTION_ITEM, Sign.CHANGE) and not is_change:
        raise Refused("An entry can't become an action item or a change: log that anew, and strike this one")
    said_anew = dict(_said_anew(rewrite))
    if not said_anew:
        raise Refused("Nothing is said anew: give other words, a time, a kind, an owner or tags")
    return (Draft(Kind.ENTRY_AMENDED, {"entry": event.id} | said_anew),)


def _said_anew(rewrite: Rewrite) -> Iterator[tuple[str, object]]:
    if rewrite.text is not None:
        yield "text", said(rewrite.text, "The new wording is empty")
    if rewrite.sign is not None:
        yield "sign", rewrite.sign
    if rewrite.owner is not None:
        yield "owner", one_line(rewrite.owner) or None
    if rewrite.tags is not None:
        yield "tags", list(dict.fromkeys(tag for tag in map(one_line, rewrite.tags) if tag))
    if rewrite.happened is not None:
        yield "happened", rewrite.happened.to_data()
    if rewrite.due is not None:
        yield "due", rewrite.due.isoformat()
    if rewrite.ended is not None:
        yield "ended", rewrite.ended or None


def strike(event: Event, reason: str) -> Sequence[Draft]:
    """Strike an entry; it stays readable, with the reason.

    Raises:
        Refused: no reason was given, or a clock or a state rests on it: that is undone or corrected instead.
    """
    if event.kind not in _STRIKABLE:
        raise Refused("Only what somebody wrote can be struck; a step, a status or a time is set right, or undone")
    return (Draft(Kind.ENTRY_STRUCK, {"entry": event.id, "reason": said(reason, "Say why it is struck")}),)


def star(event: Event, *, starred: bool) -> Sequence[Draft]:
    """Give any row of the timeline a star, or take it off: it is one of those that tell the story."""
    return (Draft(Kind.ENTRY_STARRED, {"entry": event.id, "starred": starred}),)


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
