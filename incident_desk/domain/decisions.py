"""Decisions with a time: "Roll back if the ping stays above 1 s, by 03:50". When it has come, somebody has to say.

A decision that is written later answers it, whatever it says; one that is brought in from elsewhere does not, for
nobody took it with this one before the eyes. A struck one asks for nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.entry_changes import Revision
from incident_desk.domain.events import Event
from incident_desk.domain.moments import utc

DECISION = "decision"
"""The sign of an entry that is one."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided with a time, and when that comes (UTC); ``answered_at`` is when another decision came."""

    entry: str
    text: str
    at: datetime
    due: datetime
    answered_at: datetime | None = None

    def is_asked(self, now: datetime) -> bool:
        """Whether its time has come and nobody has decided since."""
        return self.due <= now and not self.is_answered(now)

    def is_answered(self, now: datetime) -> bool:
        """Whether another decision had come by then."""
        return self.answered_at is not None and self.answered_at <= now


def with_entry(decisions: tuple[Decision, ...], event: Event) -> tuple[Decision, ...]:
    """The decisions after an entry was logged."""
    data = event.body
    if data is None or data.get("sign") != DECISION:
        return decisions
    if data.get("origin"):
        answered = decisions
    else:
        answered = tuple(one if one.answered_at else replace(one, answered_at=event.at) for one in decisions)
    if not data.get("due"):
        return answered
    due = utc(datetime.fromisoformat(str(data["due"])))
    return (*answered, Decision(event.id, str(data.get("text", "")), event.at, due))


def with_revision(decisions: tuple[Decision, ...], entry: str, revision: Revision) -> tuple[Decision, ...]:
    """The decisions after an entry was said anew: its words, its time, when it comes due, or that it is none."""
    if revision.said.get("sign", DECISION) != DECISION:
        return without(decisions, entry)
    return tuple(_revised(one, revision) if one.entry == entry else one for one in decisions)


def _revised(decision: Decision, revision: Revision) -> Decision:
    said, happened = revision.said, revision.happened
    due = said.get("due")
    return replace(
        decision,
        text=str(said.get("text", decision.text)),
        at=happened.at if happened and happened.at else decision.at,
        due=utc(datetime.fromisoformat(str(due))) if due else decision.due,
    )


def without(decisions: tuple[Decision, ...], entry: object) -> tuple[Decision, ...]:
    """The decisions after an entry was struck."""
    return tuple(one for one in decisions if one.entry != entry)
