"""The page's model: the list of all checks, and the chosen one in detail."""

from dataclasses import replace

from incident_desk.domain.health import State
from incident_desk.domain.health_record import ChangeKind
from incident_desk.qt.pages.health.listing import ATTENTION, NORMAL
from incident_desk.qt.pages.health.view_model import HealthPageModel
from incident_desk.qt.panes.health.lines import Heading
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.looking import Look, seen_elsewhere
from tests.qt.watched import bad, good


def test_nothing_is_read_before_it_is_looked_at(desk):
    assert desk.model.lines == () and desk.model.detail() is None
    desk.model.look(True)
    assert desk.model.lines == (desk.key("health"), desk.key("search")) or desk.model.count == 2
    desk.model.look(False)
    told = []
    desk.model.lines_changed.connect(lambda: told.append(1))
    desk.break_search()
    desk.tick()
    assert told == []


def test_what_fails_comes_first_and_is_counted(desk):
    desk.model.look(True)
    desk.break_search()
    assert desk.model.lines == (
        Heading(ATTENTION), desk.key("search"), Heading(NORMAL), desk.key("health"),
    )  # fmt: skip
    assert (desk.model.count, desk.model.trouble) == (2, 1)


def test_the_first_check_is_chosen_and_stays_so_when_the_order_changes(desk):
    desk.model.look(True)
    assert desk.model.chosen_key == desk.key("health")
    desk.break_search()
    assert desk.model.chosen_key == desk.key("health")
    told = []
    desk.model.chosen_changed.connect(lambda: told.append(desk.model.chosen.check.id))
    desk.model.choose(desk.key("search"))
    desk.model.choose("unknown")
    assert told == ["search"]


def test_the_detail_has_the_answers_the_state_and_the_lanes(desk):
    desk.model.look(True)
    desk.break_search()
    desk.tick(1)
    desk.model.choose(desk.key("search"))
    detail = desk.model.detail()
    assert detail.told.state.settled is State.DOWN and detail.told.is_at_incident_pace
    assert [one.how for one in detail.answers] == ["failed", "failed"]
    assert [(lane.name, lane.number, lane.is_chosen) for lane in detail.lanes.lanes] == [
        ("/search", 1, True), ("/health", 0, False),
    ]  # fmt: skip
    assert detail.lanes.sentence == "This check changed first"
    assert [one.failed for one in detail.chart.points] == [True, True]
    assert (detail.lanes.until - detail.lanes.since).total_seconds() == 3600


def test_changes_and_looks_of_the_record_are_shown(desk, qtbot):
    desk.model.look(True)
    with qtbot.waitSignal(desk.link.scene_changed):
        wish = ChangeWish("deploy", ChangeKind.DEPLOY, "7c1e0f4")
        desk.link.act(lambda incident, now: make_change(incident, now, wish))
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda incident, _: seen_elsewhere(incident, Look(False, "phone")))
    desk.tick(5)
    detail = desk.model.detail()
    assert "Deploy 7c1e0f4" in [mark.text for mark in detail.lanes.marks]
    assert len(detail.looks) == 1 and "phone" in detail.looks[0]


def test_another_length_of_time_can_be_shown(desk):
    desk.model.look(True)
    desk.model.show_window(900.0)
    lanes = desk.model.detail().lanes
    assert desk.model.window_s == 900 and (lanes.until - lanes.since).total_seconds() == 900


def test_a_row_is_told_of_when_its_check_answers(desk):
    desk.model.look(True)
    desk.answer(good(desk.pass_s(1)), good(desk.now, "search"))
    told = []
    desk.model.looks_changed.connect(told.append)
    desk.answer(good(desk.pass_s(1), "search", 99.0))
    assert told == [[desk.model.lines.index(desk.key("search"))]]
    assert desk.model.row(desk.key("search")).value == "99 ms"


def test_nothing_changes_its_place_under_the_pointer(desk):
    desk.model.look(True)
    desk.answer(good(desk.pass_s(1)), good(desk.now, "search"))
    desk.tick()
    before = desk.model.lines
    desk.model.hold()
    desk.answer(good(desk.pass_s(1)), bad(desk.now, "search"))
    desk.answer(good(desk.pass_s(1)), bad(desk.now, "search"))
    assert desk.model.lines == before and desk.model.trouble == 1
    desk.model.hold(0)
    desk.tick(1)
    assert desk.model.lines[0] == Heading(ATTENTION)


def test_a_first_failure_counts_as_no_trouble(desk):
    desk.model.look(True)
    desk.answer(good(desk.pass_s(1)), bad(desk.now, "search"))
    assert desk.model.trouble == 0


def test_what_many_answers_changed_is_looked_at_once_a_little_later(desk, qtbot):
    desk.model.look(True)
    desk.answer(good(desk.pass_s(1)), good(desk.now, "search"))
    told = []
    desk.model.looks_changed.connect(told.append)
    for _ in range(3):
        with qtbot.waitSignal(desk.feed.states_changed):
            desk.worker.answer(replace(good(desk.pass_s(1)), check_id=desk.key("health")))
    assert told == []
    qtbot.waitUntil(lambda: told == [[desk.model.lines.index(desk.key("health"))]])


def test_a_page_that_was_just_made_shows_the_detail_at_once(desk):
    late = HealthPageModel(desk.link, desk.ticker, desk.feed)
    late.look(True)
    assert late.detail().told.check.id == "health"
