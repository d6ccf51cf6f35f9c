"""Finds patterns in a time that grows with the text alone: no pattern and no answer can hold the worker.

RE2 never goes back, so it has no pattern of exponential time; what it can't follow it refuses when it is read.
"""

from collections.abc import Sequence
from functools import lru_cache

import re2

from incident_desk.adapters.probes.faults import AskNotPossible

MOST_MEMORY_BYTES = 1_000_000


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern is found anywhere in the text. Raises `AskNotPossible` for what is no pattern."""
    return _compiled(pattern).search(text) is not None


def pattern_problem(patterns: Sequence[str]) -> str:
    """Why one of these can't be followed, in words; empty where all can."""
    try:
        for one in patterns:
            _compiled(one)
    except AskNotPossible as error:
        return str(error)
    return ""


@lru_cache(256)
def _compiled(pattern: str) -> "re2._Regexp":
    options = re2.Options()
    options.log_errors = False
    options.max_mem = MOST_MEMORY_BYTES
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        words = error.args[0]
        why = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
        raise AskNotPossible(f"the pattern {pattern!r} can't be followed: {why}") from error
