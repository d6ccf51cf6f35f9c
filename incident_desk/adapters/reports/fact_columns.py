"""The columns of the facts under a title: a time in them is never parted from its zone."""

import re
from collections.abc import Sequence

_FOUR = (95.0, 95.0, 112.0, 112.0)
_THREE = (145.0, 145.0, 145.0)
_WIDE, _WIDEST = 17, 26
"""Letters of a word that fill a narrow column of four, and one of three."""
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def fact_rooms(values: Sequence[str]) -> tuple[float, ...]:
    """The width of each column, in points, in which these values stand row by row.

    The last two of four are wide enough for a time with its zone; where one stands in the first two, three columns
    are wide enough for all. So they are for the name of a file, which four would break.
    """
    is_narrow = any(
        _TIME.search(value) or any(_WIDE < len(word) <= _WIDEST for word in value.split())
        for place, value in enumerate(values)
        if place % len(_FOUR) < 2
    )
    return _THREE if is_narrow else _FOUR
