"""Long timelines are filtered off the window's thread."""

from incident_desk.qt.pages.timeline import sifter as module
from incident_desk.qt.pages.timeline.filtering import Wanted
from incident_desk.qt.pages.timeline.sifter import Sifter
from tests.qt.pages.timeline.rows import entry

ROWS = tuple(entry(number, text=f"row {number % 7}") for number in range(40))


def test_few_rows_are_filtered_at_once(qapp):
    one, told = Sifter(), []
    one.sifted.connect(told.append)
    one.sift(ROWS, Wanted(words="row 3"))
    assert [len(found.entries) for found in told] == [6]
    one.close()


def test_of_several_wishes_for_many_rows_the_last_one_is_told(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 10)
    one, told = Sifter(), []
    one.sifted.connect(told.append)
    for number in range(5):
        one.sift(ROWS, Wanted(words=f"row {number}"))
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert [found.wanted.words for found in told] == ["row 4"]
    one.close()


def test_after_the_end_nothing_is_told(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 10)
    one, told = Sifter(), []
    one.sifted.connect(told.append)
    one.sift(ROWS, Wanted())
    one.close()
    qtbot.wait(20)
    assert told == []
