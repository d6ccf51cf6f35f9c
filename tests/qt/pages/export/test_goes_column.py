"""Around the list: how many go, what is withheld, and the line for another word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from incident_desk.qt.pages.export.goes_column import WordField


@pytest.fixture
def field(qtbot):
    one = WordField()
    qtbot.addWidget(one)
    return one


def test_the_field_hands_on_words_and_gives_the_keyboard_back(field):
    words, left = [], []
    field.word_wished.connect(lambda word, customer: words.append((word, customer)))
    field.left.connect(lambda: left.append(True))
    for text, key in (
        ("  two  words ", Qt.KeyboardModifier.NoModifier),
        ("Acme", Qt.KeyboardModifier.ShiftModifier),
    ):
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return, key)
    assert words == [("two words", False), ("Acme", True)] and left == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.setText("x")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert left == [True, True] and field.text() == "" and len(words) == 2


def test_nothing_that_was_found_is_said(room):
    room.come(audience=2)
    goes = room.page.goes
    assert goes.nothing.isVisible() is (goes.count.text() == "nothing was found")
    goes.show_plain(True)
    assert goes.masked.text() == "Values shown"
    goes.show_plain(False)
    assert goes.masked.text() == "Values masked"
