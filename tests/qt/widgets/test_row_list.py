"""A table dressed as a list shows rows alone."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from incident_desk.qt.widgets.row_list import dress_as_list


@pytest.fixture
def page(qtbot):
    page = QWidget()
    page.list, page.after = QTableView(page), QLineEdit(page)
    page.list.setModel(QStringListModel([f"row {number}" for number in range(50)], page))
    column = QVBoxLayout(page)
    column.addWidget(page.list)
    column.addWidget(page.after)
    qtbot.addWidget(page)
    page.resize(300, 200)
    return page


def test_the_rows_are_as_wide_as_the_view_and_one_is_chosen(page):
    dress_as_list(page.list, "Rows")
    page.show()
    assert page.list.accessibleName() == "Rows"
    assert page.list.columnWidth(0) == page.list.viewport().width()
    assert page.list.horizontalHeader().isHidden() and page.list.verticalHeader().isHidden()
    for row in (1, 2):
        page.list.setCurrentIndex(page.list.model().index(row, 0))
    assert [one.row() for one in page.list.selectedIndexes()] == [2]


def test_a_row_may_be_low_and_tab_leaves_the_list(page, qtbot):
    dress_as_list(page.list, "Rows")
    page.show()
    page.list.setRowHeight(3, 2)
    assert page.list.rowHeight(3) == 2
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    qtbot.keyClick(page.list, Qt.Key.Key_Tab)
    assert page.after.hasFocus()


def test_long_lines_may_be_scrolled(page):
    dress_as_list(page.list, "Lines", scrolls_sideways=True)
    page.show()
    page.list.setColumnWidth(0, 900)
    assert page.list.columnWidth(0) == 900
    assert page.list.horizontalHeader().sectionResizeMode(0) is QHeaderView.ResizeMode.Fixed
    assert page.list.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
