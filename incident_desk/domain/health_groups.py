"""Checks by what they belong to, and the worst that holds of each group. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from incident_desk.domain.health_check import Check
from incident_desk.domain.health_rules import Level
from incident_desk.domain.health_state import CheckState, State

ENVIRONMENTS = ("production", "staging", "development")
"""The usual ones, in the order in which they are shown; any other label comes after them."""

_BADNESS = (
    State.PAUSED, State.OK, State.MAINTENANCE, State.SUPPRESSED, State.NO_DATA, State.BLIND,
    State.SLOW, State.FLAPPING, State.DOWN,
)  # fmt: skip
"""The settled states, the worst last. What is not known is worse than normal, and less bad than known trouble."""


@dataclass(frozen=True, slots=True)
class Group:
    """The checks of one label in one environment."""

    name: str
    environment: str
    checks: tuple[str, ...]
    """Their ids, in the order they were given."""
    worst: State
    level: Level
    """The worst level, where the worst state is slow."""
    counts: Mapping[State, int]
    """How many are in which settled state."""

    @property
    def words(self) -> str:
        """The worst of it with how many share it: "2 of 5 down"."""
        return f"{self.counts[self.worst]} of {len(self.checks)} {self.worst.word}"


def groups(checks: Iterable[tuple[Check, CheckState]]) -> tuple[Group, ...]:
    """The groups by environment, then by name; checks without a label are the last group of their environment."""
    found: dict[tuple[str, str], list[tuple[Check, CheckState]]] = {}
    for check, state in checks:
        found.setdefault((check.environment, check.group), []).append((check, state))
    return tuple(
        _group(environment, name, found[environment, name]) for environment, name in sorted(found, key=_place)
    )


def worst_of(states: Iterable[State]) -> State:
    """The worst of some settled states; paused where there is none."""
    return max(states, key=_BADNESS.index, default=State.PAUSED)


def _place(key: tuple[str, str]) -> tuple[int, str, bool, str]:
    environment, name = key
    word = environment.casefold()
    usual = ENVIRONMENTS.index(word) if word in ENVIRONMENTS else len(ENVIRONMENTS) + (not word)
    return usual, word, not name, name.casefold()


def _group(environment: str, name: str, members: list[tuple[Check, CheckState]]) -> Group:
    settled = [state.settled for _, state in members]
    worst = worst_of(settled)
    levels = [state.level for _, state in members if state.settled is State.SLOW]
    level = max(levels, default=Level.NORMAL) if worst is State.SLOW else Level.NORMAL
    counts = {one: settled.count(one) for one in settled}
    return Group(name, environment, tuple(check.id for check, _ in members), worst, level, counts)
