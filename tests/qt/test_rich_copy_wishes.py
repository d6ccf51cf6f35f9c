"""What goes into the clipboard pastes as rich text and as Markdown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from incident_desk.qt.dialogs.copy_rich import CopyRichDialog
from incident_desk.services.acts.reviewing import choose_template
from tests.qt.outgoing import Outgoing, press
from tests.review_samples import SMALL


@pytest.fixture
def desk(qtbot, tmp_path):
    made = Outgoing(qtbot, tmp_path)
    QGuiApplication.clipboard().clear()
    yield made
    made.close()


def pasted():
    data = QGuiApplication.clipboard().mimeData()
    return data.html(), data.text()


def test_the_whole_report_is_copied_by_the_keys(desk, qtbot):
    before = desk.bench.desk.events(desk.one)
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    dialog = desk.opened("", CopyRichDialog, (Qt.Key.Key_R, control_shift))
    assert "hunter2" in dialog.preview.toPlainText()
    press(qtbot, Qt.Key.Key_Return)
    desk.until_said("In the clipboard as rich text: The whole report")
    html, text = pasted()
    assert '<table style="border-collapse' in html and "<h1>Checkout is down</h1>" in html
    assert "\n# Checkout is down\n" in text and "hunter2" in text
    assert desk.press.lines[0]["format"] == "clipboard" and desk.bench.desk.events(desk.one) == before


def test_an_update_is_copied_as_it_was_sent_and_stays_chosen_for_other_readers(desk, qtbot):
    dialog = desk.opened("copy_rich", CopyRichDialog)
    dialog.what.setCurrentIndex(dialog.what.count() - 1)
    assert dialog.preview.toPlainText() == "We look into *it*"
    press(qtbot, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    desk.ready(dialog)
    assert dialog.preview.toPlainText() == "We look into *it*"
    press(qtbot, Qt.Key.Key_Return)
    desk.until_said("In the clipboard as rich text: Update of ")
    assert pasted()[1] == "We look into *it*" and "<p>We look into *it*</p>" in pasted()[0]
    assert desk.press.lines[0]["audience"] == "customer"


def test_for_a_customer_nothing_hidden_is_copied(desk, qtbot):
    dialog = desk.opened("copy_rich", CopyRichDialog)
    press(qtbot, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    desk.ready(dialog)
    press(qtbot, Qt.Key.Key_Return)
    desk.until_said("In the clipboard as rich text")
    assert not [one for one in pasted() if "hunter2" in one or "Zebra" in one]


def test_on_the_review_page_its_open_section_is_offered_first(desk, qtbot):
    with desk.changed():
        desk.link.act(lambda incident, _now: choose_template(incident, SMALL))
    desk.controller.do("review")
    section = desk.controller.ways_out.copying._part
    qtbot.waitUntil(lambda: section() != "")
    wanted = section()
    dialog = desk.opened("copy_rich", CopyRichDialog)
    assert dialog.what.currentIndex() > 0 and dialog.what.currentText().endswith(wanted)
    assert f"## {dialog.what.currentText()}" in dialog.preview.toPlainText()
    dialog.reject()
    desk.controller.do("desk")
    assert section() == ""


def test_what_is_left_changes_no_clipboard(desk, qtbot):
    QGuiApplication.clipboard().setText("mine")
    desk.opened("copy_rich", CopyRichDialog).reject()
    desk.settle()
    assert pasted()[1] == "mine" and desk.press.lines == []
