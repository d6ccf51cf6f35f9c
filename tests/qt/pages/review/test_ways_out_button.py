"""The ways out stand beside the pages, with their keys, and each is an action of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.qt.pages.review.ways_out_button import ACTIONS, WaysOutButton


def test_the_list_opens_by_a_key_and_tells_what_was_chosen(themes, qtbot):
    button = WaysOutButton(themes)
    qtbot.addWidget(button)
    button.show()
    told = []
    button.action_wished.connect(told.append)
    assert button.accessibleName() == "Print, copy, mail or share the report"
    for place in range(len(ACTIONS)):
        qtbot.keyClick(button, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        for _ in range(place):
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert told == list(ACTIONS)


def test_each_is_named_as_in_the_menu_with_its_key(themes, qtbot):
    button = WaysOutButton(themes)
    qtbot.addWidget(button)
    words = [one.text() for one in button.menu().actions()]
    assert words[0] == "Print report…\tCtrl+Shift+P" and words[3] == "Share as folder or zip file…"
