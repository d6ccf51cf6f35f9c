"""How a contact can be reached: numbers and addresses found in what the playbook says of them. Pure.

A link is built from the number or address alone, after it was checked; a link of the document is never followed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from incident_desk.domain.playbook import Contact

_NUMBER = re.compile(r"(?<![\w.@+-])\+?\(?\d[\d ()./\u2011-]{4,24}\d(?![\w@])")
_ADDRESS = re.compile(
    r"(?<![\w.%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\b"
)
_LEAST, _MOST = 6, 15
"""Digits of a telephone number; fifteen is the most that one can have anywhere."""
_LONGEST = 2000


class WayKind(Enum):
    """What opens it: a telephone or a mail program. The value is the scheme of the link."""

    CALL = "tel"
    MAIL = "mailto"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach somebody: as it is written, and what of it goes into a link."""

    kind: WayKind
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the playbook says of a contact, under its heading, and the ways that are in it."""

    text: str
    heading: str = ""
    ways: tuple[Way, ...] = ()


def lines_of(contact: Contact) -> tuple[Line, ...]:
    """What the playbook states of a contact; nothing where every cell is a blank still."""
    if contact.empty:
        return ()
    cells = [
        ("", contact.primary),
        ("", contact.secondary),
        *((one[0], " ".join(one[1:])) for one in contact.more if one),
    ]
    return tuple(_line(heading, text) for heading, text in cells if text.strip())


def ways_in(text: str) -> tuple[Way, ...]:
    """The numbers and addresses in a text, in its order, each once."""
    found = sorted(_found(text[:_LONGEST]), key=lambda one: one[0])
    return tuple({(way.kind, way.target): way for _place, way in found}.values())


def _line(heading: str, text: str) -> Line:
    plain = " ".join(text.split())
    return Line(plain, " ".join(heading.split()), ways_in(plain))


def _found(text: str) -> Iterator[tuple[int, Way]]:
    for one in _ADDRESS.finditer(text):
        yield one.start(), Way(WayKind.MAIL, one[0], one[0])
    for one in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", one[0])
        if _LEAST <= len(digits) <= _MOST:
            yield one.start(), Way(WayKind.CALL, one[0].strip(), f"{'+' if '+' in one[0] else ''}{digits}")
