"""What is worth asking."""

from dataclasses import replace

import pytest

from incident_desk.domain.doctor.asking import before_impact, no_commander, one_minute, person_as_cause, silence
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from tests.domain.doctor.cases import WELL, at, case, names, row


def test_three_rows_in_one_minute_are_asked_about():
    assert not list(one_minute(case(row(1), row(1), row(2))))
    (found,) = one_minute(case(row(1, "cause"), row(1, "fix"), row(1, "deploy"), row(2)))
    assert found.title == "3 rows share one minute" and len(found.rows) == 3


def test_times_to_the_second_are_no_guess():
    assert not list(one_minute(case(*[row(1 + 1 / 60)] * 3)))


def test_half_an_hour_of_silence_while_it_hurt_is_asked_about():
    stones = WELL | {"IMPACT_ENDED": 90}
    assert names(silence(case(row(5), row(50), row(80), stones=stones))) == ["silence"]
    assert not list(silence(case(row(5), row(30), row(55), row(80), stones=stones)))
    assert not list(silence(case(row(5), row(500), stones=WELL))), "after it has ended nobody has to write"


@pytest.mark.parametrize(
    ("cause", "asked"),
    [
        ("Human error during the migration", True), ("Operator's mistake", True),
        ("Rita Ortega ran it twice", True),
        ("The pool was too small", False), ("RO is a code here", False), ("", False),
    ],
)  # fmt: skip
def test_a_person_is_no_cause(cause, asked):
    assert bool(list(person_as_cause(case(root_cause=cause, people=("RO", "Rita Ortega"))))) is asked


def test_a_severe_incident_has_a_commander():
    assert names(no_commander(case(is_severe=True, severity="P1"))) == ["commander"]
    assert not list(no_commander(case(is_severe=True, commander="MK")))
    assert not list(no_commander(case(is_severe=True, is_report=True)))
    assert not list(no_commander(case()))


def test_before_anybody_knew_of_it_nobody_was_silent():
    started = row(0, "Impact started", told=False)
    asked = list(silence(case(started, row(50), row(60), stones={"IMPACT_STARTED": 0, "IMPACT_ENDED": 60})))
    assert asked == []
    (found,) = silence(case(started, row(50), stones={"IMPACT_STARTED": 0, "DETECTED": 10, "IMPACT_ENDED": 60}))
    assert found.title == "40 min 00 s without a row while it hurt" and "12:10 and 12:50" in found.because


def test_what_lies_before_the_impact_led_to_it_or_it_began_earlier():
    stones = {"IMPACT_STARTED": 30, "IMPACT_ENDED": 60}
    early, change = row(10, "Odd answers", line=4), row(5, "deploy", is_change=True)
    (found,) = before_impact(case(change, early, row(29.5), row(40), stones=stones))
    assert found.title == "One row lies before the impact began" and found.lines == (4,)
    assert "“Odd answers” is 12:10" in found.because
    assert not list(before_impact(case(change, row(31), stones=stones)))
    assert not list(before_impact(case(early)))


def test_where_the_beginning_is_about_a_row_may_lie_a_little_before_it():
    about = Moment(at(30), Precision.ABOUT)
    assert not list(before_impact(replace(case(row(20)), milestones={Milestone.IMPACT_STARTED: about})))
    assert list(before_impact(replace(case(row(10)), milestones={Milestone.IMPACT_STARTED: about})))
