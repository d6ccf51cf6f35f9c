"""The wall opens once, and closes with its desk."""

import pytest

from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    """A window with an incident on the desk; its wall is closed before it."""
    one = Whole(qtbot)
    yield one
    one.controller.walls.stop()


def test_the_wall_opens_once_and_comes_back_when_it_is_asked_for_again(whole):
    whole.controller.do("wall")
    first = whole.controller.walls.wall
    assert first.isVisible()
    whole.controller.do("wall")
    assert whole.controller.walls.wall is first


def test_closed_by_hand_it_can_be_opened_again(whole, qtbot):
    whole.controller.do("wall")
    first = whole.controller.walls.wall
    with qtbot.waitSignal(first.destroyed):
        first.close()
    assert whole.controller.walls.wall is None
    whole.controller.do("wall")
    assert whole.controller.walls.wall.isVisible()


def test_it_goes_with_the_desk(whole, qtbot):
    whole.controller.do("wall")
    with qtbot.waitSignal(whole.controller.walls.wall.destroyed):
        whole.controller.close()
