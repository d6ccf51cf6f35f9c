"""Windows of the past: put together from whatever is left of them, and told in few points."""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.health_past import StretchKind
from incident_desk.domain.health_rolls import Heard, joined, rolls_of
from incident_desk.domain.moments import from_microseconds, to_microseconds
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.history import DAY, HOUR, MINUTE, SECOND, History, Kept, spans_to_keep
from tests.fakes import Bench

T0 = datetime(2026, 11, 2, tzinfo=UTC)
BEGIN = to_microseconds(T0)
GAP = 90 * SECOND


class Remembered:
    """A store in memory: answers up to `thin` are rolled up, those before `coarse` by the hour alone."""

    def __init__(self, at, took, thin=0, coarse=0):
        self.all = Heard.of(at, took, GAP)
        self.thin, self.coarse = BEGIN + thin, BEGIN + coarse
        self._made = {}

    def heard(self, _check, since, until):
        low = bisect_right(self.all.at, max(self.thin, since))
        low = max(0, low - (since >= self.thin))
        high = bisect_right(self.all.at, until)
        return Heard(self.all.at[low:high], self.all.took[low:high], self.all.until[low:high])

    def times(self, _check, since, until):
        heard = self.heard("", since, until)
        pairs = zip(heard.at, heard.took, strict=True)
        return [took for at, took in pairs if since < at <= until and took >= 0 and at > self.thin]

    def rolls(self, _check, unit, since, until):
        begin = max(since, self.coarse if unit == MINUTE else 0)
        if unit not in self._made:
            made = rolls_of(self.all, BEGIN, unit, max(0, self.thin - BEGIN) // unit)
            self._made[unit] = [one for one in made if not one.is_empty]
        return [one for one in self._made[unit] if begin <= one.since and one.until <= until]

    def answers(self, _check, _before, _n):
        return []


def steady(hours, step_s=10, bad=()):
    """An answer each so many seconds of these hours; `bad` are the spans (from, to), in seconds, of failures."""
    seconds = [one + 0.5 for one in range(0, hours * 3600, step_s)]
    at = [BEGIN + int(one * SECOND) for one in seconds]
    took = [-1 if any(a <= one < b for a, b in bad) else 40_000 + int(one) % 900 for one in seconds]
    return at, took


def moment(seconds):
    return from_microseconds(BEGIN + int(seconds * SECOND))


BAD = ((5_000, 5_600), (40_000, 40_030), (100_000, 103_000))


@pytest.mark.parametrize(
    ("thin", "coarse"), [(0, 0), (40 * HOUR, 0), (40 * HOUR, 20 * HOUR), (60 * HOUR, 60 * HOUR)]
)
def test_counts_are_the_same_whatever_is_left_of_whole_hours(thin, coarse):
    store = Remembered(*steady(60, bad=BAD), thin, coarse)
    for since, until in ((0, 60), (1, 2), (10, 50), (25, 45)):
        past = History(store).figures("api", moment(since * 3600), moment(until * 3600))
        (whole,) = rolls_of(store.all, BEGIN + since * HOUR, (until - since) * HOUR, 1)
        assert (past.answers, past.failed) == (whole.answers, whole.failed)
        assert (past.known_s, past.good_s) == (whole.known / 1e6, whole.good / 1e6)
        assert (past.outages, past.longest_s) == (whole.begun + (whole.lead > 0), whole.longest / 1e6)
        assert (past.since, past.until) == (moment(since * 3600), moment(until * 3600))
        assert past.is_exact is (since * HOUR >= thin)


@pytest.mark.parametrize(("coarse", "widened"), [(0, (36_000, 39_060)), (20 * HOUR, (36_000, 39_600))])
def test_the_edges_of_what_is_rolled_up_are_whole_minutes_or_hours(coarse, widened):
    store = Remembered(*steady(60), 40 * HOUR, coarse)
    past = History(store).figures("api", moment(36_007), moment(39_005))
    assert (past.since, past.until) == tuple(map(moment, widened))
    assert past.answers == (widened[1] - widened[0]) // 10


THINNED = {thin: Remembered(*steady(60, step_s=60, bad=BAD), thin * HOUR) for thin in (0, 17, 40, 60)}


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 200_000), st.integers(1, 200_000), st.sampled_from(sorted(THINNED)), st.integers(2, 400))
def test_a_course_has_few_points_on_a_steady_grid_and_every_answer_once(begin, length, thin, points):
    store = THINNED[thin]
    course = History(store).course("api", moment(begin), moment(begin + length), points)
    assert len(course) <= points + 1
    for one, two in zip(course, course[1:], strict=False):
        assert one.at + timedelta(seconds=one.length_s) <= two.at
    if course:
        first, last = course[0].at, course[-1].at + timedelta(seconds=course[-1].length_s)
        low = bisect_right(store.all.at, to_microseconds(first))
        assert sum(one.answers for one in course) == bisect_right(store.all.at, to_microseconds(last)) - low
        assert last > moment(begin) and first < moment(begin + length)


