"""The pages, one at a time: turned by keys and buttons, larger and smaller, in three views."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from incident_desk.services.export_values import View
from tests.qt.pages.export.press import PAGES


def test_pages_are_turned_at_their_ends(room):
    room.come()
    paper = room.page.paper
    assert paper.title.text() == f"Page 1 of {PAGES}" and not paper.before.isEnabled()
    paper.after.click()
    paper.after.click()
    assert paper.page == PAGES - 1 and not paper.after.isEnabled()
    paper.turn(1)
    assert paper.page == PAGES - 1
    bar = paper.area.verticalScrollBar()
    bar.setValue(bar.minimum())
    QTest.keyClick(paper.area, Qt.Key.Key_PageUp)
    assert paper.page == PAGES - 2
    QTest.keyClick(paper.area, Qt.Key.Key_Left)
    assert paper.page == PAGES - 3
    bar.setValue(bar.maximum())
    QTest.keyClick(paper.area, Qt.Key.Key_PageDown)
    assert paper.page == PAGES - 2
    QTest.keyClick(paper.area, Qt.Key.Key_Down)
    assert paper.page == PAGES - 2


def test_as_sent_has_no_marks_and_each_view_its_note(room):
    room.come()
    paper = room.page.paper
    assert paper.view is View.MARKED and paper.sheet.marks and paper.legend.model.note == ""
    for place, view in ((0, View.SENT), (2, View.BEFORE)):
        paper.views.set_current(place)
        paper.show_pages()
        room.made()
        assert paper.view is view and paper.legend.model.note
        assert bool(paper.sheet.marks) is (view is View.BEFORE)


def test_the_wheel_zooms_with_control_and_a_size_can_be_chosen(room):
    room.come()
    paper = room.page.paper
    paper.zoom.setCurrentIndex(paper.zoom.findData(50))
    paper.show_pages()
    room.made()
    width = paper.sheet.width()
    assert width == round(595.3 / 72 * 96 / 2)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPointF(0, 0).toPoint(), QPointF(0, 120).toPoint(),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(paper.area.viewport(), wheel)
    assert paper.sheet.width() == round(595.3 / 72 * 96 * 0.75)
    room.made()


def test_a_long_first_page_and_a_problem_are_said(room):
    room.work.cut_lines = 2
    room.come()
    assert room.page.paper.far.text() == "page 1 is too long by 2 lines"
    room.page.picturing.problem = "The pages could not be set"
    room.page.paper.show_pages()
    assert room.page.paper.far.text() == "The pages could not be set"


def test_pages_that_are_not_those_of_the_file_say_how_many_the_file_has(room):
    room.come()
    room.until(lambda: room.page.paper.far.text() == "the file has 1 page")
    assert room.page.paper.title.text() == f"Page 1 of {PAGES}" and room.page.whom.cards[3].isChecked()
    room.page.paper.step_view(-1)
    room.made()
    assert room.page.paper.view is View.SENT and room.page.paper.far.text() == ""
