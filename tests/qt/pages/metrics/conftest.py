"""A model of the page on a season, and the page itself."""

import pytest

from incident_desk.qt.pages.metrics.asked import Asked
from incident_desk.qt.pages.metrics.view_model import MetricsModel
from incident_desk.qt.ticker import Ticker
from tests.qt.office import open_link
from tests.qt.pages.metrics.season import season


class Looked:
    """A model that is looked at, and what it told."""

    def __init__(self, qtbot, bench):
        self.qtbot, self.bench = qtbot, bench
        self.link = open_link(bench, qtbot)
        with qtbot.waitSignal(self.link.library_changed):
            self.link.refresh_library()
        self.ticker = Ticker()
        self.model = MetricsModel(self.link, self.ticker)
        self.told = []
        self.model.progress_changed.connect(self._on_progress)

    def _on_progress(self):
        self.told.append((self.model.left, self.model.total))

    def look(self, asked=None):
        """Look, or ask for this, until the figures are there with what came back."""
        if asked is None:
            self.model.look(True)
        else:
            self.model.ask(asked)
        self.qtbot.waitUntil(
            lambda: self.model.counted is not None and self.model.counted.asked == (asked or Asked())
        )

    @property
    def keys(self):
        return [one.key for one in self.model.counted.found.chosen.incidents]

    def read(self):
        """Until no outage in sight lacks its cause."""
        history = self.model.counted.history
        self.qtbot.waitUntil(lambda: not self.model.outages.unread(history))

    def close(self):
        self.model.close()
        self.link.close()


@pytest.fixture
def looked(qtbot):
    one = Looked(qtbot, season())
    yield one
    one.close()


@pytest.fixture
def make_looked(qtbot):
    made = []

    def make(bench):
        made.append(Looked(qtbot, bench))
        return made[-1]

    yield make
    for one in made:
        one.close()
