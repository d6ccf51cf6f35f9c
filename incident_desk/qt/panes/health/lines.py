"""The lines of the health list: what fails first, then the others under their groups. Values in, values out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from incident_desk.domain.health import CheckState, State
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_groups import groups
from incident_desk.qt.panes.health.row import is_trouble, rank


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands over the checks of a group: its name with its environment, and the worst of all of them in words."""

    text: str
    words: str = ""


Line = str | Heading
"""The id of a check, or a heading."""


def lines_of(checks: Iterable[tuple[Check, CheckState]]) -> tuple[Line, ...]:
    """What fails, the worst first, and beneath it what it explains; then the others, by group if there are some."""
    every = list(checks)
    first: list[Line] = list(failing_first(every))
    placed = set(first)
    if len({(check.environment, check.group) for check, _ in every}) < 2:
        return (*first, *(check.id for check, _ in every if check.id not in placed))
    for group in groups(every):
        members = [one for one in group.checks if one not in placed]
        if members:
            words = group.words if is_trouble(group.worst) else ""
            first += [Heading(heading_text(group.name, group.environment), words), *members]
    return tuple(first)


def failing_first(every: Sequence[tuple[Check, CheckState]]) -> Iterator[str]:
    """The checks that fail, each with the ones that are suppressed by it."""
    failing = sorted((one for one in every if is_trouble(one[1].settled)), key=lambda one: rank(one[1].settled))
    suppressed: dict[str, list[str]] = {}
    for check, state in every:
        if state.settled is State.SUPPRESSED:
            suppressed.setdefault(state.parent, []).append(check.id)
    for check, _ in failing:
        yield check.id
        yield from suppressed.pop(check.name, ())


def heading_text(name: str, environment: str) -> str:
    """What a group is called: "Chatbot, production"; one without either is the others."""
    return ", ".join(part for part in (name, environment) if part) or "Others"


def counts_of(states: Iterable[State]) -> Mapping[State, int]:
    """How many checks are in which settled state, the loudest first."""
    every = list(states)
    found = {state: every.count(state) for state in _LOUDNESS}
    return {state: number for state, number in found.items() if number}


_LOUDNESS = (
    State.DOWN, State.FLAPPING, State.SLOW, State.NO_DATA, State.BLIND, State.SUPPRESSED, State.MAINTENANCE,
    State.PAUSED, State.OK,
)  # fmt: skip
"""The settled states in the order in which they are counted."""
