"""What isn't there."""

import pytest

from incident_desk.domain.doctor.case import CaseAction
from incident_desk.domain.doctor.missing import (
    actions_without,
    change_not_told,
    late_updates,
    milestones_missing,
    no_soak,
    no_update,
    no_zone,
)
from tests.domain.doctor.cases import WELL, at, case, names, row


def test_times_without_a_zone_are_counted():
    (found,) = no_zone(case(row(0), row(1, zoned=False, line=7), row(2, zoned=False, line=8)))
    assert found.title == "2 times have no zone" and found.lines == (7, 8)
    assert not list(no_zone(case(row(0))))


def test_the_milestones_that_every_duration_needs():
    (found,) = milestones_missing(case(stones={"DETECTED": 1}))
    assert found.title == "Not recorded: impact started, impact ended"
    assert not list(milestones_missing(case(stones=WELL)))
    assert not list(milestones_missing(case(is_open=True))), "what goes on is not over yet"


@pytest.mark.parametrize(
    ("rows", "more", "asked"),
    [
        ((), {}, True),
        ((row(30, is_check=True),), {}, False),
        ((row(30, is_check=True), row(25, "deploy", is_change=True)), {}, True),
        ((), {"proof": "soak"}, False),
        ((), {"is_open": True}, False),
    ],
)
def test_a_recovery_that_nothing_proves_is_asked_about(rows, more, asked):
    assert bool(list(no_soak(case(*rows, stones=WELL, **more)))) is asked


def test_a_recovery_in_the_minute_of_its_deploy_says_so():
    (found,) = no_soak(case(row(25, "deploy", is_change=True, line=4), stones=WELL))
    assert "in the same minute as it was deployed" in found.title and found.lines == (4,)


def test_actions_want_an_owner_and_a_date():
    (found,) = actions_without(
        case(actions=(CaseAction("a", "RO", "Friday"), CaseAction("b", line=9), CaseAction("c", done=True)))
    )
    assert found.title == "Action items: 1 without an owner and 1 without a date" and found.lines == (9,)
    assert not list(actions_without(case(actions=(CaseAction("a", "RO", "Friday"),))))


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({}, True), ({"updates": (at(9),)}, False), ({"tells_of_updates": True}, False), ({"is_open": True}, False),
        ({"is_severe": False}, False),
    ],
)  # fmt: skip
def test_of_a_severe_incident_somebody_was_told(more, asked):
    assert bool(list(no_update(case(**{"is_severe": True, "severity": "P0"} | more)))) is asked


def test_updates_come_as_often_as_they_are_due():
    def late(*minutes):
        updates = tuple(at(one) for one in minutes)
        return list(late_updates(case(stones=WELL, updates=updates, update_every_s=900)))

    assert not late(10, 25, 41)
    (found,) = late(10, 50)
    assert found.title == "1 of 2 updates came late" and "40 min 00 s" in found.because


@pytest.mark.parametrize(
    ("cause", "rows", "asked"),
    [
        ("A release changed the pool", (), True),
        ("A release changed the pool", (row(0, is_change=True),), False),
        ("The disk was full", (), False),
        ("The provider was down", (), False),
        ("", (), False),
    ],
)
def test_a_change_that_the_cause_speaks_of_is_in_the_timeline(cause, rows, asked):
    assert names(change_not_told(case(*rows, root_cause=cause))) == (["change"] if asked else [])
