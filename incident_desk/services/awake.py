"""Keeping the computer awake while an incident is open, where the platform lets us."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident


class KeepAwake(Protocol):
    """Keeps the computer from falling asleep by itself. Never raises and never waits."""

    def keep(self, why: str) -> None:
        """Keep it awake from now on, and say why to whoever asks the system; no word: let it sleep."""
        ...


class LetSleep:
    """Keeps nothing awake."""

    def keep(self, why: str) -> None:
        """Let it sleep."""


def reason_to_stay(incidents: Iterable[Incident]) -> str:
    """Why the computer has to stay awake: ``INC-0047 is open``. Empty where nothing but drills is open."""
    return reason_of([one.key for one in incidents if one.is_open and one.record is RecordKind.INCIDENT])


def reason_of(keys: Sequence[str]) -> str:
    """The same of the incidents with these keys."""
    if len(keys) > 1:
        return f"{len(keys)} incidents are open"
    return f"{keys[0]} is open" if keys else ""
