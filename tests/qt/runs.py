"""A window with a run of a checklist in front, for tests."""

from PySide6.QtCore import Qt

from incident_desk.domain.checklist import StepState
from incident_desk.services.acts.running import RunStart, set_run_step
from tests.any_run import BOOK
from tests.fakes import Bench
from tests.qt.whole import Whole


class RunInFront(Whole):
    """A window with a run in front."""

    def __init__(self, qtbot, book=BOOK):
        bench = Bench()
        self.run = bench.desk.runs.start(RunStart(book, "# text"), "MK").id
        super().__init__(qtbot, bench, shown=False)
        self.runs = self.controller.runs
        with qtbot.waitSignal(self.link.runs.scene_shown):
            self.runs.show(self.run)

    @property
    def state(self):
        return self.bench.desk.incident_of(self.run)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.qtbot.keyClick(self.window.focusWidget(), key, modifier)

    def moved(self):
        return self.qtbot.waitSignal(self.link.runs.scene_changed)

    def all_done(self):
        def rule(run, _now):
            reading = self.runs.page.model.reading
            return [draft for one in reading.open for draft in set_run_step(run, one.step.id, StepState.DONE)]

        with self.moved():
            self.link.runs.act(rule, "MK")
