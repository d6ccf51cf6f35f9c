"""Down leads from the filled button into the list, and nowhere while there is none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QPushButton, QTableView, QVBoxLayout, QWidget

from incident_desk.qt.pages.home.down_to_list import DownToList


@pytest.mark.parametrize("count", [0, 2])
def test_down_goes_to_the_first_row_where_there_is_one(qtbot, count):
    page = QWidget()
    qtbot.addWidget(page)
    column, button, rows = QVBoxLayout(page), QPushButton(page), QTableView(page)
    column.addWidget(button)
    column.addWidget(rows)
    rows.setModel(QStandardItemModel(count, 1, rows))
    way = DownToList(rows)
    way.serve(button)
    page.show()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Right)
    assert rows.currentIndex().row() == -1
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert rows.currentIndex().row() == (0 if count else -1)
