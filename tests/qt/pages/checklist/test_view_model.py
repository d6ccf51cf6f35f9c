"""What a person can do with the run in front, and what is read of it."""

from incident_desk.domain.checklist import StepState
from incident_desk.domain.playbook import Command, Phase, Plan, Playbook, Step
from incident_desk.qt.pages.checklist.view_model import ChecklistModel
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.running import set_run_step
from tests.qt.pages.checklist.conftest import Front


def test_the_next_step_is_marked_done_and_the_one_after_it_is_next(front):
    assert front.model.next_step.step.id == "1.1"
    with front.moved():
        front.model.mark_next_done()
    assert front.state.steps["1.1"].state is StepState.DONE and front.model.next_step.step.id == "1.2.1"


def test_a_tick_is_taken_back_and_a_state_that_it_has_writes_nothing(front):
    with front.moved():
        front.model.toggle("1.1")
    with front.moved():
        front.model.toggle("1.1")
    written = front.state.seq
    front.model.set_state("1.1", StepState.TO_DO)
    front.qtbot.wait(20)
    assert front.model.state_of("1.1") is StepState.TO_DO and front.state.seq == written


def test_what_another_process_does_is_followed(front):
    with front.moved():
        front.bench.desk.act(front.run, lambda run, _: set_run_step(run, "2.2", StepState.DONE), "AD")
    assert front.model.state_of("2.2") is StepState.DONE


def test_clocks_are_read_while_somebody_looks_and_not_behind_another_page(front):
    assert front.model.is_watched
    front.page.hide()
    assert not front.model.is_watched
    front.bench.clock.pass_s(90)
    front.page.show()
    assert int(front.model.reading.elapsed_s) == 90


def test_open_steps_are_gone_through_in_a_ring(front):
    assert [front.model.open_after(step) for step in ("", "1.1", "3.1", "9")] == ["1.1", "1.2", "1.1", "1.1"]


def test_commands_are_found(qtbot, themes, bench, link):
    steps = (Step("1", "Ship", children=(Step("1.1", "Push", commands=(Command("git push origin"),)),)),)
    book = Playbook("Ship", kind="checklist", plans=(Plan("p", (Phase("Do", steps=steps),)),))
    front = Front(qtbot, themes, bench, link, book)
    assert front.model.command_of("1").text == "git push origin" and front.model.command_of("") is None


def test_without_a_run_nothing_is_shown_and_nothing_done(link, qtbot):
    model = ChecklistModel(link, Ticker(parent=link))
    with qtbot.waitSignal(model.noticed) as said:
        model.mark_next_done()
    assert said.args == ["No step is open"]
    assert (model.run, model.reading, model.next_step, model.command_of("1")) == (None, None, None, None)
    model.set_state("1", StepState.DONE)
    model.look()
