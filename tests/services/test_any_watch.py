"""Whatever becomes of the checks: one memory, true views, no alarm twice or missed, and a person's word wins."""

import json
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from incident_desk.adapters.ids import Uuid7Ids
from incident_desk.adapters.paths import DataFiles
from incident_desk.adapters.storage.record_store import SqliteRecordStore
from incident_desk.domain.checklist import BY_CHECK, SETTLED
from incident_desk.domain.clock import clock, not_before
from incident_desk.domain.events import BY_THE_DESK, Event, Kind, RecordKind
from incident_desk.domain.fold import fold, undone_acts
from incident_desk.domain.health import Outcome
from incident_desk.domain.incident import Incident
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.sensed_steps import bindings_of
from incident_desk.domain.snapshot import state_from_text, state_to_text
from incident_desk.domain.timeline import timeline
from incident_desk.formats.incident_json import incident_data
from incident_desk.formats.incident_text import show_text
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.desk import Desk
from incident_desk.services.reporting import Format, text_of
from tests.fakes import Bench, FakeClock
from tests.watched_world import COMING_AND_GOING, COURSES, World, lived_through

FEW = settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
MANY = settings(max_examples=250, suppress_health_check=list(HealthCheck), deadline=None)
_LOUD = {"down": 2, "flapping": 1}
_WELL = ("ok", "paused", "maintenance")


def one_memory(world: World) -> None:
    """Moved on by both programs, folded anew, read from a kept state, as known at any time: the same."""
    for record in world.records():
        first, second = (one.desk.incident_of(record) for one in world.programs)
        events = world.events(record)
        assert first == second == fold(events)
        assert state_from_text(state_to_text(first), first.playbook) == first
        for until in range(1, len(events), 7):
            known = world.programs[0].desk.known_at(record, events[until - 1].written_at)
            assert known == fold(events[:until])


def views_agree(world: World) -> None:
    """Timeline, reports and ``show --json`` name each change of a check once."""
    standing = world.events(world.standing)
    for record in world.records():
        events = world.events(record)
        incident, entries = fold(events), timeline(events)
        changed = [one.id for one in events if one.kind == Kind.CHECK_CHANGED]
        assert sorted(one.id for one in entries if one.kind == Kind.CHECK_CHANGED) == sorted(changed)
        reading = clock(incident, not_before(incident, world.now))
        data = json.loads(json.dumps(incident_data(incident, entries, reading), allow_nan=False))
        assert sorted(one["id"] for one in data["entries"] if one["kind"] == "check_changed") == sorted(changed)
        assert show_text(incident, entries, reading)
        report = build_report(events, "x", standing)
        assert len(report.checks) == len(changed)
        assert [one.kind for one in report.timeline].count(Kind.CHECK_CHANGED) == len(changed)
        markdown, html, told = (text_of(report, one) for one in (Format.MARKDOWN, Format.HTML, Format.JSON))
        assert len(json.loads(told)["checks"]) == len(changed) and html.count("<table") >= bool(changed)
        says_proven = "complete at" in markdown
        assert not says_proven or is_proven(events, incident), markdown


def is_proven(events: list[Event], incident: Incident) -> bool:
    """Whether the record bears it out that all checks that count were normal as long as the report says."""
    undone = undone_acts(events)
    standing = [one for one in events if one.act not in undone and one.body is not None]
    ended = [one for one in standing if one.kind == Kind.STATUS_SET and "proof" in one.data]
    if incident.proof is not None:
        told, until = incident.proof, ended[-1].written_at
        since, rows = told.clean_since, incident.snapshots[-1].rows
        counting = {one.check for one in rows if one.state not in ("paused", "maintenance")}
    else:
        note = [one for one in incident.soak_notes if one.is_complete][-1]
        since, until, counting = note.clean_since, incident.written_at, set(incident.checks)
    assert since is not None
    turns = [one for one in standing if one.kind == Kind.CHECK_CHANGED and one.written_at <= until]
    stood = {one: "ok" for one in counting}
    for one in sorted(turns, key=lambda event: (event.at, event.seq)):
        check, after = one.data["check"], one.data["after"]
        if check in counting:
            if one.at > since and after not in _WELL:
                return False
            stood[check] = after if one.at <= since else stood[check]
    gaps = [one for one in incident.watch_gaps if one.since < since + timedelta(seconds=60) and one.until > since]
    return all(state in _WELL for state in stood.values()) and not gaps


