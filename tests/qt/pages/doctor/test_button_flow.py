"""Buttons over as many lines as they need."""

import pytest

from incident_desk.qt.pages.doctor.button_flow import ButtonFlow
from incident_desk.qt.widgets.button import Button, ButtonModel


@pytest.fixture
def flow(qtbot, themes):
    one = ButtonFlow(themes)
    qtbot.addWidget(one)
    one.show_buttons([Button(themes, ButtonModel(f"Answer {place}", small=True), one) for place in range(4)])
    one.show()
    return one


def test_in_a_narrow_place_they_take_more_lines_and_none_is_cut(flow):
    wide, width = flow.sizeHint(), flow.buttons[0].sizeHint().width()
    flow.resize(wide)
    assert len({one.y() for one in flow.buttons}) == 1
    narrow = width * 2 + 20
    assert flow.heightForWidth(narrow) > flow.heightForWidth(wide.width()) == wide.height()
    flow.resize(narrow, flow.heightForWidth(narrow))
    assert len({one.y() for one in flow.buttons}) == 2
    assert max(one.geometry().right() for one in flow.buttons) < narrow
    assert max(one.geometry().bottom() for one in flow.buttons) < flow.height()
    assert not flow.buttons[0].geometry().intersects(flow.buttons[-1].geometry())
    assert flow.minimumSizeHint().width() == width


def test_others_take_the_place_of_those_before(flow, themes):
    before = flow.buttons[0]
    flow.show_buttons([])
    assert before.isHidden() and flow.heightForWidth(100) == 0
