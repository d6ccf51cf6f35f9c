"""The import of checks shows what a list holds, asks nothing itself, and hands over what is chosen."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from incident_desk.formats.check_lists.found import FoundChecks
from incident_desk.formats.check_lists.reading import read_checks
from incident_desk.qt.dialogs.import_checks import ImportChecksDialog

LIST = "https://shop.example/health  shop\ndb.example:5432  db\nnonsense here?"


def made(themes, window, shown) -> ImportChecksDialog:
    return shown(ImportChecksDialog(themes, ("Standing checks", "INC-0047"), window))


def test_what_was_understood_is_chosen_but_for_what_is_watched(themes, window, shown):
    dialog = made(themes, window, shown)
    dialog.show_found(read_checks([("x", LIST)]), frozenset({"db"}))
    assert [one.name for one in dialog.checks] == ["shop"]
    assert dialog.rows.item(1).text().startswith("db · tcp db.example:5432 · watched already")
    assert dialog.rows.item(2).text().startswith("Left out: line 3: nonsense here?")
    assert dialog.do.text() == "Watch 1 check"


def test_space_chooses_a_row_and_what_was_left_out_can_not_be_chosen(themes, window, shown, qtbot):
    dialog = made(themes, window, shown)
    dialog.show_found(read_checks([("x", LIST)]))
    dialog.rows.setFocus()
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Space)
    assert [one.name for one in dialog.checks] == ["db"]
    dialog.rows.setCurrentRow(2)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Space)
    assert len(dialog.checks) == 1


def test_a_pasted_list_is_asked_about_once_typing_rests(themes, window, shown, qtbot):
    dialog = made(themes, window, shown)
    with qtbot.waitSignal(dialog.pasted, timeout=2000) as asked:
        for part in LIST.split("\n"):
            dialog.paste.insertPlainText(part + "\n")
    assert asked.args[0].strip() == LIST


def test_files_can_be_dropped(themes, window, shown, qtbot):
    dialog = made(themes, window, shown)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a/b.json"), QUrl("https://example.com/x")])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    with qtbot.waitSignal(dialog.files_given) as given:
        dialog.dropEvent(event)
    assert given.args[0] == ["/a/b.json"]


def test_nothing_chosen_is_said_and_a_problem_clears_what_stood(themes, window, shown):
    dialog = made(themes, window, shown)
    dialog.show_found(read_checks([("x", LIST)]))
    dialog.show_problem("list.json: not readable as JSON")
    assert dialog.rows.count() == 0
    assert dialog.note.text() == "list.json: not readable as JSON"
    dialog.try_accept()
    assert "nothing to watch yet" in dialog.note.text()
    assert dialog.isVisible()


def test_markup_stays_text(themes, window, shown):
    dialog = made(themes, window, shown)
    dialog.show_found(read_checks([("x", "https://shop.example/  <b>bold</b>")]))
    assert dialog.rows.item(0).text().startswith("<b>bold</b> · http")
    assert dialog.show_found(FoundChecks("none")) is None


def test_where_all_are_watched_already_there_is_nothing_to_press(themes, window, shown, qtbot):
    dialog = made(themes, window, shown)
    assert dialog.do.isEnabled(), "before there is a list the button says what to do"
    dialog.show_found(read_checks([("x", LIST)]), frozenset({"shop", "db"}))
    assert not dialog.do.isEnabled() and dialog.do.text() == "Watch"
    assert dialog.note.text() == "All of these are watched already"
    dialog.try_accept()
    assert dialog.isVisible() and dialog.note.text() == "None is chosen: tick what is to be watched"
    dialog.rows.setFocus()
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Space)
    assert dialog.do.isEnabled() and dialog.do.text() == "Watch 1 check"
    dialog.show_found(read_checks([("x", LIST)]))
    assert dialog.do.isEnabled() and dialog.note.text() == ""
