"""Standing checks in a window: asked while nothing is open, told in their own record, and no incident's."""

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import State
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.watching import watch
from incident_desk.services.monitor import Pace
from tests.fakes import Bench
from tests.qt.watched import Watched, bad, check_of, good


class Always(Watched):
    """A window on a record with standing checks, where nothing is open."""

    def __init__(self, qtbot, *checks):
        bench = Bench()
        self.standing = bench.desk.standing.open("MK").id
        for name in checks:
            bench.desk.act(self.standing, lambda i, _, name=name: watch(i, check_of(name, 60.0)), "MK")
        super().__init__(qtbot, bench, incident="none")
        self.qtbot.waitUntil(lambda: bool(self.feed.all_watched()))
        self.shown = self.standing

    def show(self, incident):
        """Nothing is on the desk."""
        self.shown = incident

    def declare_here(self, **given):
        done = []
        self.link.declare(Declaration("Down", **given), done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        self.settle()
        return done[0]

    def until_asked(self, names, pace):
        """The rows of the library gather what changes for a moment."""
        self.qtbot.waitUntil(lambda: self.worker.watched[-1] == (names, pace))

    @property
    def told(self):
        return [(e.data["words"], e.data["alarms"]) for e in self.bench.desk.events(self.standing)
                if e.kind == "check_changed"]  # fmt: skip


@pytest.fixture
def desk(qtbot):
    one = Always(qtbot, "api", "db")
    yield one
    one.close()


def test_they_are_asked_while_nothing_is_open_and_booked_as_standing(desk):
    assert desk.worker.watched[-1] == (["api", "db"], Pace.IDLE)
    assert [(one.check.id, one.is_standing) for one in desk.feed.all_watched()] == [("api", True), ("db", True)]
    desk.answer(bad(desk.pass_s(60), "api"))
    desk.answer(bad(desk.pass_s(1), "api"))
    assert desk.told == [("down", True)]
    assert desk.bench.desk.standing.find().check_marks["api"].state == "down"
    assert desk.bench.store.rows[-1].who == "check:/api"


def test_whoever_has_not_the_watch_books_nothing(desk):
    desk.has_watch = False
    desk.answer(bad(desk.pass_s(60), "api"))
    desk.answer(bad(desk.pass_s(1), "api"))
    assert desk.told == [] and desk.feed.all_watched()[0].state.settled is State.DOWN


def test_an_incident_takes_them_and_they_go_on_from_what_was_known(desk):
    desk.answer(bad(desk.pass_s(60), "api"))
    desk.answer(bad(desk.pass_s(1), "api"), good(desk.now, "db"))
    incident = desk.declare_here()
    desk.until_asked(["api", "db"], Pace.INCIDENT)
    assert {(one.record, one.is_standing) for one in desk.feed.all_watched()} == {(incident.id, False)}
    assert [one.state.settled for one in desk.feed.all_watched()] == [State.DOWN, State.OK]
    desk.shown = incident.id
    desk.answer(good(desk.pass_s(5), "api"))
    desk.answer(good(desk.pass_s(5), "api"))
    assert desk.told == [("down", True)]
    assert [words for words, _ in desk.booked(incident.id)] == ["down", "normal again"]
    desk.link.act(lambda i, _: cancel(i, "over"), incident.id)
    desk.until_asked(["api", "db"], Pace.IDLE)
    desk.shown = desk.standing
    desk.answer(good(desk.pass_s(60), "api"))
    assert desk.told == [("down", True), ("normal again", False)]


def test_an_ended_incident_on_the_desk_shows_no_check_a_second_time(desk):
    desk.answer(bad(desk.pass_s(60), "api"))
    desk.answer(bad(desk.pass_s(1), "api"), good(desk.now, "db"))
    incident = desk.declare_here()
    Watched.show(desk, incident.id)
    desk.link.act(lambda i, _: cancel(i, "over"), incident.id)
    desk.until_asked(["api", "db"], Pace.IDLE)
    desk.settle()
    assert [(one.check.id, one.is_standing) for one in desk.feed.all_watched()] == [("api", True), ("db", True)]
    desk.shown = desk.standing
    desk.answer(good(desk.pass_s(60), "api"))
    assert desk.feed.last_heard == desk.now
    assert desk.feed.answers(incident.id, "api")[0].at == desk.now
    desk.worker.probe_now = (asked := []).append
    desk.feed.ask_now()
    desk.feed.ask_one(incident.id, "api")
    assert asked == [f"{desk.standing}/{one}" for one in ("api", "db", "api")]


def test_a_drill_leaves_them_where_they_are(desk):
    desk.declare_here(record=RecordKind.DRILL)
    desk.qtbot.wait(60)
    assert desk.worker.watched[-1] == (["api", "db"], Pace.IDLE)


def test_a_check_that_is_added_is_asked_at_once(desk):
    desk.link.standing.act(lambda i, _: watch(i, check_of("mail", 60.0)), "MK")
    desk.settle()
    assert desk.worker.watched[-1][0] == ["api", "db", "mail"]