def test_a_course_tells_how_long_answers_took_and_how_many_failed():
    store = Remembered(*steady(3, bad=((3_600, 3_660),)))
    course = History(store).course("api", moment(3_000), moment(6_600), 61)
    by_second = {int((one.at - T0).total_seconds()): one for one in course}
    assert {one.length_s for one in course} == {60}
    failed = by_second[3_600]
    assert failed.failed == failed.answers > 0 and failed.median_s is None
    usual = by_second[3_060]
    assert (usual.answers, usual.failed) == (6, 0)
    assert 0.04 <= usual.least_s <= usual.median_s <= usual.most_s < 0.041


def test_a_year_is_told_by_the_day():
    days = rolls_of(Heard.of(*steady(24 * 20, step_s=600), 900 * SECOND), BEGIN, DAY, 20)

    class Days(Remembered):
        def rolls(self, _check, unit, since, until):
            return [one for one in days if unit == DAY and since <= one.since and one.until <= until]

    course = History(Days([], [])).course("api", moment(0) - timedelta(days=345), moment(20 * 86_400))
    assert [one.length_s for one in course] == [2 * 86_400.0] * len(course) and len(course) in (10, 11)
    assert sum(one.answers for one in course) == joined(days).answers


def test_stretches_of_hours_are_exact_and_those_of_days_by_the_minute():
    store = Remembered(*steady(30, bad=BAD))
    hours = History(store).stretches("api", moment(3_600), moment(7_200))
    assert [(one.kind, one.since, one.until) for one in hours] == [
        (StretchKind.GOOD, moment(3_600), moment(5_000.5)),
        (StretchKind.FAILED, moment(5_000.5), moment(5_600.5)),
        (StretchKind.GOOD, moment(5_600.5), moment(7_200)),
    ]
    days = History(store).stretches("api", moment(0), moment(30 * 3600 + 3600))
    partly = [one for one in days if one.kind is StretchKind.PARTLY]
    assert {(one.until - one.since).total_seconds() for one in partly} == {60, 120}
    assert days[-1].kind is StretchKind.NO_DATA and days[-1].until == moment(31 * 3600)
    assert {one.kind for one in days} == set(StretchKind)


def test_stretches_of_hours_of_which_only_minutes_are_left():
    store = Remembered(*steady(30, bad=BAD), 25 * HOUR)
    found = History(store).stretches("api", moment(3_600), moment(7_200))
    assert [one.kind for one in found if one.kind is not StretchKind.GOOD] == [
        StretchKind.PARTLY, StretchKind.FAILED, StretchKind.PARTLY,
    ]  # fmt: skip


def test_a_silence_is_no_data_in_a_stretch():
    at, took = steady(2)
    store = Remembered(at[:100] + at[200:], took[:100] + took[200:])
    found = History(store).stretches("api", moment(0.5), moment(3_600))
    assert [one.kind for one in found] == [StretchKind.GOOD, StretchKind.NO_DATA, StretchKind.GOOD]
    assert found[1].since == moment(990.5 + 90)


def test_an_incident_stays_at_full_rate_from_before_it_to_a_day_after():
    bench = Bench()
    one = bench.desk.declare(Declaration("Checkout is down", "P1"), "MK")
    now = one.declared_at + timedelta(hours=2)
    assert spans_to_keep([one], now) == [Kept(one.declared_at - timedelta(hours=1), now + timedelta(hours=24))]
