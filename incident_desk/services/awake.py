"""Keeping the computer awake while an incident is open or a checklist run has times that run out, where we may."""

from collections.abc import Sequence
from typing import Protocol

_RUN = "RUN-"
"""How the key of a checklist run begins. A guardian reads this, and has no need of what runs are."""


class KeepAwake(Protocol):
    """Keeps the computer from falling asleep by itself. Never raises and never waits."""

    def keep(self, why: str) -> None:
        """Keep it awake from now on, and say why to whoever asks the system; no word: let it sleep."""
        ...


class LetSleep:
    """Keeps nothing awake."""

    def keep(self, why: str) -> None:
        """Let it sleep."""


def reason_of(keys: Sequence[str]) -> str:
    """Why the computer has to stay awake for the incidents and runs with these keys: ``INC-0047 is open``."""
    if len(keys) > 1:
        return f"{len(keys)} {_kinds(keys)} are open"
    return f"{keys[0]} is open" if keys else ""


def _kinds(keys: Sequence[str]) -> str:
    runs = sum(one.startswith(_RUN) for one in keys)
    return "runs" if runs == len(keys) else "incidents and runs" if runs else "incidents"
