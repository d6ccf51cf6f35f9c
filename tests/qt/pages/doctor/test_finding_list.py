"""The list: keys, clicks, and the open finding in the place of its row."""

import pytest
from PySide6.QtCore import QPoint, Qt

from incident_desk.qt.pages.doctor.finding_list import FindingList, button_of
from incident_desk.qt.pages.doctor.listed import Listed
from incident_desk.qt.pages.doctor.sheet import Question


@pytest.fixture
def view(qtbot, themes, room):
    one = FindingList(themes, room.model, room.deeds)
    qtbot.addWidget(one)
    one.resize(800, 700)
    one.show()
    one.setFocus()
    return one


def test_every_finding_is_a_row_that_says_all_of_it(view, room):
    assert view.rows.rowCount() == len(room.rules)
    spoken = view.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("1, The stated duration and the timeline disagree, contradiction. It says")
    assert "We know, because" in spoken


def test_the_open_one_stands_in_its_place_and_moves_with_the_keys(view, room, qtbot):
    assert view.open.geometry() == view.visualRect(view.rows.index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    place = view.currentIndex()
    assert place.row() == 1 and room.model.chosen.finding.rule == room.rules[1]
    assert view.open.geometry() == view.visualRect(place)
    assert view.open.height() == view.open.heightForWidth(view.viewport().width())


def test_a_click_on_a_row_opens_it_and_one_on_its_button_answers(view, room, qtbot):
    place = room.rules.index("actions")
    area = view.visualRect(view.rows.index(place, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.topLeft() + QPoint(120, 30))
    assert room.model.chosen.finding.rule == "actions" and room.done == []
    index = view.rows.index(room.rules.index("one-minute"), 0)
    view.scrollTo(index)
    button = view.painter_of_rows.button_area(view.visualRect(index), room.model.shown.listed[index.row()])
    with room.examined():
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=button.center().toPoint())
    assert "one-minute" not in room.rules


def test_keys_answer_and_letters_of_the_window_are_left_alone(view, room, qtbot):
    heard = []
    view.jump_wished.connect(lambda: heard.append("jump"))
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view, Qt.Key.Key_X)
    qtbot.keyClick(view, Qt.Key.Key_L)
    assert heard == ["jump"] and room.wished == [("duration", "Enter time…")]
    assert [one.finding.rule for one in room.reasons] == ["duration"] and room.done == []


def test_the_button_of_a_row_says_the_one_answer_or_how_many(room):
    by_rule = {one.finding.rule: button_of(one) for one in room.model.shown.listed}
    assert by_rule["one-minute"].text == "Mark as approximate" and by_rule["actions"].text == "2 answers"
    assert by_rule["one-minute"].keys == (str(room.number("one-minute")),)
    finding = room.model.shown.listed[0].finding
    assert button_of(Listed(finding, Question(finding))) is None and button_of(Listed(finding)) is None


def test_where_nothing_is_asked_nothing_is_open(view, room):
    for kind in tuple(room.model.wanted.kinds):
        room.model.want(kind, False)
    assert view.rows.rowCount() == 0 and view.open.isHidden()


def test_both_looks_are_painted(view, themes):
    from incident_desk.qt.theme import ThemeName

    pictures = []
    for name in ThemeName:
        themes.fix(name)
        pictures.append(bytes(view.grab().toImage().constBits()))
    assert pictures[0] != pictures[1]


def test_the_open_one_shows_that_the_list_has_the_focus(view, qtbot):
    view.activateWindow()
    qtbot.waitUntil(view.hasFocus)
    focused = bytes(view.open.grab().toImage().constBits())
    view.clearFocus()
    assert bytes(view.open.grab().toImage().constBits()) != focused
