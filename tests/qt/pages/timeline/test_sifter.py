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


def test_of_many_rows_one_more_is_looked_at_at_once(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 10)
    one, told = Sifter(), []
    one.sifted.connect(told.append)
    one.sift(ROWS, Wanted(words="row 3"))
    qtbot.waitUntil(lambda: bool(told))
    more = (*ROWS, entry(90, text="row 3"))
    one.sift(more, Wanted(words="row 3"))
    assert [len(found.entries) for found in told] == [6, 7] and told[-1].tally.total == 41
    one.close()


def test_what_comes_while_many_rows_are_sifted_is_looked_at_after_it(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 10)
    one, told = Sifter(), []
    one.sifted.connect(told.append)
    one.sift(ROWS, Wanted(words="row 3"))
    one.sift((*ROWS, entry(90, text="row 3")), Wanted(words="row 3"))
    qtbot.waitUntil(lambda: bool(told))
    assert [len(found.entries) for found in told] == [7]
    one.close()


def test_it_says_when_it_begins_to_look_at_many_rows(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 10)
    one, told = Sifter(), []
    one.begun.connect(lambda: told.append("begun"))
    one.sifted.connect(lambda _: told.append("sifted"))
    one.sift(ROWS[:5], Wanted())
    assert told == ["sifted"]
    one.sift(ROWS, Wanted(words="row 3"))
    assert told == ["sifted", "begun"]
    qtbot.waitUntil(lambda: told[-1] == "sifted")
    one.close()
