"""The report is saved where the person says; entries are written meanwhile; a failure is said."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from incident_desk.domain.errors import Refused
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import resolve
from incident_desk.services.reporting import Reporting, Written
from tests.fakes import Bench
from tests.qt.whole import Whole


class Press:
    """Writes the text formats; for a PDF it works until it may go on, or until it is cancelled."""

    def __init__(self):
        self.written, self.may_go_on, self.cancelled = {}, threading.Event(), False

    def write(self, to, data):
        if to.name.startswith("full"):
            raise Refused(f"{to} can't be written: the disk is full")
        self.written[to] = data
        return to

    def render(self, report, to, cancel=None):
        while not self.may_go_on.wait(0.005):
            if cancel.is_set():
                self.cancelled = True
                raise Refused("Stopped")
        self.written[to] = report
        return Written(to)


@pytest.fixture
def press():
    return Press()


@pytest.fixture
def whole(qtbot, press):
    bench = Bench()
    one = Whole(qtbot, bench, reporting=lambda: Reporting(bench.desk, press, press, "test"))
    yield one
    one.close()


def save(whole, action, to):
    whole.controller.do(action)
    chooser = whole.dialog(QFileDialog)
    assert chooser.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    chooser.setDirectory(str(to.parent))
    chooser.selectFile(to.name)
    chooser.accept()


def test_the_key_is_in_the_proposed_name(whole):
    whole.controller.do("export_markdown")
    chooser = whole.dialog(QFileDialog)
    assert [Path(one).name for one in chooser.selectedFiles()] == ["INC-0001-report.md"]
    chooser.reject()


def test_a_key_that_is_a_path_proposes_a_plain_name(qtbot):
    bench = Bench()
    bench.desk.declare(Declaration("Down"), "a script", key="../../away/now")
    whole = Whole(qtbot, bench)
    whole.controller.do("export_pdf")
    chooser = whole.dialog(QFileDialog)
    folder = chooser.directory().absolutePath()
    assert chooser.selectedFiles() == [f"{folder}/away-now-report.pdf"]
    chooser.reject()
    whole.close()


@pytest.mark.parametrize("name", ["outage.md", "outage"])
def test_markdown_is_written_and_an_ending_that_was_left_out_is_added(whole, press, qtbot, tmp_path, name):
    save(whole, "export_markdown", tmp_path / name)
    qtbot.waitUntil(lambda: bool(press.written))
    assert list(press.written) == [tmp_path / "outage.md"]
    qtbot.waitUntil(lambda: whole.toast == f"Written: {tmp_path / 'outage.md'}")


def test_an_entry_does_not_wait_for_a_pdf_that_is_being_made(whole, press, qtbot, tmp_path):
    save(whole, "export_pdf", tmp_path / "out.pdf")
    with whole.changed():
        whole.link.act(lambda incident, now: log(Line("meanwhile", Sign.NOTE)))
    assert press.written == {} and whole.toast == "Making out.pdf…"
    press.may_go_on.set()
    qtbot.waitUntil(lambda: whole.toast.startswith("Written"))
    assert press.written[tmp_path / "out.pdf"].header.key == "INC-0001"


def test_why_it_was_not_written_is_said(whole, qtbot, tmp_path):
    save(whole, "export_markdown", tmp_path / "full.md")
    qtbot.waitUntil(lambda: "the disk is full" in whole.toast)


def test_a_pdf_that_is_being_made_is_given_up_when_the_desk_closes(whole, press, qtbot, tmp_path):
    save(whole, "export_pdf", tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: whole.toast == "Making out.pdf…")
    whole.settle()
    whole.close()
    assert press.cancelled and press.written == {}


def test_without_an_incident_nothing_is_asked(qtbot):
    whole = Whole(qtbot, Bench(), shown=False)
    whole.controller.do("export_pdf")
    assert whole.window.findChild(QFileDialog) is None
    whole.close()


def test_what_comes_after_is_saved_as_a_calendar_file(whole, press, qtbot, tmp_path):
    def save_calendar(name):
        whole.controller.do("export_calendar")
        qtbot.waitUntil(lambda: any(one.isVisible() for one in whole.window.findChildren(QFileDialog)))
        chooser = whole.dialog(QFileDialog)
        assert [Path(one).name for one in chooser.selectedFiles()] == ["INC-0001-after.ics"]
        chooser.findChild(QLineEdit, "fileNameEdit").setText(str(tmp_path / name))
        chooser.accept()

    whole.controller.do("export_calendar")
    qtbot.waitUntil(lambda: "is not resolved" in whole.toast)
    with whole.changed():
        whole.link.act(lambda incident, now: resolve(incident, None, Moment.exactly(now)))
    whole.bench.clock.pass_s(1)
    save_calendar("full.ics")
    qtbot.waitUntil(lambda: "the disk is full" in whole.toast)
    save_calendar("after")
    qtbot.waitUntil(lambda: bool(press.written))
    assert press.written[tmp_path / "after.ics"].startswith(b"BEGIN:VCALENDAR")
