"""Whom somebody tried to reach, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What came of an attempt to reach somebody."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"


@dataclass(frozen=True, slots=True)
class EscalationCall:
    """A level of the escalation path was called; ``level`` counts from 1, the first of the path."""

    level: int
    role: str
    outcome: Outcome
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class ContactCall:
    """A contact of the playbook was called. ``role`` is the contact's, where ``name`` is one of its people."""

    name: str
    role: str | None
    outcome: Outcome
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """The alarm of a level of the escalation path was put off until then; its due time stays."""

    level: int
    role: str
    until: datetime
    reason: str
    at: datetime
    who: str
