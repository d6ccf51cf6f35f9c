"""How the log field understands what is typed, while it is typed. Pure."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign

if TYPE_CHECKING:
    from incident_desk.formats.days_meant import Near
    from incident_desk.formats.grammar import Line

ORDER = (Sign.NOTE, Sign.DECISION, Sign.HYPOTHESIS, Sign.ACTION, Sign.FINDING, Sign.CHANGE, Sign.ACTION_ITEM)
"""The order in which Tab goes through the kinds."""

WORDS = {
    Sign.NOTE: "Note",
    Sign.DECISION: "Decision",
    Sign.HYPOTHESIS: "Hypothesis",
    Sign.ACTION: "Action",
    Sign.FINDING: "Finding",
    Sign.CHANGE: "Change",
    Sign.ACTION_ITEM: "Action item",
}

ICONS = {
    Sign.NOTE: "message-square",
    Sign.DECISION: "diamond",
    Sign.HYPOTHESIS: "circle-question-mark",
    Sign.ACTION: "wrench",
    Sign.FINDING: "search",
    Sign.CHANGE: "git-commit-horizontal",
    Sign.ACTION_ITEM: "list-todo",
}

ZONE = UTC
"""A clock time is typed as the desk shows clock times: in UTC."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A typed line as it will be logged. ``time_typed`` says whether the time stood in the text."""

    line: "Line"
    time_typed: bool

    @property
    def happened(self) -> Moment:
        """When it happened, as far as that is known."""
        assert self.line.happened is not None
        return self.line.happened


def understand(typed: str, first_key_at: datetime, chosen: Sign, near: "Near" = ()) -> Understood:
    """The line with its kind, owner, tags and time; without a typed time it happened at the first key.

    ``near``: where a time without its day is looked for, in an incident that has ended.
    """
    from incident_desk.formats.grammar import read_line

    line = read_line(typed, first_key_at, ZONE, chosen, near=near)
    if line.happened is None:
        return Understood(replace(line, happened=Moment.exactly(first_key_at)), False)
    return Understood(line, True)


def sign_of(typed: str, chosen: Sign) -> Sign:
    """The kind while the first sign alone is typed already; else the chosen one."""
    from incident_desk.formats.grammar import SIGNS

    text = typed.lstrip()
    return chosen if text.startswith("??:") else SIGNS.get(text[:1], chosen)


def next_sign(sign: Sign, step: int = 1) -> Sign:
    """The kind after that one, going round."""
    return ORDER[(ORDER.index(sign) + step) % len(ORDER)]
