"""What is told of a past window: figures, points and stretches without a gap."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health_past import StretchKind, past_of, point_of, span_of, stretches_of
from incident_desk.domain.health_rolls import Heard, Roll, rolls_of
from incident_desk.domain.moments import from_microseconds, to_microseconds

BEGIN = to_microseconds(datetime(2026, 11, 28, tzinfo=UTC))
SECOND = 1_000_000
KINDS = st.sampled_from(list(StretchKind))


def roll_of(*answers, length=60):
    """(second, ms or None) of each answer."""
    at = [BEGIN + second * SECOND for second, _ in answers]
    took = [-1 if ms is None else ms * 1000 for _, ms in answers]
    return rolls_of(Heard.of(at, took, 20 * SECOND), BEGIN, length * SECOND, 1)[0]


def test_figures_with_the_times_are_exact_and_without_them_near():
    roll = roll_of((10, 100), (20, 200), (30, None), (40, 300))
    exact = past_of(roll, [300_000, 100_000, 200_000])
    assert (exact.answers, exact.failed, exact.known_s, exact.good_s) == (4, 1, 50, 40)
    assert (exact.p50_s, exact.p90_s, exact.p95_s, exact.p99_s, exact.mean_s) == (0.2, 0.3, 0.3, 0.3, 0.2)
    assert exact.is_exact and (exact.outages, exact.longest_s) == (1, 10)
    assert (exact.error_percent, exact.available_percent) == (25, 80)
    near = past_of(roll, None)
    assert not near.is_exact and near.p50_s != 0.2 and abs(near.p50_s - 0.2) <= 0.2 / 64


def test_times_of_a_part_alone_are_not_taken_for_all():
    assert not past_of(roll_of((10, 100), (20, 200)), [100_000]).is_exact


def test_nothing_heard_gives_no_figure():
    past = past_of(Roll(BEGIN, SECOND), [])
    assert (past.answers, past.p50_s, past.mean_s, past.error_percent, past.available_percent) == (0,) + (None,) * 4


def test_a_point_has_the_times_of_the_good_answers():
    point = point_of(roll_of((10, 100), (20, None), (30, 300)))
    assert (point.at, point.length_s) == (from_microseconds(BEGIN), 60)
    assert (point.answers, point.failed, point.least_s, point.most_s) == (3, 1, 0.1, 0.3)
    silent = point_of(roll_of((10, None)))
    assert (silent.least_s, silent.median_s, silent.most_s, silent.failed) == (None, None, None, 1)


def test_a_rolled_up_span_is_good_failed_both_or_unknown():
    assert span_of(roll_of((10, 100)))[2] is StretchKind.GOOD
    assert span_of(roll_of((10, None)))[2] is StretchKind.FAILED
    assert span_of(roll_of((10, 100), (20, None)))[2] is StretchKind.PARTLY
    assert span_of(roll_of())[2] is StretchKind.NO_DATA


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), KINDS), max_size=15))
def test_stretches_cover_the_window_once_and_neighbours_differ(given_spans):
    spans, now = [], BEGIN - 40 * SECOND
    for passed, length, kind in given_spans:
        now += passed * SECOND
        spans.append((now, now + length * SECOND, kind))
        now += length * SECOND
    since, until = BEGIN, BEGIN + 200 * SECOND
    found = stretches_of(spans, since, until)
    assert found[0].since == from_microseconds(since) and found[-1].until == from_microseconds(until)
    for one, two in zip(found, found[1:], strict=False):
        assert one.until == two.since and one.kind is not two.kind
    for begin, end, kind in spans:
        middle = (begin + end) // 2
        if begin < end and since <= middle < until:
            (there,) = [one for one in found if one.since <= from_microseconds(middle) < one.until]
            assert there.kind is kind
