"""Clock, cells, ribbon and Next bar show one reading, and ask for what the bar names."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from incident_desk.domain.events import Kind
from incident_desk.domain.playbook import EscalationHop, Phase, Plan, Playbook, SeverityLevel, Step
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.actions import TABLE
from incident_desk.qt.panes.instruments import view as module
from incident_desk.qt.panes.instruments.view import Instruments
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.qt.widgets.next_bar import NextTone
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import acknowledge, cancel
from incident_desk.services.acts.targets import see
from incident_desk.services.scenes import Scenes
from tests.fakes import NOON, Bench
from tests.qt.links import FakeLink
from tests.qt.watched import FakeTicker

BOOK = Playbook(
    "Outage",
    severities=(SeverityLevel("P1", rank=1, response_s=900, resolution_s=14_400, update_every_s=900),),
    plans=(Plan("p", (Phase("Look", 0, 900, steps=(Step("1", "Read the errors"),)), Phase("Mend", 900, 3600))),),
)


class Stage:
    def __init__(self, themes, ticker, qtbot):
        self.bench, self.link, self.ticker, self.asked = Bench(), FakeLink(), ticker, []
        self.one = self.bench.desk.declare(Declaration("Down", "P1", BOOK, commander="MK"), "MK").id
        self.scenes = Scenes(self.bench.desk)
        # What the pane wishes of the record goes through the link.
        self.rules = []
        self.link.act = self.rules.append
        self.view = Instruments(themes, InstrumentsModel(self.link, ticker))
        qtbot.addWidget(self.view)
        self.view.action_wished.connect(self.asked.append)
        self.view.resize(1848, self.view.sizeHint().height())
        self.view.show()

    def at(self, minutes, rule=None):
        now = NOON + timedelta(minutes=minutes)
        self.bench.clock.at = now
        self.ticker.ticked.emit(now)
        if rule is not None:
            self.bench.desk.act(self.one, rule, "MK")
        self.link.scene_shown.emit(self.scenes.show(self.one))
        return self.view


@pytest.fixture
def stage(themes, qtbot):
    return Stage(themes, FakeTicker(), qtbot)


def test_the_clock_counts_from_the_declaration(stage):
    view = stage.at(47.2)
    assert (view.clock.model.seconds, view.clock.model.caption) == (47 * 60 + 12, "Elapsed")
    assert view.clock.model.since == "since 12:00:00 UTC"


def test_after_the_end_the_clock_says_what_it_took(stage):
    stage.at(30, lambda i, _: cancel(i, "false alarm"))
    view = stage.at(600)
    assert view.clock.model.caption == "Took"
    assert view.next_bar.model.title == "Cancelled. Nothing waits here"
    assert view.next_bar.model.primary is None


def test_after_the_end_an_open_action_item_is_not_passed_over(stage):
    stage.at(20, lambda i, _: log(Line("Alert on pool use", Sign.ACTION_ITEM)))
    view = stage.at(30, lambda i, _: cancel(i, "false alarm"))
    assert view.next_bar.model.title == "Cancelled. 1 action item is still open"


def test_five_cells_and_the_ribbon_show_the_same_moment(stage):
    view = stage.at(5)
    assert [cell.model.label for cell in view.cells] == [
        "Response target", "Resolution target", "Look", "Next update", "Escalation",
    ]  # fmt: skip
    assert view.ribbon.model.now == 300.0


def test_the_bar_names_one_thing_and_its_button_asks_for_it(stage, qtbot):
    stage.at(1, lambda i, _: acknowledge(i, None))
    view = stage.at(2)
    bar = view.next_bar
    assert (bar.model.title, bar.model.detail, bar.model.tone) == (
        "Read the errors", "Look, step 1 of 1", NextTone.NEXT,
    )  # fmt: skip
    assert bar.model.then == ("Update 1 in 13:00",)
    primary, secondary = bar.model.primary, bar.model.secondary
    assert (primary.text, primary.keys, secondary.text, secondary.keys) == (
        "Mark step done", ("D",), "Draft update", ("U",),
    )  # fmt: skip
    bar.primary_clicked.emit()
    bar.secondary_clicked.emit()
    assert stage.asked == ["step_done", "update"]


def test_a_late_target_takes_the_bar_in_red(stage):
    view = stage.at(20)
    assert view.next_bar.model.tone is NextTone.DUE
    assert view.cells[0].model.state is CellState.LATE
    view.next_bar.primary_clicked.emit()
    assert stage.asked == ["acknowledge"]


def test_an_escalation_that_is_due_offers_what_settles_the_same_beside_it(stage):
    path = (EscalationHop("Tech Lead"), EscalationHop("Engineering Manager"))
    stage.one = stage.bench.desk.declare(Declaration("Down", "P1", replace(BOOK, escalation=path), commander="MK"),
                                         "MK").id  # fmt: skip
    bar = stage.at(20).next_bar
    assert (bar.model.title, bar.model.detail) == ("Escalate to Engineering Manager", "No acknowledgement in 15:00")
    assert (bar.model.primary.text, bar.model.primary.keys) == ("Escalate", ("E",))
    assert (bar.model.secondary.text, bar.model.secondary.keys) == ("Acknowledge", ("A",))
    bar.primary_clicked.emit()
    bar.secondary_clicked.emit()
    assert stage.asked == ["escalate", "acknowledge"]


def test_seen_on_a_cell_wishes_for_the_silence_of_its_own_target(stage):
    view = stage.at(20)
    view.cells[3].action_requested.emit()
    (rule,) = stage.rules
    (draft,) = rule(stage.bench.desk.incident_of(stage.one), NOON + timedelta(minutes=20))
    assert (draft.kind, draft.body["target"]) == (Kind.TARGET_SEEN, "next update")


def test_the_whole_caption_is_in_the_tooltip_where_a_small_window_has_no_room_for_it(stage):
    assert stage.at(20).cells[0].toolTip() == "Response target missed\nover 15:00 · due 12:15:00 UTC"


def test_an_alarm_that_was_seen_is_not_spoken_as_a_new_one(stage, monkeypatch):
    said = []
    stage.at(20)
    monkeypatch.setattr(module, "announce", lambda widget, words, assertive=False: said.append(words))
    stage.at(20, lambda i, now: see(i, "response", now))
    stage.at(21)
    assert said == []


def test_every_action_that_can_stand_in_the_bar_has_a_button_and_is_in_the_table():
    assert set(module._BUTTON_WORDS) <= {one.id for one in TABLE}


@pytest.mark.parametrize("compact", [False, True])
def test_everything_keeps_its_place_in_every_state(stage, themes, qtbot, compact):
    themes.set_density(Density.COMPACT if compact else Density.COMFORTABLE)
    places = []
    for minutes in (1, 12, 14, 20, 300):
        view = stage.at(minutes)
        qtbot.wait(1)
        places.append([part.geometry() for part in (view.clock, *view.cells, view.ribbon, view.next_bar)])
    assert all(place == places[0] for place in places)
    assert view.cells[0].height() == view.clock.height()


def test_it_speaks_when_a_clock_gets_louder_and_only_then(stage, monkeypatch):
    said = []
    monkeypatch.setattr(module, "announce", lambda widget, words, assertive=False: said.append((words, assertive)))
    for minutes in (1, 2, 11, 11.25, 11.5, 13.5, 14, 15.1, 15.2):
        stage.at(minutes)
    response = [one for one in said if one[0].startswith("Response")]
    assert [loud for _, loud in response] == [False, False, True]
    assert response[0][0] == "Response target: 3 minutes 45 seconds left, at risk, due 12:15:00 UTC"


def test_what_was_late_before_it_was_shown_is_not_spoken(stage, monkeypatch):
    said = []
    monkeypatch.setattr(module, "announce", lambda widget, words, assertive=False: said.append(words))
    stage.at(40)
    assert said == []


def test_cells_and_clock_have_names_and_values_for_ears(stage):
    view = stage.at(5)
    assert view.clock.accessibleName() == "Elapsed"
    assert view.cells[0].accessibleName() == "Response target"
    assert view.cells[0].accessibleDescription() or view.cells[0].spoken().value
    assert "10 minutes left" in view.cells[0].spoken().value


def test_tab_goes_through_the_bars_buttons(stage):
    view = stage.at(2)
    buttons = [button for button in view.findChildren(QPushButton) if button.isVisible()]
    assert buttons and all(button.focusPolicy().value & Qt.FocusPolicy.TabFocus.value for button in buttons)
