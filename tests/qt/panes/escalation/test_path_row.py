"""The row of the path: what it says aloud, how a level is chosen, and that a tooltip stays text."""

import pytest
from PySide6.QtCore import QPoint, Qt

from incident_desk.qt.panes.escalation.levels import LevelShown, Mark
from incident_desk.qt.panes.escalation.path_row import PathModel, PathRow

LEVELS = (
    LevelShown(1, "Lead", Mark.REACHED, "03:12", "Lead, reached at 03:12 UTC"),
    LevelShown(2, "Manager", Mark.DUE, "due", "Manager, due since 03:11 UTC", is_next=True),
    LevelShown(3, "CTO", Mark.AHEAD, "06:56", "CTO, due at 06:56 UTC"),
)


@pytest.fixture
def row(themes, qtbot):
    row = PathRow(themes, can_choose=True)
    qtbot.addWidget(row)
    row.resize(464, 28)
    row.set_model(PathModel(LEVELS, 2))
    row.show()
    return row


def test_it_says_the_path_level_by_level(row, themes, qtbot):
    assert row.accessibleDescription() == (
        "To call: Manager. 1 of 3: Lead, reached at 03:12 UTC; 2 of 3: Manager, due since 03:11 UTC; "
        "3 of 3: CTO, due at 06:56 UTC"
    )
    plain = PathRow(themes)
    qtbot.addWidget(plain)
    assert plain.accessibleDescription() == "no path stated" and plain.focusPolicy() is Qt.FocusPolicy.NoFocus
    plain.set_model(PathModel(LEVELS))
    assert plain.accessibleDescription().startswith("1 of 3: Lead")


def test_arrows_and_clicks_choose_a_level(row, qtbot):
    heard = []
    row.level_chosen.connect(heard.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_A):
        qtbot.keyClick(row, key)
    assert heard == [1, 3, 1, 3]
    row.set_model(PathModel(LEVELS, 3))
    qtbot.keyClick(row, Qt.Key.Key_Right)
    assert heard[-1] == 3
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(8, 14))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 6, 14))
    assert heard[-2:] == [1, 3]


def test_a_row_that_only_shows_chooses_nothing(themes, qtbot):
    row = PathRow(themes)
    qtbot.addWidget(row)
    row.set_model(PathModel(LEVELS))
    row.resize(464, 22)
    row.level_chosen.connect(lambda _level: pytest.fail("chosen"))
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    qtbot.keyClick(row, Qt.Key.Key_Right)


def test_each_state_has_a_shape_of_its_own(row):
    """Without colour: the pixels of a grey picture differ from state to state."""
    pictures = set()
    for mark in Mark:
        row.set_model(PathModel((LevelShown(1, "", mark),)))
        grey = row.grab().toImage().convertToFormat(row.grab().toImage().Format.Format_Mono)
        pictures.add(bytes(grey.constBits()))
    assert len(pictures) == len(Mark)
