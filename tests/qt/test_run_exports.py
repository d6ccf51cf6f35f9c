"""The report of the run in front is saved where the person says."""

import pytest
from PySide6.QtWidgets import QFileDialog

from incident_desk.domain.errors import Refused
from incident_desk.services.acts.running import RunStart
from incident_desk.services.reporting import Written
from incident_desk.services.run_reporting import RunReporting
from tests.any_run import BOOK
from tests.fakes import Bench
from tests.qt.whole import Whole


class Press:
    """Remembers what was written."""

    def __init__(self):
        self.texts, self.papers = {}, {}

    def write(self, to, data):
        if to.name.startswith("full"):
            raise Refused(f"{to} can't be written: the disk is full")
        self.texts[to] = data.decode()
        return to

    def render_paper(self, paper, to, cancel=None):
        self.papers[to] = paper
        return Written(to)


@pytest.fixture
def press():
    return Press()


@pytest.fixture
def whole(qtbot, press):
    bench = Bench()
    run = bench.desk.runs.start(RunStart(BOOK, "# text", "The big move"), "MK").id
    make = lambda: RunReporting(bench.desk, press, press, "test")  # noqa: E731
    one = Whole(qtbot, bench, shown=False, run_reporting=make)
    with qtbot.waitSignal(one.link.runs.scene_shown):
        one.controller.runs.show(run)
    yield one
    one.close()


def save(whole, action, to):
    whole.controller.do(action)
    chooser = whole.dialog(QFileDialog)
    assert chooser.windowTitle() == "Export the report of RUN-0001"
    chooser.setDirectory(str(to.parent))
    chooser.selectFile(to.name)
    chooser.accept()


def test_markdown_and_pdf(whole, press, tmp_path, qtbot):
    save(whole, "export_markdown", tmp_path / "run.md")
    qtbot.waitUntil(lambda: bool(press.texts))
    (text,) = press.texts.values()
    assert "The big move" in text and "Tests pass" in text
    save(whole, "export_pdf", tmp_path / "run.pdf")
    qtbot.waitUntil(lambda: bool(press.papers))
    assert [to.suffix for to in press.papers] == [".pdf"]
    qtbot.waitUntil(lambda: whole.toast.startswith("Written: "))


def test_a_refusal_is_said(whole, tmp_path, qtbot):
    save(whole, "export_markdown", tmp_path / "full.md")
    qtbot.waitUntil(lambda: "the disk is full" in whole.toast)


def test_an_office_that_makes_no_reports_says_so(qtbot, tmp_path):
    bench = Bench()
    run = bench.desk.runs.start(RunStart(BOOK), "MK").id
    whole = Whole(qtbot, bench, shown=False)
    with qtbot.waitSignal(whole.link.runs.scene_shown):
        whole.controller.runs.show(run)
    save(whole, "export_pdf", tmp_path / "x.pdf")
    qtbot.waitUntil(lambda: whole.toast == "No report can be made here")
    whole.close()
