"""The ticks that are counted by leaps are those that each entry alone gives."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.qt.widgets.ribbon_scale import RibbonScale, Window, build_scale
from incident_desk.qt.widgets.ribbon_ticks import ticks_of

MOMENTS = st.lists(st.floats(-9_000, 30_000) | st.integers(0, 40).map(float), max_size=80).map(tuple)
WINDOWS = st.lists(
    st.tuples(st.floats(0, 9_000), st.none() | st.floats(1, 4_000)).map(
        lambda one: Window(one[0], None if one[1] is None else one[0] + one[1])
    ),
    min_size=1,
    max_size=4,
)


@given(MOMENTS, WINDOWS, st.floats(0, 40_000), st.floats(0, 30), st.floats(50, 2_000))
def test_each_entry_has_its_tick_and_each_tick_an_entry(moments, windows, now, left, width):
    scale = build_scale(windows, now)
    each = {round((left + scale.position(one) * width) * 2) / 2 for one in moments}
    found = ticks_of(moments, scale, left, left + width)
    assert list(found) == sorted(each)


def test_a_hundred_thousand_entries_cost_no_more_than_there_is_room(monkeypatch):
    asked, plain = [], RibbonScale.position
    monkeypatch.setattr(RibbonScale, "position", lambda scale, at: asked.append(at) or plain(scale, at))
    scale = build_scale([Window(0.0, 3_600.0)])
    moments = tuple(number * 0.036 for number in range(100_000))
    assert len(ticks_of(moments, scale, 0.0, 400.0)) == 801
    assert len(asked) < 801 * 20
    asked.clear()
    assert len(ticks_of(moments, scale, 0.0, 400.0)) == 801 and not asked, "and they stay"
