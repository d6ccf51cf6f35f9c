"""Contacts and the escalation path: tables, labelled bullets and lines, arrows."""

import re
from collections.abc import Iterator, Sequence

from incident_desk.domain.playbook import Contact, EscalationHop, Span
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.durations import target_seconds
from incident_desk.formats.reading.labels import labelled
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import (
    CONTACTS,
    ESCALATION,
    LABEL_PRIMARY,
    LABEL_ROLE,
    LABEL_SECONDARY,
    LABEL_TIME,
    NO_CONTACT,
    folded,
    says,
)

_ARROW = re.compile(r"\s*(?:→|⇒|➜|➡️?|=>|-+>|»)\s*")
_EMPTY = frozenset(("", "-", "–", "—", "tbd", "tba", "n/a", "na", "none", "?", "..."))
_LEVEL = re.compile(r"^(?:l|level|tier|niveau|nivel|stufe|step)?\s*\d+$")
_OVERRUN = re.compile(
    r"\b(?:if|when|once)\s+(?:the\s+)?([^\s,;()][^,;()]{0,60}?)\s+(?:phase\s+)?"
    r"(?:overruns|runs over|is over its window|exceeds its window)\b",
    re.IGNORECASE,
)
_NOT_HERE = ("templates", "review", "procedure", "part")


def read_contacts(root: Section) -> tuple[Contact, ...]:
    """Everybody the document names to be reached."""
    found: list[Contact] = []
    for section in root.walk():
        if section.role == "contacts" or (section.role == "escalation" and says(section.name, CONTACTS)):
            found += _of_section(section)
    return tuple(found)


def _of_section(section: Section) -> Iterator[Contact]:
    for block in section.blocks:
        if block.kind == "table":
            yield from _of_table(block)
    for one in labelled(block for block in section.blocks if block.kind != "table"):
        if one.value and len(one.label) <= 60 and not says(one.label, NO_CONTACT):
            yield Contact(one.label, one.value, empty=is_empty(one.value), span=Span(one.first, one.last))


def _of_table(table: Block) -> Iterator[Contact]:
    if len(table.children) < 2:
        return
    head = [cell.plain for cell in table.children[0].children]
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
            yield Contact(cells[role], first, second, more, is_empty(first) and is_empty(second), span(row))


def is_empty(words: str) -> bool:
    """Whether a way to reach somebody is still a blank: "[NAME] ([CONTACT])", "TBD", "-"."""
    if folded(words) in _EMPTY:
        return True
    rest = words
    for blank in blanks_in(words):
        rest = rest.replace(blank.mark, "")
    rest = re.sub(r"_{2,}|[\s()\[\],;:/|]+", " ", rest).strip()
    return folded(rest) in _EMPTY or folded(rest) in ("account", "phone", "email", "slack", "tel")


def read_escalation(root: Section) -> tuple[EscalationHop, ...]:
    """Whom to bring in, in order; empty where no path is written."""
    for section in root.walk():
        if section.role in _NOT_HERE:
            continue
        if hops := _of_labels(section):
            return hops
    for section in root.walk():
        if section.role == "escalation":
            for read in (_of_ladder, _of_arrows, _of_list):
                if hops := read(section.blocks):
                    return hops
    return ()


def _of_labels(section: Section) -> tuple[EscalationHop, ...]:
    for one in labelled(section.blocks):
        if says(one.label, ESCALATION):
            hops = _path(one.value, Span(one.first, one.last))
            if len(hops) >= 2:
                return hops
    return ()


def _path(words: str, where: Span) -> tuple[EscalationHop, ...]:
    parts = [part.strip(" .;,*`") for part in _ARROW.split(words)]
    if len(parts) < 2 or any(not part or len(part) > 80 for part in parts):
        return ()
    return tuple(_hop(part, where) for part in parts)


def _hop(words: str, where: Span) -> EscalationHop:
    """A hop with its time in brackets: "Team Lead (after 30 min)"."""
    role, bracket, rest = words.partition("(")
    seconds, phase = _timing(rest) if bracket else (None, "")
    is_timed = seconds is not None or bool(phase)
    return EscalationHop(role.strip() if is_timed and role.strip() else words, seconds, where, phase)


def _timing(words: str) -> tuple[int | None, str]:
    """After how long, and at the overrun of which phase: of "if Diagnosis overruns" it is Diagnosis."""
    found = _OVERRUN.search(words)
    if found is None:
        return target_seconds(words), ""
    # A phase may be called "Immediate Response", which is no time.
    return target_seconds(words[: found.start()] + words[found.end() :]), found.group(1).strip(" *`")


def _of_ladder(blocks: Sequence[Block]) -> tuple[EscalationHop, ...]:
    """A table of levels: who comes in, and when."""
    for table in (block for block in blocks if block.kind == "table" and len(block.children) > 2):
        head = [cell.plain for cell in table.children[0].children]
        firsts = [row.children[0].plain for row in table.children[1:] if row.children]
        levels = all(_LEVEL.match(folded(words)) for words in firsts)
        who = next(
            (
                place
                for place in range(1 if levels else 0, len(head))
                if says(head[place], (*LABEL_ROLE, "contact", "escalate to", "owner"))
            ),
            None,
        )
        when = next((place for place, words in enumerate(head) if place != who and says(words, LABEL_TIME)), None)
        if who is None and levels and len(head) > 1:
            who = 1
        if who is None or not (levels or when is not None):
            continue
        return tuple(_hop_of_row(row, who, when) for row in table.children[1:] if len(row.children) > who)
    return ()


def _hop_of_row(row: Block, who: int, when: int | None) -> EscalationHop:
    cells = [cell.plain for cell in row.children]
    said = cells[when] if when is not None and when < len(cells) else ""
    seconds, phase = _timing(said)
    return EscalationHop(cells[who], seconds, span(row), phase)


def _of_arrows(blocks: Sequence[Block]) -> tuple[EscalationHop, ...]:
    for block in blocks:
        for paragraph in block.every("paragraph"):
            for line in paragraph.lines:
                words = line.rest if line.lead and line.colon else line.plain
                hops = _path(words, Span(paragraph.first, paragraph.last))
                if len(hops) >= 3:
                    return hops
    return ()


def _of_list(blocks: Sequence[Block]) -> tuple[EscalationHop, ...]:
    """A numbered list of levels: "1. On-call engineer", "2. **Team Lead**: after 30 minutes"."""
    for block in blocks:
        if block.kind != "list" or len(block.children) < 2:
            continue
        pairs = [_pair_of_item(item) for item in block.children]
        if not all(pairs) or not (block.ordered or all(_LEVEL.match(folded(label)) for label, _ in pairs if label)):
            continue
        return tuple(
            _hop_of_item(_role_of(label, value), value, item)
            for (label, value), item in zip(pairs, block.children, strict=True)
        )
    return ()


def _hop_of_item(role: str, value: str, item: Block) -> EscalationHop:
    seconds, phase = _timing(value)
    return EscalationHop(role, seconds, span(item), phase)


def _role_of(label: str, value: str) -> str:
    """Of "L1: Support team" the team, of "Team Lead: after 30 min" the lead."""
    return value.partition("(")[0].strip() if _LEVEL.match(folded(label)) else label


def _pair_of_item(item: Block) -> tuple[str, str]:
    head = item.children[0] if item.children else None
    if head is None or head.kind != "paragraph" or len(head.plain) > 120:
        return "", ""
    pair = next(iter(labelled([head])), None)
    if pair:
        return pair.label, pair.value
    role, bracket, rest = head.plain.partition("(")
    return role.strip(), rest.rstrip(")") if bracket else ""
