"""What can be done with the chosen row."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from incident_desk.qt.pages.timeline.chosen_deeds import NONE_CHOSEN
from incident_desk.qt.pages.timeline.standing_in_way import OF_THE_DESK


def test_a_typed_entry_is_edited_and_a_row_of_the_desk_is_read_and_says_why(page):
    page.choose("MongoDB")
    page.view.chosen.edit()
    assert page.edit.entry.text.startswith("MongoDB")
    page.edit.leave()
    page.choose("Diagnosis started")
    page.view.chosen.edit()
    assert not page.edit.is_open and page.rows.reader.isVisible() and page.heard == [OF_THE_DESK]


def test_a_star_is_given_and_taken(page):
    page.choose("Diagnosis started")
    page.view.chosen.star()
    assert page.rows.chosen.starred and page.link.entry("Diagnosis started").starred
    page.view.chosen.star()
    assert not page.link.entry("Diagnosis started").starred


def test_striking_asks_why_or_says_why_not(page, qtbot):
    page.choose("MongoDB")
    with qtbot.waitSignal(page.view.chosen.strike_wished) as told:
        page.view.chosen.strike()
    assert told.args[0].text.startswith("MongoDB")
    page.choose("Diagnosis started")
    page.view.chosen.strike()
    assert page.heard == [OF_THE_DESK]


def test_the_first_wording_holds_again(page, qtbot):
    page.choose("MongoDB")
    page.view.chosen.edit()
    page.write(page.view.editor.text, "other")
    page.edit.save()
    qtbot.waitUntil(lambda: len(page.model.wordings) == 2)
    page.view.history.restore.click()
    assert page.link.entry("MongoDB").amended
    qtbot.waitUntil(lambda: len(page.model.wordings) == 3)
    page.view.chosen.restore()
    assert page.heard[-1] == "It reads as at first"


def test_the_menu_holds_all_of_it_and_says_what_can_not_be_done(page):
    page.choose("Diagnosis started")
    menu = page.view.chosen.menu()
    told = {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}
    assert list(told) == ["Edit", "Star", "Restore first wording", "Copy the text", "Strike…"]
    assert not told["Edit"].isEnabled() and told["Edit"].toolTip() == OF_THE_DESK
    told["Copy the text"].trigger()
    assert QApplication.clipboard().text() == "Diagnosis started"
    told["Star"].trigger()
    assert page.view.chosen.menu().actions()[1].text().startswith("Take the star off")


def test_the_menu_comes_up_at_the_row(page, qtbot):
    page.choose("MongoDB")
    page.rows.menu_wished.emit(QPoint(0, 0))
    menu = page.rows.findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_without_a_chosen_row_it_says_what_to_do_first(page):
    page.rows.clearSelection()
    page.rows.setCurrentIndex(page.rows.table.index(-1, 0))
    page.view.chosen.star()
    assert page.heard == [NONE_CHOSEN] and page.view.chosen.menu() is None
