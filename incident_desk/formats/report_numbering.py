"""The numbers of a report's sections, and the letters of its appendices."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from string import ascii_uppercase

from incident_desk.formats.report_document import Section

_NUMBER = re.compile(r"(?:\d+ |Appendix [A-Z]: )")


def numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with numbers from 1, the appendices among them with letters from A."""
    made: list[Section] = []
    letters = 0
    for one in sections:
        if one.appendix:
            made.append(replace(one, title=f"Appendix {ascii_uppercase[letters]}: {one.title}"))
            letters += 1
        else:
            made.append(replace(one, title=f"{len(made) - letters + 1} {one.title}"))
    return tuple(made)


def plain_title(title: str) -> str:
    """The title without its number."""
    return _NUMBER.sub("", title, count=1) if _NUMBER.match(title) else title


def number_of(title: str, sections: Sequence[Section]) -> str:
    """The number of the section of that title: ``3``, or ``Appendix B``; empty where there is none."""
    found = next((one.title for one in sections if plain_title(one.title) == title), "")
    return found.removesuffix(title).strip().removesuffix(":")
