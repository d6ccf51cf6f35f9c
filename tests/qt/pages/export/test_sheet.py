"""A page shows its marks, and a click finds the thing that stands there."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from incident_desk.formats.redaction.marks import Mark, MarkKind
from incident_desk.qt.pages.export.sheet import Sheet

MARKS = tuple(Mark(kind, number, 0, 0.1, 0.1 * number, 0.3, 0.04) for number, kind in enumerate(MarkKind, 1))


def sheet_of(themes, qtbot):
    sheet = Sheet(themes)
    qtbot.addWidget(sheet)
    picture = QImage(100, 140, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    sheet.show_picture(picture, QSize(400, 560), "Page 1 of 1")
    return sheet


def test_marks_are_painted_over_the_page(each_theme, qtbot):
    sheet = sheet_of(each_theme, qtbot)
    plain = sheet.grab().toImage()
    sheet.show_marks(MARKS, 2)
    assert sheet.grab().toImage() != plain and sheet.accessibleDescription().startswith("Marked: item 1 replaced")
    sheet.show_marks((), 0)
    assert sheet.grab().toImage() == plain and sheet.accessibleDescription() == ""


def test_a_click_on_a_mark_names_its_thing_and_elsewhere_nothing(themes, qtbot):
    sheet, chosen = sheet_of(themes, qtbot), []
    sheet.mark_chosen.connect(chosen.append)
    sheet.show_marks(MARKS, 0)
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.area_of(MARKS[1]).center().toPoint())
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(390, 550))
    assert chosen == [2]
