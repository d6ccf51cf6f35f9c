"""The cost as rows: median and spread from three on, else each sum; what has none and why."""

from incident_desk.domain.cost_over import cost_over
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.response_cost import Effort, PersonTime
from incident_desk.qt.pages.metrics.results import NamedLine
from incident_desk.qt.pages.metrics.side import Heading, Note, spoken
from incident_desk.qt.pages.metrics.side_cost import cost_rows, reading_rows

EUROS = HourlyRate(60.0, "€")


def cost(*minutes, without=0):
    efforts = [(f"INC-{n}", Effort((PersonTime("MK", 60.0 * one),))) for n, one in enumerate(minutes, 1)]
    return cost_over(
        [*efforts, *((f"INC-9{n}", Effort(why_not="it was called off")) for n in range(without))], EUROS
    )


def test_median_middle_half_and_total_stand_with_how_many_are_counted():
    rows = list(cost_rows(cost(30, 60, 90, without=1)))
    assert rows == [
        Heading("Response cost", "people × hours × 60 € an hour"),
        NamedLine("Median", "60 €"),
        NamedLine("Middle half", "45 € to 75 €"),
        NamedLine("Total", "180 € for 3 h"),
        NamedLine("Counted", "3 of 4"),
        Note("No cost: INC-90 (it was called off)"),
    ]
    assert spoken(rows[1]) == "Median: 60 €"


def test_of_few_each_sum_stands_and_of_none_no_total():
    assert list(cost_rows(cost(30, 60)))[1:3] == [NamedLine("INC-1", "30 €"), NamedLine("INC-2", "60 €")]
    assert [row.label for row in cost_rows(cost(without=1)) if isinstance(row, NamedLine)] == ["Counted"]


def test_while_it_is_read_it_is_said_how_far_it_is():
    assert list(reading_rows(EUROS, 900, 1500))[1] == Note("Reading 600 of 1,500 records…")
