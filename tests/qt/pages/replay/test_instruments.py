"""The clocks of then stand, and ask for nothing."""

import pytest

from incident_desk.qt.pages.replay.instruments import PastInstruments


@pytest.fixture
def shown(qtbot, themes, night_at):
    one = PastInstruments(themes)
    qtbot.addWidget(one)

    def show(minutes):
        one.show_then(night_at(minutes))
        return one

    return show


def test_they_say_how_it_stood_then(shown):
    one = shown(12)
    assert (one.clock.model.seconds, one.clock.model.caption) == (720, "Elapsed then")
    assert one.clock.model.stands and one.clock.model.since == "at 03:08:08 UTC"
    assert one.cells[0].model.label == "Response target met" and one.cells[0].model.value == "06:40"
    assert shown(2).cells[0].model.label == "Response target"
    assert one.ribbon.model.now == 120


def test_no_cell_offers_anything_to_do(shown):
    for minutes in (5, 12, 46):
        assert [(cell.model.action, cell.model.keys) for cell in shown(minutes).cells] == [("", ())] * 5
