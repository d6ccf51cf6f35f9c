"""Contacts: tables, labelled bullets and lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import starmap

from incident_desk.domain.playbook import Contact, Span
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.contact_lines import ADDRESS, called_in, contacts_in
from incident_desk.formats.reading.labels import Labelled, labelled
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.severity_targets import kind_of
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import words_of, written_words
from incident_desk.formats.reading.words import (
    CONTACT_DETAILS,
    CONTACTS,
    JOBS,
    LABEL_CHANNEL,
    LABEL_PRIMARY,
    LABEL_ROLE,
    LABEL_SECONDARY,
    LABEL_TIME,
    LABEL_WINDOW,
    NO_CONTACT,
    ROLES,
    folded,
    says,
    starts_with,
    together,
)

_LONGEST_ROLE, _LONGEST_NAMED = 60, 120
_NOT_HERE = ("templates", "review", "contacts", "escalation")
"""Sections whose lines are read otherwise."""
_REACHED_BY = together(CONTACTS, CONTACT_DETAILS)
_REACHED_OR_NEXT = together(_REACHED_BY, LABEL_SECONDARY)
_REACHED = together(LABEL_PRIMARY, LABEL_SECONDARY, CONTACT_DETAILS, LABEL_CHANNEL)
_SHIFTS = together(LABEL_TIME, LABEL_WINDOW, words_of("units", "week"), words_of("units", "day"))
_UNITS = [word for key in ("minute", "hour", "day", "week") for word in written_words("units", key)]
_AMOUNT = re.compile(r"\d{1,3}\s?[^\W\d_]")
"""So many of something: no telephone number."""
_LENGTH = re.compile(rf"\d{{1,3}}(?:\s?[-–]\s?\d{{1,3}})?[\s-]?{any_of(_UNITS)}(?![^\W\d_])", re.I)
_REGULAR = together(*(words_of("times", key) for key in ("hourly", "daily", "weekly")))
_ARROWS, _HOPS = ("→", "->", "➜"), 2
_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d\d?[./]\d\d?[./](?:19|20)\d\d\b")
"""A day, which looks like a telephone number."""
_HEAD = 4
"""Blocks under the title that can say whose the document is."""
_NAME = re.compile(r"(?P<name>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’.-]*){1,2})(?=$|\.$|\s*[(,;/|–—]|\s-\s)")
"""A first name and a last one with nothing behind them but another piece: "Mo Beck (office)"."""
_EMPTY = frozenset(("", "-", "–", "—", "tbd", "tba", "n/a", "na", "none", "?", "..."))


def read_contacts(root: Section) -> tuple[Contact, ...]:
    """Everybody the document names to be reached."""
    found: list[Contact] = []
    for section in root.walk():
        if section.role == "contacts" or (section.role == "escalation" and says(section.name, CONTACTS)):
            found += _of_section(section)
        elif section.role == "reference" and says(section.name, ROLES):
            found += _named_in(section)
            found += _in_tables_of_roles(section)
        elif section.role == "title":
            found += _stated(section)
        if section.role not in _NOT_HERE:
            found += _called_contacts(section)
            found += _called_in_sentences(section)
    return tuple(found)


def _called_in_sentences(section: Section) -> Iterator[Contact]:
    """Whoever a sentence says to call, with the number in it."""
    for block in section.blocks:
        for paragraph in block.every("paragraph") if block.kind in ("paragraph", "list") else ():
            if "(" in paragraph.content:
                yield from called_in(paragraph.plain, span(paragraph))


def _called_contacts(section: Section) -> Iterator[Contact]:
    """A line that says of itself that it is a contact, with an address, wherever it stands."""
    for one in labelled(block for block in section.blocks if block.kind == "paragraph"):
        if len(one.label) <= _LONGEST_ROLE and starts_with(one.label, CONTACTS) and ADDRESS.search(one.value):
            yield Contact(one.label, one.value, span=Span(one.first, one.last))


def _of_section(section: Section) -> Iterator[Contact]:
    blocks = _without_foot(section.blocks)
    for block in blocks:
        yield from _of_table(block) if block.kind == "table" else contacts_in(block)
    has_table = any(block.kind == "table" for block in blocks)
    apart = ("table", "quote") if has_table else ("table",)  # what is quoted beside a table is about the table
    pairs = list(labelled(block for block in blocks if block.kind not in apart))
    if len(pairs) > 1 and section.level and all(says(one.label, CONTACT_DETAILS) for one in pairs):
        first, *rest = pairs
        more = tuple((one.label, one.value) for one in rest)
        where = Span(section.first, max(one.last for one in pairs))
        yield Contact(section.name, first.value, more=more, empty=is_empty(first.value), span=where)
        return
    for one in pairs:
        if one.value and len(one.label) <= 60 and not says(one.label, NO_CONTACT) and not _tells_when(one):
            yield Contact(one.label, one.value, empty=is_empty(one.value), span=Span(one.first, one.last))


def _tells_when(one: Labelled) -> bool:
    """Whether it says how soon or how often something is, or in which order: "Response time: 15 minutes for P1",
    "Rotation: weekly, on Mondays"."""
    told = one.value[:_LONGEST_NAMED]
    if ADDRESS.search(told):
        return False
    is_path = sum(map(told.count, _ARROWS)) >= _HOPS
    return is_path or bool(kind_of(one.label)) or starts_with(told, _REGULAR) or _LENGTH.match(told) is not None


def _without_foot(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks up to a line across under a list or a table of contacts: what stands below it, as "Last tested:
    …", is about the document."""
    for place, block in enumerate(blocks):
        below = blocks[place + 1 :]
        listed = any(one.kind in ("list", "table") for one in blocks[:place])
        if block.kind == "rule" and listed and all(one.kind in ("paragraph", "rule", "quote") for one in below):
            return blocks[:place]
    return blocks


