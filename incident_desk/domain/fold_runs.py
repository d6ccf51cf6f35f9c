"""How the events of checklist runs become state: the fold's part for ``run_facts``."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Event, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import utc
from incident_desk.domain.run_facts import CarriedRun, CarriedStep, Outcome, RunEnd, RunLink
from incident_desk.domain.status import Status


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
    run = CarriedRun(str(data["run"]), str(data["key"]), str(data["title"]), _time(data["started"]), steps)
    return replace(incident, came_from=run)


def _step(data: Mapping[str, Any]) -> CarriedStep:
    words = {name: str(data.get(name) or "") for name in ("step", "text", "stage", "who", "reason")}
    at = _time(data["at"]) if data.get("at") else None
    return CarriedStep(**words, state=StepState(data["state"]), at=at)


def _time(text: str) -> datetime:
    return utc(datetime.fromisoformat(text))


RUN_CHANGES: Mapping[str, Callable[[Incident, Event], Incident]] = {
    Kind.RUN_FINISHED: _finished,
    Kind.RUN_DECLARED: _declared,
    Kind.RUN_CARRIED: _carried,
}
"""What each kind of event does to the state."""