def booked_once(world: World) -> None:
    """What the program writes is there once and never undone; what a person undoes and redoes is as it was."""
    events = world.all_events()
    assert len({one.id for one in events}) == len(events)
    for record in world.records():
        own = world.events(record)
        undone = undone_acts(own)
        by_itself = [one for one in own if one.kind in BY_THE_DESK or one.who.startswith(BY_CHECK)]
        assert not [one for one in by_itself if one.act in undone]
        changes = Counter((one.data["check"], one.data["after"], one.data.get("level"), one.at) for one in own
                          if one.kind == Kind.CHECK_CHANGED)  # fmt: skip
        assert all(count == 1 for count in changes.values()), changes
        notes = [(one.is_complete, one.at, one.clean_since) for one in fold(own).soak_notes]
        assert len(notes) == len(set(notes))
        gaps = [one.since for one in fold(own).watch_gaps]
        assert len(gaps) == len(set(gaps))
    for record in world.records():
        before = fold(world.events(record))
        if world.act(record, lambda i, n: undo(i, world.events(i.id), n), 0):
            assert world.act(record, lambda i, n: redo(i, world.events(i.id)), 1)
            assert _lasting(fold(world.events(record))) == _lasting(before)


def _lasting(incident: Incident) -> Incident:
    """All but how far the record is written, and what the clocks crossed meanwhile."""
    return replace(incident, seq=0, head="", written_at=None, booked=())


def word_of_a_person_wins(world: World) -> None:
    """No check touches what a person has settled, and none ticks while it fails."""
    for record in world.records():
        events = world.events(record)
        for place, event in enumerate(events):
            if event.kind != Kind.STEP_SET or not event.who.startswith(BY_CHECK):
                continue
            before = fold(events[:place])
            mark = before.steps.get(event.data["step"])
            assert mark is None or mark.state not in SETTLED or mark.is_sensed
            if event.data["state"] == "done":
                bound = bindings_of(before)[event.data["step"]]
                known = before.check_marks.get(bound.check)
                assert known is None or known.state == "ok", known
                heard = [one for one in world.heard if one.check_id == f"{record}/{bound.check}"]
                row = [one.outcome for one in heard if one.at <= event.at][-bound.good :]
                assert row == [Outcome.OK] * bound.good


LAWS = (one_memory, views_agree, booked_once, word_of_a_person_wins)


@pytest.mark.parametrize("law", LAWS)
@FEW
@given(course=COURSES)
def test_of_any_course_of_checks(law, course) -> None:
    law(lived_through(course))


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("law", LAWS)
@MANY
@given(course=COURSES)
def test_of_very_many_courses_of_checks(law, course) -> None:
    law(lived_through(course))


# -- asked in one place, under one id -----------------------------------------------------------------------------


def asked_once(world: World) -> None:
    """A check is asked for one record alone, unless two incidents watch it; both programs ask the same.

    One that has ended and is still looked at watches by itself what does not stand any more.
    """
    first, second = (sorted(one.id for one in program.patrol.asked) for program in world.programs)
    assert first == second
    watching = defaultdict(list)
    for name in first:
        record, _, check = name.partition("/")
        watching[check].append(record)
    standing = world.programs[0].desk.standing.find()
    incidents = [one for one in world.incidents() if one.record is RecordKind.INCIDENT]
    # A drill asks what it watches by itself, also when it is over and still on the screen.
    drills = {one.id for one in world.incidents() if one.record is RecordKind.DRILL}
    for check, records in watching.items():
        by, stands = set(records) - drills, check in standing.checks
        may_watch = {one.id for one in incidents if one.is_open or not stands}
        assert len(records) == len(set(records)) and (len(by) <= 1 or by <= may_watch), check
    assert standing.checks.keys() <= {check for check, records in watching.items() if set(records) - drills}
    for one in world.heard[-1:]:
        for program in world.programs:
            assert all(
                found.sample.check_id == one.check_id.partition("/")[2] for found in program.patrol.judged([one])
            )


