"""A measure as a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.metrics_over import figure_over
from incident_desk.domain.milestones import DURATIONS
from incident_desk.domain.moments import Precision
from incident_desk.qt.pages.metrics.axis import Axis, axis_for
from incident_desk.qt.pages.metrics.rows import (
    FINENESS,
    FIRST,
    dot_of,
    dots_of,
    measure_shown,
    months_of,
    ordered,
    shared_axis,
    short_name,
    target_of,
)
from incident_desk.services.measuring import RULES
from tests.measured_incidents import incident

RULE = next(one for one in DURATIONS if one.name == "Time to restore")
AXIS = Axis(30, 86_400)


def figure(*minutes, day=0):
    return figure_over(RULE, [incident(n, day=day * n, impact_ended=one) for n, one in enumerate(minutes, 1)])


def shown(*minutes, over=(), target=None):
    return measure_shown(figure(*minutes), AXIS, over, target)


def test_a_row_has_its_median_the_middle_half_and_what_is_counted():
    one = shown(30, 60, 90, "~120")
    assert (one.median, one.middle, one.counted, one.beside) == (
        "1 h 15 m",
        "middle half 52:30 to 1 h 37",
        "4 of 4",
        "1 about",
    )
    assert one.median_at.left == one.median_at.right == AXIS.share(75 * 60)
    assert one.spoken == "median 1 hour 15 minutes, 4 of 4, middle half 52 minutes 30 to about 1 hour 37 minutes"


def test_below_three_there_are_dots_and_no_median():
    one = shown(30, 60)
    assert (one.median, one.middle, one.median_at, one.middle_at, len(one.dots)) == (
        "",
        "too few for a median",
        None,
        None,
        2,
    )
    assert one.spoken.startswith("too few for a median, 2 of 2")


def test_what_is_not_counted_is_named_and_many_are_only_counted():
    some = figure_over(RULE, [*(incident(n, impact_ended=9) for n in (1, 2, 3)), incident(40), incident(43)])
    assert measure_shown(some, AXIS, (), None).beside == "n/a 0040, 0043"
    many = figure_over(RULE, [incident(n) for n in range(1, 9)])
    assert measure_shown(many, AXIS, (), None).beside == "n/a 8 incidents"
    assert measure_shown(many, AXIS, (), None).months == ()


def test_a_dot_says_how_well_it_is_known_and_whether_it_is_over():
    one = shown(30, "~60", ">720", "5..9", over=("INC-0003",))
    told = {dot.key: (dot.precision, dot.is_over) for dot in one.dots}
    assert told == {
        "INC-0001": (Precision.EXACT, False), "INC-0002": (Precision.ABOUT, False),
        "INC-0003": (Precision.AT_LEAST, True), "INC-0004": (Precision.RANGE, False),
    }  # fmt: skip
    assert [dot.words for dot in one.dots if dot.is_over] == ["INC-0003, at least 12 hours, over its target"]
    assert "1 over the target" in one.spoken


def test_a_target_has_its_flag():
    one = shown(30, 60, 90, target=target_of("P1", 900, "Time to acknowledge"))
    assert (one.flag.text, one.flag.place) == ("P1 target 15:00 from declared", AXIS.share(900))
    assert "P1 target 15 minutes" in one.spoken


@given(st.lists(st.integers(1, 60_000), min_size=1, max_size=80), st.sets(st.integers(1, 80)))
def test_of_what_stands_on_one_pixel_one_is_drawn_and_what_is_over_always(minutes, late):
    one, over = figure(*minutes), {f"INC-{n:04}" for n in late}
    axis = axis_for([value.measured.low_s for value in one.values])
    dots = dots_of(one.values, axis, over)
    for value in one.values:
        mine = dot_of(value, axis, over)
        assert any(abs(dot.place - mine.place) <= 1.01 / FINENESS and dot.is_over == mine.is_over for dot in dots)
    assert len(dots) <= len(one.values) and [dot.place for dot in dots] == sorted(dot.place for dot in dots)


def test_ten_thousand_on_one_place_are_one_dot():
    assert len(shown(*[60] * 500).dots) == 1


def test_a_month_has_a_median_or_its_single_values():
    months = months_of(figure(10, 20, 30).months + figure(40, day=40).months)
    assert [(one.name, one.is_median, len(one.heights)) for one in months] == [("Mar", True, 1), ("Apr", False, 1)]
    assert [one.text for one in months] == ["20:00", "40:00"]
    assert (months[0].heights, months[1].heights) == ((0.0,), (1.0,))
    assert months[0].spoken == "March median 20 minutes"


def test_a_month_of_two_has_both_and_no_number():
    (month,) = months_of(figure(10, 20).months)
    assert (month.is_median, month.heights, month.text) == (False, (0.0, 1.0), "")
    assert month.spoken == "March 10 minutes and 20 minutes"


def test_a_bounded_median_of_a_month_says_so():
    (month,) = months_of(figure(">10", ">20", ">30").months)
    assert month.text == "≥ 20:00"


def test_the_measures_that_are_asked_for_most_come_first_and_none_is_lost():
    figures = [figure_over(rule, [incident(1)]) for rule in RULES]
    order = [one.rule.name for one in ordered(figures)]
    assert order[:5] == list(FIRST) and sorted(order) == sorted(rule.name for rule in RULES)
    assert [short_name(rule) for rule in RULES][-2:] == ["impact", "acknowledge, from declared"]


@pytest.mark.parametrize("minutes", [(1,), (0,), (">10", "<5"), (3, 60_000)])
def test_all_figures_and_targets_have_a_place_on_the_shared_axis(minutes):
    axis = shared_axis([figure(*minutes)], [target_of("", 7200, "Time to resolve")])
    assert axis.low_s < 7200 < axis.high_s
