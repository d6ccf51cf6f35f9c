"""A record that is handed out as JSON and taken in elsewhere is the same incident, whatever was done to it."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from incident_desk.domain.clock import clock
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Kind, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.moments import Moment
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.response_cost import cost_of, effort_of
from incident_desk.domain.taken_records import chained_anew, holds_origin, taken_from
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.formats.record_file import read_record, with_record
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import erase, log
from incident_desk.services.acts.steering import resolve
from incident_desk.services.acts.undoing import undo
from incident_desk.services.desk import Desk
from tests.adapters.storage.records import Record
from tests.any_record import COURSES, OPENINGS, any_record
from tests.examples import few
from tests.fakes import Bench

FEW = settings(max_examples=few(8, 40), deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
TAKEN_IN = (RecordKind.INCIDENT, RecordKind.DRILL, RecordKind.PAST)


def written(events, name="a.json", generator="x"):
    """The file that a report of these events is, read back."""
    report = build_report(events, generator).to_data()
    return read_record(json.dumps(with_record(report, events), ensure_ascii=False, indent=1).encode(), name)


class Elsewhere:
    """A desk on a real store in an empty folder, an hour after that moment."""

    def __init__(self, folder, after):
        self.record = Record(Path(folder))
        self.record.clock.at = after + timedelta(hours=1)
        self.store = self.record.open()
        self.desk = Desk(self.store, self.record.clock, self.record.ids)

    def close(self):
        self.record.close()


@pytest.fixture
def elsewhere(tmp_path):
    bench = story()
    one = Elsewhere(tmp_path, bench.clock.now())
    one.events = bench.store.events("id-1")
    yield one
    one.close()


def story():
    """An incident of four entries, one of them erased and one undone."""
    bench = Bench()
    declared = bench.desk.declare(Declaration("Payments down", "P1"), "MK").id
    for text in ("looked", "a password", "rolled back", "gone"):
        bench.clock.pass_s(60)
        bench.desk.act(declared, lambda i, n, text=text: log(Line(text, Sign.NOTE)), "Ana")
    secret = next(one for one in bench.store.events(declared) if one.data.get("text") == "a password")
    bench.desk.act(declared, lambda i, n: undo(i, bench.store.events(i.id), n), "Ana")
    bench.desk.act(declared, lambda i, n: erase(secret, (), "a secret"), "Ana")
    return bench


def same_again(opening, course):
    """Handed out, taken in, handed out again: nothing differs but what the taking in has to say."""
    record = any_record(opening, course)
    events = record.events
    if events[0].data["record"] not in TAKEN_IN:
        with pytest.raises(Refused, match="record of no incident"):
            written(events)
        return
    file = written(events)
    assert not file.words_changed and [one.hash for one in file.events] == [one.hash for one in events]
    with TemporaryDirectory() as folder:
        there = Elsewhere(folder, record.bench.clock.now())
        try:
            come_back(there, file, record.id, events)
        finally:
            there.close()


def come_back(there, file, incident, events):
    taken = there.desk.records.take_in(file, "Ana")
    back = there.desk.events(incident)
    assert not list(there.store.verify()) and holds_origin(back)
    first = back[: len(events)]
    assert alike(fold(first), fold(events)) and timeline(first) == timeline(events)
    moment = events[-1].written_at
    assert clock(fold(first), moment) == clock(fold(events), moment)
    # What came after is the desk's own: checks that it paused, and what the clocks have crossed since.
    booked = {Kind.CHECK_WATCHED, Kind.TARGET_CROSSED, Kind.CROSSING_CORRECTED}
    assert {one.kind for one in back[len(events) :]} <= booked
    # memory, and a desk that opens the store anew, have the same
    anew = Desk(there.record.open(), there.record.clock, there.record.ids)
    assert there.desk.incident_of(incident) == anew.incident_of(incident) == fold(back)
    assert told_again(events) == told_again(first)
    again = written(first, "b.json")
    assert [one.hash for one in again.events] == [one.hash for one in events]
    assert there.desk.records.take_in(file, "Ana").known and len(there.desk.events(incident)) == len(back)
    before = fold(events)
    assert taken.paused == (sum(not one.get("paused") for one in before.checks.values()) if before.is_open else 0)


def alike(one, other):
    """But for the hash of this store and when it came to know of the record."""
    return replace(one, head="", known_since=None) == replace(other, head="", known_since=None)


def told_again(events):
    """The report's data but for the hash of this store and where it was taken in from."""
    data = build_report(events, "x").to_data()
    return {
        **data,
        "head": {**data["head"], "hash": ""},
        "taken": None,
        "chain": [one["seq"] for one in data["chain"]],
    }


