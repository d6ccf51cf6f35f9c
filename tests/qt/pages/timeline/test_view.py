"""The whole page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.qt.pages.timeline.clocks import Clocks
from incident_desk.qt.pages.timeline.edit_model import KEPT
from incident_desk.qt.pages.timeline.filtering import Wanted
from incident_desk.qt.panes.timeline.rows import plain, spoken
from incident_desk.qt.theme import Density
from incident_desk.services.acts.action_items import ActionWish, change_action
from incident_desk.services.acts.logging import set_action
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.acts.undoing import undo
from tests.qt.panes.rehearsal import at

CTRL = Qt.KeyboardModifier.ControlModifier
SAID = "Detected  Corrected to 02:55:00 UTC"


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


def detected(link, clock):
    link.act(lambda one, _: set_milestone(one, Milestone.DETECTED, Moment.exactly(at(clock))))


def detections(page):
    return [plain(entry) for entry in page.rows.table.entries if entry.text == "Detected"]


def test_the_former_row_is_marked_in_words_as_soon_as_it_is_corrected(page, link):
    detected(link, "2:56:00")
    assert detections(page) == ["Detected"]
    detected(link, "2:55:00")
    assert detections(page) == ["Detected", SAID]
    marked = next(entry for entry in page.rows.table.entries if plain(entry) == SAID)
    assert "Corrected to 02:55:00 UTC" in spoken(marked)
    page.model.want(Wanted(words="corrected to"))
    assert detections(page) == [SAID]


def test_a_correction_that_is_undone_marks_nothing(page, link):
    detected(link, "2:56:00")
    detected(link, "2:55:00")
    link.act(lambda one, now: undo(one, link.record.events, now))
    assert sorted(detections(page)) == ["Detected", "Detected  undone"]


def test_what_was_done_to_an_action_item_names_it(page, link):
    item = link.record.scene.incident.actions[0]
    assert item.text.startswith("Alert on pool use above 80 %")
    link.act(lambda one, _: change_action(one, item.id, ActionWish(due="2026-08-19")))
    link.act(lambda one, _: set_action(one, item.id, done=True))
    named = [text for text in page.texts if text.startswith("Action item “Alert on pool use above 80 %")]
    assert [text.rpartition("”")[2] for text in named] == [": due 2026-08-19", " done"]
    link.act(lambda one, _: change_action(one, item.id, ActionWish("Alert on the pool")))
    assert [text for text in page.texts if text.startswith("Action item “")][-1] == (
        "Action item “Alert on the pool”: said anew"
    )
    assert len([text for text in page.texts if "“Alert on the pool”" in text]) == 3
