"""A passage with the words that were looked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from incident_desk.qt.dialogs.passage_row import PLACE, PassageDelegate, pieces


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (("pool",), [("The ", False), ("pool", True), (" is full of ", False), ("Pool", True), ("s", False)]),
        ((), [("The pool is full of Pools", False)]),
        (("the", "pools"), [("The", True), (" pool is full of ", False), ("Pools", True)]),
        (("full", "ful"), [("The pool is ", False), ("full", True), (" of Pools", False)]),
        (("(",), [("The pool is full of Pools", False)]),
    ],
)
def test_the_words_are_told_from_the_rest(wanted, found):
    assert list(pieces("The pool is full of Pools", wanted)) == found


def test_a_row_has_two_lines_and_marks_the_words(qtbot, themes):
    rows = QListWidget()
    qtbot.addWidget(rows)
    delegate = PassageDelegate(themes, rows)
    rows.setItemDelegate(delegate)
    item = QListWidgetItem("The pool is full")
    item.setData(PLACE, "INC-0001")
    rows.addItem(item)
    rows.resize(400, 120)
    assert rows.sizeHintForRow(0) >= 2 * themes.current.line_height(next(iter(themes.current.tokens.types)))
    plain = rows.grab().toImage()
    delegate.wanted = ("pool",)
    rows.viewport().update()
    assert rows.grab().toImage() != plain
    item.setData(PLACE, "INC-0002")
    assert item.data(Qt.ItemDataRole.DisplayRole) == "The pool is full"
