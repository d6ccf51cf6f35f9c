"""The outline."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from incident_desk.qt.pages.checklist.listed import PartRow, PartState
from incident_desk.qt.pages.checklist.part_list import PartList

ROWS = (
    PartRow("BEFORE", "1 of 3", "1 of 3"),
    PartRow("Tests", "1 of 1", "1 of 1", "stage-0", PartState.DONE, "Tests, done, 1 of 1 steps"),
    PartRow("Errors", "0 of 2 · 15 min", "0 of 2", "2.2", PartState.CURRENT, "Errors, at hand, 0 of 2 steps"),
)


def shown(themes, qtbot):
    view = PartList(themes)
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show_rows(ROWS)
    view.show()
    return view


def test_a_click_or_enter_goes_to_the_steps_and_a_heading_leads_nowhere(themes, qtbot):
    view = shown(themes, qtbot)
    wanted = []
    view.wanted.connect(wanted.append)
    for row, pressed in ((0, []), (2, ["2.2"])):
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.table.index(row)).center()
        )
        assert wanted == pressed
    view.setCurrentIndex(view.table.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wanted == ["2.2", "stage-0"]


def test_states_differ_in_shape_and_are_said(themes, qtbot):
    view = shown(themes, qtbot)
    told = [view.table.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert told == ["BEFORE, 1 of 3", "Tests, done, 1 of 1 steps", "Errors, at hand, 0 of 2 steps"]
    before = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    view.show_rows((ROWS[0], PartRow(**{**_fields(ROWS[1]), "state": PartState.DEFERRED}), ROWS[2]))
    assert view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8) != before


def test_what_is_chosen_stays_while_the_counts_move(themes, qtbot):
    view = shown(themes, qtbot)
    view.setCurrentIndex(view.table.index(1))
    view.show_rows((ROWS[0], ROWS[1], PartRow(**{**_fields(ROWS[2]), "aside": "1 of 2"})))
    assert view.currentIndex().row() == 1
    view.show_rows(ROWS[:1])
    assert view.table.rowCount() == 1


def _fields(row):
    return {name: getattr(row, name) for name in PartRow.__slots__}
