"""The parts that a health answer names, each with its state and latency: what lies behind a service.

Read are the shapes that services give: `{"mongodb": "connected"}`, `{"cache": true}`,
`{"db": {"status": "UP", "latency_ms": 3}}`, `[{"name": "db", "status": "pass"}]` and
`{"db:time": [{"status": "pass", "observedValue": 3, "observedUnit": "ms"}]}`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from incident_desk.domain.checks.json_conditions import NotThere, Path
from incident_desk.domain.findings import Part, PartState

MOST_PARTS = 50
MOST_WORDS = 80
_STATES = ("status", "state", "health")
_LATENCIES = {
    "latency_ms": 1.0, "response_time_ms": 1.0, "duration_ms": 1.0, "latencyMs": 1.0, "responseTimeMs": 1.0,
    "responseTime": 1.0, "latency": 1.0, "latency_s": 1000.0, "duration_s": 1000.0,
}  # fmt: skip
"""The names of a latency, and how many ms one of it is; a plain latency is taken for ms."""
_UNITS = {"ms": 1.0, "s": 1000.0, "us": 0.001, "µs": 0.001, "ns": 0.000001}
_GOOD = {
    "ok", "okay", "healthy", "up", "connected", "available", "pass", "passed", "passing", "ready", "running",
    "alive", "online", "enabled", "operational", "normal", "good", "green", "active", "success", "successful",
    "serving", "reachable", "open",
}  # fmt: skip
_SO_SO = {"degraded", "warn", "warning", "slow", "yellow", "partial", "limited", "unstable", "recovering"}
_BAD = {
    "down", "error", "failed", "failing", "fail", "failure", "unhealthy", "disconnected", "unavailable", "offline",
    "dead", "critical", "red", "outage", "timeout", "unreachable", "refused", "broken", "closed", "stopped",
    "not_ready", "not_connected", "out_of_service", "fatal",
}  # fmt: skip


def read_parts(whole: Any, paths: Sequence[Path]) -> tuple[Part, ...]:
    """The parts at these paths, in the answer's order; where there is nothing, a part that says so."""
    found = [part for path in paths for part in _at(whole, path)]
    return tuple(found[:MOST_PARTS])


def is_degraded(whole: Any) -> bool:
    """Whether an answer calls the service as a whole degraded: it has said itself how bad its parts are for it."""
    return _state(_status(whole)) is PartState.DEGRADED


def worst(parts: Sequence[Part], state: PartState) -> str:
    """The parts of that state in words, "mongodb failing (disconnected)"; empty where there is none."""
    named = [one.text for one in parts if one.state is state]
    more = f" and {len(named) - 3} more" if len(named) > 3 else ""
    return ", ".join(named[:3]) + more


def _at(whole: Any, path: Path) -> Iterator[Part]:
    try:
        found = path.value(whole)
    except NotThere:
        yield Part(path.last, PartState.UNKNOWN, "not in the answer")
        return
    if path.steps and (not isinstance(found, dict | list) or _status(found) is not None):
        yield _part(path.last, found)
    else:
        yield from _members(found, chosen=bool(path.steps))


def _members(found: Any, *, chosen: bool) -> Iterator[Part]:
    """Each member as a part; of a whole answer only what says a state, for it holds versions and modes too."""
    if isinstance(found, dict):
        named = [(str(name), value) for name, value in found.items()]
    elif isinstance(found, list):
        named = [(_name(value, number), value) for number, value in enumerate(found)]
    else:
        named = []
    for name, value in named:
        part = _part(name, value)
        if chosen or (part.state is not PartState.UNKNOWN and name not in _STATES):
            yield part


def _part(name: str, value: Any) -> Part:
    one = value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else value
    said = _status(one) if isinstance(one, dict) else one
    return Part(name[:MOST_WORDS], _state(said), _words(said), _latency(one) if isinstance(one, dict) else None)


def _name(value: Any, number: int) -> str:
    given = [value.get(key) for key in ("name", "id", "component")] if isinstance(value, dict) else []
    return next((one for one in given if isinstance(one, str) and one), str(number))


def _status(value: Any) -> Any:
    """What an object says of its state: a word or true and false."""
    if not isinstance(value, dict):
        return None
    said = [value[key] for key in (*_STATES, "healthy", "ok", "connected", "up") if key in value]
    return next((one for one in said if isinstance(one, str | bool)), None)


def _state(said: Any) -> PartState:
    if isinstance(said, bool):
        return PartState.OK if said else PartState.FAILING
    word = said.strip().casefold().replace(" ", "_").replace("-", "_") if isinstance(said, str) else ""
    groups = ((_GOOD, PartState.OK), (_SO_SO, PartState.DEGRADED), (_BAD, PartState.FAILING))
    return next((state for words, state in groups if word in words), PartState.UNKNOWN)


def _words(said: Any) -> str:
    if isinstance(said, bool):
        return "true" if said else "false"
    return said[:MOST_WORDS] if isinstance(said, str) else ""


def _latency(value: dict[str, Any]) -> float | None:
    if _is_number(value.get("observedValue")):
        unit = _UNITS.get(str(value.get("observedUnit")))
        return value["observedValue"] * unit if unit else None
    for name, in_ms in _LATENCIES.items():
        if _is_number(value.get(name)):
            return float(value[name] * in_ms)
    return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e12
