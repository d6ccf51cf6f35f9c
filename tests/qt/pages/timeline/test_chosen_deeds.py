"""What can be done with the chosen row."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from incident_desk.qt.pages.timeline.chosen_deeds import NONE_CHOSEN, ONE_AT_A_TIME
from incident_desk.qt.pages.timeline.standing_in_way import OF_THE_DESK

CTRL = Qt.KeyboardModifier.ControlModifier


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
    assert told.args[0][0].text.startswith("MongoDB") and told.args[1] == ""
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
    assert list(told) == [
        "Edit",
        "Star",
        "Pin",
        "Put under the row above",
        "Tag…",
        "Entry after this one",
        "It ends now",
        "Replay from here",
        "Restore first wording",
        "Copy the text",
        "Strike…",
    ]
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


def test_several_rows_are_chosen_by_keys_and_get_a_star_together(page):
    page.choose("MongoDB")
    page.rows.setFocus()
    page.press(Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.rows.chosen_ones) == 2 and page.view.heading.text().startswith("2 chosen · ")
    ids = [entry.id for entry in page.rows.chosen_ones]
    page.press(Qt.Key.Key_Asterisk)
    assert [one.id for one in page.link.record.scene.entries if one.starred] == ids
    assert [one.id for one in page.rows.chosen_ones] == ids
    page.press(Qt.Key.Key_Asterisk)
    assert not any(one.starred for one in page.link.record.scene.entries)
    page.press(Qt.Key.Key_Up)
    assert len(page.rows.chosen_ones) == 1 and not page.view.heading.text().startswith("2")


def test_of_several_those_are_struck_that_can_be_and_it_is_said_of_the_others(page, qtbot):
    rows = page.rows.table.entries
    first = next(n for n, one in enumerate(rows) if one.human and not rows[n + 1].human)
    page.rows.setCurrentIndex(page.rows.table.index(first, 0))
    page.rows.setFocus()
    page.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    for key, wish in (
        (Qt.Key.Key_Delete, page.view.chosen.strike_wished),
        (Qt.Key.Key_NumberSign, page.view.chosen.tag_wished),
    ):
        with qtbot.waitSignal(wish) as told:
            page.press(key)
        assert told.args == [(rows[first],), f"1 of 2 can't: {OF_THE_DESK}"]
    menu = page.view.chosen.menu()
    told = {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}
    assert {"Star 2 rows", "Tag 2 rows…", "Strike 2 rows…"} < told.keys()
    assert not told["Edit"].isEnabled() and told["Edit"].toolTip() == ONE_AT_A_TIME
    told["Copy the text"].trigger()
    assert QApplication.clipboard().text().startswith(rows[first].text)


def test_what_can_have_no_tags_says_why(page):
    page.choose("Diagnosis started")
    page.view.chosen.tag()
    assert page.heard == [OF_THE_DESK]


def test_an_entry_comes_between_two_at_the_time_halfway(page, qtbot):
    rows = page.rows.table.entries
    row = next(n for n, one in enumerate(rows) if (rows[n + 1].sort_at - one.sort_at).total_seconds() > 60)
    page.rows.setCurrentIndex(page.rows.table.index(row, 0))
    page.rows.setFocus()
    page.press(Qt.Key.Key_Insert)
    middle = rows[row].sort_at + (rows[row + 1].sort_at - rows[row].sort_at) / 2
    assert page.view.new_editor.isVisible() and page.view.new_editor.text.hasFocus()
    assert page.view.new_editor.time.text() == f"{middle:%H:%M:%S}"
    qtbot.keyClicks(page.view.new_editor.text, "Lights flickered")
    page.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.texts[row + 1] == "Lights flickered" == page.rows.chosen.text


def test_after_the_last_row_it_comes_between_it_and_now(page):
    last = page.rows.table.rowCount() - 1
    page.rows.setCurrentIndex(page.rows.table.index(last, 0))
    page.view.chosen.insert()
    at = page.rows.table.entries[last].sort_at
    middle = at + (page.link.office.now() - at) / 2
    assert page.view.new_editor.time.text() == f"{middle:%H:%M:%S}"


def test_rows_are_pinned_above_all_others_and_let_loose(page, qtbot):
    page.choose("MongoDB")
    page.rows.setFocus()
    page.press(Qt.Key.Key_P, CTRL)
    assert page.link.entry("MongoDB").pinned and page.view.pinned.isVisible()
    page.view.show_column.field.setText("Diagnosis started")
    page.view.pinned.setFocus()
    page.press(Qt.Key.Key_Return)
    assert page.rows.chosen.text.startswith("MongoDB") and page.rows.hasFocus()
    page.press(Qt.Key.Key_P, CTRL)
    assert not page.link.entry("MongoDB").pinned and not page.view.pinned.isVisible()


def test_rows_go_under_the_first_that_is_chosen_and_out_again(page):
    first, second = page.rows.table.entries[10:12]
    page.rows.setCurrentIndex(page.rows.table.index(10, 0))
    page.rows.setFocus()
    page.link.office.desk.events = lambda _incident: page.link.record.events
    page.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.press(Qt.Key.Key_G, CTRL)
    assert [one.parent for one in page.rows.table.entries[10:12]] == [None, first.id]
    page.rows.setCurrentIndex(page.rows.table.index(12, 0))
    page.press(Qt.Key.Key_G, CTRL)
    assert page.rows.table.entries[12].parent == first.id, "under the nearest row above that stands by itself"
    page.rows.setCurrentIndex(page.rows.table.index(11, 0))
    page.press(Qt.Key.Key_G, CTRL)
    assert page.rows.table.entries[11].parent is None
    page.rows.setCurrentIndex(page.rows.table.index(0, 0))
    page.view.chosen.group()
    assert page.heard[-1] == "There is no row above to put it under"
    assert second.id == page.rows.table.entries[11].id


def test_an_entry_ends_now_and_says_how_long_it_lasted(page):
    page.link.office.desk.events = lambda _incident: page.link.record.events
    page.choose("MongoDB")
    page.view.chosen.end()
    row = page.link.entry("MongoDB")
    assert row.ended == page.link.record.now and row.ended > row.happened.at
    page.choose("Diagnosis started")
    page.view.chosen.end()
    assert page.heard == [OF_THE_DESK]


def test_the_desk_is_rewound_to_when_the_chosen_row_was_written(page, qtbot):
    page.choose("MongoDB")
    page.rows.setFocus()
    with qtbot.waitSignal(page.view.chosen.replay_wished) as told:
        page.press(Qt.Key.Key_T, CTRL)
    assert told.args == [page.rows.chosen.written_at]
