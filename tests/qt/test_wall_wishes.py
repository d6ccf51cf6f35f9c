"""The wall opens once, and closes with its desk."""

from tests.qt.whole import Whole


def test_the_wall_opens_once_and_comes_back_when_it_is_asked_for_again(qtbot):
    whole = Whole(qtbot)
    whole.controller.do("wall")
    first = whole.controller.walls.wall
    assert first.isVisible()
    whole.controller.do("wall")
    assert whole.controller.walls.wall is first


def test_closed_by_hand_it_can_be_opened_again(qtbot):
    whole = Whole(qtbot)
    whole.controller.do("wall")
    first = whole.controller.walls.wall
    with qtbot.waitSignal(first.destroyed):
        first.close()
    assert whole.controller.walls.wall is None
    whole.controller.do("wall")
    assert whole.controller.walls.wall.isVisible()


def test_it_goes_with_the_desk(qtbot):
    whole = Whole(qtbot)
    whole.controller.do("wall")
    with qtbot.waitSignal(whole.controller.walls.wall.destroyed):
        whole.controller.close()
