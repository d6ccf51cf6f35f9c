"""The line that asks why: for which step, for which state, and what was typed."""

from PySide6.QtCore import Qt

from incident_desk.domain.checklist import StepState
from incident_desk.qt.panes.playbook.reason_line import ReasonLine


def test_it_asks_and_gives_what_was_typed(qtbot):
    line = ReasonLine()
    qtbot.addWidget(line)
    assert not line.isVisibleTo(None) and line.asked_of == ""
    line.ask("2.1", StepState.DONE, "/api is down. Why?")
    assert (line.accessibleName(), line.asked_of, line.wanted) == ("/api is down. Why?", "2.1", StepState.DONE)
    given = []
    line.given.connect(lambda *one: given.append(one))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, " our line ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert given == [("2.1", StepState.DONE, "our line")]
    line.stop()
    assert (line.asked_of, line.text()) == ("", "")
