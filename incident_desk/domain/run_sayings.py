"""What the events of checklist runs say, in the timeline of the run and of the incident that came of it."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from incident_desk.domain.checklist import SETTLED, StepState
from incident_desk.domain.events import Kind
from incident_desk.domain.run_facts import Outcome


def _kept_going(data: Mapping[str, Any]) -> str:
    return f"{data.get('decision') or 'Roll-back decision'}: keep going"


def _filled(data: Mapping[str, Any]) -> str:
    return f"{data['blank']} is {data['value']}" if data.get("value") is not None else f"{data['blank']} is open"


def _staffed(data: Mapping[str, Any]) -> str:
    said = ((data.get("runs"), "runs it"), (data.get("second"), "is the second pair of eyes"))
    words = [f"{name} {what}" for name, what in said if name]
    return ", ".join(words) or "No second pair of eyes"


def _criterion_bound(data: Mapping[str, Any]) -> str:
    if not data.get("check"):
        return f"{data['criterion']}: no longer measured by a check"
    return f"{data['criterion']}: measured by {data.get('name') or data['check']}"


def _finished(data: Mapping[str, Any]) -> str:
    outcome, deferred = Outcome(data["outcome"]), len(data.get("deferred") or ())
    if outcome is Outcome.ROLLED_BACK:
        return f"Rolled back: {data.get('criterion') or 'no criterion'}"
    return "Complete" if outcome is Outcome.COMPLETE else f"Complete except {deferred} deferred"


def _declared(data: Mapping[str, Any]) -> str:
    return f"Turned into {data['key']} {data['title']}"


def _carried(data: Mapping[str, Any]) -> str:
    steps = data.get("steps") or ()
    states = Counter(StepState(one["state"]) for one in steps)
    done = sum(count for state, count in states.items() if state in SETTLED)
    deferred = f", {states[StepState.DEFERRED]} deferred" if states[StepState.DEFERRED] else ""
    return f"Comes of {data['key']} {data['title']}: {done} of {len(steps)} steps settled{deferred}"


def _told(data: Mapping[str, Any]) -> str:
    return f"{data['run']}: {data['text']}"


RUN_SAYINGS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    Kind.RUN_LIVE: lambda data: "Live",
    Kind.RUN_KEPT_GOING: _kept_going,
    Kind.RUN_FILLED: _filled,
    Kind.RUN_STAFFED: _staffed,
    Kind.CRITERION_BOUND: _criterion_bound,
    Kind.RUN_FINISHED: _finished,
    Kind.RUN_DECLARED: _declared,
    Kind.RUN_CARRIED: _carried,
    Kind.RUN_TOLD: _told,
}
"""The words of each kind of event."""
