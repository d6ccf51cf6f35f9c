"""When a check flaps: it changes too often for either of its states to be believed.

The definition is that of Nagios Core (its manual, "Detection and Handling of State Flapping"): of the last 21
results each change from good to bad or back counts, the newest 1.2 and the oldest 0.8, as percent of the 20 there
can be. Flapping begins at 30 % and ends below 20 %, the limits that Nagios has where none are configured. So six
changes in the newest answers begin it, and some fifteen answers without one end it.
"""

RESULTS = 21
BEGINS_PERCENT = 30.0
ENDS_PERCENT = 20.0
LEAST_CHANGES = 5
"""Fewer changes than these never reach the beginning, so that nothing need be weighed."""

_MASK = (1 << RESULTS) - 1
_PLACES = RESULTS - 1
_WEIGHTS = tuple(228 - 4 * place for place in range(_PLACES))
"""Newest first: 1.2 to 0.8, times 190, so that a sum is exact at the very limits."""


def course_with(course: int, *, bad: bool) -> int:
    """The last results as bits, newest lowest, 1 for a bad one: with one more."""
    return (course << 1 | bad) & _MASK


def changes_in(course: int) -> int:
    """How often the last results changed."""
    return ((course ^ (course >> 1)) & (_MASK >> 1)).bit_count()


def percent(course: int) -> float:
    """How much the last results changed, weighted, from 0 to 100."""
    changed = course ^ (course >> 1)
    weight = sum(_WEIGHTS[place] for place in range(_PLACES) if changed >> place & 1)
    return 100 * weight / (190 * _PLACES)


def flaps(course: int, *, already: bool) -> bool:
    """Whether a check with these last results flaps; one that does must get calm to stop."""
    count = changes_in(course)
    if already:
        return count > 0 and percent(course) >= ENDS_PERCENT
    return count >= LEAST_CHANGES and percent(course) >= BEGINS_PERCENT


def unsteady() -> int:
    """Last results that changed each time: of a check that is known to flap and of which no answer is kept."""
    return _MASK & 0x155555
