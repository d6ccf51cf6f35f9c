"""Commits reach the record within a minute: open incidents, else the standing record; by who has the watch."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import RecordKind
from incident_desk.qt.git_feed import GitFeed
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.git_watching import Commit, GitFolder, GitWatch
from incident_desk.services.office import Office
from tests.fakes import NOON, Bench
from tests.qt.office import office_of
from tests.qt.watched import FakeTicker

SHOP, API = GitFolder("/srv/shop", environment="production"), GitFolder("/srv/api")


class Folders:
    """Folders and their commits, in memory; each reading is noted with its thread."""

    def __init__(self):
        self.commits = {SHOP: []}
        self.read = []

    def all(self):
        return list(self.commits)

    def of(self, folder, since):
        self.read.append((folder.path, since, threading.current_thread()))
        found = self.commits[folder]
        if found is None:
            raise Refused("git can't read it: gone")
        return [one for one in found if one.at >= since]


class Window:
    """A window that reads these folders."""

    def __init__(self, qtbot, bench, folders, *, has_watch=True):
        self.qtbot, self.bench, self.folders = qtbot, bench, folders
        self.link, self.ticker = DeskLink("MK"), FakeTicker()
        self.feed = GitFeed(self.link, self.ticker)
        log = type("Log", (), {"commits": staticmethod(folders.of)})()
        office = Office(
            replace(office_of(bench)._given, has_watch=lambda: has_watch, git=GitWatch(folders, log))  # type: ignore[arg-type]
        )
        with qtbot.waitSignal(self.link.opened):
            self.link.open(lambda: office)
        with qtbot.waitSignal(self.link.library_changed):
            self.link.refresh_library()

    def pass_s(self, seconds):
        self.bench.clock.pass_s(seconds)
        self.ticker.ticked.emit(self.bench.clock.now())
        self.qtbot.waitUntil(lambda: not self.feed._is_reading)
        done = []
        self.link.read(lambda office: None, done.append)
        self.qtbot.waitUntil(lambda: bool(done))

    def texts(self, record):
        return [change.text for change in self.bench.desk.incident_of(record).changes]

    @property
    def standing(self):
        found = self.bench.desk.standing.find()
        return [change.text for change in found.changes] if found else None

    def close(self):
        self.feed.close()
        self.link.close()


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def folders():
    return Folders()


@pytest.fixture
def make(qtbot, bench, folders):
    made = []

    def one(**named):
        made.append(Window(qtbot, bench, folders, **named))
        return made[-1]

    yield one
    for window in made:
        window.close()


def commit(minutes, subject):
    return Commit(f"{abs(hash(subject)):040x}"[:40], NOON + timedelta(minutes=minutes), subject)


def test_an_open_incident_takes_what_was_committed_before_it_and_since(make, bench, folders):
    one = bench.desk.declare(Declaration("Down"), "MK").id
    folders.commits[SHOP] = [commit(-7, "session store"), commit(-49 * 60, "long ago")]
    window = make()
    window.pass_s(1)
    assert window.texts(one) == ["session store"] and window.standing is None
    folders.commits[SHOP].insert(0, commit(0.5, "pool"))
    window.pass_s(30)
    assert window.texts(one) == ["session store"], "each minute, no oftener"
    window.pass_s(30)
    window.pass_s(60)
    assert window.texts(one) == ["session store", "pool"]
    event = bench.desk.events(one)[-1]
    assert event.who == "desk" and event.data["environment"] == "production"


def test_while_nothing_is_open_commits_go_to_the_standing_record(make, bench, folders):
    bench.desk.declare(Declaration("Drill", record=RecordKind.DRILL), "MK")
    window = make()
    window.pass_s(1)
    assert window.standing is None, "nothing is opened for nothing"
    folders.commits[SHOP] = [commit(-7, "session store")]
    window.pass_s(60)
    assert window.standing == ["session store"]


def test_a_declaration_is_told_at_once_what_was_before_it(make, bench, folders):
    folders.commits[SHOP] = [commit(-7, "session store")]
    window = make()
    window.pass_s(1)
    one = bench.desk.declare(Declaration("Down"), "MK").id
    with window.qtbot.waitSignal(window.link.library_changed):
        window.link.refresh_library()
    window.pass_s(1)
    assert window.texts(one) == ["session store"]


def test_it_reads_on_a_thread_of_its_own(make, bench, folders):
    make().pass_s(1)
    assert folders.read and folders.read[0][2] is not threading.main_thread()
    assert folders.read[0][2].name.startswith("git")


def test_who_has_no_watch_reads_nothing(make, folders):
    make(has_watch=False).pass_s(1)
    assert folders.read == []


def test_a_folder_that_cant_be_read_is_told_of_once_and_hides_no_other(make, folders, caplog):
    folders.commits = {API: None, SHOP: [commit(-7, "session store")]}
    window = make()
    for _ in range(3):
        window.pass_s(60)
    assert window.standing == ["session store"]
    assert [one.getMessage() for one in caplog.records if "is not read" in one.getMessage()] == [
        "'/srv/api' is not read: \"git can't read it: gone\""
    ]


def test_a_folder_that_is_allowed_meanwhile_is_read_with_the_next_round(make, folders):
    window = make()
    window.pass_s(1)
    folders.commits[API] = [commit(-3, "api")]
    window.pass_s(60)
    assert window.standing == ["api"]


def test_a_clock_that_was_set_back_does_not_stop_it(make, folders):
    window = make()
    window.pass_s(1)
    window.bench.clock.at -= timedelta(hours=2)
    window.pass_s(1)
    assert len(folders.read) == 2
