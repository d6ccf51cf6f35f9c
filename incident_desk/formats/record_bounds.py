"""How much an event of a record out of a file may say: what the program writes itself, with room to spare.

A chain that holds proves nothing about that. A title of ten million letters, or a number of four thousand digits,
would stop each window that shows it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from incident_desk.domain.events import Kind

_DOCUMENTS = frozenset(
    {Kind.PLAYBOOK_ATTACHED, Kind.PAST_SOURCE, Kind.PAST_TAKEN, Kind.PATTERN_OPENED, Kind.REVIEW_TEMPLATE_CHOSEN}
)
"""Kinds that carry a whole document."""
LONGEST_TITLE, LONGEST_TEXT, LONGEST_DOCUMENT = 1_000, 200_000, 6_000_000
"""Letters of one text."""
LONGEST_NAME, MOST_VALUES, DEEPEST = 2_000, 1_000_000, 60
_WIDEST = 2**63
_TITLES: Mapping[str, str] = {Kind.OPENED: "title", Kind.TITLE_CHANGED: "new"}
_KNOWN = frozenset(map(str, Kind))


def refuse_endless(kind: str, body: Mapping[str, Any]) -> None:
    """Nothing where the body is one that the program could have written.

    Raises:
        ValueError: it says more than that: what.
    """
    title = body.get(_TITLES.get(kind, ""))
    if isinstance(title, str) and len(title) > LONGEST_TITLE:
        raise ValueError(f"a title of {len(title):,} letters")
    longest = LONGEST_DOCUMENT if kind in _DOCUMENTS or kind not in _KNOWN else LONGEST_TEXT
    for number, value in enumerate(_values(body)):
        if number > MOST_VALUES:
            raise ValueError(f"more than {MOST_VALUES:,} values in one event")
        if isinstance(value, str) and len(value) > longest:
            raise ValueError(f"a text of {len(value):,} letters")
        if isinstance(value, int) and not -_WIDEST <= value < _WIDEST:
            raise ValueError(f"a number of {len(str(abs(value)))} digits")


def _values(body: Mapping[str, Any]) -> Iterator[Any]:
    """Every value, however deep; the names are looked at on the way."""
    level: list[Any] = [body]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for one in level:
            inner = list(one.values()) if isinstance(one, Mapping) else one
            if isinstance(one, Mapping) and any(len(name) > LONGEST_NAME for name in one):
                raise ValueError("a name that is too long")
            yield from inner
            below += [each for each in inner if isinstance(each, (Mapping, list))]
        if not below:
            return
        level = below
    raise ValueError(f"values nested deeper than {DEEPEST}")
