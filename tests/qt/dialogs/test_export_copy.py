"""The export: who reads it, what goes, what is read, by keys alone."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.qt.dialogs.export_copy import ExportDialog
from incident_desk.services.handing_out import Copy, HandingOut
from tests.report_samples import opened


class Nothing:
    """No customers, no journal, no files."""

    def all(self):
        return ()


def copies():
    return HandingOut(None, Nothing(), Nothing(), Nothing(), lambda: datetime(2026, 3, 2, tzinfo=UTC))


@pytest.fixture
def report():
    one = opened("Sign-in of <b>Zebra</b> hangs on db-prod-03 since a939863")
    one.log("mail ana@example.com", "03:05", "Matt Lindop")
    return build_report(one.events, "Incident Desk 0.1.0")


@pytest.fixture
def dialog(themes, window, shown, report):
    one = ExportDialog(themes, "INC-0048", window)
    made = copies()
    one.wish_changed.connect(lambda: one.show_copy(made.copy(report, one.wish, one.ending)))
    one.show_copy(made.copy(report, one.wish, one.ending))
    return shown(one)


def rows(dialog):
    return {row.cells[0].split("  · ")[0]: row.cells[1] for row in dialog.model.rows}


def go_to(dialog, text):
    dialog.table.setFocus()
    place = list(rows(dialog)).index(text)
    dialog.table.setCurrentIndex(dialog.model.index(place, 0))


def test_insiders_get_everything_and_see_what_was_found(dialog):
    assert dialog.wish.audience is Audience.INTERNAL and dialog.ending == ".pdf"
    assert set(rows(dialog).values()) == {"stays"} and dialog.model.ticked == ()
    assert "ana@example.com" in dialog.preview.toPlainText() and dialog.missing() == ""
    dialog.grab()


def test_customers_get_what_is_allowed(dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert dialog.wish.audience is Audience.CUSTOMER
    assert rows(dialog) == {"db-prod-03": "[host 1]", "a939863": "[commit 1]"}
    text = dialog.preview.toPlainText()
    assert "db-prod-03" not in text and "ana@" not in text and "Zebra" in text
    assert "header.commander" in dialog._withheld.text()


def test_space_keeps_a_thing_and_hides_it_again(dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    go_to(dialog, "a939863")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.wish.kept == ("a939863",) and "a939863" in dialog.preview.toPlainText()
    assert rows(dialog)["a939863"] == "stays"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.wish.kept == () and "a939863" not in dialog.preview.toPlainText()


def test_what_stays_can_go_all_the_same(dialog, qtbot):
    go_to(dialog, "ana@example.com")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert "ana@example.com" not in dialog.preview.toPlainText() and dialog.wish.also == ("ana@example.com",)


def test_another_word_is_hidden_and_taken_back(dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Insert)
    assert dialog.word.hasFocus()
    qtbot.keyClicks(dialog.word, "zebra")
    qtbot.keyClick(dialog.word, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.word.text() == ""
    assert rows(dialog)["zebra"] == "[hidden 1]" and "Zebra" not in dialog.preview.toPlainText()
    go_to(dialog, "zebra")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert "Zebra" in dialog.preview.toPlainText() and dialog.wish.words == ()


def test_each_format_shows_what_it_says(dialog, qtbot):
    dialog.format.take_focus()
    for ending, beginning in (
        (".md", "Incident report"),
        (".html", "<!doctype"),
        (".json", "{"),
        (".csv", "number,"),
    ):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
        assert dialog.ending == ending and dialog.preview.toPlainText().startswith(beginning)


def test_what_is_not_ready_or_leaks_is_not_saved(dialog, report, qtbot):
    whole = copies().copy(report, dialog.wish, ".pdf")
    leak = Leak(Sort.HOST, "db-prod-03", Where.METADATA, "on db-prod-03")
    dialog.show_copy(Copy(whole.handout, whole.text, (leak,)))
    assert "1 leak: db-prod-03 in the metadata" in dialog.note.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible() and "can go" in dialog.note.text()
    dialog.wish_changed.disconnect()
    dialog.show_audience(1)
    assert dialog.missing() == "The copy is being made" and dialog.handout is None
    dialog.show_failure("No room")
    assert dialog.note.text() == "No room"
