"""Finish a run."""

from datetime import timedelta

from incident_desk.domain.checklist import StepState
from incident_desk.qt.dialogs.finish_run import FinishRunDialog
from incident_desk.services.acts.running import Deferral, defer, set_run_step
from tests.any_run import AnyRun
from tests.fakes import NOON


def dialog_of(themes, window, shown, *put_off):
    run = AnyRun()
    for step, why in put_off:
        run.act(lambda one, _, step=step, why=why: defer(one, step, why))
    for one in run.reading.open:
        run.act(lambda state, _, step=one.step.id: set_run_step(state, step, StepState.DONE))
    return shown(FinishRunDialog(themes, run.state, run.reading, window))


def test_a_complete_run(themes, window, shown):
    dialog = dialog_of(themes, window, shown)
    assert dialog.words.text() == "Complete: 9 done of 9 steps." and dialog.lines == []
    assert dialog.do.model.text == "Finish: complete" and dialog.missing() == ""


def test_what_is_left_is_named_with_who_and_until_when(themes, window, shown):
    until = NOON + timedelta(hours=1)
    dialog = dialog_of(
        themes, window, shown, ("1.1", Deferral("At night", "Ann Dee", until)), ("2.2", Deferral("Later"))
    )
    assert dialog.do.model.text == "Finish: complete except 2 deferred"
    assert [one.text() for one in dialog.lines] == [
        "Tests pass. At night. AD, due 13:00:00 UTC", "Error rates. Later. no owner, no day",
    ]  # fmt: skip
