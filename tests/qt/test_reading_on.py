"""The older entries of a long record are read in parts, and each is told."""

from types import SimpleNamespace

import pytest

from incident_desk.domain.errors import StoreFailure
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.reading_on import ReadingOn


def scene(incident, is_whole):
    return SimpleNamespace(incident=SimpleNamespace(id=incident), is_whole=is_whole)


class Reading:
    """What is read, and what was told of it."""

    def __init__(self):
        self.parts, self.told, self.failed = [], [], []
        self.jobs = Jobs("desk")
        self.one = ReadingOn(self.jobs, self.failed.append)
        self.one.filled.connect(self.told.append)
        self.office = SimpleNamespace(scenes=SimpleNamespace(read_on=self.read_on))

    def read_on(self):
        part = self.parts.pop(0)
        if isinstance(part, Exception):
            raise part
        return part


@pytest.fixture
def reading(qapp):
    one = Reading()
    yield one
    one.jobs.close()


def test_part_after_part_is_read_and_told(reading, qtbot):
    parts = [scene("a", False), scene("a", False), scene("a", True)]
    reading.parts = list(parts)
    reading.one.begin(reading.office, scene("a", False))
    qtbot.waitUntil(lambda: len(reading.told) == 3)
    assert reading.told == parts and reading.parts == []


def test_of_what_is_whole_nothing_is_read(reading, qtbot):
    reading.parts = [scene("a", True)]
    reading.one.begin(reading.office, scene("a", True))
    qtbot.wait(20)
    assert len(reading.parts) == 1 and reading.told == []


def test_where_another_is_shown_meanwhile_that_one_is_read_and_told(reading, qtbot):
    parts = [scene("b", False), scene("b", True)]
    reading.parts = list(parts)
    reading.one.begin(reading.office, scene("a", False))
    reading.one.begin(reading.office, scene("b", False))
    qtbot.waitUntil(lambda: len(reading.told) == 2)
    assert reading.told == parts


def test_a_short_one_that_is_shown_meanwhile_is_not_told_as_the_long_one(reading, qtbot):
    reading.parts = [scene("a", True)]
    reading.one.begin(reading.office, scene("a", False))
    reading.one.begin(reading.office, scene("b", True))
    qtbot.waitUntil(lambda: not reading.parts)
    qtbot.wait(20)
    assert reading.told == []


def test_a_disk_that_fails_is_told_and_the_next_one_is_read(reading, qtbot):
    reading.parts = [StoreFailure("io_error", "Not read"), scene("a", True)]
    reading.one.begin(reading.office, scene("a", False))
    qtbot.waitUntil(lambda: bool(reading.failed))
    reading.one.begin(reading.office, scene("a", False))
    qtbot.waitUntil(lambda: bool(reading.told))
