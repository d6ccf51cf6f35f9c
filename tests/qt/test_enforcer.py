"""In the window: who has the watch books what is crossed at each tick and right after opening, nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.events import Kind
from incident_desk.domain.run_reading import read_run
from incident_desk.qt.enforcer import REST_TICKS, Enforcer
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.run_course import go_live
from incident_desk.services.acts.running import Deferral, RunStart, defer, finish, set_run_step
from incident_desk.services.acts.steering import cancel
from incident_desk.services.desk import Desk
from incident_desk.services.office import Office
from tests.any_run import LIVE_BOOK
from tests.fakes import NOON, Bench
from tests.qt.office import office_of


class Window:
    """The link, the ticker and the enforcer of one window."""

    def __init__(self, qtbot, bench, *, has_watch=True) -> None:
        self.qtbot, self.bench, self.has_watch = qtbot, bench, has_watch
        self.link, self.ticker = DeskLink("MK"), Ticker()
        self.enforcer = Enforcer(self.link, self.ticker)
        self.failures: list[StoreFailure] = []
        self.link.store_failed.connect(self.failures.append)
        with qtbot.waitSignal(self.link.opened, timeout=5000):
            self.link.open(self._office)
        with qtbot.waitSignal(self.link.library_changed, timeout=5000):
            self.link.refresh_library()

    def _office(self) -> Office:
        office = office_of(self.bench)
        return Office(replace(office._given, has_watch=lambda: self.has_watch))

    def tick(self, minutes: float) -> None:
        self.bench.clock.at = NOON + timedelta(minutes=minutes)
        self.ticker.ticked.emit(self.bench.clock.at)
        self.settle()

    def settle(self) -> None:
        """Everything that is on its way to the desk's thread and back has come."""
        done: list[object] = []
        self.link.read(lambda office: None, done.append)
        self.qtbot.waitUntil(lambda: bool(done), timeout=5000)
        self.qtbot.wait(40)


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def make(qtbot):
    made = []

    def one(*args, **named):
        made.append(Window(qtbot, *args, **named))
        return made[-1]

    yield one
    for window in made:
        window.link.close()


def marks(bench, one):
    crossed = [event for event in bench.desk.events(one) if event.kind == Kind.TARGET_CROSSED]
    return [(event.data["mark"], round((event.happened.at - NOON).total_seconds() / 60, 3)) for event in crossed]


def test_it_books_at_the_tick_after_each_threshold_and_once(make, bench):
    one = bench.desk.declare(Declaration("Down", "P3"), "MK").id
    window = make(bench)
    for minutes in (1, 1079, 1080, 1080.1, 1081, 1297, 1298, 1441, 1442):
        window.tick(minutes)
    assert marks(bench, one) == [("at_risk", 1080.0), ("almost_due", 1296.0), ("late", 1440.0)]
    assert not any(event.who != "desk" for event in bench.desk.events(one) if event.kind == Kind.TARGET_CROSSED)


def test_right_after_opening_it_books_what_was_crossed_while_nothing_ran(make, bench):
    one = bench.desk.declare(Declaration("Down", "P3"), "MK").id
    bench.clock.pass_s(30 * 3600)
    window = make(bench)
    window.tick(30 * 60)
    assert [mark for mark, _ in marks(bench, one)] == ["at_risk", "almost_due", "late"]


def test_a_window_without_the_watch_books_nothing_until_it_has_it(make, bench):
    one = bench.desk.declare(Declaration("Down", "P3"), "MK").id
    window = make(bench, has_watch=False)
    window.tick(1081)
    assert marks(bench, one) == []
    window.has_watch = True
    window.tick(1082)
    assert marks(bench, one) == [("at_risk", 1080.0)]


def test_what_another_process_declares_is_watched_too_and_what_is_called_off_no_longer(make, bench):
    window = make(bench)
    other = Desk(bench.store, bench.clock, bench.ids)
    one = other.declare(Declaration("Elsewhere", "P3"), "RO").id
    window.qtbot.waitUntil(lambda: bool(window.link.library), timeout=2000)
    window.tick(1081)
    assert marks(bench, one) == [("at_risk", 1080.0)]
    bench.desk.act(one, lambda i, _: cancel(i, "false alarm"), "MK")
    window.settle()
    window.tick(5000)
    assert len(marks(bench, one)) == 1


def test_windows_and_decisions_of_runs_are_booked_as_well(make, bench):
    window = make(bench)
    run = Desk(bench.store, bench.clock, bench.ids).runs.start(RunStart(LIVE_BOOK), "RO").id
    window.qtbot.waitUntil(lambda: bool(window.link.runs.all), timeout=2000)
    window.tick(11)
    assert marks(bench, run) == [("at_risk", 7.5), ("almost_due", 9.0), ("late", 10.0)]
    bench.desk.act(run, lambda one, now: go_live(one, now), "RO")
    window.settle()
    window.tick(26.1)
    assert marks(bench, run)[3:] == [("at_risk", 22.25), ("almost_due", 24.5), ("late", 26.0), ("late", 26.0)]
    window.tick(27)
    assert len(marks(bench, run)) == 7


def test_the_day_of_what_was_put_off_is_booked_once_of_a_run_that_has_ended(make, bench):
    run = bench.desk.runs.start(RunStart(LIVE_BOOK), "RO").id
    why = Deferral("later", until=NOON + timedelta(minutes=30))

    def settled(one, _now):
        rest = [step for step in read_run(one, NOON).open if step.step.id != "1.1"]
        done = [draft for step in rest for draft in set_run_step(one, step.step.id, StepState.DONE)]
        return [*defer(one, "1.1", why), *done]

    bench.desk.act(run, settled, "RO")
    bench.desk.act(run, lambda one, _: finish(one), "RO")
    window = make(bench)
    window.qtbot.waitUntil(lambda: bool(window.link.runs.all), timeout=2000)
    window.tick(29.9)
    assert marks(bench, run) == []
    window.tick(30.1)
    window.tick(31)
    assert marks(bench, run) == [("late", 30.0)]


def test_a_disk_that_refuses_is_told_of_once_left_alone_and_tried_again(make, bench):
    one = bench.desk.declare(Declaration("Down", "P3"), "MK").id
    window = make(bench)
    whole, tried = bench.store.append, []

    def refuse(*_args, **_named):
        tried.append(1)
        raise StoreFailure("disk_full", "The disk is full", kept=False)

    bench.store.append = refuse
    for second in range(REST_TICKS + 2):
        window.tick(1081 + second / 60)
    assert (len(window.failures), len(tried)) == (1, 2)
    bench.store.append = whole
    for second in range(REST_TICKS + 2):
        window.tick(1082 + second / 60)
    assert marks(bench, one) == [("at_risk", 1080.0)]


def test_the_arithmetic_is_done_when_an_incident_changes_and_not_at_each_tick(make, bench, monkeypatch):
    bench.desk.declare(Declaration("Down", "P3"), "MK")
    computed = []
    from incident_desk.qt import enforcer

    whole = enforcer.next_booking
    monkeypatch.setattr(enforcer, "next_booking", lambda incident: computed.append(1) or whole(incident))
    window = make(bench)
    for minutes in range(20):
        window.tick(minutes)
    assert isinstance(window.enforcer, QObject) and len(computed) == 1
