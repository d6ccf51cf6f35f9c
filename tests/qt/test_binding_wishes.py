"""A check is bound to the step at hand in the real window, and loosened again."""

import pytest

from incident_desk.domain.health import Check, HttpOptions
from incident_desk.services.acts.watching import watch
from tests.qt.test_dialog_wishes import Desk


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.controller.close()


def test_without_a_check_there_is_nothing_to_choose(desk):
    desk.controller.do("bind_step")
    assert not desk.dialogs


def test_the_step_at_hand_is_bound_and_loosened(desk, qtbot):
    check = Check("a", "/api", HttpOptions("http://127.0.0.1:9/"))
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda one, _now: watch(one, check))
    dialog = desk.do("bind_step")
    assert dialog.check == "a"
    desk.accept(dialog)
    ((step, binding),) = desk.incident.bindings.items()
    assert (step, binding.name, binding.good) == ("1.1", "/api", 3)
    dialog = desk.do("bind_step")
    dialog.checks.setCurrentRow(0)
    desk.accept(dialog)
    assert desk.incident.bindings["1.1"].check == ""
