"""Answers from the worker become entries in the record: each change once, with its true time."""

from dataclasses import replace

import pytest

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.health import Outcome, State
from incident_desk.services.acts.steering import cancel, reopen
from incident_desk.services.acts.watching import watch
from incident_desk.services.monitor import Pace
from tests.qt.watched import Watched, bad, check_of, good


@pytest.fixture
def make(qtbot):
    """Makes windows, and closes them."""
    made = []

    def one(*args, **named):
        made.append(Watched(qtbot, *args, **named))
        return made[-1]

    yield one
    for window in made:
        window.close()


@pytest.fixture
def desk(make):
    return make()


def test_a_first_failure_enters_nothing(desk):
    desk.answer(bad(desk.pass_s(5)))
    assert desk.booked() == []
    assert desk.feed.state("health").state is State.FAILING


def test_down_is_booked_once_with_the_time_of_the_first_failure(desk):
    first = desk.fail_twice()
    for _ in range(5):
        desk.answer(bad(desk.pass_s(5)))
    assert desk.booked() == [("down", first)]
    event = desk.bench.desk.events(desk.incident)[-1]
    assert event.who == "check:/health"
    assert event.data["detail"] == "no answer in 5 s"


def test_recovery_is_booked_once_with_the_first_good_answer(desk):
    first = desk.fail_twice()
    recovered = desk.pass_s(8)
    desk.answer(good(recovered))
    assert len(desk.booked()) == 1
    desk.answer(good(desk.pass_s(1)))
    desk.answer(good(desk.pass_s(5)))
    assert desk.booked() == [("down", first), ("normal again", recovered)]
    assert desk.feed.last_changes["health"].was is State.DOWN


def test_good_answers_enter_nothing(desk):
    for _ in range(4):
        desk.answer(good(desk.pass_s(5)))
    assert desk.booked() == []


def test_several_answers_at_once_are_judged_in_their_order(desk):
    times = [desk.pass_s(5) for _ in range(4)]
    desk.answer(bad(times[0]), bad(times[1]), good(times[2]), good(times[3]))
    assert desk.booked() == [("down", times[0]), ("normal again", times[2])]


def test_silence_becomes_no_data_and_never_normal(desk):
    heard = desk.pass_s(5)
    desk.answer(good(heard))
    desk.ticker.ticked.emit(desk.pass_s(9))
    desk.settle()
    assert desk.booked() == []
    desk.ticker.ticked.emit(desk.pass_s(10))
    assert desk.feed.state("health").settled is State.NO_DATA
    silence_lasts(desk)
    assert desk.booked() == [("no data", heard)]


def silence_lasts(desk):
    """Until it enters the record that nothing is known."""
    desk.ticker.ticked.emit(desk.pass_s(9))
    desk.settle()
    assert desk.booked() == []
    desk.ticker.ticked.emit(desk.pass_s(1))
    desk.settle()


def lose_the_worker(desk, qtbot):
    """As a worker process dies."""
    with qtbot.waitSignal(desk.feed.states_changed):
        desk.worker.lose("the checker ended")


def test_a_worker_that_is_there_again_within_seconds_leaves_nothing(desk, qtbot):
    desk.answer(good(desk.pass_s(5)))
    desk.pass_s(2)
    lose_the_worker(desk, qtbot)
    assert desk.feed.state("health").settled is State.NO_DATA
    desk.pass_s(3)
    desk.answer(good(desk.now))
    desk.ticker.ticked.emit(desk.pass_s(20))
    desk.settle()
    assert desk.booked() == []


def test_a_failure_after_such_a_silence_is_told_as_the_record_has_it(desk, qtbot):
    desk.answer(good(desk.pass_s(5)))
    lose_the_worker(desk, qtbot)
    first = desk.fail_twice()
    assert desk.booked() == [("down", first)]


def test_an_outage_that_lasts_through_such_a_silence_is_booked_once(desk, qtbot):
    first = desk.fail_twice()
    lose_the_worker(desk, qtbot)
    desk.answer(bad(desk.pass_s(5)))
    desk.answer(bad(desk.pass_s(5)))
    desk.answer(good(recovered := desk.pass_s(5)))
    desk.answer(good(desk.pass_s(5)))
    assert desk.booked() == [("down", first), ("normal again", recovered)]


def test_a_lost_worker_becomes_no_data_and_its_return_is_booked_too(desk, qtbot):
    heard = desk.pass_s(5)
    desk.answer(good(heard))
    desk.pass_s(2)
    lose_the_worker(desk, qtbot)
    silence_lasts(desk)
    assert desk.booked() == [("no data", heard)]
    again = desk.pass_s(3)
    desk.answer(good(again))
    assert desk.booked()[1:] == [("has data again, normal", again)]


