"""The figures over a set of incidents as lines."""

from hypothesis import given

from incident_desk.domain.cost_over import cost_over
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.measured import Measured
from incident_desk.domain.metrics_over import LeftOut, Wanted, choose, figure_over, figures_over
from incident_desk.domain.milestones import DURATIONS
from incident_desk.domain.objectives import RPO, RTO, Goal, Objective, Verdict
from incident_desk.domain.recurrence import CameBack, Prevention
from incident_desk.domain.response_cost import Effort, PersonTime
from incident_desk.domain.targets_met import targets_met
from incident_desk.formats.metrics_text import (
    SHOWN,
    came_back_lines,
    cost_lines,
    figure_lines,
    head_lines,
    joined,
    left_out_words,
    measured_words,
    objective_lines,
    target_lines,
)
from tests.measured_incidents import AT, NOW, incident, incidents

RESTORE = next(one for one in DURATIONS if one.name == "Time to restore")


def lines(several):
    return list(figure_lines(figure_over(RESTORE, several)))


def restored(*minutes):
    return [incident(number, impact_ended=value) for number, value in enumerate(minutes, 1)]


def test_a_duration_is_told_by_name_formula_median_and_what_is_not_counted():
    assert lines([*restored(30, 60, ">90"), incident(9)]) == [
        "Time to restore  (impact ended − declared; also time to fix)",
        "    median 1 h 00 min, middle half from 45 min 00 s to at least 1 h 15 min; counted 3 of 4, "
        "of these 1 at least",
        "    n/a 1: INC-0009 (impact ended is not recorded)",
    ]


def test_below_three_the_values_are_told_one_by_one():
    assert lines(restored(60))[1] == "    too few for a median: INC-0001 1 h 00 min; counted 1 of 1"
    assert lines([incident()])[1] == "    no time is known; counted 0 of 1"


def test_several_months_are_told_each_by_itself():
    told = lines([*restored(1, 2, "~3"), incident(9, day=40, impact_ended=4), incident(10, day=80)])[-1]
    months = "2026-03 median 2 min 00 s (3 of 3); 2026-04 4 min 00 s (1 of 1); 2026-05 n/a (0 of 1)"
    assert told == f"    by month: {months}"


def test_how_well_a_length_is_known_stands_beside_it():
    told = [
        measured_words(one)
        for one in (
            Measured(60, 60), Measured(60, 60, about=True), Measured(60), Measured(0, 60), Measured(60, 120),
            Measured(60, 120, about=True), Measured(), Measured(why_not="nobody knows"),
        )
    ]  # fmt: skip
    assert told == [
        "1 min 00 s",
        "about 1 min 00 s",
        "at least 1 min 00 s",
        "at most 1 min 00 s",
        "between 1 min 00 s and 2 min 00 s",
        "about between 1 min 00 s and 2 min 00 s",
        "at least 0 s",
        "n/a (nobody knows)",
    ]


def test_a_reason_that_several_share_is_told_once_and_a_long_list_says_how_many_more():
    several = [LeftOut(f"INC-{number:04}", "a drill") for number in range(SHOWN + 3)]
    told = left_out_words([*several, LeftOut("INC-0099", "called off")])
    assert told.endswith("INC-0007 and 3 more (a drill); INC-0099 (called off)")


def test_the_head_says_of_how_many_and_who_is_left_out():
    assert list(head_lines(choose([incident()], Wanted()), ", of P1")) == ["Metrics of 1 incident, of P1"]


def test_targets_stand_as_so_many_of_so_many():
    several = [
        incident(1, severity="P0", acknowledged=5, resolved=60),
        incident(2, severity="P0", acknowledged=20),
    ]
    told = "\n".join(target_lines(*targets_met(several, NOW)))
    assert "    P0   1 of 2          1 of 1          0 of 1" in told
    assert "    response missed: INC-0002" in told
    assert "    resolution not counted: INC-0002 (resolved is not recorded)" in told
    assert list(target_lines(*targets_met([], NOW))) == []


def test_objectives_are_counted_and_the_missed_come_first():
    goal, other = Goal(RTO, "< 4 h", 14_400), Goal(RPO, "none", 0)
    told = list(
        objective_lines(
            [
                Objective("INC-0001", goal, Verdict.MISSED, Measured(18_000)),
                *(Objective(f"INC-{one:04}", goal, Verdict.MET, Measured(60, 60)) for one in range(2, 12)),
                Objective("INC-0001", other, Verdict.UNKNOWN, said="some rows", why="no length"),
            ]
        )
    )
    assert told[0] == "RTO, recovery time objective: 10 met, 1 missed, 0 unknown"
    assert told[1] == "    INC-0001 missed: goal < 4 h, was at least 5 h 00 min"
    assert told[2] == "    INC-0011 met: goal < 4 h, was 1 min 00 s" and "    and 3 more" in told
    assert told[-1] == "    INC-0001 unknown: goal none, was “some rows” (no length)"


def test_what_came_back_names_each_prevention_and_whether_it_was_done():
    actions = (
        Prevention("Watch", "preventive", False, False),
        Prevention("Limit", "preventive", True, True),
        Prevention("Test", "preventive", True, False),
        Prevention("Ask", "", True, None),
    )
    told = list(came_back_lines([CameBack("INC-0002", "B", AT, "INC-0001", "A", "words: pool", actions)]))
    assert told[1:] == [
        "    INC-0002 B was like INC-0001 A (words: pool)",
        "        not done: Watch",
        "        done before: Limit",
        "        done only afterwards: Test",
        "        done, nobody knows when: Ask (type not stated)",
    ]
    assert list(came_back_lines([])) == []


@given(incidents())
def test_no_set_says_mean_or_average(several):
    told = joined(figure_lines(one) for one in figures_over(several)).casefold()
    assert "mean" not in told and "average" not in told and "inf " not in told


def test_the_cost_is_told_with_median_total_and_what_has_none():
    efforts = [(f"INC-000{n}", Effort((PersonTime("MK", 3600.0 * n),), about=n == 3)) for n in (1, 2, 3)]
    efforts.append(("INC-0004", Effort(why_not="it is not resolved yet")))
    assert list(cost_lines(None)) == []
    assert list(cost_lines(cost_over(efforts, HourlyRate(90.0, "€")))) == [
        "Response cost  (people × hours × 90 € an hour)",
        "    median 180 €, middle half from 135 € to about 225 €; counted 3 of 4, of these 1 about",
        "    total 540 €, 6 h of people's time",
        "    n/a 1: INC-0004 (it is not resolved yet)",
    ]
    assert "    too few for a median: INC-0001 90 €; counted 1 of 1" in cost_lines(
        cost_over(efforts[:1], HourlyRate(90.0, "€"))
    )
    assert "    no cost is known; counted 0 of 1" in cost_lines(cost_over(efforts[3:], HourlyRate(90.0, "€")))
