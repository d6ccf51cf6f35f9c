"""The cards of the readers say how much each gets, as soon as it is counted."""

from dataclasses import replace

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.qt.pages.export.choices import Choices
from incident_desk.qt.pages.export.counting import Count, Counting, count_of
from tests.qt.pages.export.press import FakeWork


@pytest.fixture
def counting(qtbot):
    one = Counting(FakeWork())
    yield one
    one.close()


def wishes():
    return tuple(replace(Choices(), audience=one).wish for one in Audience)


def test_all_readers_are_counted_once(counting, report, qtbot):
    assert counting.words(Audience.CUSTOMER) == "counting…"
    counting.count(report, wishes())
    counting.count(report, wishes())
    qtbot.waitUntil(
        lambda: all(one.pages is not None for one in counting.counts.values()) and len(counting.counts) == 4
    )
    assert counting.words(Audience.INTERNAL) == "9 pages, nothing removed"
    assert counting.words(Audience.TIMELINE).startswith("1 page, ") and "removed" in counting.words(
        Audience.TIMELINE
    )


def test_pages_that_cannot_be_counted_leave_the_rest(counting, report, qtbot, monkeypatch):
    def refuse(*_):
        raise Refused("no engine")

    monkeypatch.setattr(counting._work, "page_count", refuse)
    counting.count(report, wishes()[:1])
    qtbot.waitUntil(lambda: counting._jobs._waiting == 0)
    assert counting.words(Audience.INTERNAL) == "nothing removed"


def test_what_is_in_front_is_known_from_its_pictures(counting, handout):
    counting.note(handout, 3)
    assert counting.words(Audience.TIMELINE) == f"3 pages, {count_of(handout).kinds} kinds removed"
    counting.note(handout, None)
    counting.stop()
    assert counting.words(Audience.TIMELINE).startswith("3 pages")
    counting.forget()
    assert counting.words(Audience.TIMELINE) == "counting…"


def test_the_words_fit_the_numbers():
    assert Count(1, 3, 1).words == "1 page, 1 kind removed" and Count(0, 3).words == "3 fields withheld"
