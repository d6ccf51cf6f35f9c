"""Tags are added and taken off in one line."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.tags import TagsDialog


@pytest.fixture
def dialog(themes, window):
    one = TagsDialog(themes, "Tag 2 rows", window)
    one.show()
    return one


@pytest.mark.parametrize(
    ("typed", "add", "off"),
    [("#db pool, #db", ("db", "pool"), ()), ("-#db -pool", (), ("db", "pool")), ("#a -b", ("a",), ("b",)),
     ("# - -#", (), ())],
)  # fmt: skip
def test_a_minus_takes_off(dialog, typed, add, off):
    dialog.field.setText(typed)
    assert (dialog.add, dialog.off) == (add, off) and bool(dialog.missing()) is not bool(add or off)


def test_without_a_tag_it_stays_and_says_so(dialog, qtbot):
    accepted = []
    dialog.accepted.connect(lambda: accepted.append(1))
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert accepted == [] and dialog.note.text() == "Type a tag, such as #database"
    qtbot.keyClicks(dialog.field, "#db")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert accepted == [1]
