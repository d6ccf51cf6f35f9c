"""Whatever is declared and done to it: memory, clocks and crossings agree, and every reading is told."""

import json
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from incident_desk.domain.clock import ALLOWANCE_S, ClockReading, TargetState, clock, not_before
from incident_desk.domain.clock_facts import Crossing, Mark
from incident_desk.domain.crossings import corrections, crossings, missing
from incident_desk.domain.events import RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.snapshot import state_from_text, state_to_text
from incident_desk.domain.target_reading import ALARMS, TargetReading
from incident_desk.domain.timeline import timeline
from incident_desk.formats.incident_json import clock_data, incident_data
from incident_desk.formats.incident_text import clock_text, show_text
from incident_desk.services.reporting import Format, text_of
from tests.any_record import COURSES, OPENINGS, AnyRecord, any_record
from tests.examples import few

FEW = settings(max_examples=few(8, 40), suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=1500, suppress_health_check=list(HealthCheck))
TICK = timedelta(microseconds=2)
LOUDNESS = {Mark.AT_RISK: 1, Mark.ALMOST_DUE: 2, Mark.LATE: 3, TargetState.MISSED: 3}


def one_memory(record: AnyRecord) -> None:
    """Applied one by one, folded anew, read from a kept state: the same incident."""
    first, second = (desk.incident_of(record.id) for desk in record.desks)
    assert first == second == fold(record.events)
    assert state_from_text(state_to_text(first), first.playbook) == first


def booked_once(record: AnyRecord) -> None:
    """What is booked and stands is what was crossed, each once, and nobody finds more to book."""
    incident = record.bench.desk.incident_of(record.id)
    now = not_before(incident, record.bench.clock.now())
    standing = [one.crossing for one in incident.booked if one.corrected is None]
    assert len(standing) == len(set(standing))
    crossed, unknown = set(crossings(incident, now)), _nobody_knows(incident)
    assert crossed <= set(standing)
    assert {one for one in standing if one.at < now and one.target not in unknown} <= crossed
    assert not missing(incident, now) and not corrections(incident, now)


def _nobody_knows(incident: Incident) -> tuple[str, ...]:
    """Of an acknowledgement without a time nobody can say what it still crossed."""
    taken = incident.milestones.get(Milestone.ACKNOWLEDGED)
    return ("response", "escalation") if taken is not None and taken.at is None else ()


def clocks_are_true(record: AnyRecord) -> None:
    """No clock is negative, due is start, allowed and pauses, and what was seen silences nothing louder."""
    incident = record.bench.desk.incident_of(record.id)
    now = not_before(incident, record.bench.clock.now())
    early, late = incident.declared_at - timedelta(seconds=5), now + timedelta(days=2)
    for when in (early, now - timedelta(hours=1), now, late):
        clocks = clock(incident, when)
        assert clocks.elapsed_s >= 0 and (clocks.impact_s is None or clocks.impact_s >= 0)
        for one in (*clocks.targets, clocks.next_update, *clocks.after):
            assert one.late_by_s >= 0 and one.paused_s >= 0 and one.share >= 0
            assert one.took_s is None or one.took_s >= 0
            if one.due is not None and one.seconds is not None:
                assert one.due == one.start + timedelta(seconds=(one.seconds or ALLOWANCE_S) + one.paused_s)
            if one.seen is not None:
                assert LOUDNESS[Mark(one.seen.state)] >= LOUDNESS[_mark(one)]


def _mark(reading: TargetReading) -> Mark:
    return Mark.LATE if reading.state is TargetState.MISSED else Mark(reading.state.value)


def alarms_were_crossed(record: AnyRecord) -> None:
    """At each turn of the record: no alarm of which no threshold was crossed."""
    incident = record.bench.desk.incident_of(record.id)
    if incident.record not in (RecordKind.INCIDENT, RecordKind.DRILL):
        return
    now = not_before(incident, record.bench.clock.now())
    crossed = crossings(incident, now + timedelta(seconds=1))
    turns = {at + step for event in record.events for at in (event.at, event.written_at) for step in (-TICK, TICK)}
    for when in sorted({*turns, now, *(one.at + TICK for one in crossed)}):
        if incident.declared_at <= when <= now and clock(incident, when).running:
            for one in _calling(clock(incident, when)):
                assert _is_crossed(one, crossed, when) or not _stood(one, clock(incident, when - 3 * TICK))


def _calling(clocks: ClockReading) -> list[TargetReading]:
    return [one for one in (*clocks.targets, clocks.next_update) if one.state in ALARMS and not one.why_not]


def _is_crossed(one: TargetReading, crossed: tuple[Crossing, ...], when) -> bool:
    """A louder threshold that was crossed before stands for it: a lower severity takes nothing back at once."""
    heard = [LOUDNESS.get(c.mark, 0) for c in crossed if c.target == one.name and c.at <= when + TICK]
    return max(heard, default=0) >= LOUDNESS[_mark(one)]


def _stood(one: TargetReading, before: ClockReading) -> bool:
    """Whether it was as loud a moment before; at the very moment of a threshold it need not be crossed yet."""
    return any(old.name == one.name and old.state is one.state for old in _calling(before))


def everything_is_told(record: AnyRecord) -> None:
    """As text, as JSON that any reader reads, and as a report, also of half the record."""
    events = record.events
    incident = record.bench.desk.incident_of(record.id)
    now = not_before(incident, record.bench.clock.now())
    entries = timeline(events)
    for when in (now, incident.declared_at - timedelta(seconds=5)):
        clocks = clock(incident, when)
        assert clock_text(clocks) and show_text(incident, entries, clocks)
        for data in (clock_data(clocks), incident_data(incident, entries, clocks)):
            assert json.loads(json.dumps(data, allow_nan=False)) == json.loads(json.dumps(data))
    for known in (events, events[: max(1, len(events) // 2)]):
        report = build_report(known, "x")
        assert all(text_of(report, wanted) for wanted in (Format.MARKDOWN, Format.HTML, Format.JSON))


LAWS = (one_memory, booked_once, clocks_are_true, alarms_were_crossed, everything_is_told)


@pytest.mark.parametrize("law", LAWS)
@FEW
@given(opening=OPENINGS, course=COURSES)
def test_of_any_record(law, opening, course) -> None:
    law(any_record(opening, course))


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("law", LAWS)
@MANY
@given(opening=OPENINGS, course=COURSES)
def test_of_very_many_records(law, opening, course) -> None:
    law(any_record(opening, course))
