"""A review in the whole window, written, sent round and approved by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.adapters.reports.files import WholeFiles
from incident_desk.qt.dialogs import ActionDialog, ApprovalDialog, Finder, ReasonDialog
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.services.reporting import Reporting
from tests.fakes import Bench, MemoryDrafts
from tests.qt.pages.review.conftest import Printer, Templates
from tests.qt.whole import Whole

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


class Desk(Whole):
    """An incident on the desk, and its review in front."""

    def __init__(self, qtbot):
        bench, printer = Bench(), Printer()
        self.printer, self.drafts = printer, MemoryDrafts()
        super().__init__(
            qtbot,
            bench,
            drafts=self.drafts,
            review_templates=Templates,
            reporting=lambda: Reporting(
                bench.desk, printer, WholeFiles(), "x", lambda: bench.desk.events(bench.desk.standing.id)
            ),
        )

    @property
    def page(self):
        return self.controller.reviews.page

    @property
    def review(self):
        return self.incident.review

    def come(self):
        self.press(Qt.Key.Key_6, CTRL)
        self.qtbot.waitUntil(lambda: bool(self.page.writing.fields) and self.focus(self.page.writing.fields[0]))

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def write(self, words):
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def until(self, holds):
        self.qtbot.waitUntil(holds)

    def back(self):
        """Without a window manager nobody gives the window its keyboard back."""
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: self.focus(self.page))


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def test_sections_are_written_one_after_the_other_and_leaving_saves(desk):
    desk.come()
    desk.write("It was down. h a s letters")
    desk.press(Qt.Key.Key_PageDown, CTRL)
    desk.until(lambda: desk.review.text("summary") == "It was down. h a s letters")
    desk.until(lambda: desk.page.model.open.id == "impact" and desk.focus(desk.page.writing.fields[0]))
    desk.write("Nobody could pay")
    desk.press(Qt.Key.Key_Tab)
    desk.write("1,200 users")
    desk.press(Qt.Key.Key_1, CTRL)
    desk.until(lambda: desk.review.figure("users") == "1,200 users")
    assert desk.review.text("impact") == "Nobody could pay" and desk.incident.severity == "P1"


def test_what_was_found_in_a_text_is_opened_at_its_section(desk):
    desk.controller.search.review_wished.emit(desk.incident.id, "whys")
    desk.until(lambda: desk.page.model.open is not None and "whys" in desk.page.model.open.shows)
    assert desk.window.page == "review"
    last = desk.page.model.standings[-1].section.id
    desk.controller.search.review_wished.emit(desk.incident.id, last)
    desk.until(lambda: desk.page.model.open.id == last)


def _click(desk, place):
    sections = desk.page.sections.sections
    middle = sections.visualRect(sections.rows.index(place, 0)).center()
    desk.qtbot.mouseClick(sections.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_a_section_opened_by_a_click_or_by_enter_is_written_at_once(desk):
    desk.come()
    _click(desk, 1)
    desk.write("At risk: all who pay")
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus(desk.page.sections.sections)
    desk.until(lambda: desk.review.text("impact") == "At risk: all who pay")
    desk.press(Qt.Key.Key_Up)
    assert desk.page.model.open.id == "summary" and desk.focus(desk.page.sections.sections)
    desk.press(ENTER)
    desk.write("Login failed")
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.review.text("summary") == "Login failed")


def test_letters_beside_the_text_act_on_nothing(desk):
    desk.come()
    desk.press(Qt.Key.Key_Escape)
    before = desk.incident.head
    for here in (desk.page.sections.sections, desk.page.report.area, desk.page.writing.head.insert):
        here.setFocus()
        desk.write("acknowledge,pause,resolve,update,watch,look,quit")
    desk.settle()
    assert desk.incident.head == before and desk.window.page == "review"
    assert not [one for one in desk.window.findChildren(DialogFrame) if one.isVisible()]


def test_i_adds_an_action_item_where_the_section_has_them(desk):
    desk.come()
    desk.press(Qt.Key.Key_Escape)
    _click(desk, 4)
    desk.page.sections.sections.setFocus()
    desk.press(Qt.Key.Key_I)
    assert desk.dialog(ActionDialog).isVisible() and desk.window.page == "review"


def test_done_not_needed_sent_round_and_approved(desk):
    desk.come()
    desk.write("It was down")
    desk.press(ENTER, CTRL)
    desk.until(lambda: "summary" in desk.review.marks and desk.review.marks["summary"].state == "done")
    desk.press(Qt.Key.Key_PageDown, CTRL)
    desk.page.writing.head.not_needed.click()
    dialog = desk.dialog(ReasonDialog)
    dialog.field.setText("Nobody noticed")
    dialog.try_accept()
    desk.until(lambda: "impact" in desk.review.marks)
    assert desk.review.marks["impact"].reason == "Nobody noticed"
    desk.until(lambda: desk.page.head.round.isEnabled())
    desk.page.head.round.click()
    desk.until(lambda: desk.page.head.back.isVisible())
    desk.page.head.approve.click()
    desk.until(lambda: any(one.isVisible() for one in desk.window.findChildren(ApprovalDialog)))
    dialog = desk.dialog(ApprovalDialog)
    dialog._role.setText("Commander")
    dialog.try_accept()
    desk.until(lambda: desk.review.state == "approved")
    desk.until(lambda: "approved by MK, Commander" in desk.page.head.caption.text())


def test_another_template_is_chosen_and_bad_files_are_named(desk):
    desk.come()
    desk.page.sections.template.click()
    desk.until(lambda: any(one.isVisible() for one in desk.window.findChildren(Finder)))
    dialog = desk.dialog(Finder)
    assert "bad.toml" in dialog.note.text()
    dialog.field.setText("another")
    dialog.try_accept()
    desk.until(lambda: desk.page.model.open.id == "lessons")
    assert desk.review.template.name == "other"


def test_action_items_are_added_changed_and_ticked(desk):
    desk.come()
    desk.page.model.choose("actions")
    desk.press(Qt.Key.Key_N, CTRL | SHIFT)
    dialog = desk.dialog(ActionDialog)
    dialog.words.setText("Alert on it")
    dialog.try_accept()
    desk.until(lambda: len(desk.incident.actions) == 1)
    desk.back()
    rows = desk.page.writing.items.rows
    desk.until(lambda: rows.rows.rowCount() == 1)
    rows.setFocus()
    desk.press(ENTER)
    dialog = desk.dialog(ActionDialog)
    dialog.owner.setText("Mara")
    dialog.try_accept()
    desk.until(lambda: desk.incident.actions[0].owner == "Mara")
    desk.back()
    desk.settle()
    rows.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.until(lambda: desk.incident.actions[0].done)


def test_the_report_stands_beside_it_and_goes_to_the_clipboard(desk):
    desk.come()
    desk.until(lambda: desk.page.paper.sheets is not None)
    assert "of 2" in desk.page.report._far.text()
    desk.page.report.views.chosen.emit(1)
    assert "Checkout is down" in desk.page.report.markdown.toPlainText()
    desk.page.report.copy.click()
    assert "Checkout is down" in QApplication.clipboard().text()


def test_escape_goes_to_the_list_and_then_to_the_desk(desk):
    desk.come()
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus(desk.page.sections.sections)
    desk.press(Qt.Key.Key_Escape)
    desk.until(lambda: desk.window.page == "desk")


def test_without_an_incident_it_says_so(qtbot):
    one = Whole(qtbot, shown=False, review_templates=Templates)
    qtbot.keyClick(one.window, Qt.Key.Key_6, CTRL)
    assert one.controller.reviews.page.empty.isVisible()
    one.close()
