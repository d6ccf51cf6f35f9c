"""The figures over the record's incidents: how long things took, which targets were met, and what came back.

What one incident adds is read once for each of its states and kept: to ask for another period or severity counts
anew and reads nothing, so that it is quick over ten thousand of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from incident_desk.domain.incident import Incident
from incident_desk.domain.likeness import Traits, traits_of
from incident_desk.domain.metrics import TO_ACKNOWLEDGE
from incident_desk.domain.metrics_over import (
    Chosen,
    LeftOut,
    SetFigure,
    Value,
    Wanted,
    by_key,
    by_length,
    choose,
    figure_of,
    missing_of,
    month_of,
    value_of,
    words_of,
)
from incident_desk.domain.milestones import DURATIONS, DurationRule
from incident_desk.domain.objectives import (
    Goal,
    Objective,
    PreventionGoal,
    PreventionResult,
    objectives_over,
    prevention_over,
)
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.recurrence import CameBack, came_back
from incident_desk.domain.targets_met import Judged, SeverityRow, judged, rows_of
from incident_desk.formats.objective_goals import goals_in, lost_seconds, prevention_goals_in
from incident_desk.services.desk import Desk

RULES: tuple[DurationRule, ...] = (*DURATIONS, TO_ACKNOWLEDGE)
"""What is measured: every duration of the field, and the one that Home shows."""


@dataclass(frozen=True, slots=True)
class Measures:
    """All figures of one question at one moment (UTC)."""

    now: datetime
    wanted: Wanted
    chosen: Chosen
    figures: tuple[SetFigure, ...]
    targets: tuple[SeverityRow, ...]
    all_targets: SeverityRow
    objectives: tuple[Objective, ...]
    prevention: tuple[PreventionResult, ...]
    came_back: tuple[CameBack, ...] = ()


def measures(desk: Desk, wanted: Wanted) -> Measures:
    """The figures as the record stands."""
    return Measuring().measures(desk.incidents_of([head.incident for head in desk.heads()]), wanted, desk.now())


@dataclass(frozen=True, slots=True)
class _Read:
    """What one incident adds in one of its states; ``judged`` and ``objectives`` None: time moves them on."""

    head: str
    values: tuple[Value, ...]
    judged: Judged | None
    objectives: tuple[Objective, ...] | None


_Ordered = tuple[list[Value], list[LeftOut]]


def _put_in_order(column: Sequence[Value]) -> _Ordered:
    known = sorted((one for one in column if not one.measured.why_not), key=by_length)
    return known, sorted((missing_of(one) for one in column if one.measured.why_not), key=by_key)


class Measuring:
    """Figures over states in memory. Used on one thread at a time."""

    def __init__(self) -> None:
        self._kept: dict[str, _Read] = {}
        self._ordered: tuple[_Ordered, ...] | None = None
        self._words: dict[str, tuple[str, frozenset[str]]] = {}
        self._traits: dict[str, tuple[str, Traits]] = {}
        self._goals = _Goals()

    def choose(self, incidents: Iterable[Incident], wanted: Wanted) -> Chosen:
        """Which incidents are meant, and which of them do not count."""
        return choose(incidents, wanted, self._words_of)

    def unread(self, incidents: Iterable[Incident]) -> list[Incident]:
        """Those whose state was not read yet."""
        kept = self._kept
        return [one for one in incidents if (read := kept.get(one.id)) is None or read.head != one.head]

    def read(self, incidents: Iterable[Incident], now: datetime) -> None:
        """Read what these add, at ``now`` (UTC), and keep it."""
        for one in incidents:
            month = month_of(one)
            self._kept[one.id] = _Read(
                one.head,
                tuple(value_of(rule, one, month) for rule in RULES),
                None if one.is_open else judged(one, now),
                None if one.is_open else self._objectives(one, now),
            )
            self._ordered = None

    def measures(self, every: Sequence[Incident], wanted: Wanted, now: datetime) -> Measures:
        """All figures; what was not read yet is read first."""
        found = self.figures(self.choose(every, wanted), wanted, now)
        return replace(found, came_back=self.came_back(found.chosen.incidents, every))

    def figures(self, chosen: Chosen, wanted: Wanted, now: datetime) -> Measures:
        """All figures but what came back, which takes a comparison of its own."""
        self.read(self.unread(chosen.incidents), now)
        read = [self._kept[one.id] for one in chosen.incidents]
        pairs = list(zip(chosen.incidents, read, strict=True))
        rows, together = rows_of([kept.judged or judged(one, now) for one, kept in pairs])
        objectives = [
            objective
            for one, kept in pairs
            for objective in (self._objectives(one, now) if kept.objectives is None else kept.objectives)
        ]
        prevention = prevention_over(chosen.incidents, self._goals.prevention)
        figures = self._figures(read)
        return Measures(now, wanted, chosen, figures, rows, together, tuple(objectives), prevention)

    def came_back(self, chosen: Sequence[Incident], every: Iterable[Incident]) -> tuple[CameBack, ...]:
        """Which of the chosen incidents were like an earlier one with preventive actions."""
        return came_back(chosen, every, self._traits_of)

    def words(self, incidents: Iterable[Incident]) -> list[str]:
        """What a filter can offer: services, checks and playbooks of these incidents, in order of the alphabet."""
        found = {
            name
            for one in incidents
            for traits in (self._traits_of(one),)
            for name in (*traits.services.values(), *traits.checks.values(), traits.playbook)
            if name
        }
        return sorted(found, key=str.casefold)

    def _figures(self, read: Sequence[_Read]) -> tuple[SetFigure, ...]:
        wanted = {kept.values[0].key for kept in read}
        months = Counter(kept.values[0].month for kept in read if kept.values[0].month)
        return tuple(
            figure_of(
                rule,
                [one for one in known if one.key in wanted],
                [one for one in missing if one.key in wanted],
                months,
            )
            for rule, (known, missing) in zip(RULES, self._in_order(), strict=True)
        )

    def _in_order(self) -> tuple[_Ordered, ...]:
        """All that was read, for each rule by length, and what is missing by key: what is picked out of it is in
        order as well."""
        if self._ordered is None:
            columns = [[kept.values[place] for kept in self._kept.values()] for place in range(len(RULES))]
            self._ordered = tuple(_put_in_order(column) for column in columns)
        return self._ordered

    def _objectives(self, one: Incident, now: datetime) -> tuple[Objective, ...]:
        return objectives_over((one,), now, self._goals.of, lost_seconds)

    def _words_of(self, one: Incident) -> frozenset[str]:
        kept = self._words.get(one.id)
        if kept is None or kept[0] != one.head:
            kept = self._words[one.id] = (one.head, words_of(one, self._traits_of(one)))
        return kept[1]

    def _traits_of(self, one: Incident) -> Traits:
        kept = self._traits.get(one.id)
        if kept is None or kept[0] != one.head:
            kept = self._traits[one.id] = (one.head, traits_of(one))
        return kept[1]


@dataclass(frozen=True, slots=True)
class _Stated:
    playbook: Playbook
    goals: tuple[Goal, ...]
    prevention: tuple[PreventionGoal, ...]


class _Goals:
    """What each playbook states, read once: thousands of incidents have the same few."""

    def __init__(self) -> None:
        self._kept: dict[int, _Stated] = {}

    def of(self, playbook: Playbook) -> tuple[Goal, ...]:
        return self._stated(playbook).goals

    def prevention(self, playbook: Playbook) -> tuple[PreventionGoal, ...]:
        return self._stated(playbook).prevention

    def _stated(self, playbook: Playbook) -> _Stated:
        found = self._kept.get(id(playbook))
        if found is None:
            stated = _Stated(playbook, goals_in(playbook), prevention_goals_in(playbook))
            # The playbook is held with what it states, or another might come to have its id.
            found = self._kept[id(playbook)] = stated
        return found
