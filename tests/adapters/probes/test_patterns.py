"""No pattern and no answer can hold the worker."""

import time

import pytest

from incident_desk.adapters.probes.faults import AskNotPossible
from incident_desk.adapters.probes.patterns import matches, pattern_problem
from incident_desk.domain.checks.texts import LONGEST_PATTERN, need_pattern

NASTY = [
    "(a+)+$",
    "(a|aa)+$",
    "(a*)*b",
    r"(\w+\s?)*!",
    "a*a*a*a*a*a*a*b",
    "(.*)(.*)(.*)(.*)x$",
    "(a{1,30}){1,30}b",
    r"\s+$",
]


@pytest.mark.parametrize("pattern", NASTY)
@pytest.mark.parametrize("text", ["a" * 65_535 + "c", " " * 65_535 + "c"])
def test_what_holds_other_engines_for_years_takes_a_second_or_so(pattern, text):
    need_pattern("matches", pattern)
    begun = time.process_time()
    matches(pattern, text)
    assert time.process_time() - begun < 4.0


def test_patterns_are_found_as_people_expect():
    assert matches(r"lag: [0-3]s", "lag: 2s") and not matches(r"^ag", "lag")
    assert matches("(?i)ÉTÉ", "un été") and matches(r"\bup\b", "is up.")


@pytest.mark.parametrize(
    "pattern", ["(", "(?=a)", r"(a)\1", "(((a{1,1000}){1,1000}))", "[[:word:]" * (LONGEST_PATTERN // 9)]
)
def test_what_is_no_pattern_says_nothing_of_the_other_side(pattern):
    with pytest.raises(AskNotPossible, match="can't be followed"):
        matches(pattern, "a")


def test_what_cannot_be_followed_is_known_before_it_is_asked():
    assert pattern_problem(("a+", r"\bup\b")) == ""
    assert "'(?#a)' can't be followed" in pattern_problem(("a", "(?#a)"))
