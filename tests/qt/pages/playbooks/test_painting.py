"""Grounds of rows."""

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QToolTip

from incident_desk.qt.pages.playbooks.painting import begin_row, tell_what_is_cut
from incident_desk.qt.theme import TextKind


def colours(theme, **how):
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(theme.colour.panel)
    painter, option = QPainter(image), QStyleOptionViewItem()
    option.rect = QRect(0, 0, 40, 20)
    option.state = how.pop("state", QStyle.StateFlag.State_None)
    begin_row(painter, option, theme, **how)
    painter.restore()
    painter.end()
    return image.pixelColor(1, 10), image.pixelColor(20, 10), image.pixelColor(20, 1)


def test_what_is_open_has_another_ground_and_a_bar(themes):
    colour = themes.current.colour
    assert colours(themes.current, marked=True)[:2] == (colour.accent, colour.selection)
    assert colours(themes.current)[1] == colour.panel
    assert colours(themes.current, state=QStyle.StateFlag.State_MouseOver)[1] == colour.hover
    assert colours(themes.current, state=QStyle.StateFlag.State_HasFocus)[2] != colour.panel


def test_a_pointer_is_told_only_what_is_cut(themes, qtbot, monkeypatch):
    view, told = QListView(), []
    qtbot.addWidget(view)
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _view: told.append(words))
    asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1))
    font = themes.current.font(TextKind.SMALL)
    assert tell_what_is_cut(asked, view, "Read <b>the display</b>", font, 20)
    assert tell_what_is_cut(asked, view, "Read", font, 500)
    assert "Read &lt;b&gt;the display&lt;/b&gt;" in told[0] and told[1] == ""
