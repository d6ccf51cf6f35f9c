"""The lines of the page's list: what needs attention, then the others. Values only."""

from collections.abc import Iterable

from incident_desk.domain.health import CheckState, State
from incident_desk.domain.health_check import Check
from incident_desk.qt.panes.health.lines import Heading, Line, failing_first, lines_of

ATTENTION, NORMAL = "Needs attention", "Normal"
_LOUD = (State.DOWN, State.FLAPPING, State.SLOW)


def listing(checks: Iterable[tuple[Check, CheckState]]) -> tuple[Line, ...]:
    """Headings and ids: first what fails with what it explains, then the others, by group where there are some."""
    every = list(checks)
    lines, failing = lines_of(every), list(failing_first(every))
    calm = lines[len(failing) :]
    first: list[Line] = [Heading(ATTENTION), *failing] if failing else []
    if calm and not isinstance(calm[0], Heading):
        first.append(Heading(NORMAL))
    return (*first, *calm)


def in_trouble(states: Iterable[CheckState]) -> int:
    """How many checks are down, flapping or slow."""
    return sum(state.settled in _LOUD for state in states)
