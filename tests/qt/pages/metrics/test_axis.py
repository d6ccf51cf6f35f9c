"""The one axis of all strips."""

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.qt.pages.metrics.axis import Axis, axis_for

LENGTHS = st.lists(st.floats(0, 1e9), min_size=1, max_size=9)


@given(LENGTHS)
def test_every_length_has_a_place_and_longer_ones_stand_further_right(lengths):
    axis = axis_for([*lengths, inf])
    places = [axis.share(one) for one in sorted(lengths)]
    assert places == sorted(places) and all(0 <= one <= 1 for one in places)
    assert axis.share(inf) == 1.0
    assert all(0 < axis.share(one) < 1 for one in lengths if one >= 1.7)


def test_marks_stand_apart_and_only_where_the_axis_is():
    marks = Axis(30, 86_400).marks(0.1)
    assert [name for _, name in marks] == ["1 min", "5 min", "15 min", "1 h", "4 h", "12 h"]
    assert len(Axis(30, 86_400).marks(0.4)) == 2


def test_without_any_length_there_is_an_axis_all_the_same():
    assert axis_for([]) == Axis()
