"""The editor over the window: left as with Esc, and gone with its threads."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk.qt.pages.health.editor.view import CheckEditor
from incident_desk.qt.pages.health.editor.window import EditorWindow


def test_it_covers_the_window_and_closing_it_keeps_what_was_typed(place, themes, qtbot):
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.resize(1500, 900)
    behind.show()
    over = EditorWindow(themes, CheckEditor(themes, place.model), behind)
    place.model.begin_new(place.incident, "https://x.org/")
    over.show()
    assert over.width() == 1500 - 48
    qtbot.keyClick(over, Qt.Key.Key_Return)
    assert over.isVisible()
    with qtbot.waitSignal(place.model.left):
        over.close()
    over.done(0)
    qtbot.waitUntil(lambda: not shiboken6.isValid(over))
