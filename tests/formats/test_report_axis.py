"""An axis of time that is broken at long silences."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.report_axis import Axis
from tests.report_samples import at

MOMENTS = st.lists(st.integers(0, 40 * 86_400), min_size=1, max_size=40).map(
    lambda seconds: [at("00:00") + timedelta(seconds=one) for one in seconds]
)


def minutes(*numbers):
    return [at("10:00") + timedelta(minutes=one) for one in numbers]


def test_without_a_long_silence_time_runs_evenly():
    axis = Axis.of(minutes(0, 10, 20, 30, 40))
    assert axis.gaps == ()
    assert [axis.place(one) for one in minutes(0, 20, 40)] == [0.0, 0.5, 1.0]


def test_a_long_silence_is_a_break_that_says_how_much_it_leaves_out():
    axis = Axis.of(minutes(0, 1, 2, 3, 120, 121, 122, 123))
    (gap,) = axis.gaps
    assert gap.text == "1 h 57 min" and gap.until - gap.since < 0.06
    assert axis.left_out == ((minutes(3)[0], minutes(120)[0]),)
    assert axis.place(minutes(3)[0]) < 0.5 < axis.place(minutes(120)[0])


def test_what_lies_in_a_break_stands_in_it_and_what_lies_outside_at_the_end():
    axis = Axis.of(minutes(0, 1, 2, 3, 120, 121, 122, 123))
    (gap,) = axis.gaps
    assert gap.since < axis.place(minutes(60)[0]) < gap.until
    assert axis.place(minutes(-5)[0]) == 0.0 and axis.place(minutes(500)[0]) == 1.0


def test_one_moment_has_a_place():
    axis = Axis.of(minutes(0))
    assert 0 < axis.place(minutes(0)[0]) < 1
    assert [one.text for one in axis.ticks] == ["10:00:00"]


def test_ticks_are_round_times_and_of_several_days_dated():
    assert [one.text for one in Axis.of(minutes(3, 10, 20, 33)).ticks][:3] == ["10:03", "10:10", "10:15"]
    texts = [one.text for one in Axis.of([at("23:00"), at("01:00", 1), at("03:00", 1)]).ticks]
    assert texts[0] == "03-01 23:00" and all(text[5] == " " for text in texts)


@given(MOMENTS)
def test_order_is_kept_and_nothing_lies_outside(moments):
    axis = Axis.of(moments)
    places = [axis.place(one) for one in sorted(moments)]
    assert all(before <= after for before, after in pairwise(places))
    assert all(0 <= one <= 1 for one in places)
    assert all(one.place < two.place for one, two in pairwise(axis.ticks))
    assert all(0 <= gap.since < gap.until <= 1 for gap in axis.gaps)
