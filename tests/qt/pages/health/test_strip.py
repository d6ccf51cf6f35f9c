"""The strip: an open incident with its clock and deadlines; a plain head without one."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.health.strip import Strip
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.services.acts.steering import cancel


@pytest.fixture
def strip(themes, desk, qtbot):
    model = InstrumentsModel(desk.link, desk.ticker)
    one = Strip(themes, model, "MK")
    qtbot.addWidget(one)
    one.resize(1800, 64)
    one.show()
    desk.show(desk.incident)
    desk.tick(61)
    return one


def test_the_incident_is_named_with_its_time(strip):
    assert strip.title.text() == "Checkout is down" and strip.caption.text().startswith("INC-0001 · Investigating")
    assert strip.clock.model.seconds == 61 and strip.plate.model.label == "P1"
    assert [view.name.text() for view in strip.figures] == ["Phase", "Next update", "Resolution"]


def test_without_an_open_one_the_head_is_plain(strip, desk, qtbot):
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda incident, _: cancel(incident, "false alarm"))
    desk.settle()
    desk.tick(1)
    strip.say_plain("2 checks watched")
    assert strip.heading.isVisible() and not strip.title.isVisible()
    assert strip.under.text() == "2 checks watched"


def test_a_button_goes_back_to_the_desk(strip, qtbot):
    with qtbot.waitSignal(strip.desk_wished, timeout=500):
        qtbot.mouseClick(strip.back, Qt.MouseButton.LeftButton)
