"""Rolls add up to what their answers come to; percentiles stay within the bound that is stated."""

from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health_rolls import BOUND, Heard, class_of, joined, middle_of, rolls_of
from incident_desk.domain.health_windows import Answers, nearest_rank
from incident_desk.domain.moments import from_microseconds

STEP = 60_000_000
BEGIN = 1_770_000_000 * 1_000_000 // STEP * STEP
GAP = 20_000_000
STEPS = st.lists(st.tuples(st.integers(1, 90_000_000), st.integers(0, 300_000_000), st.booleans()), max_size=60)


def heard_of(steps, begin=BEGIN - 30_000_000):
    at, took, now = [], [], begin
    for passed, time, good in steps:
        now += passed
        at.append(now)
        took.append(time if good else -1)
    return Heard.of(at, took, GAP)


def figures_of(heard, since, until):
    answers = Answers(GAP / 1e6, kept_s=1e9)
    for at, took in zip(heard.at, heard.took, strict=True):
        answers.add(from_microseconds(at), max(0, took) / 1000, is_good=took >= 0)
    return answers.figures(from_microseconds(since), from_microseconds(until), ranks=True)


@given(st.integers(0, 2**32))
def test_a_class_is_told_by_its_middle_within_the_bound(took):
    middle = middle_of(class_of(took))
    assert class_of(middle) == class_of(took)
    assert abs(middle - took) <= took * BOUND


@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_classes_are_in_the_order_of_their_times(one, two):
    assert (class_of(one) <= class_of(two)) or one > two


@given(STEPS, st.integers(1, 12))
def test_rolls_hold_what_the_figures_of_their_window_are(steps, count):
    heard = heard_of(steps)
    for roll in rolls_of(heard, BEGIN, STEP, count):
        figures = figures_of(heard, roll.since, roll.until)
        assert (roll.answers, roll.failed) == (figures.answers, figures.failed)
        assert (roll.known / 1e6, roll.good / 1e6) == (figures.known_s, figures.good_s)


@given(STEPS, st.integers(1, 12))
def test_joined_rolls_are_the_roll_of_the_whole(steps, count):
    heard = heard_of(steps)
    (whole,) = rolls_of(heard, BEGIN, STEP * count, 1)
    assert joined(rolls_of(heard, BEGIN, STEP, count)) == whole


@given(STEPS)
def test_percentiles_of_a_roll_are_within_the_bound_of_a_measured_time(steps):
    heard = heard_of(steps)
    (roll,) = rolls_of(heard, BEGIN, STEP * 100, 1)
    low, high = bisect_right(heard.at, BEGIN), bisect_right(heard.at, roll.until)
    times = sorted(one for one in heard.took[low:high] if one >= 0)
    for share in (1, 50, 90, 95, 99, 100):
        told = roll.rank(share)
        if not times:
            assert told is None
            continue
        measured = nearest_rank(times, share)
        assert abs(told - measured) <= measured * BOUND


@given(STEPS)
def test_outages_are_those_of_a_walk_through_the_answers(steps):
    heard = heard_of(steps, begin=BEGIN)
    (roll,) = rolls_of(heard, BEGIN, STEP * 100, 1)
    runs = []
    for at, took, until in zip(heard.at, heard.took, heard.until, strict=True):
        if took < 0 and at <= roll.until:
            if runs and runs[-1][1] == at:
                runs[-1][1] = until
            else:
                runs.append([at, until])
    assert roll.begun + (roll.lead > 0) == len(runs)
    assert roll.longest == max((min(end, roll.until) - begin for begin, end in runs), default=0)


def test_an_outage_that_goes_on_is_one_and_silence_ends_it():
    heard = Heard.of([BEGIN + one * 10_000_000 for one in (1, 2, 3, 20)], [5, -1, -1, -1], GAP)
    roll = joined(rolls_of(heard, BEGIN, STEP, 5))
    assert (roll.begun, roll.longest) == (2, 30_000_000)


def test_what_lies_between_two_rolls_is_not_known_of():
    heard = Heard.of([BEGIN + 1_000_000], [-1], 10 * STEP)
    first, _, third = rolls_of(heard, BEGIN, STEP, 3)
    roll = joined([first, third])
    assert roll.length == 3 * STEP
    assert roll.known == first.known + third.known
    assert roll.longest == third.known
