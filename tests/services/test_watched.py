"""What is kept of one check: its answers, the looks at its windows, the ask that is under way."""

import pytest

from incident_desk.domain.health import CheckState, Outcome, Rule, Sample, State, Timing, judge_time
from incident_desk.domain.health_line import Where
from incident_desk.domain.health_rules import Maintenance, Measure, Threshold
from incident_desk.services.watched import Watched, covers
from tests.services.health_story import at, check

MEAN = Threshold(Measure.LATENCY, 1, 2, over_s=20, every_s=10)
ERRORS = Threshold(Measure.ERRORS, 5, 10, over_s=20, every_s=10)
UPTIME = Threshold(Measure.AVAILABILITY, 95, 90, over_s=20, every_s=10)
ALONE = Threshold(Measure.LATENCY, 20, 25)


def watched(*thresholds):
    return Watched(check(rule=Rule(thresholds=thresholds)), CheckState(), at(0))


def answer(one, seconds, ms=100.0, *, good=True):
    sample = Sample("api", at(seconds), Outcome.OK if good else Outcome.FAILED, Timing(total_ms=ms))
    one.state = CheckState(State.OK, last=sample)
    one.keep(sample)


def test_windows_are_looked_at_at_their_own_times_and_only_where_enough_is_known():
    one = watched(ALONE, MEAN, ERRORS, UPTIME)
    answer(one, 0)
    assert one.looks(at(5)) == {}, "a quarter of the window is known"
    for second in (5, 10, 15):
        answer(one, second, 300, good=second != 10)
    found = one.looks(at(20))
    assert found == {1: pytest.approx(0.3), 2: pytest.approx(100 / 3), 3: 75.0}
    assert one.looks(at(20.1)) == {}
    answer(one, 24)
    assert set(one.looks(at(30))) == {1, 2, 3}


def test_an_answer_that_is_awaited_counts_in_the_mean():
    one = watched(MEAN)
    for second in (0, 5, 10, 15):
        answer(one, second)
    one.state = CheckState(State.OK, last=one.state.last, asked_at=at(16))
    assert one.looks(at(20)) == {0: pytest.approx((0.1 * 3 + 4) / 4)}


def test_what_was_not_judged_is_not_kept():
    one = watched(ERRORS)
    old = Sample("api", at(1), Outcome.OK)
    one.keep(old)
    one.state = CheckState(State.MAINTENANCE, last=old)
    one.keep(old)
    assert one.figures(at(5), 10).answers == 0
    answer(one, 2)
    assert one.figures(at(5), 10).answers == 1


def test_an_ask_under_way_is_told_once_a_limit():
    one = watched(ALONE)
    assert one.pending(at(90)) is None
    one.asked_at = at(0)
    told = [one.pending(at(second)) for second in (20, 21, 22, 26, 27)]
    assert [sample is not None for sample in told] == [False, True, False, True, False]
    assert (told[1].outcome, told[1].timing.total_ms) == (Outcome.PENDING, 21_000)
    one.asked_at = None
    one.pending(at(30))
    one.asked_at = at(30)
    assert one.pending(at(51)) is not None, "the next ask is told anew"


def test_a_dead_target_rests_unless_its_interval_is_longer():
    one = watched()
    one.state = CheckState(State.DOWN, failures=5)
    assert one.is_resting(5) and not one.is_resting(60)
    one.state = CheckState(State.FAILING, failures=4)
    assert not one.is_resting(5)


def test_the_time_before_an_answer_is_judged_where_it_can_matter():
    one = watched()
    quick = Sample("api", at(5), Outcome.OK)
    assert one.needs_time(quick), "never heard"
    answer(one, 1)
    assert not one.needs_time(quick)
    assert one.needs_time(Sample("api", at(60), Outcome.OK))
    assert not one.needs_time(Sample("api", at(60), Outcome.PENDING))
    assert one.site.where is Where.HERE


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (CheckState(State.DOWN, down_at=at(0)), True),
        (CheckState(State.RECOVERING, down_at=at(0)), True),
        (CheckState(State.SUPPRESSED, suppressed_at=at(0)), True),
        (CheckState(State.FLAPPING, flapping_at=at(0)), True),
        (CheckState(State.NO_DATA, silent_at=at(1), down_at=at(0)), True),
        (CheckState(State.PAUSED, down_at=at(0)), False),
        (CheckState(State.MAINTENANCE, last=Sample("a", at(0), Outcome.FAILED)), True),
        (CheckState(State.MAINTENANCE, last=Sample("a", at(0), Outcome.OK)), False),
        (CheckState(State.FAILING, failures=1), False),
        (CheckState(State.SLOW), False),
    ],
)
def test_only_a_known_failure_explains_what_depends_on_it(state, expected):
    assert covers(state) is expected


@pytest.mark.parametrize(
    "state",
    [
        CheckState(State.OK, last=Sample("api", at(0), Outcome.OK)),
        CheckState(State.NO_DATA, watched_at=at(0)),
        CheckState(State.SLOW, last=Sample("api", at(0), Outcome.OK), asked_at=at(1)),
        CheckState(State.FAILING, last=Sample("api", at(0), Outcome.FAILED), failures=1, first_failed_at=at(0)),
        CheckState(State.DOWN, last=Sample("api", at(0), Outcome.FAILED), failures=9, down_at=at(0)),
        CheckState(State.NO_DATA, last=Sample("api", at(0), Outcome.OK), silent_at=at(0), reason="lost"),
    ],
)
@pytest.mark.parametrize("rule", [Rule(), Rule(seconds=4.0), Rule(thresholds=(ALONE,))])
def test_while_a_check_is_calm_the_time_changes_nothing(state, rule):
    one = Watched(check(rule=rule), state, at(0))
    calm = [second for second in range(60) if one.is_calm(at(second))]
    assert all(judge_time(one.check, state, at(second), 0.0) is state for second in calm)
    assert bool(calm) is not (state.asked_at is not None or (state.failures > 0 and state.down_at is None))


def test_an_answer_ends_the_calm_and_begins_it_anew():
    one = watched()
    answer(one, 0)
    assert one.is_calm(at(1))
    end = next(second for second in range(60) if not one.is_calm(at(second)))
    answer(one, 10)
    assert one.is_calm(at(end)) and not one.is_calm(at(end + 10))


def test_a_check_with_windows_or_announced_work_is_looked_at_each_second():
    one = watched(MEAN)
    answer(one, 0)
    assert not one.is_calm(at(1))
    work = Maintenance(at(5), at(9), "an update")
    planned = Watched(check(maintenance=(work,)), CheckState(State.OK, last=one.state.last), at(0))
    assert not planned.is_calm(at(1))
