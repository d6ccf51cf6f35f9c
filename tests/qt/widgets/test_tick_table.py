"""The table of ticked rows by keyboard."""

from PySide6.QtCore import Qt

from incident_desk.qt.widgets.tick_model import TickModel, TickRow
from incident_desk.qt.widgets.tick_table import TickTable


def test_arrows_go_through_the_rows_space_ticks_and_tab_leaves(themes, qtbot):
    model = TickModel(("Time", "What"))
    model.show([TickRow(("02:58", "down")), TickRow(("03:10", "up"))], ())
    table = TickTable(themes, model, "Rows", (100, 0))
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show()
    table.setCurrentIndex(model.index(0, 2))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.ticked == (1,)
    assert not table.tabKeyNavigation()
    assert table.accessibleName() == "Rows"