def test_the_checks_of_every_open_incident_are_asked_whichever_is_shown(desk, qtbot):
    other = desk.declare("Search is slow", ("search", "index"))
    desk.show(other)
    assert sorted(desk.worker.watched[-1][0]) == ["health", "index", "search"]
    assert [check.id for check in desk.feed.checks] == ["search", "index"]
    desk.show(desk.incident)
    assert [check.id for check in desk.feed.checks] == ["health"]
    with qtbot.waitSignal(desk.link.library_changed):
        desk.link.act(lambda incident, now: cancel(incident, "false alarm"), other)
    assert desk.worker.watched[-1] == (["health"], Pace.INCIDENT)


def test_an_outage_of_an_incident_that_is_not_shown_is_booked_too(desk):
    desk.show(desk.declare("Search is slow", ("search",)))
    desk.shown = desk.incident
    first = desk.fail_twice()
    assert desk.booked() == [("down", first)]
    assert desk.feed.last_changes == {} and desk.feed.last_heard is None
    desk.show(desk.incident)
    assert desk.feed.last_changes["health"].words == "down" and desk.feed.last_heard is not None


def test_two_incidents_that_watch_the_same_check_are_told_apart(desk):
    other = desk.declare("Search is slow", ("health",))
    desk.show(other)
    first = desk.fail_twice()
    assert desk.booked(other) == [("down", first)] and desk.booked() == []


def test_a_window_without_the_watch_shows_the_outage_and_books_nothing(make):
    desk = make(has_watch=False)
    told = []
    desk.feed.check_changed.connect(lambda change: told.append(change.words))
    desk.fail_twice()
    assert desk.feed.state("health").state is State.DOWN and told == ["down"]
    assert desk.booked() == []


def test_a_window_that_takes_the_watch_over_books_what_was_left_unbooked(make):
    desk = make(has_watch=False)
    first = desk.fail_twice()
    desk.has_watch = True
    desk.answer(bad(desk.pass_s(5)))
    desk.answer(bad(desk.pass_s(5)))
    assert desk.booked() == [("down", first)]


def test_a_check_that_is_added_is_asked_from_then_on(desk, qtbot):
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda incident, now: watch(incident, check_of("search")))
    assert desk.worker.watched[-1] == (["health", "search"], Pace.INCIDENT)


def test_answers_to_checks_of_another_incident_count_for_nothing(desk):
    other = desk.declare("Search is slow", ("search",))
    desk.show(other)
    desk.answer(bad(desk.pass_s(5)), bad(desk.pass_s(1)))
    assert desk.booked() == desk.booked(other) == []


def test_after_the_incident_has_ended_nothing_is_booked(desk, qtbot):
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda incident, now: cancel(incident, "false alarm"))
    assert desk.worker.watched[-1] == (["health"], Pace.IDLE)
    desk.fail_twice()
    assert desk.booked() == []
    assert desk.feed.state("health").settled is State.DOWN


def test_what_is_down_when_it_is_opened_again_is_booked_then(desk, qtbot):
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda incident, now: cancel(incident, "false alarm"))
    first = desk.fail_twice()
    with qtbot.waitSignal(desk.link.scene_changed):
        desk.link.act(lambda incident, now: reopen(incident, "it is back"))
    desk.answer(bad(desk.pass_s(5)))
    desk.answer(bad(desk.pass_s(5)))
    assert desk.booked() == [("down", first)]


def test_two_windows_book_the_same_outage_once(desk, make):
    second = make(desk.bench, desk.incident)
    first = desk.pass_s(5)
    for window in (desk, second):
        window.answer(bad(first))
    for window, at in ((desk, desk.pass_s(1)), (second, desk.pass_s(0.4))):
        window.answer(bad(at))
    assert desk.booked() == [("down", first)]
    times = [desk.pass_s(1) for _ in range(4)]
    desk.answer(good(times[0]), good(times[2]))
    second.answer(good(times[1]), good(times[3]))
    assert [words for words, _ in desk.booked()] == ["down", "normal again"]


def test_two_windows_that_see_it_at_different_moments_book_it_once(desk, make):
    second = make(desk.bench, desk.incident)
    first = desk.fail_twice()
    second.fail_twice()
    assert desk.booked() == [("down", first)]


def test_a_late_window_does_not_bring_an_old_outage_back(desk, make):
    second = make(desk.bench, desk.incident)
    times = [desk.pass_s(1) for _ in range(6)]
    desk.answer(bad(times[0]), bad(times[1]), good(times[4]), good(times[5]))
    second.answer(bad(times[2]), bad(times[3]))
    assert [words for words, _ in desk.booked()] == ["down", "normal again"]


def test_a_restart_during_an_outage_does_not_book_it_again(desk, make):
    first = desk.fail_twice()
    desk.close()
    after = make(desk.bench, desk.incident)
    after.fail_twice()
    assert desk.booked() == [("down", first)]


