"""The Tab key goes where things stand, whenever they were made."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from incident_desk.qt.widgets.tab_order import chain, stop_before, stops_in


@pytest.fixture
def window(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    one.buttons = [QPushButton(str(number), one) for number in range(3)]
    one.show()
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    return one


def way(window, qtbot):
    window.buttons[0].setFocus()
    passed = ["0"]
    while len(passed) < 5:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget().text() == "0":
            break
        passed.append(QApplication.focusWidget().text())
    return "".join(passed)


def test_a_late_part_comes_where_it_is_put(window, qtbot):
    part = QWidget(window)
    late = [QPushButton(text, part) for text in "ab"]
    for one in (part, *late):
        one.show()
    assert way(window, qtbot) == "012ab"
    chain(window.buttons[0], late)
    assert way(window, qtbot) == "0ab12"


def test_stops_are_what_the_key_stops_at(window):
    QLabel("x", window)
    assert stops_in(window) == window.buttons
    assert stop_before(window.buttons[1]) is window.buttons[0]


def test_the_only_stop_has_none_before_it(qtbot):
    alone = QPushButton("x")
    qtbot.addWidget(alone)
    assert stop_before(alone) is None
    chain(None, [alone])
