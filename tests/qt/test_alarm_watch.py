"""Title, taskbar and rail name what is late and unseen; the key K and the button Seen silence it."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock import TargetState, clock
from incident_desk.domain.events import RecordKind
from incident_desk.domain.playbook import Phase, Plan, Playbook, SeverityLevel, Step
from incident_desk.qt import alarm_watch as module
from incident_desk.qt.alarm_watch import title_of
from incident_desk.qt.widgets.deadline_button import CellButton
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.qt.widgets.rail_button import BadgeTone
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.run_course import keep_going
from incident_desk.services.acts.run_seeing import see_in_run
from incident_desk.services.acts.running import RunStart, set_run_step
from tests.any_run import BOOK as RUN_BOOK
from tests.fakes import NOON, Bench
from tests.qt.whole import Whole

LEVEL = SeverityLevel("P1", rank=1, response_s=900, resolution_s=14_400, update_every_s=1200)
BOOK = Playbook(
    "Outage", severities=(LEVEL,), plans=(Plan("p", (Phase("Look", 0, 900, steps=(Step("1", "Read"),)),)),)
)
PLAIN = "INC-0001 Checkout is down – Incident Desk"


class Night(Whole):
    """A whole window whose clock is moved by hand, and what the taskbar was asked for."""

    def at(self, minutes):
        self.bench.clock.at = NOON + timedelta(minutes=minutes)
        self.stage.ticker.start()
        return self

    @property
    def title(self):
        return self.window.windowTitle()

    @property
    def badge(self):
        model = self.window.rail._buttons["desk"].model
        return model.badge, model.badge_tone

    @property
    def cells(self):
        return [cell.model for cell in self.stage.desk.instruments.cells]

    @property
    def buttons(self):
        return [one for one in self.window.findChildren(CellButton) if one.isVisible()]

    def press_k(self):
        self.stage.desk.take_focus()
        with self.seeing():
            self.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)

    @contextmanager
    def seeing(self):
        """Waits until one more alarm was seen; what the clocks book by themselves comes in between."""
        before = len(self.stage.incident.seen)
        yield
        self.qtbot.waitUntil(lambda: len(self.stage.incident.seen) == before + 1)


@pytest.fixture
def alerts(monkeypatch):
    asked = []
    monkeypatch.setattr(module.QApplication, "alert", lambda window, *_: asked.append(window))
    return asked


@pytest.fixture
def night(qtbot, alerts):
    one = Night(qtbot, playbook=BOOK)
    yield one
    one.close()


def test_the_plain_title_stands_until_something_is_late_and_again_once_it_was_seen(night):
    assert night.at(14).title == PLAIN
    assert night.badge == ("1", BadgeTone.ACCENT)
    assert night.at(16).title == f"● Response target missed – {PLAIN}"
    assert night.badge == ("1", BadgeTone.ALARM)
    night.press_k()
    assert night.title == PLAIN
    assert night.badge == ("1", BadgeTone.ACCENT)


def test_k_silences_one_alarm_after_the_other_and_says_which(night):
    night.at(21)
    assert night.badge == ("2", BadgeTone.ALARM)
    night.press_k()
    assert night.toast == "Response target seen: late"
    assert night.title == f"● Update overdue – {PLAIN}"
    assert [night.cells[place].state for place in (0, 3)] == [CellState.SEEN, CellState.LATE]
    night.press_k()
    assert night.toast == "Next update seen: late"
    assert night.title == PLAIN
    with night.qtbot.waitSignal(night.link.refused):
        night.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    assert night.toast.startswith("Nothing on INC-0001 gives an alarm")


def test_seen_stops_no_clock_and_takes_the_first_place_from_the_target(night):
    night.at(16)
    assert night.stage.desk.instruments.next_bar.model.title == "Acknowledge the incident"
    night.press_k()
    reading = clock(night.incident, NOON + timedelta(minutes=18)).target("response")
    assert (reading.state, reading.late_by_s) == (TargetState.LATE, 180)
    bar = night.stage.desk.instruments.next_bar.model
    assert (bar.title, bar.then[0]) == ("Read", "Response target late by 01:00")


def test_what_a_run_is_late_with_is_in_the_title_and_the_taskbar_and_the_desk_s_badge_is_its_own(night, alerts):
    run = night.bench.desk.runs.start(RunStart(RUN_BOOK), "RO")
    night.qtbot.waitUntil(lambda: bool(night.link.runs.all))
    night.at(5.1)
    assert night.title == "● Roll-back decision due – RUN-0001 Deploy – Incident Desk" and len(alerts) == 1
    assert night.badge == ("1", BadgeTone.ACCENT)
    night.bench.desk.act(run.id, lambda one, now: keep_going(one, now), "RO")
    night.qtbot.waitUntil(lambda: bool(night.link.runs.all[0].course.kept))
    assert night.at(5.2).title == "● Commands late – RUN-0001 Deploy – Incident Desk"
    for step in ("2.1", "2.1.1", "2.1.2"):
        night.bench.desk.act(run.id, lambda one, _, step=step: set_run_step(one, step, StepState.DONE), "RO")
    night.qtbot.waitUntil(lambda: len(night.link.runs.all[0].steps) == 3)
    assert night.at(5.3).title == PLAIN


def test_what_somebody_has_seen_of_a_run_is_silent_in_the_title_the_rail_and_the_taskbar(night, alerts):
    run = night.bench.desk.runs.start(RunStart(RUN_BOOK), "RO")
    night.qtbot.waitUntil(lambda: bool(night.link.runs.all))
    books = night.at(5.1).window.rail._buttons["playbooks"]
    assert (books.model.badge, books.model.badge_tone) == ("2", BadgeTone.ALARM)
    night.bench.desk.act(run.id, see_in_run, "RO")
    night.qtbot.waitUntil(lambda: len(night.link.runs.all[0].seen) == 2)
    assert night.at(5.2).title == PLAIN and len(alerts) == 1
    assert (books.model.badge, books.model.badge_tone) == ("1", BadgeTone.ACCENT)


def test_the_title_names_the_run_while_its_page_is_in_front(night):
    run = night.bench.desk.runs.start(RunStart(RUN_BOOK), "RO")
    night.qtbot.waitUntil(lambda: bool(night.link.runs.all))
    night.controller.runs.show(run.id)
    night.qtbot.waitUntil(lambda: night.title == "RUN-0001 Deploy – Incident Desk")
    night.controller.do("desk")
    assert night.title == PLAIN


def test_undo_brings_the_alarm_back(night):
    night.at(16)
    night.press_k()
    night.controller.do("undo")
    night.qtbot.waitUntil(lambda: not night.stage.incident.seen)
    assert night.title == f"● Response target missed – {PLAIN}"
    assert night.cells[0].state is CellState.LATE


def test_the_button_of_a_cell_silences_its_own_target_whichever_presses_most(night):
    night.at(21)
    update = next(one for one in night.buttons if "Update" in one.accessibleName())
    assert update.model.keys == ()
    with night.seeing():
        night.qtbot.mouseClick(update, Qt.MouseButton.LeftButton)
    assert [mark.target for mark in night.incident.seen] == ["next update"]
    assert [one.accessibleName() for one in night.buttons] == ["Seen: Response target missed"]


def test_the_button_is_reached_by_tab_and_pressed_by_space(night):
    night.at(16)
    (button,) = night.buttons
    assert (button.accessibleName(), button.accessibleDescription()) == ("Seen: Response target missed", "K")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is button
    with night.seeing():
        night.qtbot.keyClick(button, Qt.Key.Key_Space)
    assert night.buttons == []


def test_the_taskbar_is_asked_once_for_each_new_late_alarm(night, alerts):
    night.at(14)
    assert alerts == []
    night.at(16).at(17).at(18)
    assert alerts == [night.window]
    night.at(21).at(22)
    assert len(alerts) == 2
    night.press_k()
    night.at(23)
    assert len(alerts) == 2


def test_another_open_incident_is_watched_too_and_the_one_on_the_desk_comes_first(night):
    night.bench.desk.declare(Declaration("Login fails", "P1", BOOK, commander="MK"), "MK")
    night.settle()
    night.qtbot.waitUntil(lambda: night.badge[0] == "2")
    assert night.at(16).badge == ("2", BadgeTone.ALARM)
    assert night.title == f"● Response target missed – {PLAIN}"
    night.press_k()
    assert night.title == "● Response target missed – INC-0002 Login fails – Incident Desk"


def test_a_drill_beside_the_incident_on_the_desk_gives_no_alarm_here(night):
    wish = Declaration("Drill", "P1", BOOK, commander="MK", record=RecordKind.DRILL)
    night.bench.desk.declare(wish, "MK")
    night.settle()
    night.qtbot.waitUntil(lambda: night.badge[0] == "2")
    night.at(16).press_k()
    assert night.title == PLAIN


def test_without_an_incident_the_title_is_the_programs_name():
    assert title_of(None, ()) == "Incident Desk"


def test_the_words_of_the_title_are_those_of_the_cell():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", BOOK), "MK")
    readings = clock(one, NOON + timedelta(hours=5))
    named = {
        reading.name: title_of(one, ((one, reading),)) for reading in (*readings.targets, readings.next_update)
    }
    assert named == {
        "response": "● Response target missed – INC-0001 Down – Incident Desk",
        "resolution": "● Resolution target missed – INC-0001 Down – Incident Desk",
        "next update": "● Update overdue – INC-0001 Down – Incident Desk",
    }


def test_the_title_says_to_which_moment_the_desk_is_rewound():
    one = Bench().desk.declare(Declaration("Down", "P1", BOOK), "MK")
    late = ((one, clock(one, NOON + timedelta(hours=5)).targets[0]),)
    past = "INC-0001 as known at T+12:00, Down – Incident Desk"
    assert title_of(one, (), "T+12:00") == past
    assert title_of(one, late, "T+12:00") == f"● Response target missed – {past}"
