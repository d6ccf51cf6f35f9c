"""The timeline is written as it is shown: its rows, its clocks, whole and off the GUI thread."""

import csv
import json
import threading
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from incident_desk.adapters.reports.files import WholeFiles
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.pages.timeline.clocks import Clocks
from incident_desk.qt.timeline_exports import STILL_READ
from incident_desk.services.acts.logging import log
from incident_desk.services.reporting import Reporting
from tests.fakes import Bench
from tests.qt.whole import Whole

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Files(WholeFiles):
    def write(self, to, data):
        self.thread = threading.current_thread()
        return super().write(to, data)


class Desk(Whole):
    def __init__(self, qtbot):
        self.files, bench = Files(), Bench()
        super().__init__(qtbot, bench, reporting=lambda: Reporting(bench.desk, None, self.files, "test"))
        for words in ("The pool is full", "Vendor asked"):
            with self.changed():
                self.link.act(lambda *_, words=words: log(Line(words, Sign.FINDING)))

    @property
    def page(self):
        return self.controller.timeline.page

    def save(self, to):
        chooser = next(one for one in self.window.findChildren(QFileDialog) if one.isVisible())
        chooser.setDirectory(str(to.parent))
        chooser.selectFile(to.name)
        chooser.accept()
        self.qtbot.waitUntil(lambda: not self.toast.startswith("Writing"))
        return self.toast


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def test_the_rows_that_are_shown_are_written_by_key_with_the_clocks_of_the_page(desk, tmp_path, qtbot):
    desk.controller.do("timeline")
    desk.link.office.zone = timezone(timedelta(hours=2))
    desk.page.model.show_clocks(Clocks.LOCAL)
    desk.page.focus_search()
    qtbot.keyClicks(QApplication.focusWidget(), "pool")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, CTRL_SHIFT)
    assert desk.save(tmp_path / "a.csv") == f"Written: {tmp_path / 'a.csv'}"
    rows = list(csv.DictReader((tmp_path / "a.csv").read_text("utf-8").splitlines()))
    assert [one["text"] for one in rows] == ["The pool is full"] and rows[0]["time"].endswith("+02:00")
    assert desk.files.thread is not threading.main_thread()
    qtbot.mouseClick(desk.page.show_column.export, Qt.MouseButton.LeftButton)
    desk.save(tmp_path / "a.md")
    text = (tmp_path / "a.md").read_text("utf-8")
    assert "Times in +02:00" in text and f", 1 of {desk.page.model.sifted.tally.total} rows." in text


def test_from_elsewhere_all_of_it_is_written_in_utc(desk, tmp_path):
    desk.controller.do("desk")
    desk.controller.do("export_timeline")
    desk.save(tmp_path / "all.json")
    told = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert [one["text"] for one in told["timeline"]][-2:] == [
        "The pool is full",
        "Vendor asked",
    ] and "of" not in told


def test_another_kind_of_file_changes_the_ending_of_the_name(desk):
    desk.controller.do("export_timeline")
    chooser = desk.dialog(QFileDialog)
    assert chooser.selectedFiles()[0].endswith("INC-0001-timeline.md")
    chooser.filterSelected.emit("JSON (*.json)")
    assert chooser.selectedFiles()[0].endswith("INC-0001-timeline.json") and chooser.defaultSuffix() == "json"
    chooser.reject()


def test_a_name_of_another_kind_and_a_folder_that_is_not_there_are_said(desk, tmp_path):
    desk.controller.do("export_timeline")
    assert "saved as .md, .csv, .json" in desk.save(tmp_path / "a.pdf")
    exports = desk.controller.timeline._exports
    exports._on_file_selected(str(tmp_path / "gone" / "a.md"))
    desk.qtbot.waitUntil(lambda: "there is no folder" in desk.toast)
    assert list(tmp_path.iterdir()) == []


def test_without_an_incident_there_is_nothing_to_export(qtbot):
    one = Whole(qtbot, shown=False)
    one.controller.timeline._exports.export()
    assert one.window.findChildren(QFileDialog) == []
    one.close()


def test_while_the_older_entries_are_read_nothing_is_written_that_lacks_them(desk, monkeypatch):
    whole = desk.controller.stage.scene
    monkeypatch.setattr(desk.controller.stage.desk.instruments_model, "_scene", replace(whole, is_whole=False))
    desk.controller.do("export_timeline")
    assert desk.toast == STILL_READ and desk.window.findChildren(QFileDialog) == []
