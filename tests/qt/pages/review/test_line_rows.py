"""The lines of a list as rows: Enter makes the next one, and nothing that was typed is lost by a key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from incident_desk.qt.pages.review.line_rows import LineRows, LinesModel

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ENTER, BACK = Qt.Key.Key_Return, Qt.Key.Key_Backspace


class Typed:
    """A list that is typed in."""

    def __init__(self, qtbot, themes, **more):
        self.qtbot = qtbot
        self.rows = LineRows(themes, LinesModel("Why", "Add the next why", **more))
        qtbot.addWidget(self.rows)
        self.rows.show()
        self.rows.activateWindow()
        self.rows.here.setFocus()

    @property
    def text(self):
        return self.rows.toPlainText()

    def write(self, words):
        self.qtbot.keyClicks(self.rows.here, words)

    def press(self, key, held=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(self.rows.here, key, held)


@pytest.fixture
def typed(qtbot, themes):
    return Typed(qtbot, themes)


@pytest.fixture
def factors(qtbot, themes):
    return Typed(qtbot, themes, sorted=True)


def test_enter_goes_on_to_the_next_line_and_an_empty_one_waits(typed):
    typed.write("No limit")
    assert len(typed.rows.rows) == 2 and typed.rows.rows[1].edit.placeholderText() == "Add the next why"
    typed.press(ENTER)
    assert typed.rows.place == 1
    typed.press(ENTER)
    typed.write("No test")
    assert typed.text == "No limit\nNo test"
    assert [one.edit.accessibleName() for one in typed.rows.rows] == ["Why 1", "Why 2", "Why 3"]


def test_enter_within_a_line_parts_it_and_backspace_joins_it_again(typed):
    typed.write("No limit no test")
    for _ in "no test":
        typed.press(Qt.Key.Key_Left)
    typed.press(ENTER)
    assert typed.text == "No limit\nno test" and typed.rows.place == 1
    typed.press(BACK)
    assert typed.text == "No limitno test" and typed.rows.place == 0
    typed.press(ENTER)
    typed.press(Qt.Key.Key_Up)
    typed.press(Qt.Key.Key_End)
    typed.press(Qt.Key.Key_Delete)
    assert typed.text == "No limitno test"


def test_lines_change_places_and_the_arrows_go_through_them(typed):
    typed.rows.set_text("one\ntwo\nthree")
    typed.rows.rows[0].edit.setFocus()
    typed.press(Qt.Key.Key_Down, ALT)
    assert typed.text == "two\none\nthree" and typed.rows.place == 1
    typed.press(Qt.Key.Key_Down)
    assert typed.rows.place == 2
    typed.press(Qt.Key.Key_Up, ALT)
    assert typed.text == "two\nthree\none"
    typed.rows.rows[0].edit.setFocus()
    typed.press(Qt.Key.Key_Up)
    typed.press(Qt.Key.Key_Up, ALT)
    assert typed.rows.place == 0 and typed.text == "two\nthree\none"


def test_a_line_that_went_comes_back(typed):
    typed.rows.set_text("one\ntwo")
    typed.rows.rows[1].edit.setFocus()
    typed.press(Qt.Key.Key_Home)
    typed.press(BACK)
    assert typed.text == "onetwo"
    typed.press(Qt.Key.Key_Z, CTRL)
    assert typed.text == "one\ntwo"
    typed.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert typed.text == "onetwo"
    typed.press(Qt.Key.Key_Z, CTRL)
    typed.press(Qt.Key.Key_Z, CTRL)
    assert typed.text == "one\ntwo"


def test_pasted_lines_are_lines(typed):
    typed.write("one")
    QGuiApplication.clipboard().setText("two\n\n  three \n")
    typed.rows.here.paste()
    assert typed.text == "one\ntwo\nthree"


def test_each_change_is_told_and_another_line_is_no_leaving(qtbot, typed):
    told, left = [], []
    typed.rows.changed.connect(lambda: told.append(typed.text))
    typed.rows.left.connect(lambda: left.append(1))
    typed.write("ab")
    typed.press(ENTER)
    assert told[:2] == ["a", "ab"] and left == []
    QApplication.focusWidget().clearFocus()
    qtbot.waitUntil(lambda: left == [1])


def test_a_factor_is_of_a_kind_by_key_by_chip_and_by_typing(factors):
    factors.write("latent: a pool of ten")
    assert factors.text == "latent: a pool of ten" and factors.rows.here.toPlainText() == "a pool of ten"
    factors.rows.turn_sort()
    assert factors.text == "detection: a pool of ten"
    factors.rows.rows[0].chip.click()
    assert factors.text == "process: a pool of ten"
    factors.press(Qt.Key.Key_Home)
    factors.press(BACK)
    assert factors.text == "a pool of ten"
    factors.press(Qt.Key.Key_Z, CTRL)
    assert factors.text == "process: a pool of ten"


def test_kinds_that_the_record_has_stand_beside_their_lines(factors):
    factors.rows.set_text("trigger: a deploy\nno alert")
    assert [(one.sort, one.edit.toPlainText()) for one in factors.rows.rows[:2]] == [
        ("trigger", "a deploy"),
        ("", "no alert"),
    ]
    assert [one.chip.model.text for one in factors.rows.rows[:2]] == ["Trigger", "Which kind?"]
