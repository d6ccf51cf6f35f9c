"""The guardian's feed in a window: who has the watch feeds it, with a beat a second, and says farewell to it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.domain.playbook import Playbook
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.qt.watchkeeper import MOST_ANEW, Watchkeeper
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import RunStart
from incident_desk.services.acts.steering import cancel
from incident_desk.services.office import Office
from incident_desk.services.settings import Settings
from incident_desk.services.vigil import Duty
from tests.any_run import BOOK as BOOK_OF_RUN
from tests.fakes import NOON, Bench
from tests.qt.office import office_of

BOOK = Playbook("Outage", cadence_s=900)


class FakeGuardian:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.duties, self.beats, self.settings, self.farewells, self.closed = [], 0, [], [], 0

    def hold(self, duty: Duty) -> None:
        self.duties.append(duty)

    def beat(self) -> None:
        self.beats += 1

    def use(self, settings: Settings) -> None:
        self.settings.append(settings)

    def farewell(self, *, keep: bool) -> None:
        self.farewells.append(keep)

    def close(self) -> None:
        self.closed += 1


class Window:
    """The link, the ticker and the watchkeeper of one window."""

    def __init__(self, qtbot, bench, *, has_watch=True, guarded=True) -> None:
        self.qtbot, self.bench, self.has_watch, self.guarded = qtbot, bench, has_watch, guarded
        self.guardian = FakeGuardian()
        self.link, self.ticker = DeskLink("MK"), Ticker()
        self.keeper = Watchkeeper(self.link, self.ticker)
        with qtbot.waitSignal(self.link.opened, timeout=5000):
            self.link.open(self._office)
        self.tick(0)
        assert self.guardian.duties == []
        with qtbot.waitSignal(self.link.library_changed, timeout=5000):
            self.link.refresh_library()
        qtbot.waitUntil(lambda: self.link.runs.rows.is_complete)

    def _office(self) -> Office:
        given = replace(office_of(self.bench)._given, has_watch=lambda: self.has_watch)
        return Office(replace(given, guardian=(lambda: self.guardian) if self.guarded else None))

    def tick(self, minutes: float) -> None:
        self.bench.clock.at = NOON + timedelta(minutes=minutes)
        self.ticker.ticked.emit(self.bench.clock.at)

    @property
    def duty(self) -> Duty:
        return self.guardian.duties[-1]


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
        window.keeper.close()
        window.link.close()


def declared(bench, record=RecordKind.INCIDENT):
    return bench.desk.declare(Declaration("Checkout is down", "P1", BOOK, record=record), "MK").id


def test_a_run_whose_windows_run_out_is_guarded_beside_the_incidents(make, bench):
    bench.desk.runs.start(RunStart(BOOK_OF_RUN), "RO")
    window = make(bench)
    window.qtbot.waitUntil(lambda: window.link.runs.rows.is_complete)
    window.tick(1)
    assert window.keeper.guarded_keys == ("RUN-0001",)
    assert [one.name for one in window.duty.deadlines][:1] == ["Commands at risk: 75 % used, due 12:05:00 UTC"]


def test_what_is_guarded_is_told_once_and_again_only_when_something_passed(make, bench):
    declared(bench)
    window = make(bench)
    for seconds in range(1, 8):
        window.tick(seconds / 60)
    assert len(window.guardian.duties) == 1 and window.keeper.is_watching
    assert window.keeper.guarded_keys == ("INC-0001",)
    assert not any(one.seen for one in window.duty.deadlines)
    window.tick(11.3)
    assert {one.name.partition(":")[0] for one in window.duty.deadlines if one.seen} == {
        "Response target at risk", "Next update at risk"
    }  # fmt: skip


def test_many_open_incidents_are_guarded_at_once_and_their_deadlines_follow_tick_by_tick(make, bench):
    for _ in range(2 * MOST_ANEW + 1):
        declared(bench)
    window = make(bench)
    counts = []
    for second in range(1, 6):
        window.tick(second / 60)
        counts.append(len({one.incident for one in window.duty.deadlines}))
        assert len(window.duty.open) == 2 * MOST_ANEW + 1
    assert counts == [MOST_ANEW, 2 * MOST_ANEW, *[2 * MOST_ANEW + 1] * 3]
    assert len(window.guardian.duties) == 3


def test_a_change_of_the_record_changes_what_is_guarded_and_the_end_of_the_last_incident_ends_it(
    make, bench, qtbot
):
    one = declared(bench)
    window = make(bench)
    window.tick(1)
    with qtbot.waitSignal(window.link.library_changed, timeout=5000):
        window.link.act(lambda incident, _now: cancel(incident, "false alarm"), one)
    window.tick(2)
    assert window.duty == Duty() and not window.keeper.is_watching


def test_with_no_open_incident_it_says_so_once_so_that_a_guardian_that_was_left_ends(make, bench):
    window = make(bench)
    window.tick(1)
    window.tick(2)
    assert window.guardian.duties == [Duty()] and not window.keeper.is_watching


def test_a_drill_is_guarded_by_nobody(make, bench):
    declared(bench, RecordKind.DRILL)
    window = make(bench)
    window.tick(1)
    assert window.duty == Duty()


def test_it_beats_from_the_event_loop_while_there_is_something_to_guard(make, bench, qtbot):
    declared(bench)
    window = make(bench)
    qtbot.wait(1200)
    assert window.guardian.beats == 0
    window.tick(1)
    qtbot.waitUntil(lambda: window.guardian.beats >= 2, timeout=5000)


def test_only_the_window_that_has_the_watch_feeds_and_one_that_lost_it_keeps_its_guardian_until_the_next_one(
    make, bench
):
    declared(bench)
    window = make(bench, has_watch=False)
    window.tick(1)
    assert window.guardian.duties == [] and not window.keeper.is_watching
    window.has_watch = True
    window.tick(2)
    assert len(window.guardian.duties) == 1
    window.has_watch = False
    window.keeper.stop()
    window.tick(3)
    window.tick(4)
    assert window.guardian.farewells == [True] and not window.keeper.is_watching
    window.has_watch = True
    window.tick(5)
    assert len(window.guardian.duties) == 2


@pytest.mark.parametrize(("answers", "keep"), [([], True), (["stop"], False), (["stop", "keep_watch"], True)])
def test_a_window_that_closes_says_farewell_as_it_was_told(make, bench, answers, keep):
    declared(bench)
    window = make(bench)
    window.tick(1)
    for answer in answers:
        getattr(window.keeper, answer)()
    assert window.guardian.farewells == []
    window.keeper.close()
    assert (window.guardian.farewells, window.guardian.closed) == ([keep], 1)
    window.tick(2)
    assert len(window.guardian.duties) == 1


def test_settings_reach_it_before_the_duty_and_when_they_change(make, bench):
    declared(bench)
    window = make(bench)
    window.tick(1)
    window.tick(2)
    assert len(window.guardian.settings) == 1
    window.link.office.settings = Settings(sound=False)
    window.tick(3)
    assert window.guardian.settings[1].sound is False


def test_where_nobody_guards_nothing_is_said(make, bench):
    declared(bench)
    window = make(bench, guarded=False)
    window.tick(1)
    assert window.guardian.duties == [] and window.guardian.beats == 0
