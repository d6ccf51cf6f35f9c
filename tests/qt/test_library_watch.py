"""The library is looked at while somebody sees it, and what another program put into it is told."""

from incident_desk.domain.errors import Refused
from incident_desk.qt.library_watch import LibraryWatch
from incident_desk.services.shelved import Shelved


class Shelf:
    """A library that can be read at once, or not at all."""

    def __init__(self):
        self.held, self.fails, self.looks = [Shelved("a", False)], False, 0

    def names(self):
        return self.held

    def read(self, work, then, failed):
        self.looks += 1
        if self.fails:
            failed(Refused("The disk does not answer"))
        else:
            then(work(self))


def test_what_came_is_told_once_and_only_while_somebody_looks(qtbot):
    shelf, told = Shelf(), []
    watch = LibraryWatch(shelf.read, look_ms=1)
    watch.changed.connect(lambda: told.append(tuple(one.version for one in shelf.held)))
    watch.begin()
    qtbot.waitUntil(lambda: shelf.looks > 2)
    assert told == []
    shelf.fails = True
    seen = shelf.looks
    qtbot.waitUntil(lambda: shelf.looks > seen + 1)
    shelf.fails, shelf.held = False, [Shelved("a", False, version=2)]
    qtbot.waitUntil(lambda: told == [(2,)])
    watch.stop()
    shelf.held = [Shelved("a", False, version=3)]
    seen = shelf.looks
    watch.begin()
    qtbot.waitUntil(lambda: shelf.looks > seen + 2)
    assert told == [(2,)], "whoever begins to look reads all of it anyway"
