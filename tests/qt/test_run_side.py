"""The shown run as a log field sees an incident."""

from datetime import UTC

import pytest

from incident_desk.domain.checklist import StepState
from incident_desk.formats.grammar import read_line
from incident_desk.qt.run_side import RunSide
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.running import RunStart, set_run_step
from tests.any_run import BOOK


@pytest.fixture
def run(bench):
    return bench.desk.runs.start(RunStart(BOOK), "RO").id


def test_what_is_typed_goes_to_the_run_and_not_to_the_incident(bench, link, qtbot, run):
    incident = bench.desk.declare(Declaration("Down", "P1"), "RO").id
    with qtbot.waitSignal(link.scene_shown):
        link.show(incident)
    side, before = RunSide(link), bench.desk.incident_of(incident).seq
    with qtbot.waitSignal(side.scene_shown):
        link.runs.show(run)
    with qtbot.waitSignal(link.runs.scene_changed) as moved:
        side.act(lambda _run, now: log(read_line("seen", now, UTC)))
    assert moved.args[0].entries[-1].text == "seen" and moved.args[1].events[0].who == "MK"
    assert bench.desk.incident_of(incident).seq == before


def test_refusals_come_through(link, qtbot, run):
    side = RunSide(link)
    with qtbot.waitSignal(side.scene_shown):
        link.runs.show(run)
    with qtbot.waitSignal(side.refused) as said:
        side.act(lambda one, _now: set_run_step(one, "1.1", StepState.NOT_NEEDED))
    assert said.args[0] and side.office is link.office


def test_other_work_is_done_on_the_desks_thread(link, qtbot):
    found = []
    RunSide(link).read(lambda office: office.desk.runs.heads(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [[]]
