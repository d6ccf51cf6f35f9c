"""The front matter of a document, and the title that it states."""

import re
from collections.abc import Iterable

from incident_desk.domain.playbook import Section

_TITLE = re.compile(r"^(title[^\S\n]*[:=][^\S\n]*)(\S[^\n]*)$", re.M | re.I)
_MARKS = ("---", "+++")
_BARE = re.compile(r"[^\W_][\w ./()-]*")
"""What stands as a value without quotes, whatever reads it."""


def front_of(sections: Iterable[Section]) -> str:
    """The text of the front matter among what was kept; empty where there is none."""
    return next((one.text for one in sections if not one.title and _is_front(one)), "")


def titled(front: str, title: str) -> str:
    """The front matter with that title in the place of its own; empty where it states none, or can't say it."""
    found = _TITLE.search(front)
    if found is None:
        return ""
    value = found[2].strip()
    if value.strip("\"'") == title:
        return front
    plain = _BARE.fullmatch(title) and value[0] not in "\"'" and "=" not in found[1]
    quote = "'" if '"' in title else '"'
    said = title if plain else f"{quote}{title}{quote}"
    if said.strip("\"'") != title or "\\" in title:
        return ""
    return f"{front[: found.start(2)]}{said}{front[found.end(2) :]}"


def _is_front(section: Section) -> bool:
    return section.span.first == 1 and section.text.startswith(_MARKS)
