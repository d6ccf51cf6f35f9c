"""Changes of the world: a deploy, a setting, a flag, a certificate, a vendor. The first question of an outage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.changes import TYPED
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.services.acts.words import one_line, said

LONGEST_CHANGE = 2_000
LONGEST_REF = 120
LONGEST_ENVIRONMENT = 60
AHEAD = timedelta(minutes=5)
"""How far ahead of now the clock of another computer may lie; what is planned is no change yet."""


@dataclass(frozen=True, slots=True)
class ChangeWish:
    """A change that somebody or something tells of. ``at`` None is "now"; ``source``: see ``domain.changes``."""

    text: str
    what: ChangeKind = ChangeKind.OTHER
    ref: str = ""
    environment: str = ""
    at: Moment | None = None
    source: str = TYPED


def make_change(incident: Incident, now: datetime, wish: ChangeWish, cause: str | None = None) -> Sequence[Draft]:
    """The change as an event of that record. ``cause`` is its id where the same telling must be written once.

    Raises:
        Refused: there are no words, one of its parts is too long, it lies over 5 minutes ahead, or it is
            recorded already.
    """
    _refuse_future(wish.at, now)
    body = _body(wish)
    if cause is None and _is_known(incident, body, wish.at):
        raise Refused(f"{incident.key} has that change at that time already")
    return (Draft(Kind.CHANGE_MADE, body, wish.at, cause),)


def log_change(wish: ChangeWish, entry_id: str | None = None) -> Sequence[Draft]:
    """A change that was typed into the log field, at a time that the field has read.

    Raises:
        Refused: there are no words, or one of its parts is too long.
    """
    return (Draft(Kind.CHANGE_MADE, _body(wish), wish.at, entry_id),)


def _body(wish: ChangeWish) -> dict[str, str | None]:
    text = said(wish.text, "Say what was changed: deploy 7c1e0f4, flag new-checkout on")
    ref, environment = one_line(wish.ref), one_line(wish.environment)
    for name, words, longest in (
        ("The change", text, LONGEST_CHANGE),
        ("The reference", ref, LONGEST_REF),
        ("The environment", environment, LONGEST_ENVIRONMENT),
    ):
        if len(words) > longest:
            raise Refused(f"{name} has {len(words)} characters, {longest} at most")
    return {
        "text": text,
        "what": wish.what,
        "ref": ref or None,
        "environment": environment or None,
        "source": one_line(wish.source)[:LONGEST_REF],
    }


def _refuse_future(at: Moment | None, now: datetime) -> None:
    last = (at.until or at.at) if at is not None else None
    if last is not None and last > now + AHEAD:
        raise Refused(
            f"{last:%Y-%m-%d %H:%M:%S} UTC lies ahead of now, {now:%H:%M:%S} UTC. "
            "A change is recorded once it is made"
        )


def _is_known(incident: Incident, body: dict[str, str | None], at: Moment | None) -> bool:
    """Whether the record has just this one: only where its time was given, for two restarts may look alike."""
    return at is not None and any(
        (one.at, one.text, one.what, one.ref, one.environment)
        == (at.at, body["text"], body["what"], body["ref"] or "", body["environment"] or "")
        for one in incident.changes
    )
