"""Once a window has the watch it books that nobody asked, for each open incident, as soon as all are known."""

from datetime import timedelta

from incident_desk.services.acts.running import RunStart
from incident_desk.services.acts.watching import watch
from tests.any_run import BOOK
from tests.fakes import NOON
from tests.qt.watched import Watched, check_of


def gaps(one, incident=None):
    return [(gap.since, gap.until) for gap in one.bench.desk.incident_of(incident or one.incident).watch_gaps]


def take(one, last):
    one.worker.from_a_thread(lambda: one.worker.listener.watch_taken(last))
    one.qtbot.wait(20)
    one.settle()


def test_a_gap_is_booked_for_every_open_incident_once(qtbot):
    one = Watched(qtbot)
    other = one.declare("Search is slow")
    plain = one.declare("Nothing is watched", ())
    qtbot.waitUntil(lambda: len(one.link.library or ()) == 3)
    now = one.pass_s(600)
    for _ in range(2):
        take(one, NOON + timedelta(seconds=60))
    assert gaps(one) == gaps(one, other) == [(NOON + timedelta(seconds=60), now)]
    assert gaps(one, plain) == []
    one.close()


def test_a_gap_is_booked_for_a_run_that_goes_on_and_has_checks_once(qtbot):
    one = Watched(qtbot)
    runs = one.bench.desk.runs
    run, plain = (runs.start(RunStart(BOOK), "RO").id for _ in range(2))
    one.bench.desk.act(run, lambda i, _: watch(i, check_of("run")), "RO")
    one.settle()
    qtbot.waitUntil(lambda: len(one.link.runs.all) == 2)
    now = one.pass_s(600)
    for _ in range(2):
        take(one, NOON + timedelta(seconds=60))
    assert gaps(one, run) == [(NOON + timedelta(seconds=60), now)] and gaps(one, plain) == []
    one.close()


def test_without_the_watch_nothing_is_booked(qtbot):
    one = Watched(qtbot, has_watch=False)
    qtbot.waitUntil(lambda: bool(one.link.library))
    one.pass_s(600)
    take(one, None)
    assert gaps(one) == []
    one.close()


def test_what_becomes_open_afterwards_has_no_gap(qtbot):
    one = Watched(qtbot)
    qtbot.waitUntil(lambda: bool(one.link.library))
    take(one, NOON)
    one.pass_s(600)
    late = one.declare("Late", ())
    one.bench.desk.act(late, lambda i, _: watch(i, check_of("late")), "MK")
    one.settle()
    assert gaps(one) == gaps(one, late) == []
    one.close()
