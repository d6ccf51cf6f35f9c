"""What an incident takes along of the standing checks, as it is declared or later. Pure.

concerned(checks, in_trouble) -> the checks that it takes
taking(standing, events, marks, …) -> the drafts of it
joining(standing, events, incident, …) -> the drafts of what an open incident takes along too
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Event, Kind
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_rules import Level
from incident_desk.domain.health_state import State
from incident_desk.domain.incident import CheckMark, Incident
from incident_desk.domain.moments import Moment
from incident_desk.domain.recovery import checks_of
from incident_desk.services.standing_marks import is_real, loud, marks_of

READ_BACK = 2_000
"""Events of the standing record, the newest, in which the changes of a present trouble are looked for."""
_IN_TROUBLE = frozenset({State.SLOW, State.DOWN, State.FLAPPING, State.SUPPRESSED})
Cause = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Standings:
    """What is known of the standing checks at a declaration: their record, what incidents said of them last, and
    which of them another open incident has."""

    record: Incident
    marks: Mapping[str, CheckMark] = field(default_factory=dict)
    covered: Collection[str] = ()

    @property
    def troubles(self) -> Mapping[str, CheckMark]:
        """The checks that are in trouble and that no open incident has, with what was said of each last."""
        return {check: mark for check, mark in self.known_troubles.items() if check not in self.covered}

    @property
    def known_troubles(self) -> Mapping[str, CheckMark]:
        """All that are in trouble: one that alarmed and of which nothing is known since is so still."""
        marks = marks_of(self.record, self.marks)
        return {check: mark for check, mark in marks.items() if mark.state in _IN_TROUBLE or loud(mark)}

    def concerned(self) -> list[Check]:
        """The checks that an incident takes along now."""
        return concerned(checks_of(self.record), self.troubles)


def concerned(checks: Sequence[Check], in_trouble: Collection[str], *, or_all: bool = True) -> list[Check]:
    """Those of the groups of what is in trouble, what these depend on, and what depends on them.

    Where nothing is in trouble, or what is belongs to no group: all; but for ``or_all`` what is in trouble alone.
    None that is paused.
    """
    awake = [one for one in checks if not one.paused]
    groups = {_group(one) for one in awake if one.id in in_trouble and one.group}
    if not groups:
        return awake if or_all else [one for one in awake if one.id in in_trouble]
    wanted = {one.id for one in awake if one.id in in_trouble or (one.group and _group(one) in groups)}
    parents = {one.id: set(one.depends_on) for one in awake}
    children = {one.id: {other.id for other in awake if one.id in other.depends_on} for one in awake}
    reached = _reached(wanted, parents) | _reached(wanted, children)
    return [one for one in awake if one.id in reached]


def taking(standings: Standings, events: Iterable[Event], incident: str, caused: Cause) -> Sequence[Draft]:
    """The checks in one event, and copies of the changes of those in trouble since their trouble began.

    What another open incident has said of a trouble is copied too. The copies happened at their true times, alarm
    nobody again, and have ids by their cause. ``events`` are the newest of the standing record.
    """
    return _taking(standings, events, [one.id for one in standings.concerned()], incident, caused)


def joining(standings: Standings, events: Iterable[Event], incident: Incident, caused: Cause) -> Sequence[Draft]:
    """The same for an incident that is open already: what is in trouble now, with its group, and no open one has.

    Raises:
        Refused: there is nothing of that kind, or it takes no standing checks.
    """
    if not (incident.is_open and is_real(incident)):
        raise Refused(f"{incident.key} takes no standing checks along: it has ended, or is a drill")
    had = {*standings.covered, *incident.checks}
    near = concerned(checks_of(standings.record), standings.troubles, or_all=False)
    # What is in trouble stands first, so that the entry names it.
    ids = sorted((one.id for one in near if one.id not in had), key=lambda one: one not in standings.troubles)
    if not ids:
        raise Refused("No standing check is in trouble that no open incident has")
    return _taking(standings, events, ids, incident.id, caused)


def _taking(
    standings: Standings, events: Iterable[Event], ids: Sequence[str], incident: str, caused: Cause
) -> Sequence[Draft]:
    record = standings.record
    if not ids:
        return ()
    drafts = [Draft(Kind.CHECKS_TAKEN, {"checks": [dict(record.checks[one]) for one in ids]})]
    troubles = {check: mark for check, mark in standings.known_troubles.items() if check in ids}
    found = _changes(events, troubles)
    for check, mark in troubles.items():
        copies = found.get(check) or [_from_mark(check, mark, caused(record.id, check, mark.at.isoformat()))]
        drafts += [_copy(body, happened, caused("check_copied", incident, one)) for body, happened, one in copies]
    return tuple(drafts)


_Change = tuple[Mapping[str, Any], Moment, str]
"""The body of a change, when it happened, and the id of its event."""


def _changes(events: Iterable[Event], troubles: Mapping[str, CheckMark]) -> dict[str, list[_Change]]:
    """Of each check in trouble, what became of it since it was normal last; none where that is not all there is."""
    found: dict[str, list[_Change]] = {}
    for event in events:
        if event.kind != Kind.CHECK_CHANGED or event.body is None:
            continue
        check = str(event.data["check"])
        if check not in troubles:
            continue
        if event.data["after"] == State.OK:
            found[check] = []
        else:
            found.setdefault(check, []).append((event.data, event.happened, event.id))
    # What another record said since is known by its mark alone.
    return {
        check: changes
        for check, changes in found.items()
        if changes and changes[-1][1].at == troubles[check].at and changes[-1][0]["after"] == troubles[check].state
    }


def _from_mark(check: str, mark: CheckMark, cause: str) -> _Change:
    """The change that the mark of a check rests on, where it lies too far back to be read.

    Of one of which nothing is known since, that is how it was heard last.
    """
    state = loud(mark) or State(mark.state)
    is_recalled = state is State.SLOW and mark.state != State.SLOW
    level = Level.CRITICAL.word if is_recalled else mark.level
    words = state.word + (", critical" if level == Level.CRITICAL.word else "")
    body = {
        "check": check,
        "name": mark.name,
        "before": State.OK.value,
        "after": state.value,
        "words": words,
        "detail": mark.detail,
        "evidence": None,
    }
    return body | ({"level": level} if level else {}), Moment.exactly(mark.outage_from or mark.at), cause


def _copy(body: Mapping[str, Any], happened: Moment, cause: str) -> Draft:
    own = {"alarms": False, "by": f"check:{body['name']}"}
    return Draft(Kind.CHECK_CHANGED, {**body, **own}, happened, cause)


def _group(check: Check) -> tuple[str, str]:
    return check.environment.casefold(), check.group.casefold()


def _reached(start: Collection[str], ways: Mapping[str, Collection[str]]) -> set[str]:
    """All that is reached from there, the start included; a circle ends too."""
    reached, left = set(start), list(start)
    while left:
        new = [one for one in ways.get(left.pop(), ()) if one not in reached]
        reached.update(new)
        left += new
    return reached
