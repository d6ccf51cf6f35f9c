"""What is dropped on a row is that row's, what is dropped beside is nobody's in particular."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.qt.evidence_drop import EvidenceDrop
from incident_desk.qt.panes.timeline.entry_view import EntryView
from incident_desk.qt.panes.timeline.view_model import TimelineShown
from tests.qt.pages.timeline.rows import entry

NO_BUTTON, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(target, data, point):
    enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, data, NO_BUTTON, NO_KEY)
    QApplication.sendEvent(target, enter)
    QApplication.sendEvent(target, QDropEvent(QPointF(point), Qt.DropAction.CopyAction, data, NO_BUTTON, NO_KEY))
    return enter.isAccepted()


@pytest.fixture
def text():
    data = QMimeData()
    data.setText("ERROR")
    return data


def test_on_a_list_the_row_under_the_pointer_is_meant(qtbot, themes, text):
    view, heard = EntryView(themes), []
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    view.show_timeline(TimelineShown((entry(1), entry(2)), total=2), anew=True)
    EvidenceDrop(view).dropped.connect(lambda data, row: heard.append((data.text(), row)))
    middle = view.visualRect(view.table.index(1, 0)).center()
    assert drop(view.viewport(), text, middle)
    assert drop(view.viewport(), text, QPoint(10, 290))
    assert heard == [("ERROR", entry(2)), ("ERROR", None)]


def test_beside_a_list_no_row_is_meant_and_nothing_is_taken_of_nothing(qtbot, text):
    widget, heard = QWidget(), []
    qtbot.addWidget(widget)
    EvidenceDrop(widget).dropped.connect(lambda data, row: heard.append(row))
    assert drop(widget, text, QPoint(5, 5)) and heard == [None]
    drop(widget, QMimeData(), QPoint(5, 5))
    assert heard == [None]
