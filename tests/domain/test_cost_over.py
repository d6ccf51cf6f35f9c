"""What responses cost over a set: n of N, total, median and spread; what has no cost is named."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.cost_over import cost_over
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.response_cost import Effort, PersonTime

EUROS = HourlyRate(60.0, "€")


def effort(*minutes, about=False):
    return Effort(tuple(PersonTime(f"P{n}", 60.0 * one) for n, one in enumerate(minutes)), about=about)


def test_from_three_counted_on_there_is_a_median_with_its_middle_half():
    found = cost_over([("C", effort(30)), ("A", effort(60, 60)), ("B", effort(60))], EUROS)
    assert [(one.key, one.people, one.minutes, one.cost) for one in found.values] == [
        ("C", 1, 30, 30.0),
        ("B", 1, 60, 60.0),
        ("A", 2, 120, 120.0),
    ]
    assert (found.of, found.minutes, found.total) == (3, 210, 210.0)
    assert (found.lower.low_s, found.median.low_s, found.upper.low_s) == (45.0, 60.0, 90.0)


def test_below_three_there_is_none_and_what_has_no_cost_is_named():
    found = cost_over([("B", Effort(why_not="it is not resolved yet")), ("A", effort(60, about=True))], EUROS)
    assert (found.of, found.median, found.lower, found.upper) == (2, None, None, None)
    assert [(one.key, one.why) for one in found.missing] == [("B", "it is not resolved yet")]
    assert found.values[0].about


@given(st.lists(st.lists(st.integers(1, 500), min_size=1, max_size=4), max_size=8))
def test_the_total_is_that_of_the_parts_and_the_median_lies_among_them(times):
    found = cost_over([(f"I{n}", effort(*one)) for n, one in enumerate(times)], EUROS)
    assert found.total == sum(one.cost for one in found.values) == sum(map(sum, times))
    if found.median is not None:
        assert found.values[0].cost <= found.lower.low_s <= found.median.low_s <= found.upper.low_s
        assert found.upper.low_s <= found.values[-1].cost
