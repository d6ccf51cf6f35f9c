"""A window's feed, and the model of the page on it."""

import pytest

from incident_desk.qt.pages.health.view_model import HealthPageModel
from tests.qt.watched import Watched, bad, good


class Page(Watched):
    """A watched incident whose page is looked at."""

    def __init__(self, qtbot, **named):
        super().__init__(qtbot, checks=("health", "search"), **named)
        self.model = HealthPageModel(self.link, self.ticker, self.feed)
        self.show(self.incident)
        self.tick()

    def tick(self, seconds=0.0):
        self.ticker.ticked.emit(self.pass_s(seconds) if seconds else self.now)

    def key(self, check):
        return f"{self.incident}/{check}"

    def answer(self, *samples):
        """The worker found this, and the page has looked at it."""
        super().answer(*samples)
        if self.model._gathering.isActive():
            self.model._gathering.stop()
            self.model._read()

    def break_search(self):
        """Search goes down, the other one answers well."""
        self.answer(good(self.pass_s(5)), bad(self.now, "search"))
        self.answer(good(self.pass_s(1)), bad(self.now, "search"))


@pytest.fixture
def desk(qtbot):
    one = Page(qtbot)
    yield one
    one.close()
