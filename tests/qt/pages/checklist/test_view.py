"""The page as a whole: the places, the way of F6 and Tab, and what moves when the run does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from incident_desk.domain.checklist import StepState
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.qt.pages.checklist.view import ChecklistPage
from incident_desk.qt.pages.checklist.view_model import ChecklistModel
from incident_desk.qt.panes.log_field.view_model import LogFieldModel
from incident_desk.qt.run_side import RunSide
from incident_desk.qt.theme import Density
from incident_desk.qt.ticker import Ticker
from incident_desk.qt.widgets.tab_order import stops_in
from incident_desk.services.acts.run_course import keep_going
from incident_desk.services.acts.running import Deferral, defer, set_run_step
from tests.qt.pages.checklist.conftest import Front


def test_a_run_that_is_shown_has_the_focus_on_its_next_step(front):
    assert front.page.steps.steps.selected_node().id == "1.1"
    assert front.page.focusWidget() is front.page.steps.steps
    assert front.page.outline_head.words.text() == "0 of 9 steps"


def test_an_act_moves_every_list(front):
    front.act(lambda run, _: defer(run, "1.1", Deferral("later")))
    page = front.page
    assert page.deferred.rows[0].title.text() == "Tests pass"
    assert page.ending.model.states[1] == "Complete except 1 deferred"
    assert page.outline.table.rows[0].aside == "0 of 4"
    assert page.instruments.next_bar.model.title == "Recent"


def test_the_decision_says_when_it_is_asked_again_and_what_was_answered(front):
    page = front.page
    assert (
        page.decision_head.words.text().startswith("decide again at ")
        and page.decision.state.text() == "not decided yet"
    )
    front.pass_s(310)
    assert page.decision_head.words.text() == "decide now"
    front.act(lambda run, now: keep_going(run, now, "one user only"))
    assert page.decision.last.text().endswith("MK: keep going, one user only")
    front.qtbot.mouseClick(page.decision.back, Qt.MouseButton.LeftButton)
    front.qtbot.mouseClick(page.decision.keep, Qt.MouseButton.LeftButton)
    assert front.wishes == ["roll_back", "keep_going"]


def test_lists_follow_a_window_that_gets_late_by_itself(front):
    before = front.page.steps.steps.model().index_of("2.1").data(Qt.ItemDataRole.AccessibleTextRole)
    front.pass_s(310)
    after = front.page.steps.steps.model().index_of("2.1").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "late" in after and "late" not in before


def test_what_was_put_off_can_be_done_from_the_list(front):
    front.act(lambda run, _: defer(run, "1.1", Deferral("later")))
    with front.moved():
        front.qtbot.mouseClick(front.page.deferred.rows[0].done, Qt.MouseButton.LeftButton)
    assert front.state.steps["1.1"].state is StepState.DONE


def test_what_is_typed_stands_in_the_run(front):
    edit = front.page.log.frame.edit
    front.page.log.focus_log()
    front.qtbot.keyClicks(edit, "! wait for the night")
    with front.moved():
        front.qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert front.model.scene.entries[-1].text == "wait for the night" and edit.toPlainText() == ""


def test_in_a_low_window_nothing_of_the_right_column_is_cut_and_the_log_comes_with_the_focus(front, themes):
    page = front.page
    for step in ("1.1", "2.2", "3.1"):
        front.act(lambda run, _, step=step: defer(run, step, Deferral("later")))
    themes.set_density(Density.COMPACT)
    page.resize(1228, 630)
    card, keep = page.decision, page.decision.keep
    front.qtbot.waitUntil(lambda: card.height() >= card.minimumSizeHint().height())
    assert card.rect().contains(keep.geometry()) and not page.decision.heading.isVisible()
    assert page.ending.visibleRegion().boundingRect() == page.ending.rect()
    log = page.logged
    page.activateWindow()
    log.entries.setFocus()
    front.qtbot.waitUntil(lambda: log.visibleRegion().boundingRect() == log.rect())


def test_without_criteria_there_is_no_decision(qtbot, themes, bench, link):
    book = Playbook("x", kind="checklist", plans=(Plan("p", (Phase("Do", steps=(Step("1", "a"),)),)),))
    page = Front(qtbot, themes, bench, link, book).page
    assert not page.decision.isVisible() and not page.decision_head.isVisible() and page.deferred.isVisible()


def test_without_a_run_it_offers_to_start_one(qtbot, themes, link):
    ticker = Ticker(parent=link)
    page = ChecklistPage(themes, ChecklistModel(link, ticker), LogFieldModel(RunSide(link), ticker), "MK")
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.action_wished) as wished:
        page.empty.action_clicked.emit()
    assert wished.args == ["start_checklist"] and page.empty.isVisible()


@pytest.mark.parametrize("density", [Density.COMFORTABLE, Density.COMPACT])
def test_everything_has_its_place_and_every_stop_a_name(front, themes, density):
    themes.set_density(density)
    front.page.resize(1200, 640)
    front.qtbot.wait(1)
    page = front.page
    assert all(pane.isVisible() and pane.height() > 20 and pane.width() > 100 for pane in page.panes)
    assert page.decision.height() >= page.decision.minimumSizeHint().height()
    unnamed = [one for one in stops_in(page) if one.isVisible() and not one.accessibleName()]
    assert unnamed == []


def test_text_of_a_document_stays_text(qtbot, themes, bench, link):
    evil = "<img src=file:///etc/passwd><b>x"
    book = Playbook(evil, kind="checklist", plans=(Plan("p", (Phase(evil, steps=(Step("1", evil),)),)),))
    front = Front(qtbot, themes, bench, link, book)
    front.act(lambda run, _: set_run_step(run, "1", StepState.DONE))
    labels = [one for one in front.page.findChildren(QLabel) if evil in one.text()]
    assert labels and all(one.textFormat() is Qt.TextFormat.PlainText for one in labels)
