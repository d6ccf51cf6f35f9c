"""A review template as a TOML file, read strictly: what is wrong is said with the file's name and the line.

::

    title = "Our review"
    about = "For outages of the shop."

    [[section]]
    id = "summary"
    title = "Summary"
    prompt = "What happened, in two sentences"

    [[section]]
    id = "timeline"
    title = "Timeline"
    text = false               # nothing to write: it comes from the record
    optional = true            # left out of the report while it is empty
    shows = ["timeline"]       # the parts of the record and of the review that stand here
    also = ["Chronology"]      # other headings under which a document has the same
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from incident_desk.domain.errors import Refused
from incident_desk.domain.review_template import PARTS, ReviewTemplate, TemplateSection

LARGEST, MOST_SECTIONS, LONGEST_TITLE, LONGEST_PROMPT = 200_000, 60, 120, 2_000
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_TOP = ("title", "about", "section")
_KEYS: Mapping[str, type] = {
    "id": str, "title": str, "prompt": str, "text": bool, "optional": bool, "shows": list, "also": list,
}  # fmt: skip
_WORDS: Mapping[type, str] = {str: "a text in quotes", bool: "true or false", list: "a list of texts"}
_HEAD = re.compile(r"^\s*\[\[\s*section\s*\]\]", re.M)


class BadTemplate(Refused):
    """The file is no review template: what, and where."""


def read_review_template(text: str, name: str) -> ReviewTemplate:
    """The template of that name that a file's text describes.

    Raises:
        BadTemplate: it is none; the message names the file and the line.
    """
    if len(text) > LARGEST:
        raise BadTemplate(f"{name}: it has {len(text):,} characters, {LARGEST:,} at most")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadTemplate(f"{name}: not readable as TOML: {str(error)[:200] or 'nested too deeply'}") from error
    reader = _Reader(name, [text.count("\n", 0, one.end()) + 1 for one in _HEAD.finditer(text)])
    return reader.template(data)


class _Reader:
    """Reads one file's data; ``lines`` are those of the heads of its sections."""

    def __init__(self, name: str, lines: list[int]) -> None:
        self._name, self._lines = name, lines

    def template(self, data: Mapping[str, Any]) -> ReviewTemplate:
        for key in data:
            if key not in _TOP:
                raise self._bad(f"it says {key!r}, which means nothing here. It can say: {', '.join(_TOP)}")
        title, about = (self._text(data.get(key, ""), key, LONGEST_TITLE) for key in ("title", "about"))
        if not title:
            raise self._bad('it has no title. Begin with: title = "Our review"')
        listed = data.get("section")
        if not isinstance(listed, list) or not listed or not all(isinstance(one, dict) for one in listed):
            raise self._bad("it has no section. Each begins with a line [[section]]")
        if len(listed) > MOST_SECTIONS:
            raise self._bad(f"it has {len(listed)} sections, {MOST_SECTIONS} at most")
        sections = tuple(self._section(place, one) for place, one in enumerate(listed))
        self._refuse_twice(sections)
        return ReviewTemplate(self._name, title, about, sections)

    def _section(self, place: int, data: Mapping[str, Any]) -> TemplateSection:
        for key, value in data.items():
            kind = _KEYS.get(key)
            if kind is None:
                raise self._bad(f"{key!r} means nothing in a section. It can say: {', '.join(_KEYS)}", place)
            if not isinstance(value, kind):
                raise self._bad(f"{key} is {_WORDS[kind]}", place)
        wanted = str(data.get("id", ""))
        if not _ID.fullmatch(wanted):
            raise self._bad("its id is made of small letters, digits and dashes, such as root-cause", place)
        title = self._text(data.get("title", ""), "title", LONGEST_TITLE, place)
        if not title:
            raise self._bad(f"the section {wanted} has no title", place)
        shows, also = self._shows(data, place), self._texts(data, "also", place)
        prose = bool(data.get("text", True))
        if not prose and not shows:
            raise self._bad(f"the section {wanted} has neither a text nor anything to show", place)
        prompt = self._text(data.get("prompt", ""), "prompt", LONGEST_PROMPT, place)
        return TemplateSection(wanted, title, prompt, prose, bool(data.get("optional", False)), shows, also)

    def _shows(self, data: Mapping[str, Any], place: int) -> tuple[str, ...]:
        shows = self._texts(data, "shows", place)
        for part in shows:
            if part not in PARTS:
                raise self._bad(f"shows names {part[:40]!r}. What can be shown: {', '.join(PARTS)}", place)
        return tuple(dict.fromkeys(shows))

    def _texts(self, data: Mapping[str, Any], key: str, place: int) -> tuple[str, ...]:
        found = data.get(key, [])
        if not all(isinstance(one, str) for one in found):
            raise self._bad(f"{key} is {_WORDS[list]}", place)
        return tuple(self._text(one, key, LONGEST_TITLE, place) for one in found)

    def _text(self, value: Any, key: str, most: int, place: int | None = None) -> str:
        if not isinstance(value, str):
            raise self._bad(f"{key} is {_WORDS[str]}", place)
        words = " ".join(value.split())
        if len(words) > most:
            raise self._bad(f"{key} has {len(words)} characters, {most} at most", place)
        return words

    def _refuse_twice(self, sections: tuple[TemplateSection, ...]) -> None:
        known: set[str] = set()
        for place, one in enumerate(sections):
            if one.id in known:
                raise self._bad(f"the id {one.id} stands twice", place)
            known.add(one.id)

    def _bad(self, words: str, place: int | None = None) -> BadTemplate:
        if place is None:
            return BadTemplate(f"{self._name}: {words}")
        # A section may be written in another form than under its own head; then its number has to do.
        where = f"line {self._lines[place]}" if place < len(self._lines) else f"section {place + 1}"
        return BadTemplate(f"{self._name}, {where}: {words}")
