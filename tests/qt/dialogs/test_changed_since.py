"""What changed since an approved version, with its signs, struck and in colour; it copies and scrolls by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from incident_desk.domain.review_compared import Changed, Sort
from incident_desk.formats.review_compared import compared_text
from incident_desk.qt.dialogs.changed_since import MORE, WAIT, ChangedSinceDialog
from incident_desk.qt.theme import ThemeName

TITLE = "What changed since version 1"
SOME = (
    Changed("Summary", Sort.CHANGED, "It was <b>down</b>.\nSame", "It was up.\nSame\n", "Ann"),
    Changed("Severity", Sort.ADDED, "", "P1"),
)


@pytest.fixture
def box(themes, window, shown):
    return shown(ChangedSinceDialog(themes, TITLE, window))


def compared(*changes):
    return compared_text(f"{TITLE}: INC-0001", changes, "Nothing has changed since version 1")


def blocks(box):
    document = box.text.document()
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def look_of(block):
    """How the last letter of a line looks: struck or not, and in which colour."""
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    look = cursor.charFormat()
    return look.fontStrikeOut(), look.foreground().color()


def test_each_place_is_a_heading_with_what_went_struck_and_what_came_with_a_plus(box, themes):
    box.show_compared(compared(*SOME))
    lines = blocks(box)
    assert [one.text() for one in lines] == [
        "Summary  changed, last by Ann", "− It was <b>down</b>.", "+ It was up.", "+ ",
        "Severity  added", "+ P1"]  # fmt: skip
    colour = themes.current.colour
    assert look_of(lines[1]) == (True, colour.alarm) and look_of(lines[2]) == (False, colour.good)
    assert lines[1].blockFormat().background().color() == colour.alarm_tint
    assert lines[2].blockFormat().background().color() == colour.good_tint
    assert box.note.text() == "2 places changed. − went, + came"


def test_until_it_is_compared_there_is_nothing_to_copy(box):
    assert (box.note.text(), box.do.isEnabled()) == (WAIT, False)
    box.try_accept()
    assert box.isVisible() and box.note.text() == WAIT
    box.show_compared(compared(*SOME))
    assert box.do.isEnabled()


def test_copy_takes_all_of_it_and_the_dialog_stays(box, qtbot):
    box.show_compared(compared(*SOME))
    qtbot.waitUntil(box.text.hasFocus)
    qtbot.keyClick(box.text, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == (
        f"{TITLE}: INC-0001\n\nSummary (changed, last by Ann)\n- It was <b>down</b>.\n+ It was up.\n+\n\n"
        "Severity (added)\n+ P1\n"
    )
    assert box.isVisible() and box.note.text() == "Copied"


def test_where_nothing_changed_it_says_so_in_place_of_the_text(box, qtbot):
    box.show_compared(compared())
    assert box.empty.isVisible() and box.empty.model.title == "Nothing has changed since version 1"
    assert not box.text.isVisible() and not box.do.isVisible()
    with qtbot.waitSignal(box.rejected):
        qtbot.keyClick(box.cancel, Qt.Key.Key_Return)


def test_what_can_not_be_compared_says_why(box):
    box.show_failure("No version 1 of this report was approved. Approved were: 2")
    assert box.empty.model.title.startswith("No version 1") and not box.empty.model.sentence
    box.try_accept()
    assert box.isVisible() and box.note.text().startswith("No version 1")


def test_it_is_read_and_left_by_keys_alone_and_has_its_name(box, qtbot):
    many = "\n".join(f"line {number}" for number in range(400))
    box.show_compared(compared(Changed("Summary", Sort.ADDED, "", many)))
    bar = box.text.verticalScrollBar()
    assert box.text.accessibleName() == box.accessibleName() == TITLE and bar.value() == 0
    qtbot.waitUntil(box.text.hasFocus)
    qtbot.keyClick(box.text, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bar.value() > 0)
    before = bar.value()
    qtbot.keyClick(box.text, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: bar.value() > before + 100)
    qtbot.keyClick(box.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    qtbot.keyClick(box.text, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: bar.value() == 0)
    qtbot.keyClicks(box.text, "x")
    assert "x" not in box.text.toPlainText()
    with qtbot.waitSignal(box.rejected):
        qtbot.keyClick(box.text, Qt.Key.Key_Escape)


def test_signs_that_act_unseen_are_written_out_and_a_line_stays_one(box):
    box.show_compared(compared(Changed("Summary", Sort.CHANGED, "a", "gpj.\u202eexe\u2029+ forged", "A\u202enn")))
    assert [one.text() for one in blocks(box)] == [
        "Summary  changed, last by A‹U+202E›nn", "− a", "+ gpj.‹U+202E›exe\u2028+ forged"]  # fmt: skip


def test_of_very_much_the_first_is_shown_and_that_is_said(box):
    much = "word " * 15_000
    box.show_compared(compared(Changed("Summary", Sort.ADDED, "", much), *SOME))
    assert len(box.text.toPlainText()) < 61_000 and MORE in box.note.text()
    box.try_accept()
    assert much.strip() in QGuiApplication.clipboard().text()


def test_of_very_many_lines_the_first_are_shown_and_what_just_fits_is_all(box):
    many = Changed("Summary", Sort.ADDED, "", "\n".join("x" * 10 for _ in range(2_000)))
    box.show_compared(compared(many))
    assert len(blocks(box)) == 2_001 and MORE not in box.note.text()
    box.show_compared(compared(many, *SOME))
    assert len(blocks(box)) == 2_001 + 1 and MORE in box.note.text()


def test_another_look_takes_its_own_colours(box, themes):
    box.show_compared(compared(*SOME))
    other = ThemeName.LIGHT if themes.current.is_dark else ThemeName.DARK
    before = themes.current.colour.good
    themes.fix(other)
    assert look_of(blocks(box)[2])[1] == themes.current.colour.good != before