@FEW
@given(opening=OPENINGS, course=COURSES)
def test_any_record_comes_back(opening, course):
    same_again(opening, course)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@MANY
@given(opening=OPENINGS, course=COURSES)
def test_very_many_records_come_back(opening, course):
    same_again(opening, course)


def test_a_key_that_is_taken_gives_way_and_the_origin_is_told(elsewhere):
    elsewhere.desk.declare(Declaration("Other"), "Ana")
    file = written(elsewhere.events, "handed.json")
    assert elsewhere.desk.records.known(file) is None and elsewhere.desk.records.key_for(file) == ""
    taken = elsewhere.desk.records.take_in(file, "Ana")
    assert (taken.incident.key, taken.key_was, taken.known) == ("INC-0002", "INC-0001", False)
    back = elsewhere.desk.events(taken.incident.id)
    told = taken_from(back)
    assert (told.key, told.file, told.who) == ("INC-0001", "handed.json", "Ana")
    assert (told.seq, told.head) == (len(elsewhere.events), elsewhere.events[-1].hash) and holds_origin(back)
    # and by the key that it had here it goes on to a third one
    report = build_report(back, "x").to_data()
    assert read_record(json.dumps(with_record(report, back)).encode(), "c.json").key == "INC-0002"


def test_what_goes_on_here_stays_one_chain_and_the_file_is_found_again(elsewhere):
    file = written(elsewhere.events)
    incident = elsewhere.desk.records.take_in(file, "Ana").incident.id
    elsewhere.desk.act(incident, lambda i, n: log(Line("goes on", Sign.NOTE)), "Ana")
    entry = next(one for one in elsewhere.desk.events(incident) if one.data.get("text") == "looked")
    elsewhere.desk.act(incident, lambda i, n: erase(entry, (), "later"), "Ana")
    back = elsewhere.desk.events(incident)
    assert not list(elsewhere.store.verify()) and holds_origin(back)
    assert [one.hash for one in chained_anew(back)][: len(file.events)] == [one.hash for one in file.events]
    known = elsewhere.desk.records.take_in(file, "Ana")
    assert known.known and known.newer == len(back) - len(file.events)
    # the longer one, taken to a store that has the shorter one or another one, is told and refused
    longer = written(back, "longer.json")
    bench = Bench(file.events[-1].written_at)  # so early that no clock has crossed anything there
    bench.ids.count = 1000
    assert not bench.desk.records.take_in(file, "Ana").known
    with pytest.raises(Refused, match="has .* more events, written elsewhere"):
        bench.desk.records.take_in(longer, "Ana")
    bench.desk.act(incident, lambda i, n: log(Line("goes on otherwise", Sign.NOTE)), "Bo")
    with pytest.raises(Refused, match="went on in another way"):
        bench.desk.records.known(longer)


def test_of_a_record_whose_events_are_elsewhere_nothing_is_taken_in(elsewhere):
    file = written(elsewhere.events)
    stolen = replace(file, events=tuple(replace(one, incident="another") for one in file.events))
    elsewhere.desk.records.take_in(file, "Ana")
    count = elsewhere.store.position()
    with pytest.raises(Refused, match="of its events are in another record here already"):
        elsewhere.desk.records.take_in(stolen, "Ana")
    assert elsewhere.store.position() == count and not list(elsewhere.store.verify())


def test_a_clock_that_is_ahead_is_told(elsewhere):
    elsewhere.record.clock.at = elsewhere.events[-1].written_at - timedelta(minutes=2)
    with pytest.raises(Refused, match="One of the two clocks is wrong"):
        elsewhere.desk.records.take_in(written(elsewhere.events), "Ana")
    assert elsewhere.store.position() == 0


def test_a_report_with_what_the_response_cost_comes_back_and_costs_the_same(tmp_path):
    def costed(events):
        cost = cost_of(effort_of(events, fold(events)), HourlyRate(90.0, "€"))
        return replace(build_report(events, "x"), cost=cost)

    bench = story()
    bench.clock.pass_s(600)
    bench.desk.act("id-1", lambda i, _n: resolve(i, None, Moment.unknown()), "Ana")
    events = bench.store.events("id-1")
    report, there = costed(events), Elsewhere(tmp_path, bench.clock.now())
    data = json.dumps(with_record(report.to_data(), events), ensure_ascii=False).encode()
    taken = there.desk.records.take_in(read_record(data, "a.json"), "Ann").incident
    assert report.cost.minutes == 13 and costed(there.desk.events(taken.id)).cost == report.cost
    there.close()
