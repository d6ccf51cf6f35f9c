"""The computer stays awake while an incident is open, by the window that has the watch."""

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import RunStart, roll_back
from incident_desk.services.acts.steering import cancel
from tests.any_run import BOOK
from tests.fakes import Bench
from tests.qt.ears import Wakefulness, tick
from tests.qt.whole import Whole


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def make(qtbot, bench):
    made = []

    def one(**office):
        whole = Whole(qtbot, bench, shown=False, awake=Wakefulness(), **office)
        whole.awake = whole.link.office.awake
        made.append(whole)
        return whole

    yield one
    for whole in made:
        whole.close()


def stays_for(whole, *reasons):
    """What was said to the system comes to be this: what others wrote is seen after a while, and told at a tick."""

    def has_come():
        whole.stage.ticker.ticked.emit(whole.bench.clock.at)
        return whole.awake.reasons == list(reasons)

    whole.qtbot.waitUntil(has_come)


def test_it_stays_awake_from_the_declaration_to_the_end(make, bench):
    whole = make()
    tick(whole, 0)
    assert whole.awake.reasons == []
    whole.one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    tick(whole, 1)
    bench.desk.act(whole.one, lambda one, _now: cancel(one, "false alarm"), "MK")
    tick(whole, 2)
    stays_for(whole, "INC-0001 is open", "")


def test_it_stays_awake_for_a_run_until_that_ends(make, bench):
    run = bench.desk.runs.start(RunStart(BOOK), "RO").id
    whole = make()
    whole.qtbot.waitUntil(lambda: len(whole.link.runs.open) == 1)
    tick(whole, 1)
    bench.desk.act(run, lambda one, _now: roll_back(one, "1", "smoke"), "RO")
    whole.qtbot.waitUntil(lambda: whole.link.runs.open == [])
    tick(whole, 2)
    stays_for(whole, "RUN-0001 is open", "")


def test_a_drill_lets_it_sleep(make, bench):
    bench.desk.declare(Declaration("Exercise", "P1", record=RecordKind.DRILL), "MK")
    whole = make()
    tick(whole, 1)
    assert whole.awake.reasons == []


def test_a_window_without_the_watch_leaves_it_to_the_one_that_has_it(make, bench):
    bench.desk.declare(Declaration("Down", "P1"), "MK")
    watches = [False]
    whole = make(has_watch=lambda: watches[0])
    tick(whole, 1)
    assert whole.awake.reasons == []
    watches[0] = True
    tick(whole, 2)
    stays_for(whole, "INC-0001 is open")


def test_with_the_window_it_lets_go(make, bench):
    bench.desk.declare(Declaration("Down", "P1"), "MK")
    whole = make()
    tick(whole, 1)
    whole.close()
    assert whole.awake.reasons[-1] == ""
