"""Earlier incidents that were like the one of a report, and what was to prevent another. Values alone."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class EarlierAction:
    """A preventive action of an earlier incident. ``done_before``: it was done when this one was declared; None
    where it is done and nobody knows when."""

    text: str
    done_before: bool | None


@dataclass(frozen=True, slots=True)
class EarlierFact:
    """An earlier incident (``declared_at`` in UTC), and in what it was like this one."""

    key: str
    title: str
    declared_at: datetime
    why: str
    actions: tuple[EarlierAction, ...] = ()
