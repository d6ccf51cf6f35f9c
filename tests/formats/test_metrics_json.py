"""The figures over a set of incidents as plain data."""

import json

from hypothesis import given

from incident_desk.domain.cost_over import cost_over
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.metrics_over import Wanted, choose, figures_over
from incident_desk.domain.objectives import RTO, Goal, Objective, Verdict
from incident_desk.domain.recurrence import CameBack, Prevention
from incident_desk.domain.response_cost import Effort, PersonTime
from incident_desk.domain.targets_met import targets_met
from incident_desk.formats.metrics_json import (
    came_back_data,
    cost_data,
    figure_data,
    objective_data,
    quantile_data,
    set_data,
    target_data,
)
from tests.measured_incidents import AT, NOW, incident, incidents


def figure(name, several):
    return figure_data(next(one for one in figures_over(several) if one.rule.name == name))


def test_a_duration_stands_with_formula_count_and_every_value():
    several = [incident(number, impact_ended=value) for number, value in enumerate((30, "~60", ">90"), 1)]
    told = figure("Time to restore", [*several, incident(9)])
    assert (told["formula"], told["counted"], told["of"]) == ("impact ended − declared", 3, 4)
    assert told["median"] == {"seconds": 3600.0, "low_s": 3600.0, "high_s": 3600.0, "about": True}
    assert told["middle_half"]["to"]["seconds"] is told["middle_half"]["to"]["high_s"] is None
    assert [(one["precision"], one["high_s"]) for one in told["values"]] == [
        ("exact", 1800), ("about", 3600), ("at_least", None),
    ]  # fmt: skip
    assert told["not_counted"] == [{"key": "INC-0009", "why": "impact ended is not recorded"}]
    assert told["months"][0]["values"] is None and told["months"][0]["median"]["seconds"] == 3600


def test_below_three_there_is_no_median_and_the_month_has_its_values():
    told = figure("Time to restore", [incident(1, impact_ended=30)])
    assert told["median"] is told["middle_half"] is told["months"][0]["median"] is quantile_data(None) is None
    assert [one["key"] for one in told["months"][0]["values"]] == ["INC-0001"]


def test_the_set_says_what_was_asked_for():
    wanted = Wanted(since=AT, severity="P1")
    told = set_data(NOW, wanted, choose([incident(1, severity="P1")], wanted))
    assert (told["version"], told["since"], told["until"], told["severity"], told["words"], told["incidents"]) == (
        1, "2026-03-01T03:00:00Z", None, "P1", None, 1,
    )  # fmt: skip


def test_an_objective_and_what_came_back_say_why():
    goal = Goal(RTO, "< 4 h", 14_400)
    told = objective_data(Objective("INC-0001", goal, Verdict.UNKNOWN, why="nobody knows"))
    assert (told["verdict"], told["goal_s"], told["was"], told["why"]) == ("unknown", 14_400, None, "nobody knows")
    back = CameBack("INC-0002", "B", AT, "INC-0001", "A", "words: pool", (Prevention("Watch", "", True, None),))
    assert came_back_data(back)["actions"] == [{"text": "Watch", "type": None, "done": True, "done_before": None}]


@given(incidents())
def test_whatever_the_set_is_it_is_json_without_infinity(several):
    rows, together = targets_met(several, NOW)
    told = [*(figure_data(one) for one in figures_over(several)), *(target_data(one) for one in (*rows, together))]
    assert json.loads(json.dumps(told, allow_nan=False)) == told


def test_the_cost_stands_with_every_sum_and_what_has_none():
    efforts = [(f"INC-{n}", Effort((PersonTime("MK", 3600.0 * n),))) for n in (1, 2, 3)]
    told = cost_data(cost_over([*efforts, ("INC-4", Effort(why_not="it was called off"))], HourlyRate(90.0, "EUR")))
    assert (told["rate"], told["currency"], told["counted"], told["of"]) == (90.0, "EUR", 3, 4)
    assert (told["total"], told["minutes"], told["median"]) == (540.0, 360, 180.0)
    assert told["middle_half"] == {"from": 135.0, "to": 225.0}
    assert told["values"][0] == {"key": "INC-1", "people": 1, "minutes": 60, "cost": 90.0, "about": False}
    assert told["not_counted"] == [{"key": "INC-4", "why": "it was called off"}]
    assert cost_data(None) is None and cost_data(cost_over([], HourlyRate(1.0, "EUR")))["total"] is None
