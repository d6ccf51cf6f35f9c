"""The head of a run."""

from dataclasses import replace

from PySide6.QtCore import Qt

from incident_desk.domain.checklist import StepState
from incident_desk.domain.playbook import Phase, Plan, Step
from incident_desk.qt.pages.checklist.head import caption_of
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.run_course import go_live, staff
from incident_desk.services.acts.running import finish, set_run_step
from tests.any_run import BOOK, LIVE_BOOK, AnyRun
from tests.qt.pages.checklist.conftest import Front


def test_it_says_what_is_run_by_whom_and_since_when(front):
    head = front.page.head
    assert head.title.text() == "Deploy"
    assert head.caption.text().startswith("RUN-0001 · Deploy · started ")
    assert " · no incident" in head.caption.text()
    assert (
        head.runner.avatar.model.initials == "MK" and head.runner.avatar.model.is_me and not head.second.isVisible()
    )
    front.act(lambda run, _: staff(run, "Ann Dee", "Bo Lee"))
    assert (head.runner.avatar.model.initials, head.second.avatar.model.initials) == ("AD", "BL")
    assert head.second.isVisible()


def test_where_no_step_puts_it_live_it_says_what_times_count_from_and_how_that_is_changed(front):
    head = front.page.head
    assert head.caption.text().endswith("times count from the start until you say in the menu … “It is live now”")
    front.act(go_live)
    assert head.caption.text().endswith("no incident")
    known = AnyRun(LIVE_BOOK)
    assert caption_of(known.state, known.reading).endswith("no incident")


def test_where_nothing_says_what_puts_it_live_a_button_asks_until_somebody_says_so(front):
    head = front.page.head
    assert head.live.isVisible() and "No step of this checklist says" in head.live.toolTip()
    front.qtbot.mouseClick(head.live, Qt.MouseButton.LeftButton)
    assert front.wishes == ["go_live"]
    front.act(go_live)
    assert not head.live.isVisible()


def test_where_a_step_says_so_or_it_is_about_something_else_nothing_asks(qtbot, themes, bench, link):
    for book in (LIVE_BOOK, replace(BOOK, title="Morning round")):
        assert not Front(qtbot, themes, bench, link, book).page.head.live.isVisible()


def test_a_guess_is_called_one_and_can_be_set_right(qtbot, themes, bench, link):
    after = Phase("After the release", steps=(Step("2", "Look"),))
    book = replace(BOOK, plans=(Plan("p", (Phase("Ready", steps=(Step("1", "Keys"),)), after)),))
    front = Front(qtbot, themes, bench, link, book)
    head = front.page.head
    assert head.live.isVisible() and head.caption.text().endswith("taken as live once “Ready” is done")
    front.act(lambda run, _: set_run_step(run, "1", StepState.DONE))
    assert head.live.isVisible() and head.caption.text().endswith("taken as live since “Ready” was done")
    front.act(go_live)
    assert not head.live.isVisible() and head.caption.text().endswith("no incident")


def test_finish_is_off_until_nothing_is_open(front):
    head = front.page.head
    assert not head.finish.isEnabled() and "9 steps still open" in head.finish.toolTip()
    front.act(
        lambda run, _: [d for one in front.reading.open for d in set_run_step(run, one.step.id, StepState.DONE)]
    )
    assert head.finish.isEnabled() and head.finish.toolTip() == ""
    front.qtbot.mouseClick(head.finish, Qt.MouseButton.LeftButton)
    assert front.wishes == ["finish_run"]
    front.act(lambda run, _: finish(run))
    assert not head.finish.isVisible()


def test_once_it_is_an_incident_it_says_so(front):
    head = front.page.head
    front.qtbot.mouseClick(head.turn, Qt.MouseButton.LeftButton)
    assert front.wishes == ["declare"]
    with front.moved():
        front.bench.desk.declare(Declaration("Down", "P1", run=front.run), "MK")
    assert " · became INC-0001" in head.caption.text() and not head.turn.isVisible()


def test_the_menu_asks_for_actions_and_offers_no_more_than_can_be_done(front):
    entries = {one.objectName(): one for one in front.page.head.menu().actions()}
    assert all(one.isEnabled() for one in entries.values())
    entries["export_pdf"].trigger()
    assert front.wishes == ["export_pdf"]
    front.act(
        lambda run, _: [d for one in front.reading.open for d in set_run_step(run, one.step.id, StepState.DONE)]
    )
    front.act(lambda run, _: finish(run))
    entries = {one.objectName(): one for one in front.page.head.menu().actions()}
    off = [name for name, one in entries.items() if not one.isEnabled()]
    assert off == ["go_live", "run_people", "fill_blanks", "measure_criterion", "stop_run"]
