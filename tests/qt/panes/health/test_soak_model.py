"""The soak of the shown incident is told each second, while there is something to prove."""

import pytest

from incident_desk.domain.milestones import Milestone
from incident_desk.qt.panes.health.soak_model import SoakModel
from incident_desk.services.acts.steering import resolve, set_milestone
from tests.qt.watched import Watched, good


@pytest.fixture
def desk(qtbot):
    one = Watched(qtbot)
    one.model = SoakModel(one.link, one.ticker, one.feed)
    one.show(one.incident)
    yield one
    one.close()


def act(desk, rule):
    with desk.qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(rule)


def tick(desk, seconds):
    desk.ticker.ticked.emit(desk.pass_s(seconds))


def test_it_runs_from_the_end_of_the_impact_and_ends_with_the_incident(desk):
    desk.answer(good(desk.pass_s(5)))
    tick(desk, 1)
    assert desk.model.soak is None
    act(desk, lambda one, _now: set_milestone(one, Milestone.IMPACT_ENDED, None))
    tick(desk, 8)
    assert desk.model.soak.words == "00:08 of 30:00" and desk.model.now == desk.now
    desk.fail_twice()
    tick(desk, 1)
    assert desk.model.soak.why == "waits for /health"
    act(desk, lambda one, _now: resolve(one))
    tick(desk, 1)
    assert desk.model.soak is None
