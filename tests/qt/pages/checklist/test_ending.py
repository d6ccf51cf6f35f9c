"""How a run ends."""

from incident_desk.domain.checklist import StepState
from incident_desk.qt.pages.checklist.ending import Ending, ending_of
from incident_desk.services.acts.running import Deferral, defer, finish, roll_back, set_run_step
from incident_desk.services.acts.steering import cancel
from tests.any_run import AnyRun


def finished(run):
    for one in run.reading.open:
        run.act(lambda state, _, step=one.step.id: set_run_step(state, step, StepState.DONE))
    run.act(lambda one, _: finish(one))
    return ending_of(run.reading)


def test_the_way_to_the_end():
    run = AnyRun()
    assert ending_of(run.reading).states == ("Running", "Complete except deferred", "Complete")
    run.act(lambda one, _: defer(one, "1.1", Deferral("later")))
    model = finished(run)
    assert (model.states[1], model.current) == ("Complete except 1 deferred", 1)
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE))
    assert ending_of(run.reading).current == 2


def test_other_ends():
    back, stopped = AnyRun(), AnyRun()
    back.act(lambda one, _: roll_back(one, "1", "smoke"))
    stopped.act(lambda one, _: cancel(one, "called off"))
    assert ending_of(back.reading).states == ("Running", "Rolled back")
    assert (ending_of(stopped.reading).states, ending_of(stopped.reading).current) == (("Running", "Stopped"), 1)


def test_it_is_painted_and_said(themes, qtbot):
    run = AnyRun()
    widget = Ending(themes, ending_of(run.reading))
    qtbot.addWidget(widget)
    widget.resize(480, 28)
    assert widget.accessibleDescription() == "Running, then Complete except deferred, or Complete"
    before = widget.grab().toImage()
    widget.set_model(finished(run))
    assert widget.grab().toImage() != before and widget.accessibleDescription() == "Complete"
