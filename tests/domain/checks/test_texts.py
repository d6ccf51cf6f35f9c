"""Conditions on text: what is missing is said, and what no bounded engine could follow is refused."""

import re

import pytest

from incident_desk.domain.checks.reading import CheckNotReadable
from incident_desk.domain.checks.texts import need_pattern, need_texts, unmet_text


def found(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None


@pytest.mark.parametrize(
    ("contains", "lacks", "patterns", "why"),
    [
        (("fine",), ("error",), (r"all \w+",), ""),
        (("Fine",), (), (), 'the answer does not contain "Fine"'),
        ((), ("fine",), (), 'the answer contains "fine"'),
        ((), (), (r"^fine",), 'nothing in the answer matches "^fine"'),
        (("x" * 70,), (), (), f'the answer does not contain "{"x" * 57}..."'),
    ],
)
def test_the_first_condition_that_is_not_met_is_said(contains, lacks, patterns, why):
    assert unmet_text("all fine", contains, lacks, patterns, found) == why


@pytest.mark.parametrize(
    "pattern",
    [
        "(?=a)",
        "(?!a)",
        "(?<=a)b",
        "(?<!a)b",
        r"(a)\1",
        r"(?P<n>a)(?P=n)",
        "(?>a)b",
        "a*+",
        "a{2000}",
        "(",
        "a{1,5000}",
        "[",
        "x" * 301,
    ],
)
def test_what_cannot_be_followed_in_bounded_time_is_refused(pattern):
    with pytest.raises(CheckNotReadable, match="matches: "):
        need_pattern("matches", pattern)


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(x*)*y", r"\(\?=", r"\d{1,3}\.\d", "(?i)up|ok", "(?P<n>a)", r"[\]+]+", r"a\+\+", "é+"]
)
def test_what_a_linear_engine_follows_is_taken(pattern):
    need_pattern("matches", pattern)


def test_contrary_conditions_are_refused():
    with pytest.raises(CheckNotReadable, match="lacks: "):
        need_texts(("a",), ("a",), ())
