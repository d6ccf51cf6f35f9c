"""What the doctor asks: a finding, why it matters, what it is known from, and what can be done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Group(StrEnum):
    """The weight of a finding: the heaviest comes first."""

    CONTRADICTION = "contradiction"
    MISSING = "missing"
    ASK = "worth_asking"


TITLES = {Group.CONTRADICTION: "Contradictions", Group.MISSING: "Missing", Group.ASK: "Worth asking"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``rows`` are the entries it speaks of, ``lines`` those of the source, counted from 1.

    ``because`` completes "We know, because …"; ``fix`` is what can be done, in words.
    """

    rule: str
    group: Group
    title: str
    why: str
    because: str
    fix: str
    rows: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


def from_to(first: datetime, last: datetime, word: str = "to") -> str:
    """``15:53 to 15:56 UTC``, with the days where they are two."""
    face = "%H:%M" if first.date() == last.date() else "%Y-%m-%d %H:%M"
    return f"{first.strftime(face)} {word} {last.strftime(face)} UTC"
