"""A deployment that tells of itself is in every open incident, else in the standing record; once, by one window."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.hooks import ChangeTold
from incident_desk.qt.change_feed import ChangeFeed
from incident_desk.qt.link import DeskLink
from incident_desk.qt.webhook_news import WebhookNews
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.office import Office
from tests.fakes import NOON, Bench
from tests.qt.office import office_of

DEPLOY = ChangeTold("shop: New checkout", ChangeKind.DEPLOY, "c1", "7c1e0f4", at=NOON - timedelta(hours=1))


class Window:
    """A window that hears of changes."""

    def __init__(self, qtbot, bench, *, has_watch=True, reads=True):
        self.qtbot, self.bench = qtbot, bench
        self.link, self.news = DeskLink("MK"), WebhookNews()
        self.feed = ChangeFeed(self.link, self.news)
        office = Office(replace(office_of(bench)._given, has_watch=lambda: has_watch))
        with qtbot.waitSignal(self.link.opened):
            self.link.open(lambda: office)
        if reads:
            self.read()

    def read(self):
        with self.qtbot.waitSignal(self.link.library_changed):
            self.link.refresh_library()

    def hear(self, *changes):
        self.news.take_changes(changes)
        self.settle()

    def settle(self):
        done = []
        self.link.read(lambda office: None, done.append)
        self.qtbot.waitUntil(lambda: bool(done))

    def texts(self, record):
        return [change.text for change in self.bench.desk.incident_of(record).changes]

    @property
    def standing(self):
        found = self.bench.desk.standing.find()
        return [change.text for change in found.changes] if found else None


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def make(qtbot, bench):
    made = []

    def one(**named):
        made.append(Window(qtbot, bench, **named))
        return made[-1]

    yield one
    for window in made:
        window.link.close()


def test_every_open_incident_takes_it_at_its_time_and_nothing_else_does(make, bench):
    one, two = (bench.desk.declare(Declaration(name), "MK").id for name in ("Down", "Slow"))
    drill = bench.desk.declare(Declaration("Drill", record=RecordKind.DRILL), "MK").id
    window = make()
    window.hear(DEPLOY)
    assert window.texts(one) == window.texts(two) == ["shop: New checkout"]
    assert window.texts(drill) == [] and window.standing is None
    event = bench.desk.events(one)[-1]
    assert (event.who, event.data["source"], event.at) == ("desk", "webhook", DEPLOY.at)


def test_while_nothing_is_open_it_goes_to_the_standing_record(make):
    window = make()
    window.hear(DEPLOY, replace(DEPLOY, text="api", cause="c2"))
    assert window.standing == ["shop: New checkout", "api"]


def test_it_is_booked_once_however_often_it_is_told_and_by_whom(make, bench):
    one = bench.desk.declare(Declaration("Down"), "MK").id
    first, second = make(), make()
    for window in (first, second, first):
        window.hear(DEPLOY)
    assert first.texts(one) == ["shop: New checkout"]


def test_a_window_without_the_watch_books_nothing(make, bench):
    one = bench.desk.declare(Declaration("Down"), "MK").id
    make(has_watch=False).hear(DEPLOY)
    assert make().texts(one) == []


def test_what_is_told_before_it_is_known_what_is_open_waits(make, bench):
    one = bench.desk.declare(Declaration("Down"), "MK").id
    window = make(reads=False)
    window.hear(DEPLOY)
    assert window.texts(one) == [] and window.standing is None
    window.read()
    window.settle()
    assert window.texts(one) == ["shop: New checkout"] and window.standing is None
