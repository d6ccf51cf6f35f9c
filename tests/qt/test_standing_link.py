"""The standing record in the window: told by a signal of its own, and no row of the library."""

from incident_desk.domain.errors import Refused
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.watching import watch
from incident_desk.services.desk import Desk
from tests.qt.office import office_of
from tests.qt.watched import check_of


def settle(link, qtbot):
    done = []
    for _ in range(2):
        link.read(lambda office: None, done.append)
    qtbot.waitUntil(lambda: len(done) == 2)


def test_where_nobody_needed_it_there_is_none(link, qtbot, bench):
    settle(link, qtbot)
    assert link.standing.record is None and bench.store.heads() == []


def test_the_first_wish_opens_it_and_no_row_comes_of_it(link, qtbot, bench):
    told = []
    link.standing.changed.connect(told.append)
    link.standing.act(lambda one, _: watch(one, check_of()), "MK")
    settle(link, qtbot)
    assert list(link.standing.record.checks) == ["health"] and link.standing.record is told[-1]
    assert link.library == [] and link.rows.open_ids == []
    assert bench.store.rows[-1].who == "MK"


def test_what_was_there_before_the_window_is_read(bench, qtbot):
    standing = bench.desk.standing.open("RO")
    bench.desk.act(standing.id, lambda one, _: watch(one, check_of()), "RO")
    bench.desk.declare(Declaration("Down"), "RO")
    link = DeskLink("MK")
    with qtbot.waitSignal(link.standing.changed):
        link.open(lambda: office_of(bench))
        link.refresh_library()
    assert list(link.standing.record.checks) == ["health"]
    qtbot.waitUntil(lambda: link.library is not None)
    assert [one.key for one in link.library] == ["INC-0001"]
    link.close()


def test_what_another_process_does_in_it_is_told_and_no_row(link, qtbot, bench):
    other = Desk(bench.store, bench.clock, bench.ids)
    with qtbot.waitSignal(link.standing.changed):
        other.act(other.standing.open("RO").id, lambda one, _: watch(one, check_of()), "RO")
    settle(link, qtbot)
    assert list(link.standing.record.checks) == ["health"] and link.library == []


def test_an_older_state_does_not_take_the_place_of_a_newer_one(link, qtbot, bench):
    first = bench.desk.standing.open("MK")
    newer = bench.desk.act(first.id, lambda one, _: watch(one, check_of()), "MK").after
    for one in (newer, first):
        link.standing.take(one)
    assert link.standing.record is newer


def test_what_its_rule_refuses_is_said(link, qtbot):
    def refuse(_one, _now):
        raise Refused("Not so")

    with qtbot.waitSignal(link.refused) as said:
        link.standing.act(refuse, "MK")
    assert said.args == ["Not so"]
