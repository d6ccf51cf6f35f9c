"""The ribbon's scale: monotone, filling the width, legible for short phases, whatever the windows are."""

from itertools import pairwise
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.qt.widgets.ribbon_scale import (
    Window,
    build_scale,
    lanes_of,
    ticks_between,
)

MINUTE = 60.0
durations = st.floats(min_value=1, max_value=10 * 86_400)


@st.composite
def chains(draw, most=6):
    """Windows that follow each other without gap or overlap."""
    edges = [0.0]
    for length in draw(st.lists(durations, min_size=1, max_size=most)):
        edges.append(edges[-1] + length)
    return [Window(start, end) for start, end in pairwise(edges)]


@st.composite
def any_windows(draw):
    """Windows that overlap, leave gaps, are open, or state no time."""
    found = []
    for _ in range(draw(st.integers(0, 7))):
        start = draw(st.none() | st.floats(min_value=0, max_value=86_400))
        length = draw(st.none() | st.floats(min_value=1, max_value=86_400))
        found.append(Window(start, None if start is None or length is None else start + length))
    return found


moments = st.floats(min_value=-3600, max_value=30 * 86_400)


@given(any_windows(), moments, moments, moments)
def test_a_later_moment_never_lies_further_left(windows, now, one, other):
    scale = build_scale(windows, now)
    early, late = sorted((one, other))
    assert 0.0 <= scale.position(early) <= scale.position(late) <= 1.0


@given(any_windows(), moments)
def test_segments_and_slots_fill_the_width_without_a_hole(windows, now):
    scale = build_scale(windows, now)
    assert scale.segments[0].left == 0.0
    for one, following in pairwise(scale.segments):
        assert one.right == pytest.approx(following.left)
        assert one.end == following.start
    untimed = [slot for window, slot in zip(windows, scale.slots, strict=True) if window.start is None]
    right = untimed[-1][1] if untimed else scale.segments[-1].right
    assert right == pytest.approx(1.0)


@given(any_windows(), st.floats(min_value=0, max_value=30 * 86_400))
def test_now_always_lies_on_the_ribbon_and_not_clamped_at_its_end(windows, now):
    scale = build_scale(windows, now)
    assert scale.segments[0].start <= now <= scale.segments[-1].end


@given(any_windows(), st.floats(min_value=0, max_value=86_400))
def test_the_moment_under_a_position_is_the_moment_that_was_put_there(windows, moment):
    scale = build_scale(windows, moment)
    assert scale.moment(scale.position(moment)) == pytest.approx(moment, abs=1e-3 + moment * 1e-6)


@given(chains())
def test_every_phase_has_at_least_12_percent_or_an_even_part(windows):
    scale = build_scale(windows)
    floor = min(0.12, 1 / len(windows))
    assert all(right - left >= floor - 1e-9 for left, right in scale.slots)


@given(chains(most=8))
def test_a_longer_phase_is_never_narrower(windows):
    scale = build_scale(windows)
    order = sorted(zip(windows, scale.slots, strict=True), key=lambda pair: pair[0].end - pair[0].start)
    widths = [right - left for _, (left, right) in order]
    assert all(one <= other + 1e-9 for one, other in pairwise(widths))


def test_shares_follow_the_square_root_of_the_duration_where_the_floor_allows():
    scale = build_scale([Window(0, 3600), Window(3600, 3600 * 5)])
    (first, _), (second, _) = scale.slots[1], scale.slots[0]
    assert (1 - first) / (first - second) == pytest.approx(sqrt(4))


def test_an_open_phase_has_a_tail_of_8_percent():
    scale = build_scale([Window(0, 900), Window(900, None)])
    assert scale.slots[1] == (pytest.approx(0.92), 1.0)
    assert scale.axis_right == pytest.approx(0.92)


def test_stated_shares_are_kept_beside_the_tail():
    shares = (0.195, 0.255, 0.215, 0.255)
    edges = [0, 15, 60, 120, 240]
    windows = [Window(a * MINUTE, b * MINUTE, s) for (a, b), s in zip(pairwise(edges), shares, strict=True)]
    scale = build_scale([*windows, Window(240 * MINUTE)])
    assert [right - left for left, right in scale.slots[:4]] == pytest.approx(shares)
    assert scale.position(7.5 * MINUTE) == pytest.approx(0.195 / 2)


def test_time_beyond_the_plan_gets_a_tail_even_without_an_open_phase():
    windows = [Window(0, 900)]
    assert len(build_scale(windows, 900).segments) == 1
    late = build_scale(windows, 901)
    assert late.position(900) < late.position(901) < 1.0


def test_the_tail_doubles_so_that_the_needle_seldom_jumps_back():
    windows = [Window(0, 3600), Window(3600)]
    spans = {build_scale(windows, now).segments[-1].end for now in range(3600, 3600 * 6, 60)}
    assert len(spans) <= 6


def test_a_gap_between_phases_belongs_to_no_phase():
    scale = build_scale([Window(0, 600), Window(1200, 1800)])
    assert scale.slots[0][1] < scale.slots[1][0]


def test_overlapping_windows_get_lanes_and_others_do_not():
    assert lanes_of([(0.0, 0.5), (0.4, 0.8), (0.5, 0.6), (0.8, 1.0)]) == (0, 1, 0, 0)
    assert lanes_of([(0.0, 0.5), (0.5, 1.0)]) == (0, 0)


def test_phases_that_state_no_time_are_slots_behind_the_axis():
    scale = build_scale([Window(None), Window(None)], now=100)
    assert scale.slots[0][0] == pytest.approx(scale.segments[-1].right)
    assert scale.slots[1][1] == pytest.approx(1.0)


def test_no_phase_at_all_is_one_open_stretch():
    scale = build_scale([], now=50)
    assert 0 < scale.position(50) < 1


@pytest.mark.parametrize(
    ("start", "end", "step"), [(0, 15, 5), (15, 60, 5), (60, 120, 15), (120, 240, 30), (0, 5, 1), (0, 5760, 1440)]
)
def test_ticks_are_round_and_lie_between_the_edges(start, end, step):
    ticks = ticks_between(start * MINUTE, end * MINUTE)
    assert [tick / MINUTE for tick in ticks] == list(range(start + step, end, step))


def test_a_window_that_ends_before_it_starts_cannot_be_built():
    with pytest.raises(ValueError, match="ends after"):
        Window(10, 10)
