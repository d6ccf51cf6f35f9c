"""How the events of checklist runs become state: the fold's part for ``run_facts``."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import utc
from incident_desk.domain.run_facts import (
    CarriedRun,
    CarriedStep,
    CriterionSeen,
    KeptGoing,
    LiveMark,
    Outcome,
    RunEnd,
    RunLink,
)
from incident_desk.domain.status import Status

_STEP_WORDS = ("step", "text", "stage", "who", "reason", "overrides", "owner")


def _live(incident: Incident, event: Event) -> Incident:
    return _with(incident, live=LiveMark(event.at, event.who))


def _kept_going(incident: Incident, event: Event) -> Incident:
    data = event.data
    known = tuple(CriterionSeen(str(one["text"]), str(one["words"])) for one in data.get("known") or ())
    kept = KeptGoing(event.at, event.who, str(data.get("reason") or ""), known)
    return _with(incident, kept=(*incident.course.kept, kept))


def _filled(incident: Incident, event: Event) -> Incident:
    """A blank without a value is open again; where the body was erased, nothing was filled."""
    if event.body is None:
        return incident
    blank, value = str(event.data["blank"]), event.data.get("value")
    left = {name: known for name, known in incident.course.filled.items() if name != blank}
    filled = left if value is None else {**left, blank: str(value)}
    return _with(incident, filled=MappingProxyType(filled))


def _staffed(incident: Incident, event: Event) -> Incident:
    names = {"runs": "runner", "second": "second"}
    said = {field: str(event.data[name] or "") for name, field in names.items() if name in event.data}
    return _with(incident, **said)


def _criterion_bound(incident: Incident, event: Event) -> Incident:
    """The last word on a criterion holds, also that no check measures it."""
    said = {str(event.data["criterion"]): str(event.data.get("check") or "")}
    return _with(incident, measured=MappingProxyType({**incident.course.measured, **said}))


def _with(incident: Incident, **said: Any) -> Incident:
    return replace(incident, course=replace(incident.course, **said))


def _finished(incident: Incident, event: Event) -> Incident:
    """A run that has ended is closed: nothing of it is worked on, and nothing comes after it."""
    data = event.data
    words = {name: str(data.get(name) or "") for name in ("decision", "criterion", "reason")}
    end = RunEnd(Outcome(data["outcome"]), event.at, event.who, **words)
    return replace(incident, run_end=end, status=Status.CLOSED, status_at=event.at)


def _declared(incident: Incident, event: Event) -> Incident:
    data = event.data
    link = RunLink(str(data["incident"]), str(data["key"]), str(data["title"]), event.at)
    return replace(incident, led_to=(*incident.led_to, link))


def _carried(incident: Incident, event: Event) -> Incident:
    data = event.data
    steps = tuple(_step(one) for one in data.get("steps") or ())
    live = _time(data["live"]) if data.get("live") else None
    run = CarriedRun(str(data["run"]), str(data["key"]), str(data["title"]), _time(data["started"]), steps, live)
    return replace(incident, came_from=run)


def _step(data: Mapping[str, Any]) -> CarriedStep:
    words = {name: str(data.get(name) or "") for name in _STEP_WORDS}
    at, until = (_time(data[name]) if data.get(name) else None for name in ("at", "until"))
    return CarriedStep(**words, at=at, until=until, state=StepState(data["state"]))


def _time(text: str) -> datetime:
    return utc(datetime.fromisoformat(text))


RUN_CHANGES: Mapping[str, Callable[[Incident, Event], Incident]] = {
    Kind.RUN_LIVE: _live,
    Kind.RUN_KEPT_GOING: _kept_going,
    Kind.RUN_FILLED: _filled,
    Kind.RUN_STAFFED: _staffed,
    Kind.CRITERION_BOUND: _criterion_bound,
    Kind.RUN_FINISHED: _finished,
    Kind.RUN_DECLARED: _declared,
    Kind.RUN_CARRIED: _carried,
}
"""What each kind of event does to the state."""