def _named_in(section: Section) -> Iterator[Contact]:
    """Whoever is named where the roles are told: "**Security lead:** Mo Beck"; what a role does names nobody."""
    for one in labelled(block for block in section.blocks if block.kind == "list"):
        if len(one.label) <= _LONGEST_ROLE and _names_somebody(one):
            yield Contact(one.label, one.value, empty=is_empty(one.value), span=Span(one.first, one.last))


def _in_tables_of_roles(section: Section) -> Iterator[Contact]:
    """Whoever stands in a table of roles that has a column for how to reach them, where most of it is filled in."""
    for table in (block for block in section.blocks if block.kind == "table" and len(block.children) > 1):
        head = [cell.plain for cell in table.children[0].children]
        found = [one for one in _of_table(table) if not one.empty]
        if any(says(words, _REACHED_OR_NEXT) for words in head[1:]) and len(found) * 2 > len(table.children) - 1:
            yield from _of_table(table)


def _stated(section: Section) -> Iterator[Contact]:
    """Whoever is to be reached by the lines under the document's title: "**Security lead:** Mo Beck, mo@a.example";
    one without a name and an address is told there, and not named to be reached."""
    for one in labelled(block for block in section.blocks[:_HEAD] if block.kind in ("paragraph", "list")):
        named = _NAME.match(one.value) is not None and ADDRESS.search(_DAY.sub("", one.value)) is not None
        if named and len(one.value) <= _LONGEST_NAMED and says(one.label, JOBS):
            yield Contact(one.label, one.value, span=Span(one.first, one.last))


def _names_somebody(one: Labelled) -> bool:
    """Whether it says how to reach somebody, or names somebody behind what that person is."""
    if len(one.value) <= _LONGEST_NAMED and ADDRESS.search(one.value):
        return True
    name = _NAME.match(one.value) if says(one.label, JOBS) else None
    return name is not None and not any(says(word, JOBS) for word in name["name"].split())


def _of_table(table: Block) -> Iterator[Contact]:
    if len(table.children) < 2:
        return
    head = [cell.plain for cell in table.children[0].children]
    if not _tells_whom(table, head):
        return
    role = next((place for place, words in enumerate(head) if says(words, LABEL_ROLE)), 0)
    others = [place for place in range(len(head)) if place != role]
    secondary = next((place for place in others if says(head[place], LABEL_SECONDARY)), None)
    primary = next((place for place in others if place != secondary and says(head[place], LABEL_PRIMARY)), None)
    primary = primary if primary is not None else next((place for place in others if place != secondary), None)
    for row in table.children[1:]:
        cells = [cell.plain for cell in row.children] + [""] * len(head)
        more = tuple(
            (head[place], cells[place]) for place in others if place not in (primary, secondary) and cells[place]
        )
        first = cells[primary] if primary is not None else ""
        second = cells[secondary] if secondary is not None else ""
        if cells[role]:
            is_blank = is_empty(first) and is_empty(second) and not any(starmap(_reaches, more))
            yield Contact(cells[role], first, second, more, is_blank, span(row))


def _tells_whom(table: Block, head: Sequence[str]) -> bool:
    """Whether it says how to reach somebody; not a table of shifts, nor one of what a duty brings in."""
    if head and says(head[0], _SHIFTS) and not any(says(words, LABEL_ROLE) for words in head):
        return False
    if any(says(words, _REACHED) for words in head[1:]):
        return True
    seconds = [row.children[1].plain for row in table.children[1:] if len(row.children) > 1]
    return sum(_AMOUNT.match(words) is not None for words in seconds) * 2 <= len(seconds)


def _reaches(head: str, words: str) -> bool:
    """Whether another cell of the row says how to reach somebody: a number under "Phone"."""
    return says(head, CONTACT_DETAILS) and (ADDRESS.search(words) is not None or words[:1] == "#")


def is_nobody(contact: Contact) -> bool:
    """Whether every way to reach them is still a blank."""
    ways = is_empty(contact.primary) and is_empty(contact.secondary)
    return ways and not any(_reaches(pair[0], pair[1]) for pair in contact.more if len(pair) > 1)


def is_empty(words: str) -> bool:
    """Whether a way to reach somebody is still a blank: "[NAME] ([CONTACT])", "TBD", "-"."""
    if folded(words) in _EMPTY:
        return True
    rest = words
    for blank in blanks_in(words):
        rest = rest.replace(blank.mark, "")
    rest = re.sub(r"_{2,}|[\s()\[\],;:/|]+", " ", rest).strip()
    return folded(rest) in _EMPTY or folded(rest) in ("account", "phone", "email", "slack", "tel")
