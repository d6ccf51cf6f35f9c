"""What the doctor asks: a finding, why it matters, what it is known from, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from incident_desk.domain.doctor.case import CaseRow


class Group(StrEnum):
    """The weight of a finding: the heaviest comes first."""

    CONTRADICTION = "contradiction"
    MISSING = "missing"
    ASK = "worth_asking"


TITLES = {Group.CONTRADICTION: "Contradictions", Group.MISSING: "Missing", Group.ASK: "Worth asking"}

QUOTED = 60
"""Letters of a row that are quoted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``rows`` are the entries it speaks of, ``lines`` those of the source, counted from 1.

    ``because`` completes "We know, because …"; ``fix`` is what can be done, in words. ``facts`` are what it rests
    on: a finding that was set aside stays so while they are the same. ``quoting`` is ``because`` with whole rows,
    where ``because`` has only their beginnings.
    """

    rule: str
    group: Group
    title: str
    why: str
    because: str
    fix: str
    rows: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    facts: tuple[str, ...] = ()
    quoting: str = ""

    @property
    def in_full(self) -> str:
        """``because`` with the rows that it quotes whole."""
        return self.quoting or self.because

    @property
    def mark(self) -> str:
        """What tells it from every other one, and from itself on other facts. No words of a row are in it."""
        return sha256("\n".join((self.rule, *self.facts)).encode()).hexdigest()


class Places(NamedTuple):
    """Which rows and which lines of the source a finding speaks of, and the facts that it rests on."""

    rows: tuple[str, ...]
    lines: tuple[int, ...]
    facts: tuple[str, ...]


def places(rows: Iterable[CaseRow] = (), *facts: object, line: int = 0) -> Places:
    """The places of these rows, which are facts by their times, with other ``facts``.

    ``line`` is one of the source that comes before those of the rows; 0 is none.
    """
    known = tuple(rows)
    lines = tuple(one for one in (line, *(row.line for row in known)) if one)
    timed = (f"{row.id} {row.happened.to_data()}" for row in known)
    return Places(tuple(row.id for row in known), lines, (*timed, *map(str, facts)))


class Quoting(NamedTuple):
    """Words that quote rows: with the beginnings of them, and with all of each."""

    short: str
    whole: str


def quoted(said: str, *texts: str, most: int = QUOTED) -> Quoting:
    """``said`` with these texts where it has ``{}``, cut after ``most`` letters, and with the whole ones.

    Where a name is to be hidden, half of one could not be found; so what leaves the program starts from the whole.
    """
    return Quoting(said.format(*(f"“{one[:most]}”" for one in texts)), said.format(*(f"“{one}”" for one in texts)))


def from_to(first: datetime, last: datetime, word: str = "to") -> str:
    """``15:53 to 15:56 UTC``, with the days where they are two."""
    face = "%H:%M" if first.date() == last.date() else "%Y-%m-%d %H:%M"
    return f"{first.strftime(face)} {word} {last.strftime(face)} UTC"