def test_a_recovery_after_a_restart_is_booked_by_the_checks_own_rule(desk, make):
    desk.fail_twice()
    desk.close()
    after = make(desk.bench, desk.incident)
    recovered = after.pass_s(8)
    after.answer(good(recovered))
    assert len(after.booked()) == 1
    after.answer(good(after.pass_s(5)))
    assert after.booked()[1:] == [("normal again", recovered)]


def test_a_first_failure_after_a_restart_is_no_recovery(desk, make):
    desk.fail_twice()
    desk.close()
    after = make(desk.bench, desk.incident)
    after.answer(bad(after.pass_s(8)))
    assert [words for words, _ in after.booked()] == ["down"]


def test_what_the_disk_did_not_take_is_booked_with_the_next_answer(desk, monkeypatch):
    append = desk.bench.store.append

    def full(decide, *, act, who):
        raise StoreFailure("disk_full", "Not saved: the disk is full")

    monkeypatch.setattr(desk.bench.store, "append", full)
    first = desk.fail_twice()
    assert desk.booked() == []
    monkeypatch.setattr(desk.bench.store, "append", append)
    desk.answer(bad(desk.pass_s(5)))
    assert desk.booked() == [("down", first)]


def test_each_change_is_told_to_the_window(desk):
    told = []
    desk.feed.check_changed.connect(lambda change: told.append(change.text))
    desk.fail_twice()
    desk.answer(bad(desk.pass_s(5)))
    assert told == ["/health down: no answer in 5 s"]


def test_asking_now_asks_every_check(make):
    desk = make(checks=("health", "search"))
    desk.feed.ask_now()
    assert desk.worker.asked == ["health", "search"]


def test_answers_that_come_after_the_end_count_for_nothing(desk, qtbot):
    first = desk.pass_s(5)
    desk.feed.stop()
    assert desk.worker.stopped
    desk.worker.answer(bad(first), bad(desk.pass_s(1)))
    desk.worker.lose("ended")
    qtbot.wait(10)
    desk.settle()
    assert desk.booked() == []
    desk.feed.ask_now()
    assert desk.worker.asked == []


def test_an_answer_that_is_only_awaited_is_not_the_last_that_was_heard(desk):
    desk.answer(bad(heard_at := desk.pass_s(5)))
    awaited = replace(bad(desk.pass_s(5)), outcome=Outcome.PENDING)
    desk.answer(awaited)
    assert desk.feed.last_heard == bad(heard_at).at


class Early(Watched):
    """A window that hears what another one found before it shows the incident."""

    def show(self, incident):
        self.link.library_changed.disconnect(self.feed.followed._on_library_changed)
        found = [bad(self.pass_s(1)), bad(self.pass_s(1))]
        self.worker.answer(*(replace(one, check_id=f"{incident}/health") for one in found))
        self.qtbot.wait(20)
        assert not self.feed.checks
        super().show(incident)


def test_what_another_window_found_before_the_incident_is_shown_is_known_once_it_is(qtbot, desk):
    late = Early(qtbot, desk.bench, desk.incident, has_watch=False)
    assert late.feed.state("health").state is State.DOWN
    late.close()


def test_the_last_answers_of_each_check_are_known_and_one_can_be_asked_alone(make):
    desk = make(checks=("health", "search"))
    desk.answer(good(desk.pass_s(5), "search", 41.0), bad(desk.now))
    desk.answer(good(desk.pass_s(5), "search", 42.0))
    assert [one.timing.total_ms for one in desk.feed.answers(desk.incident, "search")] == [42.0, 41.0]
    assert desk.feed.answers("another", "search") == ()
    desk.feed.ask_one(desk.incident, "search")
    assert desk.worker.asked == ["search"]


def test_every_watched_check_is_listed_with_its_record(desk):
    other = desk.declare("Search is slow", ("search",))
    desk.show(other)
    desk.fail_twice()
    found = {(one.record, one.check.id): one.state.state for one in desk.feed.all_watched()}
    assert found == {(desk.incident, "health"): State.NO_DATA, (other, "search"): State.NO_DATA}
    assert not any(one.is_standing for one in desk.feed.all_watched())


def test_a_dead_target_says_when_it_is_asked_again(desk):
    assert desk.feed.rest(desk.incident, "health") == ""
    for _ in range(6):
        desk.answer(bad(desk.pass_s(5)))
    assert desk.feed.rest(desk.incident, "health").startswith("asked again in ")
    assert desk.feed.rest(desk.incident, "unknown") == desk.feed.rest("unknown", "health") == ""


def test_it_says_which_checks_may_look_different(make):
    desk, told = make(checks=("health", "search")), []
    desk.feed.checks_touched.connect(told.append)
    desk.answer(good(desk.pass_s(5), "search"))
    desk.ticker.ticked.emit(desk.pass_s(90))
    assert told == [frozenset({"search"}), frozenset({"health", "search"})]
