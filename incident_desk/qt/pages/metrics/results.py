"""Goals that nothing measures, and what a person said was reached: prevention goals, ends of action items. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from incident_desk.domain.incident import ActionItem, Incident
from incident_desk.domain.objectives import PreventionResult
from incident_desk.formats.tickets import short_ticket

MOST_ACTIONS = 20
"""So many action items are listed; of the others it is said how many they are."""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal with what was reached of it, as the record of ``incident`` says it; ``version`` is what says it.

    ``action`` is the id of the action item whose end this is; empty: it is a prevention goal of the playbook.
    """

    label: str
    text: str
    result: str = ""
    incident: str = ""
    key: str = ""
    version: str | None = None
    action: str = ""
    beside: str = ""
    """Small words before the label: the ticket of an action item."""


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A name with what is stated of it."""

    label: str
    text: str


def spoken_named(row: NamedLine) -> str:
    """The line for ears."""
    return f"{row.label}: {row.text}"


def goal_lines(found: Iterable[PreventionResult]) -> Iterator[GoalLine]:
    """The prevention goals in the order of their playbooks."""
    for one in found:
        yield GoalLine(one.goal.label, one.goal.text, one.said, one.incident, one.key, one.version)


def action_lines(incidents: Sequence[Incident]) -> list[GoalLine]:
    """The action items that say how one sees that they are done: those without a result first, the newest first."""
    found = [_action_line(one, action) for one in reversed(incidents) for action in one.actions if action.end_state]
    return sorted(found, key=_has_result)


def _has_result(line: GoalLine) -> bool:
    return bool(line.result)


def _action_line(one: Incident, action: ActionItem) -> GoalLine:
    words, end = " ".join(action.text.split()), " ".join(action.end_state.split())
    return GoalLine(words, end, action.result, one.id, one.key, None, action.id, short_ticket(action.ticket))


def spoken_goal(row: GoalLine) -> str:
    """The line for ears."""
    where = f" of {row.key}" if row.action else ""
    ticket = f", ticket {row.beside}" if row.beside else ""
    return f"{row.label}{where}{ticket}: goal {row.text}, result {row.result or 'unknown'}"


SAID: Mapping[type, Callable[..., str]] = {NamedLine: spoken_named, GoalLine: spoken_goal}
"""What says each kind of line."""
