"""Figures of a window are those of a naive count, whatever the answers and the window."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health_sample import Outcome, Sample, Timing
from incident_desk.domain.health_windows import Answers, figures_of, nearest_rank

T0 = datetime(2026, 11, 28, tzinfo=UTC)
GAP_S = 8.0


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def sample(seconds: float, ms: float = 10.0, outcome: Outcome = Outcome.OK) -> Sample:
    return Sample("api", at(seconds), outcome, Timing(total_ms=ms))


ANSWERS = st.lists(st.tuples(st.integers(1, 15), st.integers(1, 60_000), st.booleans()), max_size=40)
WINDOWS = st.tuples(st.integers(-20, 300), st.integers(1, 300))


def taken(steps):
    """(second, ms, good) of each answer."""
    now, found = 0, []
    for passed, ms, good in steps:
        now += passed
        found.append((now, ms, good))
    return found


def naive(answers, start, end):
    """Second by second, since all times are whole seconds."""
    inside = [one for one in answers if start < one[0] <= end]
    known = good = 0
    for second in range(start, end):
        heard = [one for one in answers if one[0] <= second]
        if heard and second - heard[-1][0] < GAP_S:
            known += 1
            good += heard[-1][2]
    times = sorted(ms for _, ms, is_good in inside if is_good)
    failed = sum(not one[2] for one in inside)
    return len(inside), failed, known, good, times


@given(ANSWERS, WINDOWS)
def test_figures_are_those_of_a_naive_count(steps, window):
    answers, (start, length) = taken(steps), window
    samples = [sample(s, ms, Outcome.OK if good else Outcome.FAILED) for s, ms, good in answers]
    found = figures_of(samples, at(start), at(start + length), GAP_S)
    count, failed, known, good, times = naive(answers, start, start + length)
    assert (found.answers, found.failed, found.known_s, found.good_s) == (count, failed, known, good)
    assert found.error_percent == (100 * failed / count if count else None)
    assert found.available_percent == (100 * good / known if known else None)
    assert found.mean_s == (pytest.approx(sum(times) / len(times) / 1000) if times else None)
    for share, value in ((50, found.p50_s), (95, found.p95_s), (99, found.p99_s)):
        if not times:
            assert value is None
            continue
        enough = [one for one in times if 100 * sum(t <= one for t in times) >= share * len(times)]
        assert value == enough[0] / 1000


@given(ANSWERS, WINDOWS, st.randoms())
def test_late_and_repeated_answers_count_for_nothing(steps, window, chance):
    answers, (start, length) = taken(steps), window
    plain, disturbed = Answers(GAP_S), Answers(GAP_S)
    for place, (second, ms, good) in enumerate(answers):
        assert plain.add(at(second), ms, is_good=good)
        disturbed.add(at(second), ms, is_good=good)
        old = answers[chance.randint(0, place)]
        assert not disturbed.add(at(old[0]), 1.0, is_good=not old[2])
    both = [one.figures(at(start), at(start + length), ranks=True) for one in (plain, disturbed)]
    assert both[0] == both[1]


def test_what_is_older_than_what_is_kept_is_forgotten_and_no_window_within_notices():
    short, whole = Answers(GAP_S, kept_s=600), Answers(GAP_S, kept_s=1e6)
    for n in range(5000):
        for one in (short, whole):
            one.add(at(n * 2.5), 10 + n % 7, is_good=n % 5 > 0)
    assert len(short) < 1000 < len(whole)
    end = at(4999 * 2.5)
    for length in (1, 59.9, 300, 600):
        window = end - timedelta(seconds=length), end
        assert short.figures(*window, ranks=True) == whole.figures(*window, ranks=True)


def test_no_answer_gives_no_figure():
    found = figures_of([sample(1, outcome=Outcome.UNKNOWN)], at(0), at(10), GAP_S)
    assert (found.answers, found.good, found.error_percent, found.available_percent) == (0, 0, None, None)


def test_an_answer_speaks_until_the_next_and_no_longer_than_the_gap():
    found = figures_of([sample(0), sample(100, outcome=Outcome.FAILED)], at(-50), at(104), GAP_S)
    assert (found.known_s, found.good_s) == (12, 8)


def test_a_percentile_is_a_value_that_was_measured():
    assert [nearest_rank([1, 2, 3, 4], share) for share in (1, 25, 26, 50, 75, 99, 100)] == [1, 1, 2, 2, 3, 4, 4]


def test_an_answer_may_speak_for_longer_than_the_others():
    answers = Answers(GAP_S)
    answers.add(at(0), 10, is_good=True)
    answers.add(at(100), 10, is_good=False, gap_s=60)
    answers.add(at(200), 10, is_good=True)
    found = answers.figures(at(-10), at(204))
    assert (found.known_s, found.good_s) == (8 + 60 + 4, 8 + 4)
    assert answers.figures(at(150), at(155)).known_s == 5
    assert (answers.gap_at(at(100)), answers.gap_at(at(200)), answers.gap_at(at(101))) == (60, 8, None)
