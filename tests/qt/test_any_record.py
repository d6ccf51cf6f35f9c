"""Whatever is declared and done to it: the ribbon, the cells, the wall and the next bar have something to show."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from incident_desk.domain.alarms import alarms
from incident_desk.domain.callout import callout
from incident_desk.domain.clock import clock, not_before
from incident_desk.domain.next_actions import next_actions
from incident_desk.domain.timeline import timeline
from incident_desk.qt.course import course as ribbon_of
from incident_desk.qt.panes.instruments.cells import cells
from incident_desk.qt.wall.reading import wall_of
from incident_desk.qt.wall.view_model import WallFacts
from incident_desk.services.scenes import Scene
from tests.any_record import COURSES, OPENINGS, AnyRecord, any_record
from tests.examples import few


def shown(record: AnyRecord) -> None:
    incident = record.bench.desk.incident_of(record.id)
    scene = Scene(incident, timeline(record.events))
    now = not_before(incident, record.bench.clock.now())
    for when in (incident.declared_at, now, now + timedelta(days=2)):
        reading = clock(incident, when)
        actions = next_actions(incident, reading)
        assert bool(actions) or not incident.is_open
        assert len(cells(incident, reading)) == len(cells(incident, clock(incident, incident.declared_at)))
        ribbon = ribbon_of(incident, reading, (0.0,))
        assert ribbon.now is None or ribbon.now >= 0
        assert wall_of(WallFacts(scene, reading, actions, (0.0,), ())).blocks
        assert "elapsed" in callout(incident, reading)
        assert all(one.due for one in alarms(incident, reading))


@settings(max_examples=few(15, 60), suppress_health_check=list(HealthCheck))
@given(opening=OPENINGS, course=COURSES)
def test_any_record_is_shown(opening, course) -> None:
    shown(any_record(opening, course))


@pytest.mark.slow
@pytest.mark.timeout(600)
@settings(max_examples=1500, suppress_health_check=list(HealthCheck))
@given(opening=OPENINGS, course=COURSES)
def test_very_many_records_are_shown(opening, course) -> None:
    shown(any_record(opening, course))
