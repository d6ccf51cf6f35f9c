"""Actions that need an incident and no question."""

import pytest
from PySide6.QtWidgets import QApplication

from incident_desk.domain.checklist import StepState
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.qt.dialogs.phase_gate import PhaseGate
from incident_desk.qt.widgets.toast import Toast
from incident_desk.services.acts.playing import set_step
from incident_desk.services.acts.steering import cancel
from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    yield one
    one.close()


def test_acknowledge_is_booked_once_said_and_can_be_undone_and_redone(whole):
    with whole.changed():
        whole.controller.do("acknowledge")
    assert Milestone.ACKNOWLEDGED in whole.incident.milestones
    assert whole.toast == "Acknowledged"
    with whole.changed():
        whole.controller.do("undo")
    assert Milestone.ACKNOWLEDGED not in whole.incident.milestones
    with whole.changed():
        whole.controller.do("redo")
    assert Milestone.ACKNOWLEDGED in whole.incident.milestones


def test_a_second_acknowledgement_is_refused_in_words(whole):
    with whole.changed():
        whole.controller.do("acknowledge")
    with whole.qtbot.waitSignal(whole.link.refused) as refused:
        whole.controller.do("acknowledge")
    assert whole.toast == refused.args[0]


def test_a_step_is_marked_done_and_the_next_open_one_is_gone_to(whole):
    with whole.changed():
        whole.controller.do("step_done")
    assert whole.incident.steps["1"].state is StepState.DONE
    whole.controller.do("next_open")
    with whole.changed():
        whole.controller.do("step_done")
    assert whole.incident.steps["2"].state is StepState.DONE


@pytest.mark.parametrize(
    ("action", "place"),
    [("log", lambda desk: desk.log), ("action_item", lambda desk: desk.playbook),
     ("assess", lambda desk: desk.right.parts.assessment)],
)  # fmt: skip
def test_from_home_too_it_goes_to_its_place_on_the_desk(whole, action, place):
    whole.controller.do("home")
    whole.controller.do(action)
    assert whole.window.page == "desk"
    assert place(whole.stage.desk).isAncestorOf(QApplication.focusWidget())


def test_with_open_steps_the_next_phase_asks_first(whole):
    whole.controller.do("next_phase")
    assert whole.dialog(PhaseGate).isVisible()
    assert whole.incident.phase.name == "Look"


def test_with_every_step_done_the_next_phase_begins_at_once(whole):
    for step in ("1", "2"):
        with whole.changed():
            whole.link.act(lambda i, _, step=step: set_step(i, step, StepState.DONE))
    with whole.changed():
        whole.controller.do("next_phase")
    assert whole.incident.phase.name == "Mend"


def test_without_a_next_phase_it_says_so(qtbot):
    whole = Whole(qtbot, playbook=None)
    with qtbot.waitSignal(whole.link.refused):
        whole.controller.do("next_phase")
    assert whole.toast
    whole.close()


def test_the_log_field_is_reached_where_it_stands(whole):
    whole.stage.window.show_page("home")
    whole.controller.do("log")
    assert whole.window.page == "desk" and whole.focus(whole.stage.desk.log)
    whole.controller.do("health")
    whole.controller.do("log")
    assert whole.window.page == "health" and whole.focus(whole.stage.desk.log)


def test_an_incident_that_is_over_is_not_resolved_again_but_it_says_so(whole):
    with whole.changed():
        whole.link.act(lambda incident, _: cancel(incident, "false alarm"))
    whole.controller.do("resolve")
    assert whole.toast == "INC-0001 is over already. Reopen it first"


def test_a_confirmed_cause_asks_whether_it_is_identified_and_a_press_records_it(qtbot):
    causes = Step("c", "Possible causes", children=(Step("c.1", "Pool leak"), Step("c.2", "Slow disk")))
    whole = Whole(qtbot, playbook=Playbook("Shop", plans=(Plan("Plan", (Phase("Look", steps=(causes,)),)),)))
    with whole.changed():
        whole.stage.desk.playbook._model.set_state("c.1", StepState.CONFIRMED)
    toast = next(one for one in whole.window.findChildren(Toast) if one.isVisible())
    assert toast.model.message == "Cause confirmed: Pool leak. Is that when it was identified?"
    assert toast.model.action == "Record it"
    with whole.changed():
        toast.action_requested.emit()
    assert Milestone.CAUSE_IDENTIFIED in whole.incident.milestones
    whole.controller.do("cause_identified")
    assert whole.toast == "It is recorded already when the cause was identified"
    whole.close()
