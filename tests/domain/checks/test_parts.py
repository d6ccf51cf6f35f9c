"""The parts of health answers as services really give them."""

import json

import pytest

from incident_desk.domain.checks.json_conditions import Path
from incident_desk.domain.checks.parts import is_degraded, read_parts, worst
from incident_desk.domain.findings import Part, PartState

OK, SO_SO, BAD, UNKNOWN = PartState.OK, PartState.DEGRADED, PartState.FAILING, PartState.UNKNOWN


def parts(whole: object, *paths: str) -> list[tuple[str, PartState]]:
    return [(one.name, one.state) for one in read_parts(whole, [Path.parse(path, "parts") for path in paths])]


def test_a_bots_health_with_its_dependencies():
    whole = json.loads(
        '{"status": "healthy", "timestamp": "2025-08-18T14:45:00Z", "version": "1.2.0", "uptime": 81234.5,'
        ' "memory": {"rss": 1}, "dependencies": {"slack": "connected", "attio": "connected",'
        ' "inference": "degraded", "mongodb": "disconnected"}}'
    )
    expected = [("slack", OK), ("attio", OK), ("inference", SO_SO), ("mongodb", BAD)]
    assert parts(whole, "dependencies") == expected


def test_a_flat_health_of_words_and_flags():
    whole = json.loads(
        '{"status": "healthy", "mode": "STABLE_PRODUCTION_FULL_API", "zebra_associates_ready": true,'
        ' "critical_business_ready": false, "authentication_endpoints": "available"}'
    )
    expected = [("zebra_associates_ready", OK), ("critical_business_ready", BAD), ("authentication_endpoints", OK)]
    assert parts(whole, "$") == expected
    assert parts(whole, "zebra_associates_ready", "mode") == [("zebra_associates_ready", OK), ("mode", UNKNOWN)]


@pytest.mark.parametrize(
    ("member", "part"),
    [
        ({"status": "UP", "latency_ms": 3}, Part("db", OK, "UP", 3.0)),
        ({"status": "DOWN", "details": {"error": "x"}}, Part("db", BAD, "DOWN")),
        ({"state": "Not Ready", "duration_s": 0.25}, Part("db", BAD, "Not Ready", 250.0)),
        ({"healthy": False}, Part("db", BAD, "false")),
        ({"health": "green", "responseTime": 12.5}, Part("db", OK, "green", 12.5)),
        ([{"status": "pass", "observedValue": 2, "observedUnit": "s"}], Part("db", OK, "pass", 2000.0)),
        ([{"status": "warn", "observedValue": 2, "observedUnit": "percent"}], Part("db", SO_SO, "warn")),
        ("initializing", Part("db", UNKNOWN, "initializing")),
        (None, Part("db", UNKNOWN)),
        (200, Part("db", UNKNOWN)),
        ({"latency": -1, "status": "ok"}, Part("db", OK, "ok")),
        ("x" * 500, Part("db", UNKNOWN, "x" * 80)),
    ],
)
def test_the_shapes_of_a_part(member, part):
    assert read_parts({"checks": {"db": member}}, [Path.parse("checks", "parts")]) == (part,)


def test_lists_take_their_names_and_whole_objects_their_paths():
    assert parts([{"name": "db", "status": "ok"}, {"status": "fail"}], "$") == [("db", OK), ("1", BAD)]
    assert parts({"deps": {"db": {"status": "ok"}}}, "deps.db") == [("db", OK)]
    assert parts({"components": {"a": {"b": 1}}}, "components") == [("a", UNKNOWN)]


def test_what_is_not_there_is_a_part_that_says_so_and_many_are_bounded():
    assert read_parts({}, [Path.parse("deps", "parts")]) == (Part("deps", UNKNOWN, "not in the answer"),)
    assert len(parts({"d": {str(n): True for n in range(500)}}, "d")) == 50


def test_the_worst_are_named_shortly():
    found = [Part(f"p{n}", BAD, "down") for n in range(5)] + [Part("good", OK)]
    assert worst(found, BAD) == "p0 failing (down), p1 failing (down), p2 failing (down) and 2 more"
    assert worst(found, SO_SO) == ""


def test_a_whole_answer_calls_itself_degraded():
    assert is_degraded({"status": "Degraded"}) and is_degraded({"health": "warn", "version": 2})
    for other in ({"status": "ok"}, {"status": "down"}, {"status": {"a": 1}}, {}, [], "degraded", None, 3):
        assert not is_degraded(other)
