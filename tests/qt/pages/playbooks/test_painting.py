"""Grounds of rows."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from incident_desk.qt.pages.playbooks.painting import begin_row


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
