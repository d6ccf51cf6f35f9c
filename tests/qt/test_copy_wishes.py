"""A copy is made, shown and saved through the window; what was handed out is told to the journal."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from incident_desk.domain.errors import Refused
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs.export_copy import ExportDialog
from incident_desk.services.acts.logging import log
from incident_desk.services.handing_out import HandingOut
from incident_desk.services.reporting import Reporting
from tests.fakes import Bench
from tests.qt.whole import Whole


class Press:
    """Files, customers' names and a journal in memory."""

    def __init__(self):
        self.files, self.lines = {}, []

    def all(self):
        return ("Zebra Associates",)

    def write(self, to, data=None):
        if data is None:
            self.lines.append(to)
            return to
        if to.name.startswith("full"):
            raise Refused("the disk is full")
        self.files[to] = data
        return to

    def render(self, paper, to, check, cancel):
        check(b"%PDF")
        return self.write(to, b"%PDF")


@pytest.fixture
def press():
    return Press()


@pytest.fixture
def whole(qtbot, press):
    bench = Bench()
    reporting = Reporting(bench.desk, press, press, "test")
    made = HandingOut(reporting.report, press, press, press, lambda: datetime(2026, 3, 2, tzinfo=UTC))
    one = Whole(qtbot, bench, reporting=lambda: reporting, copies=lambda: made)
    with one.changed():
        line = Line("Zebra Associates call, password: hunter2", Sign.NOTE)
        one.link.act(lambda incident, now: log(line))
    yield one
    one.close()


def opened(whole, qtbot):
    whole.controller.do("export")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in whole.window.findChildren(ExportDialog)))
    dialog = whole.dialog(ExportDialog)
    qtbot.waitUntil(lambda: dialog.handout is not None)
    return dialog


def save(whole, qtbot, dialog, to):
    dialog.try_accept()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in whole.window.findChildren(QFileDialog)))
    chooser = whole.dialog(QFileDialog)
    proposed = chooser.selectedFiles()
    chooser.setDirectory(str(to.parent))
    chooser.selectFile(to.name)
    chooser.accept()
    return proposed


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_copy_is_saved_as_it_was_shown(whole, press, qtbot, tmp_path, number):
    before = whole.bench.desk.events(whole.one)
    dialog = opened(whole, qtbot)
    assert "hunter2" in dialog.preview.toPlainText()
    qtbot.keyClick(dialog, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
    dialog.format.set_current(1)
    dialog._on_format(1)
    qtbot.waitUntil(lambda: dialog.handout is not None)
    assert "hunter2" not in dialog.preview.toPlainText()
    shown = dialog.preview.toPlainText()
    (proposed,) = save(whole, qtbot, dialog, tmp_path / "copy.md")
    assert proposed.endswith((".md",)) and "INC-0001-" in proposed
    qtbot.waitUntil(lambda: whole.toast == f"Written: {tmp_path / 'copy.md'}")
    assert press.files[tmp_path / "copy.md"].decode() == shown
    assert press.lines[0]["who"] == "MK" and press.lines[0]["format"] == "md"
    assert whole.bench.desk.events(whole.one) == before


def test_a_pdf_is_saved_and_a_full_disk_is_said(whole, press, qtbot, tmp_path):
    save(whole, qtbot, opened(whole, qtbot), tmp_path / "full.pdf")
    qtbot.waitUntil(lambda: "the disk is full" in whole.toast)
    save(whole, qtbot, opened(whole, qtbot), tmp_path / "copy.pdf")
    qtbot.waitUntil(lambda: whole.toast == f"Written: {tmp_path / 'copy.pdf'}")
    assert press.files[tmp_path / "copy.pdf"] == b"%PDF"


def test_leaving_writes_nothing(whole, press, qtbot):
    dialog = opened(whole, qtbot)
    dialog.reject()
    whole.settle()
    assert press.files == {} and press.lines == []


def test_without_an_incident_nothing_is_asked(qtbot):
    whole = Whole(qtbot, Bench(), shown=False)
    whole.controller.do("export")
    assert whole.window.findChild(ExportDialog) is None
    whole.close()
