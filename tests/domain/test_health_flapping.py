"""Flapping is what its definition says: weighted changes of the last 21 results, with two limits."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from incident_desk.domain.health_flapping import (
    BEGINS_PERCENT,
    ENDS_PERCENT,
    LEAST_CHANGES,
    changes_in,
    course_with,
    flaps,
    percent,
    unsteady,
)

RESULTS = st.lists(st.booleans(), min_size=21, max_size=60)


def course_of(results):
    course = 0
    for bad in results:
        course = course_with(course, bad=bad)
    return course


def naive(results):
    last = results[-21:]
    changed = [one is not two for one, two in zip(last, last[1:], strict=False)]
    weights = [Fraction(8, 10) + Fraction(4, 10) * place / 19 for place in range(20)]
    return 100 * sum(weight for weight, one in zip(weights, changed, strict=True) if one) / 20, sum(changed)


@given(RESULTS)
@example([place in {1, 10, 11, 12, 13, 14, 16, 17, 18} for place in range(21)])
def test_the_percentage_is_that_of_a_naive_count(results):
    share, count = naive(results)
    course = course_of(results)
    assert abs(percent(course) - share) < 1e-9 and changes_in(course) == count
    assert flaps(course, already=False) is (share >= BEGINS_PERCENT)
    assert flaps(course, already=True) is (share >= ENDS_PERCENT)


def test_fewer_changes_than_the_least_never_reach_the_beginning():
    newest = course_of([False] * 21 + [n % 2 == 0 for n in range(LEAST_CHANGES - 1)])
    assert changes_in(newest) == LEAST_CHANGES - 1 and percent(newest) < BEGINS_PERCENT


def test_one_outage_is_no_flapping_and_six_changes_are():
    assert not flaps(course_of([False] * 10 + [True] * 5 + [False] * 6), already=False)
    assert flaps(course_of([False] * 15 + [True, False] * 3), already=False)


def test_what_is_known_to_flap_gets_calm_only_with_answers_that_do_not_change():
    course, answers = unsteady(), 0
    assert flaps(course, already=False)
    while flaps(course, already=True):
        course, answers = course_with(course, bad=False), answers + 1
    assert 10 <= answers <= 21
