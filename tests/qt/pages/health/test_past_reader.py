"""The past is read one thing at a time, the last wish wins, and nothing waits."""

from datetime import timedelta

import pytest

from incident_desk.domain.health_past import Past, PastAnswer
from incident_desk.qt.pages.health.past_reader import PATIENCE, PastRead, PastReader, Wanted, read_past
from tests.fakes import NOON
from tests.qt.watched import bad, good

HOUR = timedelta(hours=1)


def wanted(key="r/a", until=NOON, failing_from=None):
    return Wanted(key, key.partition("/")[2], until - HOUR, until, failing_from)


class FakeFeed:
    """A feed whose history answers when it is told to."""

    def __init__(self, has=True):
        self.has, self.works = has, []
        self.history = self

    def read(self, work, then):
        self.works.append((work, then))
        return self.has

    def answer(self, place=-1):
        work, then = self.works[place]
        then(PastRead(work.args[0].key))


@pytest.fixture
def told():
    return []


def test_one_reading_at_a_time_and_then_the_last_wish(told):
    feed = FakeFeed()
    reader = PastReader(feed, told.append)
    for key in ("r/a", "r/b", "r/c"):
        reader.want(wanted(key))
    assert len(feed.works) == 1
    feed.answer()
    assert [work.args[0].key for work, _ in feed.works] == ["r/a", "r/c"]
    feed.answer()
    assert [one.key for one in told] == ["r/a", "r/c"] and len(feed.works) == 2


def test_without_a_history_each_wish_is_tried(told):
    feed = FakeFeed(has=False)
    reader = PastReader(feed, told.append)
    reader.want(wanted())
    reader.want(wanted())
    assert len(feed.works) == 2 and told == []


def test_a_reading_that_failed_does_not_stand_in_the_way_for_ever(told):
    feed = FakeFeed()
    reader = PastReader(feed, told.append)
    reader.want(wanted())
    reader.want(wanted(until=NOON + PATIENCE))
    assert len(feed.works) == 2


class FakeHistory:
    def __init__(self, *answers):
        self.given, self.asked = answers, []

    def figures(self, check, since, until):
        self.asked.append((since, until))
        return Past(0, 0, 0.0, 0.0, since=since, until=until)

    def course(self, check, since, until, points):
        return ()

    def answers(self, check, before, n):
        return tuple(PastAnswer(one, True) for one in self.given if one.at <= before)[:n]


def test_the_usual_answer_is_that_of_the_day_before_it_failed():
    fails = NOON - HOUR
    history = FakeHistory(bad(NOON), *(bad(NOON - timedelta(seconds=n)) for n in range(60)), good(fails))
    found = read_past(wanted(failing_from=fails), history)
    assert history.asked == [(NOON - 24 * HOUR, NOON), (fails - 24 * HOUR, fails), (NOON - HOUR, NOON)]
    assert found.last_good == good(fails) and len(found.answers) == 40


def test_what_does_not_fail_is_read_once():
    history = FakeHistory(good(NOON))
    found = read_past(wanted(), history)
    assert history.asked == [(NOON - 24 * HOUR, NOON), (NOON - HOUR, NOON)], "the day, and the window that is shown"
    assert found.usual is found.day and found.last_good == good(NOON)
