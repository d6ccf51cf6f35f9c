"""Checks stand under what they belong to, and a group is as bad as its worst."""

from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_groups import Group, groups, worst_of
from incident_desk.domain.health_rules import Level
from incident_desk.domain.health_state import CheckState, State


def member(name, group="", environment="", state=State.OK, level=Level.NORMAL):
    check = Check(name, name, HttpOptions("http://127.0.0.1/"), group=group, environment=environment)
    return check, CheckState(state, level=level)


def test_groups_stand_by_environment_then_by_name_and_the_unnamed_last():
    found = groups([
        member("1"), member("2", "shop", "Staging"), member("3", "shop", "production"),
        member("4", "", "production"), member("5", "bot", "production"), member("6", "x", "lab"),
    ])  # fmt: skip
    assert [(one.environment, one.name) for one in found] == [
        ("production", "bot"), ("production", "shop"), ("production", ""),
        ("Staging", "shop"), ("lab", "x"), ("", ""),
    ]  # fmt: skip


def test_a_group_has_the_worst_state_of_its_checks_and_says_how_many_share_it():
    (found,) = groups([
        member("a", state=State.SLOW, level=Level.WARNING), member("b", state=State.RECOVERING), member("c"),
        member("d", state=State.DOWN),
    ])  # fmt: skip
    assert isinstance(found, Group)
    assert (found.worst, found.words, found.level) == (State.DOWN, "2 of 4 down", Level.NORMAL)
    assert found.counts == {State.SLOW: 1, State.DOWN: 2, State.OK: 1}
    assert found.checks == ("a", "b", "c", "d")


def test_a_slow_group_has_its_worst_level():
    slow = [member(str(level), state=State.SLOW, level=level) for level in (Level.CRITICAL, Level.WARNING)]
    assert groups(slow)[0].level is Level.CRITICAL


def test_every_settled_state_has_its_place():
    settled = {CheckState(state).settled for state in State}
    assert {worst_of([state]) for state in settled} == settled
    assert worst_of(settled) is State.DOWN and worst_of([]) is State.PAUSED
    assert worst_of([State.OK, State.NO_DATA]) is State.NO_DATA
