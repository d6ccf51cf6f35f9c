"""Did it come back? Incidents that were like an earlier one with preventive actions, and whether these are done.

What is like what is told by ``likeness``: checks, causes, services, and rare words. Pure.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.counted_incidents import is_counted, is_dated
from incident_desk.domain.incident import ActionItem, Incident
from incident_desk.domain.likeness import Traits, likest, traits_of

NEWEST = 20
"""So many incidents of the set, the newest, are looked at."""
MOST_EARLIER = 1_000
"""They are compared with so many of those that have preventive actions, the newest."""
_PREVENTIVE = ("preventive", "")
"""The type of an action that prevents; empty where nobody stated one, so that it may."""


@dataclass(frozen=True, slots=True)
class Prevention:
    """A preventive action of an earlier incident. ``done_before``: it was done when the later one was declared;
    None where it is done and nobody knows when."""

    text: str
    type: str
    done: bool
    done_before: bool | None


@dataclass(frozen=True, slots=True)
class CameBack:
    """A later incident that was like an earlier one, why, and what was to prevent it."""

    key: str
    title: str
    declared_at: datetime
    earlier: str
    earlier_title: str
    why: str
    actions: tuple[Prevention, ...]


def came_back(
    chosen: Sequence[Incident], every: Iterable[Incident], read: Callable[[Incident], Traits] = traits_of
) -> tuple[CameBack, ...]:
    """The newest of the chosen incidents that were like an earlier one of all that are known, the newest first."""
    kept: dict[str, Traits] = {}

    def traits(one: Incident) -> Traits:
        if one.id not in kept:
            kept[one.id] = read(one)
        return kept[one.id]

    acted = sorted(
        (one for one in every if is_counted(one) and is_dated(one) and _preventive(one)),
        key=lambda one: (one.declared_at, one.key),
    )[-MOST_EARLIER:]
    newest = sorted((one for one in chosen if is_dated(one)), key=lambda one: (one.declared_at, one.key))
    return tuple(
        _came_back(one, like.incident, like.why)
        for one in reversed(newest[-NEWEST:])
        for like in likest(one, acted, read=traits)
    )


def _preventive(one: Incident) -> list[ActionItem]:
    return [action for action in one.actions if action.type in _PREVENTIVE]


def _came_back(later: Incident, earlier: Incident, why: str) -> CameBack:
    actions = tuple(
        Prevention(one.text, one.type, one.done, _done_before(one, later)) for one in _preventive(earlier)
    )
    return CameBack(later.key, later.title, later.declared_at, earlier.key, earlier.title, why, actions)


def _done_before(action: ActionItem, later: Incident) -> bool | None:
    if not action.done:
        return False
    return action.done_at <= later.declared_at if action.done_at is not None else None
