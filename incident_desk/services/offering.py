"""The offer to declare an incident: standing checks that alarm while no open incident has them. Pure.

    offer_of(record, others, covered) -> Offer

Several checks are one offer. What was put off is silent until it is normal again, and stays to be seen; so does
what an incident that has ended knew of. An offer declares nothing by itself.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from incident_desk.domain.durations import span
from incident_desk.domain.health_check import Check, known_check
from incident_desk.domain.health_groups import ENVIRONMENTS
from incident_desk.domain.health_state import State
from incident_desk.domain.incident import Incident
from incident_desk.services.standing_marks import IncidentMarks, loud, marks_of

if TYPE_CHECKING:
    from incident_desk.services.guessing import Signs

_LOUDEST = (State.DOWN, State.FLAPPING, State.SLOW)
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Trouble:
    """A standing check that alarms: how it stands, and since when (the first failure, UTC)."""

    check: Check
    state: State
    since: datetime
    detail: str = ""

    @property
    def words(self) -> str:
        """What became of it, as a title says it: "down"."""
        return "slow" if self.state is State.SLOW else self.state.word

    @property
    def name(self) -> str:
        """The check's name."""
        return self.check.name


@dataclass(frozen=True, slots=True)
class Offer:
    """What is in trouble, the worst first, and what of it was put off."""

    troubles: tuple[Trouble, ...] = ()
    quiet: tuple[Trouble, ...] = ()

    @property
    def first(self) -> Trouble | None:
        """What an incident would be declared for: of what is offered, else of what was put off."""
        return next(iter(self.troubles or self.quiet), None)

    @property
    def title(self) -> str:
        """The title of the incident: "/api/health down", "/api/health down and 2 more checks in trouble"."""
        named = self.troubles or self.quiet
        if not named:
            return ""
        more = len(named) - 1
        others = f" and {more} more check{'' if more == 1 else 's'} in trouble" if more else ""
        return f"{named[0].name} {named[0].words}{others}"

    @property
    def detected(self) -> datetime | None:
        """The earliest first failure (UTC)."""
        return min((one.since for one in self.troubles or self.quiet), default=None)

    def headline(self, now: datetime) -> str:
        """Whom it concerns and for how long: "/api/health has been down for 2 min"."""
        if len(self.troubles) == 1:
            return _lasting(self.troubles[0], now)
        return f"{len(self.troubles)} checks are in trouble: {_names(self.troubles)}"

    def quiet_line(self, now: datetime) -> str:
        """What was put off: "Put off: /api/health has been down for 12 min"; empty where nothing was."""
        if len(self.quiet) == 1:
            return f"Put off: {_lasting(self.quiet[0], now)}"
        return f"Put off: {len(self.quiet)} checks in trouble, {_names(self.quiet)}" if self.quiet else ""

    @property
    def signs(self) -> "Signs | None":
        """What playbooks and severities are guessed by."""
        from incident_desk.services.guessing import Signs

        first = self.first
        if first is None:
            return None
        return Signs(first.name, first.words, first.check.group, first.check.environment)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the checks that are offered."""
        return frozenset(one.check.id for one in self.troubles)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When (UTC) and in which zone an incident is declared, and the failing checks that offer it, if any do.

    ``checks`` are the names of the standing checks that would come along, ``put_off`` those of them for which
    somebody said *Not now*.
    """

    now: datetime
    zone: tzinfo
    offer: Offer = Offer()
    checks: tuple[str, ...] = ()
    put_off: tuple[str, ...] = ()
    run: Incident | None = None
    """The checklist's run that it comes of, whose record it takes along."""


def offer_of(record: Incident | None, others: IncidentMarks, covered: Collection[str]) -> Offer:
    """The offer as things stand: the standing record, what incidents said of its checks, what an open one has."""
    if record is None:
        return Offer()
    marks = marks_of(record, others.marks)
    troubles: list[Trouble] = []
    quiet: list[Trouble] = []
    for check_id, mark in marks.items():
        state = None if check_id in covered else loud(mark)
        check = known_check(record.checks[check_id]) if state else None
        if state is None or check is None or check.paused or mark.state == State.MAINTENANCE:
            # Announced work is no news; what still fails when it ends is offered then.
            continue
        found = Trouble(check, state, mark.outage_from or mark.at, mark.detail)
        ended = others.ended.get(check.id)
        is_quiet = check.id in record.put_off or (ended is not None and ended >= found.since)
        (quiet if is_quiet else troubles).append(found)
    return Offer(tuple(sorted(troubles, key=_worst_first)), tuple(sorted(quiet, key=_worst_first)))


def _worst_first(trouble: Trouble) -> tuple[int, int, datetime, str]:
    word = trouble.check.environment.casefold()
    usual = ENVIRONMENTS.index(word) if word in ENVIRONMENTS else 0
    return usual, _LOUDEST.index(trouble.state), trouble.since, trouble.name


def _lasting(trouble: Trouble, now: datetime) -> str:
    seconds = (now - trouble.since).total_seconds()
    length = span(seconds // 60 * 60) if seconds >= 60 else "less than a minute"
    return f"{trouble.name} has been {trouble.words} for {length}"


def _names(troubles: tuple[Trouble, ...]) -> str:
    more = len(troubles) - MOST_NAMED
    return ", ".join(one.name for one in troubles[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
