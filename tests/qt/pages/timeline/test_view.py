"""The whole page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.qt.pages.timeline.clocks import Clocks
from incident_desk.qt.pages.timeline.edit_model import KEPT
from incident_desk.qt.theme import Density

CTRL = Qt.KeyboardModifier.ControlModifier


def test_every_row_of_the_incident_is_there_with_day_and_clocks(page):
    assert len(page.texts) == 28
    assert page.view.heading.text() == "Sun 1 Mar 2026, times in UTC"
    page.view.clocks.chosen.emit(2)
    assert page.model.times.clocks is Clocks.ELAPSED
    assert page.view.heading.text().endswith("since the declaration")


def test_a_filter_that_leaves_nothing_says_so(page):
    page.view.focus_search()
    assert page.view.show_column.field.hasFocus()
    page.write(page.view.show_column.field, "no such word")
    assert page.view.nothing.isVisible()
    page.press(Qt.Key.Key_Escape)
    assert not page.view.nothing.isVisible()
    page.press(Qt.Key.Key_Escape)
    assert page.rows.hasFocus()


def test_an_entry_is_edited_in_its_row_by_keys_alone(page):
    page.choose("MongoDB")
    page.press(Qt.Key.Key_Return)
    assert page.view.editor.isVisible() and page.view.editor.text.hasFocus()
    page.write(page.view.editor.text, "Pool full")
    page.press(Qt.Key.Key_Return, CTRL)
    assert not page.view.editor.isVisible() and page.rows.hasFocus()
    assert page.rows.chosen.text == "Pool full" and page.rows.chosen.amended


def test_what_is_left_is_kept_and_said(page):
    page.choose("MongoDB")
    page.press(Qt.Key.Key_Return)
    page.write(page.view.editor.text, "half a")
    page.press(Qt.Key.Key_Escape)
    assert page.heard == [KEPT] and page.rows.hasFocus()
    page.press(Qt.Key.Key_Return)
    assert page.view.editor.text.toPlainText() == "half a"


def test_an_entry_at_another_time_is_chosen_once_it_is_logged(page):
    page.view.new.click()
    assert page.view.new_editor.isVisible() and page.view.new_editor.time.hasFocus()
    QApplication.processEvents()
    page.write(page.view.new_editor.time, "03:05")
    page.write(page.view.new_editor.text, "Vendor called")
    page.press(Qt.Key.Key_Return, CTRL)
    assert not page.view.new_editor.isVisible()
    assert page.rows.chosen.text == "Vendor called"


def test_the_parts_are_reached_in_reading_order(page):
    names = [page.view.show_column, page.rows, page.view.evidence, page.view.history]
    assert list(page.view.panes[:4]) == names
    page.choose("MongoDB")
    page.view.chosen.edit()
    assert page.view.panes[1] is page.view.editor


def test_columns_are_narrower_in_a_small_window(page, themes):
    page.view.resize(1280, 700)
    themes.set_density(Density.COMPACT)
    assert (page.view.show_column.width(), page.view.history.width()) == (214, 264)


def test_escape_goes_back_to_the_desk(page, qtbot):
    with qtbot.waitSignal(page.view.action_wished) as told:
        page.press(Qt.Key.Key_Escape)
    assert told.args == ["desk"]


def test_the_doctor_is_asked_for_by_its_button(page, qtbot):
    with qtbot.waitSignal(page.view.action_wished) as told:
        page.view.doctor.click()
    assert told.args == ["doctor"] and "Ctrl+Shift+D" in page.view.doctor.accessibleName()
