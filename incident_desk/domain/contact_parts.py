"""The name, the number and the address in what a playbook says of a contact: in columns, or in one line as
"Sam Ade, +44 20 7946 0018"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from incident_desk.domain.playbook import Contact

_PHONE = re.compile(r"(?<![\w.@+/-])\+?\(?\d[\d ()./\u2011-]{4,24}\d(?![\w@])")
_LEAST, _MOST = 6, 15
"""Digits of a telephone number; fifteen is the most that one can have anywhere."""
_DAY = re.compile(r"(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d")
"""A day, which looks like a telephone number."""
_EMAIL = re.compile(r"(?<![\w.%+-])[A-Za-z0-9][\w.%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\b")
_NUMBER_HEAD = re.compile(r"phone|mobile|\btel|number|telefon|handy|pager", re.IGNORECASE)
_BETWEEN = " \t\n,;:|()<>–—·-"
"""Signs that part a name from the number behind it."""
_LABELS = frozenset(("phone", "tel", "tel.", "mobile", "email", "e-mail", "mail"))
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class ContactParts:
    """Whom to reach and by what; each is empty where it is not stated."""

    name: str = ""
    phone: str = ""
    email: str = ""


def parts_of(contact: Contact) -> ContactParts:
    """What the playbook says of that contact, taken apart; nothing where it is a blank still."""
    if contact.empty:
        return ContactParts()
    further = [(pair[0], pair[1]) for pair in contact.more if len(pair) > 1]
    stated = [text for head, text in further if _NUMBER_HEAD.search(head) and any(map(str.isdigit, text))]
    cells = [contact.primary, contact.secondary, *(text for _, text in further)]
    phone = next(iter(stated), "") or next((one[0] for cell in cells for one in _numbers(cell)), "")
    email = next((found[0] for cell in cells if (found := _EMAIL.search(cell[:_LONGEST]))), "")
    return ContactParts(_name(contact.primary), " ".join(phone.split()), email)


def _numbers(cell: str) -> Iterator[re.Match[str]]:
    for found in _PHONE.finditer(cell[:_LONGEST]):
        is_number = _LEAST <= sum(map(str.isdigit, found[0])) <= _MOST
        if is_number and not _DAY.fullmatch(found[0]):
            yield found


def _name(primary: str) -> str:
    """What stands before the first number or address; a channel is no name."""
    found = [*_numbers(primary), *_EMAIL.finditer(primary[:_LONGEST])]
    if not found:
        return "" if primary.startswith(("#", "@")) else primary.strip()
    words = primary[: min(one.start() for one in found)].rstrip(_BETWEEN).split()
    if words and words[-1].lower() in _LABELS:
        words.pop()
    return " ".join(words).rstrip(_BETWEEN)
