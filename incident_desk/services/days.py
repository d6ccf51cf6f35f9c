"""A day by the words in which a person names it: 2025-03-04, or 04.03.2025 with the day first."""

import re
from datetime import date

from incident_desk.domain.errors import Refused

_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
"""Figures with dots have the day first in every country that writes them; with slashes they have either first."""


def day_named(words: str) -> date:
    """The day that the words name.

    Raises:
        Refused: they name none.
    """
    plain = words.strip()
    dotted = _DOTTED.fullmatch(plain)
    try:
        if dotted is not None:
            return date(*(int(part) for part in reversed(dotted.groups())))
        return date.fromisoformat(plain)
    except ValueError as error:
        raise Refused(f"There is no day {plain!r}. Say it as 2025-03-04 or 04.03.2025") from error
