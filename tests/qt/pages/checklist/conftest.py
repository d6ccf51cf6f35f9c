"""A page with a run in front, for tests: real widgets on a record in memory."""

import pytest

from incident_desk.domain.run_reading import read_run
from incident_desk.qt.pages.checklist.view import ChecklistPage
from incident_desk.qt.pages.checklist.view_model import ChecklistModel
from incident_desk.qt.panes.log_field.view_model import LogFieldModel
from incident_desk.qt.run_side import RunSide
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.running import RunStart
from tests.any_run import BOOK


class Front:
    """The page, its model, what it wished, and acts on the run from elsewhere."""

    def __init__(self, qtbot, themes, bench, link, book=BOOK):
        self.qtbot, self.bench, self.link = qtbot, bench, link
        self.run = bench.desk.runs.start(RunStart(book, "# text"), "MK").id
        ticker = self.ticker = Ticker(parent=link)
        self.model = ChecklistModel(link, ticker)
        self.page = ChecklistPage(themes, self.model, LogFieldModel(RunSide(link), ticker), "MK")
        qtbot.addWidget(self.page)
        self.page.resize(1600, 900)
        self.page.show()
        self.wishes, self.said, self.deferred = [], [], []
        self.page.action_wished.connect(self.wishes.append)
        self.page.noticed.connect(self.said.append)
        self.page.defer_wanted.connect(self.deferred.append)
        with qtbot.waitSignal(link.runs.scene_shown):
            link.runs.show(self.run)

    @property
    def state(self):
        return self.bench.desk.incident_of(self.run)

    @property
    def reading(self):
        return read_run(self.state, self.bench.clock.now())

    def moved(self):
        """Waits until the run has moved on."""
        return self.qtbot.waitSignal(self.link.runs.scene_changed)

    def act(self, rule):
        """An act in this window. What the desk books by itself before it may move the run first."""
        with self.moved():
            self.link.runs.act(rule, "MK")
        self.qtbot.waitUntil(lambda: self.model.run.seq == self.state.seq)

    def pass_s(self, seconds):
        """Let time go by, and let the page look."""
        self.bench.clock.pass_s(seconds)
        self.model.look()


@pytest.fixture
def front(qtbot, themes, bench, link):
    return Front(qtbot, themes, bench, link)
