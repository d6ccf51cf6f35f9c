"""Commands to copy: what can lose work says so."""

from PySide6.QtCore import Qt

from incident_desk.qt.pages.health.related import Related
from incident_desk.qt.pages.health.related_view import RelatedView


def test_each_command_can_be_copied_whole(themes, qtbot):
    view, told = RelatedView(themes), []
    qtbot.addWidget(view)
    view.copied.connect(told.append)
    view.show_commands((Related("a\nb", "Database"), Related("reset", "Database", "loses work")))
    view.show()
    assert view.where.text() == "Database" and [row.isVisible() for row in view.rows] == [True, True, False]
    assert view.rows[0].words.text() == "a …" and "loses work" in view.rows[1].copy.accessibleName()
    qtbot.mouseClick(view.rows[0].copy, Qt.MouseButton.LeftButton)
    assert told == ["a\nb"]


def test_without_a_command_the_whole_part_is_away(themes, qtbot):
    view = RelatedView(themes)
    qtbot.addWidget(view)
    view.show_commands(())
    assert view.isHidden()
