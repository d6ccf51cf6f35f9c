"""The rewound desk over the rehearsed night of the design."""

from datetime import timedelta

import pytest

from incident_desk.qt.pages.replay.then import then_of
from incident_desk.qt.pages.replay.view_model import ReplayModel
from incident_desk.services.rewinding import Rewinding
from tests.qt.panes.rehearsal import DECLARED, RehearsedLink, RehearsedTicker, at, night


class NightLink(RehearsedLink):
    """The night's link, whose desk knows its events."""

    def __init__(self):
        super().__init__(night())
        self.office.desk.events = self._events

    def _events(self, incident):
        assert incident == self.record.scene.incident.id
        return self.record.events


@pytest.fixture
def link(qapp):
    return NightLink()


@pytest.fixture
def record(link):
    return link.record


@pytest.fixture
def ticker(qapp):
    return RehearsedTicker()


@pytest.fixture
def model(link, ticker):
    one = ReplayModel(link, ticker)
    yield one
    one.close()


@pytest.fixture
def night_at(record):
    """The night as it was known so many minutes after its declaration, seen from 03:43."""

    def known(minutes):
        return then_of(
            Rewinding(record.events).at(DECLARED + timedelta(minutes=minutes)), at("3:43:00"), later=True
        )

    return known


def begun(qtbot, model, link, moment=None):
    """Look back in the record of the link, until something is read."""
    model.begin(link.record.scene, moment)
    qtbot.waitUntil(lambda: model.then is not None)
    settled(qtbot, model)


def settled(qtbot, model):
    """Until what is shown is of the moment."""
    qtbot.waitUntil(lambda: model.then.rewound.moment == model.moment)
