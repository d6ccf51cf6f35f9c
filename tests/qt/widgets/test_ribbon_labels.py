"""Labels under the axis never touch each other, and the important ones come first."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.qt.widgets.ribbon_labels import AxisLabel, place_labels

labels = st.builds(
    AxisLabel,
    st.floats(min_value=1, max_value=200),
    st.lists(st.floats(min_value=-50, max_value=900), min_size=1, max_size=3).map(tuple),
)


@given(st.lists(labels, max_size=12))
def test_placed_labels_lie_inside_and_keep_the_gap(found):
    places = place_labels(found, 0, 800, 8)
    spans = sorted(
        (place, place + one.width) for one, place in zip(found, places, strict=True) if place is not None
    )
    assert all(start >= -0.5 and end <= 800.5 for start, end in spans)
    assert all(end + 8 <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))


@given(st.lists(labels, min_size=1, max_size=12))
def test_the_first_label_is_placed_where_it_fits_at_all(found):
    fits = any(left >= -0.5 and left + found[0].width <= 800.5 for left in found[0].lefts)
    assert (place_labels(found, 0, 800, 8)[0] is not None) == fits


def test_a_label_takes_its_second_wish_when_the_first_is_taken():
    places = place_labels([AxisLabel(50, (0,)), AxisLabel(50, (20, 100))], 0, 200, 8)
    assert places == (0, 100)
