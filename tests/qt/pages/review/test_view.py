"""The page as a whole: widths, what is missing still, and nothing to review."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.qt.pages.playbooks.plain_list import PlainList
from incident_desk.qt.pages.review.paper_model import PaperModel
from incident_desk.qt.pages.review.view import LEFT, RIGHT, RIGHT_NARROW, ReviewPage
from incident_desk.qt.pages.review.view_model import ReviewModel


@pytest.fixture
def page(room, qtbot, themes, model):
    paper = PaperModel(room.link, model)
    one = ReviewPage(themes, (room.link, model, paper), room.now)
    qtbot.addWidget(one)
    one.resize(1860, 1000)
    one.show()
    yield one
    paper.close()


def test_what_is_to_be_written_still_stands_beside_the_ways_out(room, page):
    assert page.report.foot.told.text() == "To be written still: Summary"
    room.sample.write("summary", "It was down")
    room.until(lambda: page.report.foot.told.text() == "Nothing that is needed is missing")


def test_the_columns_beside_give_way_in_a_narrow_window(room, page):
    room.until(lambda: page.sections.width() == LEFT and page.report.width() == RIGHT)
    page.resize(1600, 900)
    room.until(lambda: page.report.width() == RIGHT_NARROW)


def test_every_pane_can_be_reached(page):
    assert page.panes == (page.sections.sections, page.writing.prose, page.report.area)


def test_leaving_the_page_saves_what_was_typed(room, qtbot, page):
    qtbot.keyClicks(page.writing.prose, "It was down")
    page.hide()
    room.until(lambda: room.sample.review.text("summary") == "It was down")


def test_without_an_incident_it_leads_home(qtbot, themes, room):
    model = ReviewModel(room.link)
    paper = PaperModel(room.link, model)
    page, wished = ReviewPage(themes, (room.link, model, paper), room.now), []
    qtbot.addWidget(page)
    page.show()
    page.action_wished.connect(wished.append)
    page.empty.action_clicked.emit()
    assert page.empty.isVisible() and wished == ["home"]
    paper.close()


def test_ctrl_page_down_goes_through_sections_of_the_record_to_the_next_text(qtbot, page):
    page.take_focus()
    told = []
    for _ in range(len(page.model.standings)):
        told.append(
            (page.model.open.id, page.writing.field is not None, isinstance(QApplication.focusWidget(), PlainList))
        )
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert [one for one, _, _ in told] == [one.section.id for one in page.model.standings]
    assert [one for one, has_text, in_list in told if has_text and in_list] == []
    assert [has_text for _, has_text, _ in told].count(False) > 1
