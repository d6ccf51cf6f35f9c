"""A part is painted a turn later, and then whole."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.qt.pages.importing.paint_later import PaintLater


class Part(QWidget):
    painted = 0

    def paintEvent(self, event):
        self.painted += 1


@pytest.fixture
def part(qtbot):
    one = Part()
    qtbot.addWidget(one)
    one.show()
    qtbot.waitUntil(lambda: one.painted > 0)
    return one


@pytest.mark.parametrize("turns", [1, 2])
def test_what_is_held_is_painted_so_many_turns_later(part, qtbot, turns):
    before, later = part.painted, PaintLater(part)
    later.hold(turns)
    part.repaint()
    assert part.painted == before and not part.updatesEnabled()
    qtbot.waitUntil(lambda: part.painted > before)
    assert part.updatesEnabled()


def test_the_longest_wish_holds(part, qtbot):
    later = PaintLater(part)
    later.hold(3)
    later.hold(1)
    turns = 0
    while not part.updatesEnabled():
        QApplication.processEvents()
        turns += 1
    assert turns >= 3
