"""How the events of checks, changes and proof of recovery read in a timeline."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from incident_desk.domain.change_sayings import change_saying
from incident_desk.domain.counted import counted
from incident_desk.domain.durations import countdown, span
from incident_desk.domain.events import Kind

_Data = Mapping[str, Any]


def _check(data: _Data) -> str:
    return f"{data.get('name')} {data.get('words') or str(data.get('after', '')).replace('_', ' ')}"


def _watched(data: _Data) -> str:
    """Only what was done with a check has a row; that it is watched shows as what is heard of it."""
    return f"{data['check'].get('name')} {data.get('how') or 'is watched'}"


def _taken(data: _Data) -> str:
    names = [str(one.get("name")) for one in data["checks"]]
    return f"Watches {counted(len(names), 'check')}: {_some(names)}"


def _elsewhere(data: _Data) -> str:
    what = str(data.get("name") or "The service")
    by = f" by {data['by']}" if data.get("by") else ""
    how = "works" if data["good"] else "does not work"
    text = f": {data['text']}" if data.get("text") else ""
    return f"{what} {how}, seen from {data['where']}{by}{text}"


def _snapped(data: _Data) -> str:
    rows = data["rows"]
    normal = sum(str(one.get("state")) == "ok" for one in rows)
    when = {"impact_ended": "as the impact was said to have ended", "resolved": "at the resolution"}
    record = ", by the record" if data.get("source") == "record" else ""
    return f"Checks {when.get(str(data.get('why')), 'as they stood')}: {normal} of {len(rows)} normal{record}"


def proof_words(data: _Data) -> str:
    """What a resolution says of the proof of recovery."""
    length_s, reason = float(data.get("length_s") or 0), str(data.get("reason") or "")
    record = ", by the record" if data.get("source") == "record" else ""
    match data.get("phase"):
        case "complete":
            return f"Proof of recovery: soak {countdown(length_s)} complete"
        case "nothing":
            known = f". How it is known: {reason}" if reason else ""
            return f"No check proves it{known}"
        case "unconfirmed":
            how = f"all checks normal for {countdown(length_s)} and nobody has confirmed it"
        case "running":
            how = f"soak {countdown(float(data.get('passed_s') or 0))} of {countdown(length_s)}"
        case _:
            waits = _some([str(one) for one in data.get("waits_for") or ()])
            how = f"the soak waits for {waits}" if waits else "no soak ran"
    return f"Resolved without proof, {how}{record}" + (f": {reason}" if reason else "")


def _broken(data: _Data) -> str:
    passed = countdown(float(data.get("passed_s") or 0))
    return f"Soak broken at {passed} by {data.get('name')}: {data.get('words')}. It begins anew when all are normal"


def _complete(data: _Data) -> str:
    of = f", {data['checks']} of {data['checks']} checks normal" if data.get("checks") else ""
    return f"Soak {countdown(float(data['length_s']))} complete{of}"


def _gap(data: _Data) -> str:
    since = datetime.fromisoformat(data["since"])
    return f"Nobody asked the checks for {span(float(data['seconds']))}, since {since:%H:%M:%S} UTC"


def _bound(data: _Data) -> str:
    step = data.get("text") or data.get("step")
    if not data.get("check"):
        return f"{step}: no longer ticked by a check"
    return f"{step}: ticked by {data.get('name')} after {counted(int(data.get('good') or 3), 'good answer')}"


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


HEALTH_SAYINGS: Mapping[str, Callable[[_Data], str]] = {
    Kind.CHECK_CHANGED: _check,
    Kind.CHECK_WATCHED: _watched,
    Kind.CHECKS_TAKEN: _taken,
    Kind.OFFER_PUT_OFF: lambda data: f"No incident for now: {_some([str(one) for one in data['names']])}",
    Kind.CHECK_DROPPED: lambda data: f"{data.get('name')} is no longer watched",
    Kind.CHANGE_MADE: change_saying,
    Kind.SEEN_ELSEWHERE: _elsewhere,
    Kind.CHECKS_SNAPPED: _snapped,
    Kind.SOAK_BROKEN: _broken,
    Kind.SOAK_COMPLETE: _complete,
    Kind.WATCH_GAP: _gap,
    Kind.STEP_BOUND: _bound,
}
"""What each kind of event says of itself."""
