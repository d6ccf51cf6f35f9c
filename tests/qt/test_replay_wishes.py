"""The rewound desk in the whole window, by keys alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from incident_desk.domain.checklist import StepState
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.replay_wishes import NOTHING_TO_REWIND
from incident_desk.qt.widgets.tab_order import stops_in
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import set_step
from incident_desk.services.acts.steering import acknowledge, set_milestone
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import read
from tests.fakes import Bench
from tests.qt.whole import Whole

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk(Whole):
    """Six minutes of an incident: an acknowledgement, two steps, an entry, and one about the very beginning."""

    def __init__(self, qtbot):
        super().__init__(qtbot)
        self.declared = self.incident.declared_at
        deeds = (
            lambda incident, _now: acknowledge(incident, None),
            lambda incident, _now: set_step(incident, "1", StepState.DONE),
            lambda *_: log(Line("The pool is full", Sign.FINDING)),
            lambda *_: log(Line("It was slow before", Sign.NOTE, Moment.exactly(self.declared))),
            lambda incident, _now: set_step(incident, "2", StepState.DONE),
            lambda incident, _now: set_milestone(
                incident, Milestone.CAUSE_IDENTIFIED, Moment.exactly(self.declared + timedelta(minutes=3))
            ),
        )
        for deed in deeds:
            self.bench.clock.pass_s(60)
            with self.changed():
                self.link.act(deed)

    @property
    def page(self):
        return self.controller.replay.page

    @property
    def model(self):
        return self.page.model

    @property
    def texts(self):
        return [entry.text for entry in self.page.entries.entries.table.entries]

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def look_back(self):
        self.press(Qt.Key.Key_T, CTRL | SHIFT)
        self.qtbot.waitUntil(lambda: self.model.then is not None)
        self.read()

    def read(self):
        """Until what is shown is of the moment that is looked at."""
        self.qtbot.waitUntil(lambda: self.model.then.rewound.moment == self.model.moment)

    @property
    def minutes(self):
        return (self.model.moment - self.declared).total_seconds() / 60


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def test_the_whole_desk_is_rewound_by_keys_alone(desk):
    desk.look_back()
    page, window = desk.page, desk.window
    assert window.page == "replay" and window.rail.shown_page == "desk"
    assert "The pool is full" in desk.texts and page.entries.words.text() == "Nothing was written later"
    assert page.steps.count.text() == "2 of 3 steps then"

    for _ in range(3):
        desk.press(Qt.Key.Key_Left)
    desk.read()
    assert desk.minutes == pytest.approx(3, abs=0.01)
    assert "The pool is full" in desk.texts and "It was slow before" not in desk.texts
    later = [text for text in desk.texts if "about this time written later" in text]
    assert later == [
        "1 entry about this time written later, 12:04:00",
        "1 entry about this time written later, 12:06:00",
    ]
    assert page.steps.count.text() == "1 of 3 steps then, 1 more ticked since"
    assert page.entries.later.text() == "4 entries were written later, 2 of them about this time or before"
    assert page.side.lines[0].name.text() == "Cause identified" and page.side.lines[0].isVisible()
    assert page.head.past.model == "As known at 12:03:00 UTC"
    assert page.controls.field.text() == "T+03:00" and page.controls.time.text() == "12:03:00"

    desk.press(Qt.Key.Key_Home)
    desk.read()
    assert desk.minutes == pytest.approx(0, abs=0.01)
    assert page.steps.count.text() == "0 of 3 steps then, 2 more ticked since"
    assert page.instruments.cells[0].model.label.startswith("Response target")

    desk.press(Qt.Key.Key_Right, SHIFT)
    desk.read()
    assert desk.minutes == pytest.approx(1, abs=0.01)
    desk.press(Qt.Key.Key_Right)
    desk.read()
    assert desk.minutes == pytest.approx(2, abs=0.01)
    desk.press(Qt.Key.Key_Left, SHIFT)
    desk.read()
    assert desk.minutes == pytest.approx(1, abs=0.01)
    desk.press(Qt.Key.Key_End)
    desk.read()
    assert page.steps.count.text() == "2 of 3 steps then"


@pytest.mark.parametrize(("typed", "minutes"), [("T+3", 3), ("+2:30", 2.5), ("12:04", 4), ("T+0", 0), ("9h", 6)])
def test_a_moment_is_typed(desk, typed, minutes):
    desk.look_back()
    desk.press(Qt.Key.Key_F, CTRL)
    assert desk.focus(desk.page.controls.field)
    desk.qtbot.keyClicks(QApplication.focusWidget(), typed)
    desk.press(Qt.Key.Key_Return)
    desk.read()
    assert desk.minutes == pytest.approx(minutes, abs=0.01)
    assert desk.focus(desk.page.scrubber)


def test_what_is_no_moment_is_said_and_stays_to_be_mended(desk):
    desk.look_back()
    desk.press(Qt.Key.Key_F, CTRL)
    desk.qtbot.keyClicks(QApplication.focusWidget(), "lunch")
    desk.press(Qt.Key.Key_Return)
    assert "is no time" in desk.toast and desk.page.controls.field.text() == "lunch"
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus(desk.page.scrubber) and desk.page.controls.field.text().startswith("T+")
    assert desk.window.page == "replay"


def test_what_was_written_later_is_shown_while_v_is_held(desk, qtbot):
    desk.look_back()
    desk.press(Qt.Key.Key_Home)
    desk.read()
    here = QApplication.focusWidget()
    qtbot.keyPress(here, Qt.Key.Key_V)
    assert desk.page.entries.shows_later
    qtbot.waitUntil(lambda: "The pool is full" in desk.texts)
    later = next(one for one in desk.page.entries.entries.table.entries if one.text == "The pool is full")
    assert later.detail.startswith("written 12:03:00, 3 min 00 s later")
    qtbot.keyRelease(here, Qt.Key.Key_V)
    assert not desk.page.entries.shows_later and "The pool is full" not in desk.texts


def test_nothing_acts_on_the_incident_while_its_past_is_in_front(desk):
    table = desk.window.actions_table
    before = len(desk.bench.store.rows)
    desk.look_back()
    for key in "DENSTRHXUIA":
        desk.press(Qt.Key(ord(key)))
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.page.steps.steps.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert len(desk.bench.store.rows) == before and desk.window.page == "replay"
    assert not table.action("step_done").isEnabled() and not table.action("undo").isEnabled()
    assert table.action("seen").isEnabled() and table.action("log").isEnabled()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page == "desk" and table.action("step_done").isEnabled() and table.action("undo").isEnabled()


def test_the_focus_comes_back_to_where_it_was(desk):
    desk.stage.desk.timeline.entries.setFocus()
    desk.look_back()
    assert desk.focus(desk.page.scrubber)
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus(desk.stage.desk.timeline.entries)
    assert desk.model.then is None


def test_the_incident_goes_on_and_is_logged_from_here_at_the_time_of_now(desk, qtbot):
    desk.look_back()
    desk.press(Qt.Key.Key_Home)
    desk.read()
    then = desk.texts
    desk.press(Qt.Key.Key_L, CTRL)
    assert desk.window.page == "replay" and desk.focus(desk.stage.desk.log)
    qtbot.keyClicks(QApplication.focusWidget(), "Rolled back")
    with desk.changed():
        desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.page.scrubber.model.words == "7 written later")
    assert desk.texts == then
    entry = next(one for one in desk.stage.scene.entries if one.text == "Rolled back")
    assert entry.sort_at == desk.declared + timedelta(minutes=6)
    desk.controller.do("desk")
    assert desk.stage.desk.isAncestorOf(desk.stage.desk.log)


def test_the_clocks_of_now_run_on_and_those_of_then_stand(desk, qtbot):
    desk.look_back()
    desk.press(Qt.Key.Key_Home)
    desk.read()
    desk.bench.clock.pass_s(120)
    desk.stage.ticker.ticked.emit(desk.bench.clock.now())
    assert desk.page.now_bar.clock.text() == "00:08:00"
    assert desk.page.instruments.clock.model.seconds == 0 and desk.page.instruments.clock.model.stands


def test_it_plays_a_minute_a_second_until_now(desk, qtbot):
    desk.look_back()
    desk.press(Qt.Key.Key_Home)
    desk.read()
    desk.press(Qt.Key.Key_P)
    assert desk.model.is_playing and desk.page.controls.player.text() == "Stop"
    qtbot.waitUntil(lambda: desk.minutes >= 0.4)
    desk.press(Qt.Key.Key_P)
    assert not desk.model.is_playing
    desk.press(Qt.Key.Key_End)
    desk.press(Qt.Key.Key_Left, SHIFT)
    desk.press(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not desk.model.is_playing)
    assert desk.model.moment == desk.model.present


def test_the_needle_is_dragged_on_its_lane_and_on_the_ribbon(desk, qtbot):
    desk.look_back()
    scrubber, ribbon = desk.page.scrubber, desk.page.instruments.ribbon
    place = QPointF(scrubber.x_of(120.0), 20).toPoint()
    qtbot.mousePress(scrubber, Qt.MouseButton.LeftButton, pos=place)
    desk.read()
    assert desk.minutes == pytest.approx(2, abs=0.2)
    qtbot.mousePress(ribbon, Qt.MouseButton.LeftButton, pos=QPointF(scrubber.x_of(240.0), 40).toPoint())
    desk.read()
    assert desk.minutes == pytest.approx(4, abs=0.2)


def test_another_phase_of_then_is_looked_at_and_nothing_is_entered(desk):
    desk.look_back()
    desk.page.steps.tabs.tabs()[1].click()
    assert desk.page.steps.steps.model().rowCount() == 1
    assert desk.incident.phase_place == 0


def test_who_declares_from_the_past_comes_to_the_new_incident_as_it_is_now(desk, qtbot):
    desk.look_back()
    desk.press(Qt.Key.Key_Home)
    with qtbot.waitSignal(desk.link.scene_shown):
        desk.link.declare(Declaration("Search is down", "P2"))
    assert desk.window.page == "desk" and desk.stage.incident.title == "Search is down"
    assert desk.window.actions_table.action("undo").isEnabled() and desk.model.then is None
    assert desk.stage.desk.isAncestorOf(desk.stage.desk.log)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_whatever_the_tab_key_stops_at_has_a_name(desk, size):
    desk.window.resize(*size)
    desk.look_back()
    stops = [one for one in stops_in(desk.page) if one.isVisible() and one.isEnabled()]
    assert len(stops) > 10
    assert [one for one in stops if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)] == []
    assert "T plus 6 minutes" in desk.page.scrubber.accessibleDescription()


def test_without_an_incident_nothing_is_rewound(qtbot):
    one = Whole(qtbot, shown=False)
    one.controller.do("replay")
    assert one.window.page != "replay"
    one.close()


def test_what_was_taken_in_from_a_report_is_not_rewound(qtbot):
    bench = Bench()
    bench.desk.past.take_in(past_incident(read(), Answers(zone="UTC")), "MK")
    one = Whole(qtbot, bench)
    qtbot.waitUntil(lambda: one.stage.scene is not None)
    one.controller.do("replay")
    assert one.toast == NOTHING_TO_REWIND and one.window.page == "desk"
    one.close()


def test_the_window_says_to_which_moment_it_is_rewound_until_it_is_now_again(desk):
    plain = desk.window.windowTitle()
    desk.controller.do("replay")
    desk.qtbot.waitUntil(lambda: desk.model.then is not None)
    desk.model.go(desk.declared + timedelta(minutes=2))
    assert "as known at T+02:00" in desk.window.windowTitle()
    desk.controller.replay.back()
    assert desk.window.windowTitle() == plain
