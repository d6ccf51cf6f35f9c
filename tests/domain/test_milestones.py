"""Durations: by their formulas, and n/a with the reason where a milestone is missing or out of order."""

from datetime import timedelta

import pytest

from incident_desk.domain.milestones import DURATIONS, MEANINGS, TITLES, Milestone, durations
from incident_desk.domain.moments import Moment, Precision
from tests.fakes import NOON


def _at(minutes: float, precision: Precision = Precision.EXACT) -> Moment:
    return Moment(NOON + timedelta(minutes=minutes), precision)


def _named(name: str, milestones: dict[Milestone, Moment]) -> tuple[timedelta | None, str, Precision]:
    one = next(found for found in durations(milestones) if found.rule.name == name)
    return one.length, one.why_not, one.precision


def test_each_duration_is_the_right_milestone_minus_the_left() -> None:
    all_of_them = {milestone: _at(place * 10) for place, milestone in enumerate(Milestone)}
    lengths = {one.rule.name: one.length for one in durations(all_of_them)}
    assert lengths["Time to detect"] == timedelta(minutes=10)
    assert lengths["Time to acknowledge"] == timedelta(minutes=20)
    assert lengths["Impact duration"] == timedelta(minutes=60)
    assert lengths["Time to resolve"] == timedelta(minutes=60)


def test_a_missing_milestone_gives_the_reason_and_never_zero() -> None:
    length, why, _ = _named("Impact duration", {Milestone.IMPACT_ENDED: _at(5)})
    assert length is None and why == "impact started is not recorded"


def test_an_unknown_time_gives_the_reason() -> None:
    known = {Milestone.IMPACT_STARTED: Moment.unknown(), Milestone.IMPACT_ENDED: _at(5)}
    assert _named("Impact duration", known)[1] == "impact started has no known time"


def test_milestones_out_of_order_give_the_reason() -> None:
    length, why, _ = _named("Time to detect", {Milestone.IMPACT_STARTED: _at(9), Milestone.DETECTED: _at(5)})
    assert length is None and why == "detected is recorded before its start"


@pytest.mark.parametrize(
    ("start", "end", "joint"),
    [
        (Precision.EXACT, Precision.EXACT, Precision.EXACT),
        (Precision.ABOUT, Precision.EXACT, Precision.ABOUT),
        (Precision.EXACT, Precision.AT_LEAST, Precision.AT_LEAST),
        (Precision.AT_LEAST, Precision.EXACT, Precision.AT_MOST),
        (Precision.AT_MOST, Precision.AT_MOST, Precision.ABOUT),
    ],
)
def test_a_length_is_no_better_known_than_its_ends(start: Precision, end: Precision, joint: Precision) -> None:
    known = {Milestone.IMPACT_STARTED: _at(0, start), Milestone.IMPACT_ENDED: _at(5, end)}
    assert _named("Impact duration", known)[2] is joint


def test_every_milestone_has_a_title_and_a_meaning_and_every_duration_a_formula() -> None:
    assert set(TITLES) == set(MEANINGS) == set(Milestone)
    assert DURATIONS[0].formula == "detected − impact started"
