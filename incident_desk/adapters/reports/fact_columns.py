"""The columns of the facts under a title: a time in them is never parted from its zone."""

import re
from collections.abc import Sequence

_FOUR = (95.0, 95.0, 112.0, 112.0)
_THREE = (145.0, 145.0, 145.0)
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


def fact_rooms(values: Sequence[str]) -> tuple[float, ...]:
    """The width of each column, in points, in which these values stand row by row.

    The last two of four are wide enough for a time with its zone; where one stands in the first two, three columns
    are wide enough for all.
    """
    is_narrow = any(_TIME.search(value) for place, value in enumerate(values) if place % len(_FOUR) < 2)
    return _THREE if is_narrow else _FOUR
