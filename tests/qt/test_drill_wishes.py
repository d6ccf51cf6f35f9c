"""A drill beside the real desk: asked for, begun, ended, failed, stopped, and gone with the window."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.qt import drill_process
from incident_desk.qt.app import open_window
from incident_desk.qt.dialogs.drill import DrillDialog, DrillRunsDialog
from incident_desk.qt.widgets.banner import Banner, BannerTone
from incident_desk.qt.widgets.toast import Toast
from tests.fakes import Bench
from tests.qt.office import office_of

BOOK = Playbook("Fire & flood", plans=(Plan("p", (Phase("Look", 0, 600, steps=(Step("1", "Read"),)),)),))
BARE = Playbook("Contacts")
SLEEPS = "import signal; signal.pause()"


class Desk:
    def __init__(self, qtbot, *playbooks):
        self.qtbot = qtbot
        self.window, self.controller = open_window(
            QApplication.instance(), lambda: office_of(Bench(), *playbooks), "MK"
        )
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitUntil(lambda: self.controller.stage.link.office is not None)
        self.drills = self.controller.drills

    def ask(self, kind):
        self.controller.do("drill")
        return self.window.findChildren(kind)[-1]

    def begin(self, folder):
        dialog = self.ask(DrillDialog)
        self.qtbot.waitUntil(lambda: dialog.playable is not None)
        dialog.folder.setText(str(folder))
        with self.qtbot.waitSignal(self.drills.process.begun):
            dialog.try_accept()
        return self.drills.process.process_id

    @property
    def toast(self):
        return next(one.model.message for one in self.window.findChildren(Toast) if one.isVisible())

    @property
    def banner(self):
        return next((one.model for one in self.window.findChildren(Banner) if one.isVisible()), None)


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot, BARE, BOOK)
    yield one
    one.controller.close()


@pytest.fixture
def plays(monkeypatch):
    """Let the process play this Python text in place of a drill; what it was ordered to do."""
    orders = []

    def play(text):
        monkeypatch.setattr(drill_process, "drill_words", lambda order: orders.append(order) or ["-c", text])
        return orders

    return play


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_has_phases_can_be_played_and_a_folder_is_proposed(desk, qtbot):
    dialog = desk.ask(DrillDialog)
    qtbot.waitUntil(lambda: dialog.playable is not None)
    assert dialog.playbooks.count() == 1
    assert (dialog.playable.title, dialog.playable.length_s) == ("Fire & flood", pytest.approx(588, abs=15))
    assert os.path.isabs(dialog.folder.text())


def test_each_drill_gets_a_new_folder_under_the_chosen_one(desk, plays, qtbot, tmp_path):
    orders = plays(SLEEPS)
    desk.begin(tmp_path)
    assert orders[0].playbook == "Fire-flood" and orders[0].speed == 60
    assert orders[0].folder == str(tmp_path / "2026-03-01-120000-Fire-flood")
    assert list(tmp_path.iterdir()) == []


def test_it_says_when_it_began_when_it_ended_and_where_the_report_is(desk, plays, qtbot, tmp_path):
    plays('print(\'{"files": ["/r/report.pdf"]}\')')
    desk.begin(tmp_path)
    assert desk.toast == "Drill begun at 12:00:00 UTC: Fire & flood, 60 times faster"
    assert desk.window.focusWidget() is not None and desk.window.focusWidget().isVisible()
    qtbot.waitUntil(lambda: desk.banner is not None)
    assert (desk.banner.title, desk.banner.tone) == ("The drill has ended", BannerTone.DONE)
    assert desk.banner.text == "Fire & flood, 12:00:00 UTC to 12:00:00 UTC. The report: /r/report.pdf"
    assert [one.text for one in desk.banner.actions] == ["Open the report", "Close"]


def test_a_failure_is_a_banner_with_its_own_words(desk, plays, qtbot, tmp_path):
    plays("import sys; print('incident-desk: The disk is full', file=sys.stderr); sys.exit(1)")
    desk.begin(tmp_path)
    qtbot.waitUntil(lambda: desk.banner is not None)
    assert (desk.banner.title, desk.banner.tone) == ("The drill failed", BannerTone.ERROR)
    assert "The disk is full" in desk.banner.text and str(tmp_path) in desk.banner.text


def test_a_second_one_is_not_started_but_the_running_one_can_be_stopped(desk, plays, qtbot, tmp_path):
    plays(SLEEPS)
    pid = desk.begin(tmp_path)
    desk.ask(DrillRunsDialog).reject()
    assert is_there(pid)
    desk.ask(DrillRunsDialog).try_accept()
    assert not is_there(pid)
    assert desk.toast.startswith("Drill stopped") and desk.banner is None


def test_a_drill_that_ends_while_the_question_stands_is_not_stopped_but_told(desk, plays, qtbot, tmp_path):
    plays('import sys; sys.stdin.read(); print(\'{"files": ["/r/report.pdf"]}\')')
    desk.begin(tmp_path)
    dialog = desk.ask(DrillRunsDialog)
    qtbot.waitUntil(lambda: desk.banner is not None)
    dialog.try_accept()
    assert desk.toast.startswith("Drill begun")


def test_the_drill_goes_with_the_desk(qtbot, plays, tmp_path):
    desk = Desk(qtbot, BOOK)
    plays(SLEEPS)
    pid = desk.begin(tmp_path)
    desk.window.close()
    desk.controller.close()
    assert not is_there(pid)


def test_a_dialog_that_was_left_before_the_playbooks_came_stays_gone(desk, qtbot):
    desk.ask(DrillDialog).reject()
    done = []
    desk.controller.stage.link.read(lambda office: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert desk.drills.process.order is None
