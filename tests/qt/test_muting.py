"""Muted checks: kept among the settings, until they are normal."""

import pytest

from incident_desk.qt.muting import Muting
from tests.qt.test_health_wishes import Desk


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def test_a_check_is_muted_until_it_is_normal_and_that_is_told(desk):
    muting, told, name = desk.wishes._muting, [], f"{desk.one}/search"
    muting.changed.connect(lambda: told.append(muting.names))
    desk.break_search()
    assert muting.turn(name) == "" and told == [{name}]
    desk.mend_search()
    assert told == [{name}, frozenset()]


def test_what_is_normal_has_nothing_to_mute_and_a_second_turn_takes_it_back(desk):
    desk.break_search()
    muting = desk.wishes._muting
    assert muting.turn(f"{desk.one}/health") == "It is normal: there is nothing to mute"
    muting.turn(f"{desk.one}/search")
    muting.turn(f"{desk.one}/search")
    assert muting.names == frozenset() and isinstance(muting, Muting)
