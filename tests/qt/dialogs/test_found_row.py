"""Rows of the finder: words, place, keys."""

import pytest
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from incident_desk.qt.dialogs.found_row import KEYS, PLACE, FoundRowDelegate, keys_shown


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("Ctrl+N", ("Ctrl", "N")),
        ("Ctrl+Shift+Z Ctrl+Y", ("Ctrl", "Shift", "Z")),
        ("L Ctrl+L", ("L",)),
        ("?", ("?",)),
        ("+", ("+",)),
        ("", ()),
    ],
)
def test_the_first_way_to_press_it_is_shown(keys, caps):
    assert keys_shown(keys) == caps


def picture_of(themes, qtbot, words, place="", keys=""):
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.resize(420, 80)
    rows.setItemDelegate(FoundRowDelegate(themes, rows))
    item = QListWidgetItem(words)
    item.setData(PLACE, place)
    item.setData(KEYS, keys)
    rows.addItem(item)
    return rows.grab().toImage()


def test_words_place_and_keys_are_painted(each_theme, qtbot):
    pictures = [picture_of(each_theme, qtbot, *words) for words in
                (("Undo",), ("Undo", "Incident"), ("Undo", "Incident", "Ctrl+Z"))]  # fmt: skip
    assert pictures[0] != pictures[1] != pictures[2]


def test_markup_is_painted_as_it_was_written(themes, qtbot):
    assert picture_of(themes, qtbot, "<b>Undo</b>") != picture_of(themes, qtbot, "Undo")
