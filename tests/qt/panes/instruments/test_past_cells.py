"""In place of targets stand the milestones that the report states."""

from incident_desk.domain.clock import clock
from incident_desk.qt.course import course
from incident_desk.qt.panes.instruments.cells import cells
from incident_desk.qt.panes.instruments.past_cells import past_cells
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import REPORT, read
from tests.fakes import NOON, Bench

BARE = "# Outage report\n\n**Date:** 2025-03-04\n**Status:** Resolved\n\n## Root cause\n\nA lock.\n"


def taken(text=REPORT):
    return Bench().desk.past.take_in(past_incident(read(text), Answers("UTC")), "MK").incident


def test_what_is_stated_has_its_time_and_what_is_not_is_not_stated():
    one = taken()
    shown = {cell.label: (cell.value, cell.caption) for cell in past_cells(one)}
    assert shown["Detected"] == ("14:05", "2025-03-04, UTC")
    assert shown["Impact ended"] == ("16:40", "2025-03-04, UTC")
    assert cells(one, clock(one, NOON)) == past_cells(one)
    bare = past_cells(taken(BARE))
    assert len(bare) == len(shown) and {cell.state for cell in bare} == {CellState.NOT_STATED}


def test_the_ribbon_goes_from_the_first_stated_time_to_the_last_and_nothing_runs():
    one = taken()
    ribbon = course(one, clock(one, NOON), (0.0, 60.0, 10.0**7))
    assert [(phase.start, phase.end) for phase in ribbon.phases] == [(0.0, 158 * 60.0)]
    assert ribbon.now is None and ribbon.entries == (18 * 60.0, 19 * 60.0) and not ribbon.flags
    assert course(taken(BARE), clock(taken(BARE), NOON), ()).phases == ()
