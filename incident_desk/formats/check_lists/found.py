"""What was found in a list of checks: each as it would be watched, what reads otherwise here, what was left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from incident_desk.domain.checks.reading import CheckNotReadable
from incident_desk.domain.checks.secret_words import unnamed
from incident_desk.domain.health_check import Check

MOST_CHECKS = 5_000
INCIDENT_S = 15.0
"""From one ask to the next while an incident is open, where the other tool knows of one interval only."""
NO_SECRET = "SECRET-NOT-EXPORTED"
"""What stands in a list that is written in the place of a secret."""
_UNNAMED = "?"


@dataclass(frozen=True, slots=True)
class Found:
    """One check. Its id is given where it is kept; ``notes`` say what of the original reads otherwise here."""

    check: Check
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """Something of the list that no check was made of, and why, in plain words."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class FoundChecks:
    """What a list holds. ``source`` is the kind of list, in words."""

    source: str
    found: tuple[Found, ...] = ()
    left: tuple[Left, ...] = ()


class ListNotReadable(ValueError):
    """The text is no list of checks; the message says what is wrong, and where, in plain words."""


@dataclass(slots=True)
class Gathering:
    """What is found while a list is read."""

    source: str
    found: list[Found] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    def add(self, what: str, data: Mapping[str, Any], notes: Iterable[str] = ()) -> None:
        """One check of flat plain data without an id; it is left out, with the reason, where it can't be one.

        A list may name no secret of this computer: whoever wrote it would have it sent where they like.
        """
        if len(self.found) >= MOST_CHECKS:
            raise ListNotReadable(f"more than {MOST_CHECKS} checks: split the list")
        try:
            check = Check.from_data({"id": _UNNAMED, **unnamed(data, NO_SECRET)})
        except CheckNotReadable as error:
            self.leave(what, str(error))
            return
        masked = ["its secret is not in the list: give it here"] if NO_SECRET in repr(check.to_data()) else []
        self.found.append(Found(check, tuple(dict.fromkeys((*notes, *masked)))))

    def leave(self, what: str, why: str) -> None:
        """Something that no check is made of."""
        self.left.append(Left(what[:200], why))

    @property
    def all(self) -> FoundChecks:
        """Everything, with each name once: what has the name of another is numbered."""
        return FoundChecks(self.source, tuple(_named_once(self.found)), tuple(self.left))


def usual_times(interval_s: float) -> dict[str, float]:
    """Both intervals of a check for which another tool has one."""
    return {"interval_s": interval_s, "incident_interval_s": min(interval_s, INCIDENT_S)}


def _named_once(found: Sequence[Found]) -> Iterable[Found]:
    """In two tools' lists a name may stand twice; here people and dependencies go by it."""
    seen: dict[str, int] = {}
    for one in found:
        name = one.check.name
        seen[name] = seen.get(name, 0) + 1
        number = f" ({seen[name]})" if seen[name] > 1 else ""
        yield replace(one, check=replace(one.check, name=name + number)) if number else one
