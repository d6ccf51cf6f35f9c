"""Which records a window follows: what is open, what is shown, the standing checks once the library is known."""

import pytest

from incident_desk.qt.followed import Followed
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import RunStart, roll_back
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.watching import watch
from tests.any_run import BOOK
from tests.fakes import Bench
from tests.qt.office import office_of
from tests.qt.watched import check_of


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def link(bench, qtbot):
    one = DeskLink("MK")
    with qtbot.waitSignal(one.opened):
        one.open(lambda: office_of(bench))
    yield one
    one.close()


def keys(followed):
    return [one.key for one in followed.records]


def declare(bench, title="Down", *, over=False):
    one = bench.desk.declare(Declaration(title), "MK").id
    if over:
        bench.desk.act(one, lambda i, _: cancel(i, "over"), "MK")
    return one


def test_what_incidents_know_is_taken_in_as_they_are_read(bench, link):
    one = declare(bench)
    bench.desk.act(one, lambda i, _: watch(i, check_of("a")), "MK")
    bench.desk.act(one, lambda i, _: cancel(i, "over"), "MK")
    followed = Followed(link, link)
    link.rows.slice_read.emit(bench.desk.incidents_of([one]))
    assert set(followed.incidents.ended) == {"a"}


def test_runs_that_go_on_are_followed_beside_the_incidents(bench, link, qtbot):
    declare(bench)
    run = bench.desk.runs.start(RunStart(BOOK), "RO").id
    followed = Followed(link, link)
    bench.desk.act(run, lambda one, _: watch(one, check_of("a")), "RO")
    link.refresh_library()
    qtbot.waitUntil(lambda: sorted(keys(followed)) == ["INC-0001", "RUN-0001"])
    with qtbot.waitSignal(followed.changed):
        bench.desk.act(run, lambda one, _: roll_back(one, "1", "smoke"), "RO")
    assert keys(followed) == ["INC-0001"]


def test_what_is_open_and_what_is_shown_are_followed_each_once(bench, link, qtbot):
    running, over = declare(bench), declare(bench, over=True)
    followed = Followed(link, link)
    link.refresh_library()
    qtbot.waitUntil(lambda: keys(followed) == ["INC-0001"])
    for one in (over, running):
        with qtbot.waitSignals([followed.changed, followed.shown_changed], order="strict"):
            link.show(one)
        assert followed.shown == one
        assert sorted(keys(followed)) == (["INC-0001", "INC-0002"] if one == over else ["INC-0001"])


def test_the_standing_checks_wait_for_the_library(bench, link, qtbot):
    declare(bench)
    bench.desk.standing.open("MK")
    followed = Followed(link, link)
    link.standing.take(bench.desk.standing.find())
    assert keys(followed) == []
    link.refresh_library()
    qtbot.waitUntil(lambda: sorted(keys(followed)) == ["INC-0001", "STANDING"])


def test_a_record_that_moves_on_is_told_and_followed_as_it_is(bench, link, qtbot):
    one = declare(bench)
    followed = Followed(link, link)
    link.refresh_library()
    qtbot.waitUntil(lambda: bool(followed.records))
    with qtbot.waitSignal(followed.changed):
        link.act(lambda i, _: watch(i, check_of()), one)
    qtbot.waitUntil(lambda: list(followed.records[0].checks) == ["health"])
    assert followed.incidents.marks == {}
