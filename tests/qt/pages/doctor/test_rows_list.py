"""The rows and action items beside the findings."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.doctor.rows_list import RowsList
from incident_desk.qt.pages.playbooks.plain_list import ROW


@pytest.fixture
def view(qtbot, themes, room):
    one = RowsList(themes, room.model)
    qtbot.addWidget(one)
    one.resize(700, 600)
    one.show()
    return one


def spoken(view):
    return [view.rows.index(place, 0).data(Qt.ItemDataRole.DisplayRole) for place in range(view.rows.rowCount())]


def test_each_row_is_spoken_with_its_findings_and_what_an_action_lacks(view, room):
    told = spoken(view)
    assert told[0] == f"15:53 Outage detected, finding {room.number('duration')}"
    assert f"Alert on the pool, no owner and no date, finding {room.number('actions')}" in told
    assert f"no time First update not recorded, finding {room.number('updates')}" in told


def test_a_click_opens_the_first_finding_that_speaks_of_the_row(view, room, qtbot):
    room.open("soak")
    area = view.visualRect(view.rows.index(0, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert room.model.chosen.finding.rule == "duration"


def test_enter_shows_a_row_in_the_timeline_and_nothing_that_is_not_recorded(view, room, qtbot):
    heard = []
    view.row_wished.connect(heard.append)
    view.setFocus()
    view.setCurrentIndex(view.rows.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard == [view.rows.index(0, 0).data(ROW).row.id]
    ghost = next(place for place, words in enumerate(spoken(view)) if words.startswith("no time"))
    for place in (ghost, view.rows.rowCount() - 1):
        view.setCurrentIndex(view.rows.index(place, 0))
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(heard) == 1


def test_another_open_finding_marks_other_rows(view, room):
    before = bytes(view.grab().toImage().constBits())
    room.open("one-minute")
    assert bytes(view.grab().toImage().constBits()) != before
