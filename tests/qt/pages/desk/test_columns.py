"""Parts under each other with a line between each two, in one column or two."""

import pytest
from PySide6.QtWidgets import QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.desk.columns import Columns


@pytest.fixture
def placed(each_theme, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    columns, parts = Columns(each_theme, owner), [QWidget(owner) for _ in range(4)]
    for part in parts:
        part.setMinimumHeight(20)
    owner.resize(1048, 400)
    owner.show()

    def place(left, right=(), tall=()):
        columns.place([parts[one] for one in left], [parts[one] for one in right], [parts[one] for one in tall])
        for number, part in enumerate(parts):
            part.setVisible(number in (*left, *right))
        qtbot.wait(10)
        return [part.geometry() for part in parts]

    return owner, place


def lines(owner):
    return sum(line.isVisible() and line.height() == 1 for line in owner.findChildren(Hairline))


def test_one_column_takes_the_whole_width_and_the_tall_part_the_rest(placed):
    owner, place = placed
    first, second, *_ = place([0, 1], tall=[1])
    assert first.width() == second.width() == 1048
    assert (first.height(), second.top(), second.bottom()) == (20, 21, 399)
    assert lines(owner) == 1


def test_another_order_and_two_columns_with_their_shares(placed):
    owner, place = placed
    place([0, 1, 2], tall=[0])
    assert lines(owner) == 2
    first, second, third, fourth = place([1, 0], [2, 3], tall=[0, 2])
    assert second.top() == 0 and first.top() > second.bottom()
    assert abs(first.width() - 440) <= 2 and third.left() > first.right()
    assert fourth.bottom() == 399 and lines(owner) == 2


def test_without_a_tall_part_they_stand_at_the_top(placed):
    _owner, place = placed
    first, *_ = place([0])
    assert (first.top(), first.height()) == (0, 20)
