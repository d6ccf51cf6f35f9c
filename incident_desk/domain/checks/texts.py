"""What the text of an answer has to say: words that are there, words that are not, patterns."""

import re
from collections.abc import Callable, Sequence

from incident_desk.domain.checks.reading import CheckNotReadable, need, need_plain_texts

LONGEST_PATTERN = 300
MOST_REPEATS = 1_000
Matches = Callable[[str, str], bool]
"""(pattern, text) → whether the pattern is found, in a time that grows only with the length of the text."""

_REPEATS = re.compile(r"\{(\d+)(?:,(\d*))?\}")
_NEEDS_GOING_BACK = re.compile(r"\(\?(?:[=!>(]|<[=!]|P[=>])|\\[1-9]|[*+?}]\+")
"""Looking around, references back, atoms: no engine without going back has them."""


def need_texts(contains: tuple[str, ...], lacks: tuple[str, ...], matches: tuple[str, ...]) -> None:
    """Raises `CheckNotReadable` for a condition on text that cannot be met or asked."""
    need_plain_texts("contains", contains)
    need_plain_texts("lacks", lacks)
    need_plain_texts("matches", matches)
    both = set(contains) & set(lacks)
    need(not both, "lacks", "asks for the contrary of contains")
    for pattern in matches:
        need_pattern("matches", pattern)


def need_pattern(field_name: str, pattern: str) -> None:
    """Raises `CheckNotReadable` for a pattern that is none, or that only an engine that goes back could follow."""
    need(len(pattern) <= LONGEST_PATTERN, field_name, f"a pattern has at most {LONGEST_PATTERN} characters")
    plain = re.sub(r"\\\\|\\[^1-9]", "", pattern)
    problem = "a pattern that looks around, or refers back, is not followed"
    need(_NEEDS_GOING_BACK.search(plain) is None, field_name, problem)
    numbers = [int(one) for found in _REPEATS.finditer(plain) for one in found.groups() if one]
    need(all(one <= MOST_REPEATS for one in numbers), field_name, f"a pattern repeats {MOST_REPEATS} times at most")
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise CheckNotReadable(field_name, f"{pattern} is no pattern: {error}") from error


def unmet_text(
    text: str, contains: Sequence[str], lacks: Sequence[str], patterns: Sequence[str], matches: Matches
) -> str:
    """Why the text does not do, in words; empty where it does."""
    for words in contains:
        if words not in text:
            return f"the answer does not contain {_quoted(words)}"
    for words in lacks:
        if words in text:
            return f"the answer contains {_quoted(words)}"
    for pattern in patterns:
        if not matches(pattern, text):
            return f"nothing in the answer matches {_quoted(pattern)}"
    return ""


def _quoted(words: str) -> str:
    return f'"{words}"' if len(words) <= 60 else f'"{words[:57]}..."'
