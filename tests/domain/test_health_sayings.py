"""What the events of checks, changes and proof of recovery say in a timeline."""

import pytest

from incident_desk.domain.events import Kind
from incident_desk.domain.health_sayings import HEALTH_SAYINGS

SINCE = "2026-10-14T03:57:20+00:00"


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        (Kind.CHECK_CHANGED, {"name": "/api", "after": "no_data"}, "/api no data"),
        (Kind.CHECKS_TAKEN, {"checks": [{"name": "/api"}]}, "Watches 1 check: /api"),
        (Kind.CHECKS_TAKEN, {"checks": [{"name": one} for one in "abcde"]}, "Watches 5 checks: a, b, c and 2 more"),
        (Kind.CHECK_DROPPED, {"name": "/api"}, "/api is no longer watched"),
        (Kind.CHANGE_MADE, {"what": "deploy", "ref": "7c1", "text": "sessions"}, "Deploy 7c1: sessions"),
        (Kind.CHANGE_MADE, {"what": "deploy", "ref": "7c1", "text": "now 7c1"}, "Deploy: now 7c1"),
        (Kind.CHANGE_MADE, {"what": "flag", "ref": "new-ui", "environment": "staging"}, "Flag new-ui (staging)"),
        (Kind.CHANGE_MADE, {"text": "pool made larger"}, "Change: pool made larger"),
        (Kind.SEEN_ELSEWHERE, {"good": False, "where": "4G"}, "The service does not work, seen from 4G"),
        (
            Kind.SEEN_ELSEWHERE,
            {"good": True, "where": "Lisbon", "by": "Ann", "name": "/api", "text": "slow"},
            "/api works, seen from Lisbon by Ann: slow",
        ),
        (
            Kind.CHECKS_SNAPPED,
            {"rows": [{"state": "ok"}, {"state": "down"}]},
            "Checks as they stood: 1 of 2 normal",
        ),
        (
            Kind.SOAK_BROKEN,
            {"passed_s": 1120, "name": "/api", "words": "down"},
            "Soak broken at 18:40 by /api: down. It begins anew when all are normal",
        ),
        (Kind.SOAK_COMPLETE, {"length_s": 1800, "checks": 8}, "Soak 30:00 complete, 8 of 8 checks normal"),
        (
            Kind.WATCH_GAP,
            {"since": SINCE, "seconds": 180},
            "Nobody asked the checks for 3 min, since 03:57:20 UTC",
        ),
        (
            Kind.STEP_BOUND,
            {"text": "Look", "check": "a", "name": "/api"},
            "Look: ticked by /api after 3 good answers",
        ),
        (Kind.STEP_BOUND, {"text": "Look", "check": None}, "Look: no longer ticked by a check"),
    ],
)
def test_each_kind_says_what_happened(kind: Kind, data: dict, words: str) -> None:
    assert HEALTH_SAYINGS[kind](data) == words
