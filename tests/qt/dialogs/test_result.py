"""What was reached of a goal that nothing here measures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk.qt.dialogs.result import ResultDialog

GOAL = ("Test coverage", "over 90 %", "INC-0046")


def test_a_line_is_said_and_what_stands_there_is_no_news(themes, qtbot):
    window, done = QWidget(), []
    qtbot.addWidget(window)
    window.show()
    dialog = ResultDialog(themes, GOAL, "80 %", window)
    dialog.accepted.connect(lambda: done.append(dialog.result_said))
    dialog.try_accept()
    assert dialog.note.text().startswith("Say what was seen") and done == []
    assert dialog.field.accessibleName() == "Result of Test coverage: goal over 90 %"
    qtbot.keyClicks(dialog.field, "92 %")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert done == ["92 %"]
