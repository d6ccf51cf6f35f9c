"""The page as a whole: keys, the way of the Tab key, names, what it says while it reads; text stays text."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QNetworkAccessManager
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QTextEdit

from incident_desk.qt.pages.importing.view_model import Turn
from incident_desk.qt.widgets.lettering import text_width
from incident_desk.qt.widgets.tab_order import stops_in
from incident_desk.services.reading_watch import ReadingWatch
from tests.any_past import REPORT
from tests.qt.pages.importing.conftest import line_of, opened, row_of


@pytest.mark.parametrize("name", ["found", "lines", "title", "kind"])
def test_enter_imports_and_esc_leaves_from_everywhere(screen, qtbot, name):
    head = screen.page.head
    widget = {"found": screen.found, "lines": screen.lines, "title": head.title, "kind": head.kind}[name]
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    qtbot.keyClick(widget, Qt.Key.Key_Escape)
    assert screen.wishes == ["import", "cancel"]


def test_the_buttons_do_the_same_and_say_their_keys(screen, qtbot):
    qtbot.mouseClick(screen.page.take_in, Qt.MouseButton.LeftButton)
    qtbot.keyClick(screen.page.cancel, Qt.Key.Key_Return)
    assert screen.wishes == ["import", "cancel"]
    assert screen.page.take_in.model.keys == ("Enter",) and screen.page.cancel.model.keys == ("Esc",)
    assert screen.page.take_in.accessibleName() == "Import, 2 to check"


def test_the_tab_key_goes_the_way_of_the_eye_and_each_stop_has_a_name(screen, qtbot):
    screen.page.head.title.setFocus()
    names = []
    for _ in range(9):
        focus = QApplication.focusWidget()
        names.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    wanted = [
        "Title",
        "Kind of document",
        "What was understood",
        "First hour",
        "Fold lines that say nothing",
        "Source",
        "Cancel",
        "Keep and correct in the editor",
    ]
    assert names == [*wanted, "Import, 2 to check"]
    assert all(stop.accessibleName() for stop in stops_in(screen.page) if stop.isVisible() and stop.focusPolicy())


def test_f6_finds_both_sides(screen):
    assert screen.page.panes[:2] == (screen.page.source, screen.page.found)


def test_while_it_reads_it_says_so_and_can_be_left(screen, qtbot):
    screen.model.begin(Turn("big.md"))
    page = screen.page
    assert page.progress.isVisible() and page.foot_words.text() == "Reading big.md…"
    assert not page.take_in.isEnabled() and not page.found.isVisible()
    page.tick(datetime.now(UTC))
    page.tick(datetime.now(UTC))
    assert page.foot_words.text() == "Reading big.md… 2 s"
    assert page.cancel.hasFocus()
    qtbot.keyClick(page.cancel, Qt.Key.Key_Escape)
    assert screen.wishes == ["cancel"]
    screen.model.show(opened())
    assert not page.progress.isVisible() and page.found.hasFocus()


def test_nothing_moves_once_it_is_read(screen, qtbot):
    """The way out, the bar, the heads of both sides stand in the same place before and after."""
    page = screen.page
    parts = (page.cancel, page.progress, page.head.title, page.source._name, page.source.lines, page.found)

    def places():
        page.layout().activate()
        QApplication.processEvents()
        return [(part.mapTo(page, part.rect().topLeft()), part.height()) for part in parts]

    screen.model.begin(Turn("printer.md"))
    reading = places()
    screen.model.show(opened())
    assert places() == reading


def test_how_much_is_read_is_seen_and_said(screen):
    watch = ReadingWatch()
    screen.model.begin(Turn("big.md", watch=watch))
    page = screen.page
    assert page.progress.maximum() == 0
    watch.share = 0.42
    page._show_share()
    page.tick(datetime.now(UTC))
    assert (page.progress.value(), page.progress.maximum()) == (420, 1000)
    assert page.foot_words.text() == "Reading big.md… 42%, 1 s" and page._looks.isActive()
    screen.model.show(opened())
    assert not page._looks.isActive()


def test_nothing_of_the_text_is_taken_for_more_than_text(screen, qtbot):
    """No widget that understands HTML has the document's words, and nothing that could fetch is there."""
    screen.lines.setCurrentIndex(screen.page.source.table.index(line_of(screen.model.opened, "<script>") - 1, 0))
    screen.page.grab()
    assert screen.page.findChildren(QTextEdit) == [] and screen.page.findChildren(QTextBrowser) == []
    assert screen.page.findChildren(QNetworkAccessManager) == []
    for label in screen.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    title = "<img src=file:///etc/passwd><script>alert(1)</script>"
    screen.model.show(opened(f"# {title}\n\n## Phase 1: <b>Look</b> (0-15 minutes)\n\n- [ ] Do <u>it</u>\n"))
    assert screen.page.head.title.text() == title
    assert any(row.text == "Do <u>it</u>" for row in screen.model.rows)


def test_in_a_narrow_window_the_right_side_is_narrower(screen):
    wide = screen.page._side.width()
    screen.page.resize(1220, 640)
    assert screen.page._side.width() < wide


def test_what_is_being_kept_stands_as_it_stood(screen):
    row = row_of(screen.model, "Ask around")
    screen.found.setCurrentIndex(screen.found.table.index(row, 0))
    place = screen.found.verticalScrollBar().value()
    screen.model.hold(True)
    assert screen.page.foot_words.text() == "Keeping printer.md…" and not screen.page.take_in.isEnabled()
    assert not screen.page.head.title.isEnabled()
    screen.model.hold(False)
    assert (screen.model.row, screen.found.verticalScrollBar().value()) == (row, place)
    assert screen.page.take_in.isEnabled() and screen.page.head.title.isEnabled()


def test_the_button_of_a_report_is_not_cut_in_a_narrow_window_and_keeps_its_name(screen):
    screen.model.show(opened(REPORT, "payments.md"))
    assert screen.page.take_in.text() == "Keep as a past incident, 1 to check"
    screen.page.resize(1220, 640)
    button = screen.page.take_in
    assert (button.text(), button.accessibleName()) == ("Keep, 1 to check", "Keep as a past incident, 1 to check")
    assert button.width() >= button.sizeHint().width() and screen.page.correct.isVisible()


def test_words_beside_the_buttons_stand_there_whole_or_not_at_all(screen):
    words = screen.page.foot_words
    for width in (1220, 1510, 1800):
        screen.page.resize(width, 700)
        QApplication.processEvents()
        assert not words.text() or text_width(words.text(), words.font()) <= words.width()
