"""The window's shell is painted before what fills it is there; then it is filled, seen or not."""

import json
import os
import subprocess
import sys

import pytest

from incident_desk.bootstrap import open_workplace
from incident_desk.services.acts.declaring import Declaration

START = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer, Qt
from PySide6.QtWidgets import QApplication
from incident_desk.__main__ import main

said = {}

def loaded():
    return [name for name in sys.modules if name.startswith(("incident_desk", "sqlalchemy"))]

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and "at_paint" not in said:
            said["at_paint"] = loaded()
        return False

def watched():
    from incident_desk.qt.controller import Controller

    controller = window().findChild(Controller)
    if controller is not None and controller.stage.incident is not None:
        said.update(filled=loaded(), title=window().windowTitle())
        print(json.dumps(said), flush=True)
        window().close()
        QApplication.quit()

def window():
    from incident_desk.qt.main_window import MainWindow

    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))

def observed(app=None):
    timer, watch = QTimer(), Watch()
    timer.timeout.connect(watched)
    timer.start(50)
    window().installEventFilter(watch)
    if sys.argv[2] == "hidden":
        window().hide()
    return execute()

execute, QApplication.exec = QApplication.exec, observed
sys.exit(main(["--data-dir", sys.argv[1]]))
"""


MOST_MODULES = 510
"""How many modules of ours a start may load until the incident is on the desk: 502 when this was written. Each
costs a third of a millisecond, and a dataclass nearly a whole one."""


@pytest.fixture
def folder(tmp_path):
    place = open_workplace(tmp_path)
    incident = place.desk.declare(Declaration("Checkout is down", "P1", commander="MK"), "MK")
    place.close()
    (tmp_path / "settings.json").write_text(json.dumps({"page": "desk", "shown": incident.key}))
    return tmp_path


def started(folder, how):
    words = [sys.executable, "-c", START, str(folder), how]
    done = subprocess.run(
        words, capture_output=True, text=True, timeout=60, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def test_the_shell_is_painted_before_its_pages_and_the_database_are_loaded(folder):
    said = started(folder, "shown")
    early = {"incident_desk.qt.controller", "incident_desk.qt.stage", "incident_desk.domain.incident", "sqlalchemy"}
    assert early.isdisjoint(said["at_paint"])
    assert early <= set(said["filled"])
    assert said["title"].startswith("INC-0001 Checkout is down")


def test_a_window_that_is_not_painted_is_filled_all_the_same(folder):
    said = started(folder, "hidden")
    assert "at_paint" not in said
    assert said["title"].startswith("INC-0001")


def test_nothing_that_a_start_needs_not_is_loaded(folder):
    idle = (
        "incident_desk.cli.parser",
        "incident_desk.cli.session",
        "incident_desk.qt.drill_",
        "incident_desk.qt.pages.home.",
        "incident_desk.formats.html_report",
        "incident_desk.formats.reading",
        "incident_desk.qt.dialogs.",
    )
    said = started(folder, "shown")
    assert [name for name in said["filled"] if name.startswith(idle)] == []


def test_what_only_some_records_and_acts_need_is_not_loaded_either(folder):
    seldom = (
        # What describes a report that a past incident was taken in from.
        "incident_desk.domain.document",
        "incident_desk.domain.past_corrected",
        "incident_desk.domain.past_facts",
        "incident_desk.domain.past_report",
        "incident_desk.domain.past_times",
        "incident_desk.domain.past_zones",
        # The clocks of a checklist's run.
        "incident_desk.domain.run_crossings",
        "incident_desk.domain.run_live",
        "incident_desk.domain.run_reading",
        # What reads a typed line: loaded after the rest, before the first key as a rule (qt/readying.py).
        "incident_desk.formats.change_words",
        "incident_desk.formats.grammar",
        "incident_desk.formats.typed_times",
        # What only a check of one kind, a call of another tool or an act needs.
        "incident_desk.domain.checks.secret_",
        "incident_desk.domain.hooks",
        "incident_desk.domain.likeness",
        "incident_desk.formats.record_file",
        "incident_desk.qt.panes.updates.ways",
        "incident_desk.services.acts.changing",
        "incident_desk.services.acts.declaring",
        "incident_desk.services.acts.importing",
        "incident_desk.services.acts.reviewing",
        "incident_desk.services.acts.run",
        "incident_desk.services.acts.updating",
        "incident_desk.services.guessing",
        "incident_desk.services.patterns_at_hand",
    )
    filled = started(folder, "shown")["filled"]
    assert [name for name in filled if name.startswith(seldom)] == []
    ours = sum(name.startswith("incident_desk") for name in filled)
    assert ours <= MOST_MODULES, f"{ours} modules: import what a start does not need where it is needed"
