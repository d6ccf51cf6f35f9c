"""Events of checks, changes and proof of recovery become state, also as an older or newer version wrote them."""

from datetime import timedelta

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.health import Check, HttpOptions
from incident_desk.domain.health_record import MOST_TURNS, ChangeKind, WatchGap
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.importing import take_in
from incident_desk.services.acts.logging import strike
from tests.fakes import NOON, Bench

DOWN = {"check": "api", "name": "/api", "before": "ok", "after": "down", "words": "down", "detail": "reset"}


def folded(*bodies: tuple[Kind, dict]) -> Incident:
    """The state of an incident in which these things happened, a minute apart."""
    bench = Bench()
    incident = bench.desk.declare(Declaration("All is down"), "MK")
    for minute, (kind, body) in enumerate(bodies):
        draft = Draft(kind, body, Moment.exactly(NOON + timedelta(minutes=minute)))
        bench.desk.act(incident.id, lambda _, __, one=draft: [one], "MK")
    return bench.desk.incident_of(incident.id)


def test_checks_that_are_taken_along_stand_beside_its_own_until_they_are_dropped() -> None:
    taken = (Kind.CHECKS_TAKEN, {"checks": [{"id": "api", "name": "/api"}, {"id": "db", "name": "db"}]})
    own = (Kind.CHECK_WATCHED, {"check": {"id": "own", "name": "own"}})
    bound = (Kind.STEP_BOUND, {"step": "1.1", "text": "Look", "check": "api", "name": "/api", "good": 2})
    assert list(folded(own, taken).checks) == ["own", "api", "db"]
    left = folded(own, taken, bound, (Kind.CHECK_CHANGED, DOWN), (Kind.CHECK_DROPPED, {"check": "api"}))
    assert list(left.checks) == ["own", "db"]
    assert (dict(left.check_marks), dict(left.bindings)) == ({}, {})
    assert [turn.words for turn in left.check_turns] == ["down"], "what it was stays known"


def test_since_when_a_check_is_watched_is_known_also_after_a_change_of_it() -> None:
    watched = (Kind.CHECK_WATCHED, {"check": {"id": "api", "name": "/api"}})
    taken = (Kind.CHECKS_TAKEN, {"checks": [{"id": "db", "name": "db"}]})
    known = folded(taken, watched, watched, (Kind.CHECK_DROPPED, {"check": "api"}), watched)
    assert known.checks_since == {"api": NOON + timedelta(minutes=1)}, "of what is taken along its own record knows"


def test_what_a_list_brings_in_is_watched_from_then_on_and_what_is_taken_along_was_before() -> None:
    bench = Bench()
    incident = bench.desk.declare(Declaration("All is down"), "MK")
    listed = take_in(incident, [Check("1", "db", HttpOptions("http://db/"))])
    along = Draft(Kind.CHECKS_TAKEN, {"checks": [{"id": "STANDING-1", "name": "web"}]})
    after = bench.desk.act(incident.id, lambda *_: [*listed, along], "MK").after
    assert list(after.checks) == ["INC-0001-1", "STANDING-1"] and list(after.checks_since) == ["INC-0001-1"]


def test_since_when_a_check_is_paused_is_known_until_it_is_resumed_or_dropped() -> None:
    def watched(**more):
        return Kind.CHECK_WATCHED, {"check": {"id": "api", "name": "/api", **more}}

    again = watched(paused=True, every=5)
    (pause,) = folded(watched(), watched(paused=True), again).check_pauses
    assert (pause.check, pause.since, pause.until) == ("api", NOON + timedelta(minutes=1), None)
    ends = (watched(), (Kind.CHECK_DROPPED, {"check": "api"}))
    assert [folded(watched(paused=True), end).check_pauses[0].until for end in ends] == [
        NOON + timedelta(minutes=1)
    ] * 2


def test_the_changes_that_were_told_last_are_held(monkeypatch) -> None:
    monkeypatch.setattr("incident_desk.domain.fold_health.MOST_CHANGES", 2)
    bodies = [(Kind.CHANGE_MADE, {"text": str(one)}) for one in range(3)]
    assert [change.text for change in folded(*bodies).changes] == ["1", "2"]


def test_a_change_that_was_struck_is_none() -> None:
    bench = Bench()
    one = bench.desk.declare(Declaration("All is down"), "MK").id
    events = [
        bench.desk.act(one, lambda *_, text=text: [Draft(Kind.CHANGE_MADE, {"text": text})], "MK").events[0]
        for text in ("mine", "of another system")
    ]
    after = bench.desk.act(one, lambda *_: strike(events[1], "not ours"), "MK").after
    assert [change.text for change in after.changes] == ["mine"]


def test_the_newest_turns_are_held() -> None:
    bodies = [(Kind.CHECK_CHANGED, DOWN | {"detail": str(one)}) for one in range(3)]
    assert [turn.at for turn in folded(*bodies).check_turns] == [NOON + timedelta(minutes=one) for one in range(3)]
    assert MOST_TURNS == 2_000


def test_a_change_of_a_kind_that_is_not_known_here_is_other() -> None:
    deploy = (Kind.CHANGE_MADE, {"text": "Deploy 7c1e0f4", "what": "deploy", "ref": "7c1e0f4"})
    weather = (Kind.CHANGE_MADE, {"text": "It rained", "what": "weather"})
    first, second = folded(deploy, weather).changes
    assert (first.what, first.ref, first.environment, first.at) == (ChangeKind.DEPLOY, "7c1e0f4", "", NOON)
    assert (second.what, second.text) == (ChangeKind.OTHER, "It rained")


def test_a_look_from_elsewhere_is_by_whoever_looked() -> None:
    phone = (Kind.SEEN_ELSEWHERE, {"good": False, "where": "phone, 4G", "check": "api", "name": "/api"})
    ann = (Kind.SEEN_ELSEWHERE, {"good": True, "where": "Lisbon", "by": "Ann"})
    first, second = folded(phone, ann).elsewhere
    assert (first.who, first.where, first.is_good, first.check) == ("MK", "phone, 4G", False, "api")
    assert (second.who, second.is_good, second.check) == ("Ann", True, "")


def test_snapshots_soak_and_gaps_are_held_with_their_times() -> None:
    since = NOON.isoformat()
    rows = [{"check": "api", "name": "/api", "state": "ok", "value": "98 ms", "since": since}, {"check": "db"}]
    found = folded(
        (Kind.CHECKS_SNAPPED, {"why": "impact_ended", "rows": rows}),
        (
            Kind.SOAK_BROKEN,
            {"name": "/api", "words": "down", "length_s": 1800, "clean_since": since},
        ),
        (Kind.SOAK_COMPLETE, {"length_s": 1800, "clean_since": since, "checks": 2}),
        (Kind.WATCH_GAP, {"since": since, "seconds": 180}),
    )
    assert [(row.name, row.value, row.since) for row in found.snapshots[0].rows] == [
        ("/api", "98 ms", NOON),
        ("", "", None),
    ]
    assert [(note.is_complete, note.name, note.clean_since) for note in found.soak_notes] == [
        (False, "/api", NOON),
        (True, "", NOON),
    ]
    assert found.watch_gaps == (WatchGap(NOON, NOON + timedelta(minutes=3)),)


def test_a_binding_that_was_loosened_is_remembered_as_loose() -> None:
    bound = (Kind.STEP_BOUND, {"step": "1.1", "check": "api", "name": "/api"})
    loose = (Kind.STEP_BOUND, {"step": "1.1", "check": None})
    assert folded(bound).bindings["1.1"].good == 3
    assert folded(bound, loose).bindings["1.1"].check == ""
