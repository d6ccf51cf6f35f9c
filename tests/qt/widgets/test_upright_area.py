"""Rows that scroll up and down alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk.qt.widgets.upright_area import upright_area


def test_what_is_in_it_is_as_wide_as_it_and_only_its_height_scrolls(qtbot):
    area = upright_area()
    qtbot.addWidget(area)
    inside = QWidget()
    inside.setMinimumHeight(900)
    area.setWidget(inside)
    area.resize(300, 200)
    area.show()
    assert inside.width() == area.viewport().width() and area.verticalScrollBar().maximum() == 700
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus and not area.horizontalScrollBar().isVisible()
