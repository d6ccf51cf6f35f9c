"""The library is read once, in slices; after that a change costs one row."""

import pytest

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.library_rows import SLICE, LibraryRows, still_open
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from tests.fakes import Bench
from tests.qt.office import office_of


class Counted(Bench):
    """A bench that counts what is read of the record."""

    def __init__(self, records):
        super().__init__()
        self.reads = []
        for number in range(records):
            self.desk.declare(Declaration(f"Incident {number}", "P2"), "MK")
        events, heads, incident_of = self.store.events, self.store.heads, self.desk.incident_of
        self.store.events = lambda *given: self.reads.append("events") or events(*given)
        self.store.heads = lambda: self.reads.append("heads") or heads()
        self.desk.incident_of = lambda one: self.reads.append("row") or incident_of(one)


@pytest.fixture
def jobs(qapp):
    one = Jobs("test")
    yield one
    one.close()


@pytest.fixture
def told():
    return []


@pytest.fixture
def rows(jobs, told):
    one = LibraryRows(jobs, told.append)
    one.changed.connect(told.append)
    return one


def titles(rows):
    return [row.title for row in rows]


def test_the_newest_come_at_once_and_then_all(rows, told, qtbot):
    bench = Counted(2 * SLICE + 10)
    rows.read(office_of(bench))
    qtbot.waitUntil(lambda: rows.is_complete)
    assert [len(one) for one in told] == [SLICE, 2 * SLICE + 10]
    assert titles(told[0])[0] == titles(told[1])[0] == f"Incident {2 * SLICE + 9}"
    assert titles(told[1])[-1] == "Incident 0"


def test_each_slice_is_told_before_all_are(rows, told, qtbot):
    rows.slice_read.connect(lambda part: told.append(len(part)))
    rows.read(office_of(Counted(SLICE + 3)))
    qtbot.waitUntil(lambda: rows.is_complete)
    assert [one if isinstance(one, int) else len(one) for one in told] == [SLICE, SLICE, 3, SLICE + 3]


def test_an_empty_library_is_told_too(rows, told, qtbot):
    rows.read(office_of(Bench()))
    qtbot.waitUntil(lambda: told == [[]])


def test_wishes_have_their_turn_between_the_slices(rows, jobs, qtbot):
    bench, order = Counted(4 * SLICE), []
    rows.changed.connect(lambda all_rows: order.append(len(all_rows)))
    rows.read(office_of(bench))
    jobs.run(lambda: None, lambda _: order.append("wish"))
    qtbot.waitUntil(lambda: rows.is_complete)
    assert order.index("wish") < order.index(4 * SLICE)


def test_many_changes_are_told_once_and_read_nothing(rows, told, qtbot):
    bench = Counted(200)
    rows.read(office_of(bench))
    qtbot.waitUntil(lambda: rows.is_complete)
    one = told[-1][7]
    told.clear(), bench.reads.clear()
    for _ in range(40):
        bench.clock.pass_s(1)
        change = bench.desk.act(one.id, lambda incident, now: log(Line("line", Sign.NOTE)), "MK")
        rows.take(change.after)
    bench.reads.clear()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(60)
    assert len(told) == 1
    assert told[0][7].entries == one.entries + 40
    assert bench.reads == []


def test_reading_again_reads_only_what_is_not_known(rows, told, qtbot):
    bench = Counted(120)
    office = office_of(bench)
    rows.read(office)
    qtbot.waitUntil(lambda: rows.is_complete)
    told.clear(), bench.reads.clear()
    rows.read(office)
    qtbot.waitUntil(lambda: bool(told))
    assert "row" not in bench.reads
    assert bench.reads.count("heads") == 1


def test_a_storm_of_refreshes_is_two_readings(rows, told, qtbot):
    bench = Counted(3)
    office = office_of(bench)
    for _ in range(50):
        rows.read(office)
    qtbot.waitUntil(lambda: bench.reads.count("heads") == 2 and len(told) == 2)
    qtbot.wait(30)
    assert bench.reads.count("heads") == 2


def test_a_record_that_is_opened_while_the_first_reading_runs_stands_first_and_once(rows, told, qtbot):
    bench = Counted(SLICE + 1)
    rows.read(office_of(bench))
    rows.take(bench.desk.declare(Declaration("Just now", "P1"), "MK"))
    qtbot.waitUntil(lambda: rows.is_complete)
    qtbot.wait(60)
    assert titles(told[-1])[0] == "Just now"
    assert titles(told[-1]).count("Just now") == 1
    assert len(told[-1]) == SLICE + 2


def test_an_older_state_never_takes_the_place_of_a_newer(rows, told, qtbot):
    bench = Counted(1)
    rows.read(office_of(bench))
    qtbot.waitUntil(lambda: rows.is_complete)
    old = told[-1][0]
    new = bench.desk.act(old.id, lambda incident, now: log(Line("newer", Sign.NOTE)), "MK").after
    rows.take(new)
    rows.take(old)
    qtbot.waitUntil(lambda: told[-1][0].seq == new.seq)


def test_a_failing_disk_is_told_and_the_next_reading_begins_anew(rows, told, qtbot, monkeypatch):
    bench = Counted(2)
    office, heads = office_of(bench), bench.store.heads
    failure = StoreFailure("io_error", "The disk does not answer")

    def fail():
        raise failure

    bench.store.heads = fail
    rows.read(office)
    qtbot.waitUntil(lambda: told == [failure])
    bench.store.heads = heads
    rows.read(office)
    qtbot.waitUntil(lambda: rows.is_complete)
    assert len(told[-1]) == 2


def test_open_ids_are_those_that_are_worked_on(rows, told, qtbot):
    from incident_desk.services.acts.steering import cancel

    bench = Counted(3)
    rows.read(office_of(bench))
    qtbot.waitUntil(lambda: rows.is_complete)
    gone = told[-1][1].id
    rows.take(bench.desk.act(gone, lambda incident, now: cancel(incident, "false alarm"), "MK").after)
    assert gone not in rows.open_ids
    assert len(rows.open_ids) == 2
    qtbot.waitUntil(lambda: gone not in [one.id for one in still_open(told[-1])])
    assert [one.id for one in still_open(told[-1])] == rows.open_ids
    assert still_open(list(told[-1])) == still_open(told[-1]), "any other list is looked through"


def test_a_reading_that_failed_is_told_once_and_tried_again_until_all_rows_are_there(rows, told, qtbot):
    rows._retry.setInterval(5)
    bench, failures = Bench(), [StoreFailure("locked", "Another program holds the record") for _ in range(3)]
    bench.desk.declare(Declaration("One", "P1"), "MK")
    heads = bench.store.heads

    def failing():
        if failures:
            raise failures.pop()
        return heads()

    bench.store.heads = failing
    rows.read(office_of(bench))
    qtbot.waitUntil(lambda: rows.is_complete)
    assert [isinstance(one, StoreFailure) for one in told] == [True, False] and titles(told[-1]) == ["One"]