@FEW
@given(course=COURSES)
@example(course=[("declare", 0, 0), ("declare", 0, 0), ("cancel", 1, 0), ("undo", 0, 0)])
def test_any_check_is_asked_once(course) -> None:
    lived_through(course, asked_once)


@pytest.mark.slow
@pytest.mark.timeout(600)
@MANY
@given(course=COURSES)
def test_of_very_many_courses_each_check_is_asked_once(course) -> None:
    lived_through(course, asked_once)


# -- no alarm twice, none missed ----------------------------------------------------------------------------------


def alarms_are_right(world: World) -> None:
    """Each alarm is louder than what was said of the trouble; what fails as long as its rule says has alarmed."""
    rung: Counter[str] = Counter()
    drills = {one.id for one in world.incidents() if one.record is not RecordKind.INCIDENT}
    for event in world.all_events():
        if event.kind != Kind.CHECK_CHANGED or event.incident in drills:
            continue
        check, after = event.data["check"], event.data["after"]
        if after == "ok":
            rung[check] = 0
        elif event.data["alarms"]:
            assert _LOUD[after] > rung[check], (check, after, event.happened)
            rung[check] = _LOUD[after]
    for check, failures in world.rows.items():
        if check == "web" or check not in world.programs[0].desk.standing.find().checks:
            continue  # what it depends on may explain it
        assert failures < 2 or rung[check], (check, failures)
        assert failures < 4 or rung[check] == 2, (check, failures)


RECOVERED_THEN_SILENT = [
    ("bad", 10, 0), ("declare", 0, 0), ("all good", 0, 0), ("all good", 0, 0), ("lost", 0, 0), ("resolve", 0, 0),
    ("restart", 0, 0), ("hand over", 0, 0), ("bad", 22, 0),
]  # fmt: skip
"""The incident saw the trouble end, then nothing more: what comes after it is a trouble of its own."""


@FEW
@given(course=COMING_AND_GOING)
@example(course=RECOVERED_THEN_SILENT)
def test_no_outage_alarms_twice_and_none_is_missed(course) -> None:
    lived_through(course, alarms_are_right, most_open=1)


@pytest.mark.slow
@pytest.mark.timeout(600)
@settings(MANY, max_examples=600)
@given(course=COMING_AND_GOING)
def test_of_very_many_courses_no_outage_alarms_twice_and_none_is_missed(course) -> None:
    lived_through(course, alarms_are_right, most_open=1)


# -- on the disk --------------------------------------------------------------------------------------------------


class DiskBench(Bench):
    """The same on a real file."""

    def __init__(self, folder: Path) -> None:
        self.clock, self.ids = FakeClock(), Uuid7Ids()
        self.store = SqliteRecordStore(DataFiles.within(folder), self.clock, self.ids)
        self.desk = Desk(self.store, self.clock, self.ids)


def holds_on_the_disk(folder: Path, course) -> None:
    """The chain verifies, and both programs and whoever opens the file anew know the same, also as known then."""
    bench = DiskBench(folder)
    try:
        world = lived_through(course, bench=bench)
        assert list(bench.store.verify()) == []
        one_memory(world)
        booked_once(world)
        anew = SqliteRecordStore(DataFiles.within(folder), bench.clock, bench.ids)
        desk = Desk(anew, bench.clock, bench.ids)
        assert desk.incidents_of(world.records()) == world.programs[1].desk.incidents_of(world.records())
        anew.close()
    finally:
        bench.store.close()


@settings(FEW, max_examples=2)
@given(course=COURSES)
def test_any_course_holds_on_the_disk(tmp_path_factory, course) -> None:
    holds_on_the_disk(tmp_path_factory.mktemp("record"), course)


@pytest.mark.slow
@pytest.mark.timeout(600)
@settings(MANY, max_examples=30)
@given(course=COURSES)
def test_very_many_courses_hold_on_the_disk(tmp_path_factory, course) -> None:
    holds_on_the_disk(tmp_path_factory.mktemp("record"), course)
