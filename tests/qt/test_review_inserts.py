"""Rows of the timeline and files of evidence go into a text, where the cursor is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from incident_desk.domain.attachments import Attachment
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs import Finder, InsertRowsDialog
from incident_desk.qt.review_inserts import file_line
from incident_desk.services.acts.logging import log
from tests.fakes import NOON
from tests.qt.test_review_wishes import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
SHA = "ab" * 32


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def test_rows_of_the_timeline_go_into_the_text_as_items(desk):
    desk.link.act(lambda *_: log(Line("Pool is full", Sign.NOTE)))
    desk.until(lambda: "Pool is full" in desk.stage.scene.entries[-1].text)
    desk.come()
    desk.write("First:")
    desk.press(Qt.Key.Key_I, CTRL)
    dialog = desk.dialog(InsertRowsDialog)
    for letters in ("declared", "pool"):
        dialog.field.setText(letters)
        desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Space, CTRL)
    dialog.try_accept()
    prose = desk.page.writing.prose
    desk.until(lambda: prose.toPlainText().count("\n- 2026-03-01") == 2)
    assert prose.toPlainText().startswith("First:\n\n- ") and "Pool is full" in prose.toPlainText()


def test_rows_go_into_a_list_as_its_lines(desk):
    desk.come()
    desk.page.model.choose("whys")
    desk.press(Qt.Key.Key_I, CTRL)
    dialog = desk.dialog(InsertRowsDialog)
    dialog.field.setText("declared")
    dialog.try_accept()
    rows = desk.page.writing.fields[0].text
    desk.until(lambda: rows.toPlainText().startswith("2026-03-01"))
    assert len(rows.rows) == 2


def test_a_file_of_evidence_is_named_with_its_checksum(desk):
    body = {"sha256": SHA, "name": "pool.log", "size": 10, "media": "text/plain", "entry": None}
    desk.link.act(lambda *_: (Draft(Kind.EVIDENCE_ATTACHED, body),))
    desk.come()
    desk.page.writing.head.evidence.click()
    desk.until(lambda: any(one.isVisible() for one in desk.window.findChildren(Finder)))
    dialog = desk.dialog(Finder)
    dialog.field.setText("pool")
    dialog.try_accept()
    desk.until(lambda: "- pool.log (evidence, SHA-256 abababababab…)" in desk.page.writing.prose.toPlainText())


def test_a_file_is_told_by_its_name_and_checksum():
    one = Attachment("e", 3, SHA, "a.png", 5, NOON, "MK")
    assert file_line(one) == "a.png (evidence, SHA-256 abababababab…)"


def test_a_copy_of_the_report_says_that_it_is_for_insiders_and_how_many_secrets_it_has(desk):
    desk.come()
    desk.until(lambda: desk.page.paper.sheets is not None)
    desk.page.report.copy.click()
    desk.until(lambda: desk.toast == "Copied: the internal report as Markdown. Export makes copies for others")
    for words in ("password: hunter2", "again password: hunter2", "token=ghp_0123456789abcdefghijABCDEFGHIJ012345"):
        desk.link.act(lambda *_, words=words: log(Line(words, Sign.NOTE)))
    desk.until(lambda: "ghp_" in desk.page.paper.sheets.markdown)
    desk.page.report.copy.click()
    desk.until(lambda: "⚠ 2 keys, tokens or passwords in it. Export makes copies for others" in desk.toast)
    assert "hunter2" in QGuiApplication.clipboard().text()
