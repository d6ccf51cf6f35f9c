"""The corners of a window are cut off where they would be black."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget

from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.widgets.round_window import fill_behind, round_region


def test_a_region_lacks_its_corners_alone():
    region = round_region(QRect(0, 0, 60, 40), 12)
    corners = [QPoint(0, 0), QPoint(59, 0), QPoint(0, 39), QPoint(59, 39)]
    assert not any(map(region.contains, corners))
    assert all(map(region.contains, [QPoint(30, 0), QPoint(0, 20), QPoint(59, 20), QPoint(30, 39), QPoint(4, 4)]))


def test_what_is_behind_is_opaque(qtbot):
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    fill_behind(painter, image.rect(), QColor("white"), QColor(0, 0, 0, 128))
    painter.end()
    assert image.pixelColor(1, 1).alpha() == 255 and 120 < image.pixelColor(1, 1).red() < 135


def test_a_dialog_under_x11_is_cut_at_each_size_and_elsewhere_not(qtbot, themes, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    assert DialogFrame(themes, "Anything", "Do it", window).mask().isEmpty()
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "xcb"))
    dialog = DialogFrame(themes, "Anything", "Do it", window)
    dialog.show()
    for height in (300, 420):
        dialog.resize(dialog.width(), height)
        qtbot.waitUntil(lambda height=height: dialog.mask().boundingRect().height() == height)
        assert not dialog.mask().contains(QPoint(0, height - 1)) and dialog.mask().contains(QPoint(40, height - 1))
    dialog.reject()
