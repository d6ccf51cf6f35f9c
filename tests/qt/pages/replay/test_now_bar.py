"""The bar that is always now."""

import pytest

from incident_desk.qt.pages.replay.now_bar import GOES_ON, NowBar
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.services.acts.steering import cancel
from tests.qt.panes.rehearsal import at


@pytest.fixture
def bar(qtbot, themes, link, ticker):
    one = NowBar(themes, InstrumentsModel(link, ticker))
    qtbot.addWidget(one)
    one.resize(1600, 40)
    one.show()
    link.show()
    ticker.ticked.emit(at("3:43:00"))
    return one


def test_it_says_the_time_of_now_and_the_loudest_first(bar, ticker):
    assert (bar.word.text(), bar.clock.text()) == ("Now", "00:46:52") and bar.goes_on.text() == GOES_ON
    assert bar.deadlines[0].model.text.endswith("late") and bar.deadlines[0].isVisible()
    ticker.ticked.emit(at("3:43:01"))
    assert bar.clock.text() == "00:46:53"


def test_of_what_has_ended_it_says_how(bar, link, ticker):
    link.act(lambda incident, now: cancel(incident, "a false alarm"))
    ticker.ticked.emit(at("3:44:00"))
    assert bar.word.text() == "Cancelled" and bar.goes_on.text() == ""
    assert not any(one.isVisible() for one in bar.deadlines)
