"""Where in the document a told thing can stand that came, went or says something else."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from incident_desk.domain.playbook import Contact, EscalationHop, SeverityLevel
from incident_desk.formats.playbook_writing.own_lines import ITEM, Piece
from incident_desk.formats.playbook_writing.spelling import label, spelled
from incident_desk.formats.playbook_writing.survival import COUNT
from incident_desk.formats.playbook_writing.tables import (
    contacts_table,
    escalation_forms,
    severities_written,
    target_items,
)
from incident_desk.formats.playbook_writing.told_changes import namings, said_otherwise
from incident_desk.formats.playbook_writing.word_changes import CELLS, is_row, plain

_MOST = 30
_SIGN = 2
"""Letters of a cell that says something."""
_ONE_LINE = ("{} – {}", "{}, {}", "**{}:** {}")
"""How whoever has one way to be reached stands in a line."""


def changed_pieces(lines: Sequence[str], book: Any, part: str, place: int, new: Any) -> Iterator[Piece]:
    """The thing at that place with other contents."""
    old = getattr(book, part)[place]
    slot = slot_of(lines, book, old)
    if slot is None:
        return
    raw = "\n".join(lines[slot[0] : slot[1]])
    for text in islice(said_otherwise(raw, old, new), _MOST):
        yield Piece(*slot, tuple(text.split("\n")))
    item = ITEM.match(raw)
    if isinstance(new, Contact) and item is not None and not new.secondary and not new.more:
        # The way to reach them stood around the role: "Mo Beck, head of security, +1 202".
        words = spelled(new.role, "- "), spelled(new.primary, "- ")
        yield from (Piece(slot[0], slot[0] + 1, (item.group() + form.format(*words),)) for form in _ONE_LINE)


def slot_of(lines: Sequence[str], book: Any, one: Any) -> tuple[int, int] | None:
    """The lines of a thing; those of whoever is named in a level of the path are the level's."""
    where = one.span
    if where is None and isinstance(one, Contact):
        where = next((hop.span for hop in book.escalation if hop.role == one.role), None)
    if where is None:
        return None
    last = min(where.last, len(lines))
    while last > where.first and not lines[last - 1].strip():
        last -= 1
    return where.first - 1, last


def gone_pieces(lines: Sequence[str], book: Any, part: str, place: int) -> Iterator[Piece]:
    """Without the thing at that place; levels that are counted are counted on."""
    ones = getattr(book, part)
    slot = slot_of(lines, book, ones[place])
    if slot is None or _is_shared(ones, place):
        return
    first, last = slot
    yield from _out_of_a_sentence(lines, slot, ones[place])
    if isinstance(ones[place], EscalationHop):
        yield from _recounted(lines, book, ones, place)
    yield from _with_gap(lines, first, last)
    above = _item_above(lines, first)
    if above is not None:
        yield Piece(above, last, ())


def _out_of_a_sentence(lines: Sequence[str], slot: tuple[int, int], one: Any) -> Iterator[Piece]:
    """The number in brackets that a sentence has, which stays: it may say more than whom to call."""
    raw = "\n".join(lines[slot[0] : slot[1]])
    told = f" ({one.primary})" if isinstance(one, Contact) else ""
    if told and raw.count(told) == 1 and not is_row(raw) and ITEM.match(raw) is None:
        yield Piece(*slot, tuple(raw.replace(told, "").split("\n")))


def _with_gap(lines: Sequence[str], first: int, last: int) -> Iterator[Piece]:
    is_open = (not first or not lines[first - 1].strip()) and last < len(lines) and not lines[last].strip()
    if is_open:
        yield Piece(first, last + 1, ())
    yield Piece(first, last, ())


def _is_shared(ones: Sequence[Any], place: int) -> bool:
    return [one.span for one in ones].count(ones[place].span) > 1


def _item_above(lines: Sequence[str], first: int) -> int | None:
    """The item right above, under which it stood alone."""
    own, above = ITEM.match(lines[first]), ITEM.match(lines[first - 1]) if first else None
    if own is None or above is None or len(above[1]) >= len(own[1]):
        return None
    return first - 1


def _recounted(lines: Sequence[str], book: Any, ones: Sequence[Any], place: int) -> Iterator[Piece]:
    """Without a level, the next ones with the numbers of those before them."""
    slots = [slot_of(lines, book, one) for one in ones]
    later = [slot for slot in slots[place + 1 :] if slot is not None]
    first, last = slots[place] or (0, 0)
    found = [COUNT.match(lines[slot[0]]) for slot in later]
    if not later or not all(found):
        return
    end = later[-1][1]
    if last < end and not lines[last].strip():
        last += 1
    told = list(lines[last:end])
    for slot, count in zip(later, found, strict=True):
        if count is not None:
            told[slot[0] - last] = _counted(lines[slot[0]], -1)
    yield Piece(first, end, tuple(told))


def _counted(line: str, by: int) -> str:
    found = COUNT.match(line)
    if found is None:
        return line
    return f"{found['lead']}{int(found['number']) + by}{line[found.end() :]}"


def come_pieces(lines: Sequence[str], book: Any, part: str, place: int, new: Any) -> Iterator[Piece]:
    """One more before that place, as the one before it or behind it is written."""
    ones = getattr(book, part)
    for near in (place - 1, place):
        slot = slot_of(lines, book, ones[near]) if 0 <= near < len(ones) else None
        if slot is None or _is_shared(ones, near):
            continue
        at = slot[1] if near < place else slot[0]
        own = lines[slot[0] : slot[1]]
        for one in namings(new):
            for copy in _copies(own, ones[near], one, is_behind=near < place):
                yield from _apart(lines, at, copy, is_behind=near < place, slot=slot)


def _copies(lines: Sequence[str], old: Any, new: Any, *, is_behind: bool) -> Iterator[list[str]]:
    """The lines of the neighbour with the contents of the new one; what it does not say is no part of it."""
    own = list(lines)
    counted = [_counted(own[0], 1), *own[1:]] if is_behind else own
    for start in (counted, own) if counted != own else (own,):
        for text in islice(said_otherwise("\n".join(start), old, new), 12):
            told = text.split("\n")
            if not _is_of_its_own(own[0], told[0], new):
                continue
            below = [line for line in told[1:] if line.strip() and line not in own]
            gap = [""] if below and len(own) > 1 and not own[1].strip() else []
            yield [told[0], *gap, *below]
    item = ITEM.match(own[0])
    if isinstance(new, Contact) and item is not None and not new.secondary and not new.more:
        words = spelled(new.role, "- "), spelled(new.primary, "- ")
        yield from ([item.group() + form.format(*words)] for form in _ONE_LINE)


def _is_of_its_own(own: str, copy: str, new: Any) -> bool:
    """Whether a copy says nothing of the neighbour: no name, no number, no cell that is not about the new one."""
    said = _said(new)
    if is_row(copy):
        pairs = zip(CELLS.split(own), CELLS.split(copy), strict=False)
        kept = [plain(one) for one, other in pairs if one.strip() and one == other]
        return all(words.isdecimal() or words in said or len(words) < _SIGN for words in kept)
    bare = ITEM.sub("", copy) if ITEM.match(copy) else COUNT.sub("", copy)
    words = re.findall(r"[^\s*_`()\[\],;:]+", bare)
    before = set(re.findall(r"[^\s*_`()\[\],;:]+", own))
    return not any(
        word in before and word not in said and (word[0].isupper() or any(map(str.isdigit, word)) or "@" in word)
        for word in words[1:]
    )


def _said(new: Any) -> str:
    return " ".join(str(getattr(new, name)) for name in new.__slots__ if name != "span")


def _apart(
    lines: Sequence[str], at: int, copy: list[str], *, is_behind: bool, slot: tuple[int, int]
) -> Iterator[Piece]:
    """With an empty line between the two where no list or table holds them together."""
    is_listed = ITEM.match(copy[0]) is not None or "|" in copy[0]
    spaced = Piece(at, at, ("", *copy) if is_behind else (*copy, ""))
    close = Piece(at, at, tuple(copy))
    beside = lines[slot[0] - 1 : slot[0]] if is_behind else lines[slot[1] : slot[1] + 1]
    is_touching = any(line.strip() and not line.lstrip().startswith("#") for line in beside)
    yield from (close, spaced) if is_listed or is_touching else (spaced, close)


def _level_lines(level: SeverityLevel) -> str:
    head = label(level.written or level.name, level.definition)
    return "\n".join((head, "", *target_items(level)))


def section_pieces(lines: Sequence[str], book: Any, part: str, new: Any) -> Iterator[Piece]:
    """The first one of its part, under a heading of its own: signs before the work, people at the end."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if part == "contacts":
        yield Piece(end, end, ("", "## Contacts", "", *contacts_table([new]).split("\n")))
    elif part == "escalation":
        form = escalation_forms([new])[0]
        yield Piece(end, end, ("", "## Escalation path", "", *form.split("\n")))
    elif part == "severities":
        for form in dict.fromkeys((severities_written([new]), *(_level_lines(one) for one in namings(new)))):
            yield Piece(end, end, ("", "## Severity levels", "", *form.split("\n")))
    elif part == "triggers" and not new.group:
        told = ("## When to use this", "", f"- {spelled(new.text, '- ')}")
        first = next((one.line - 1 for one in book.facts.headings if one.level == 2), None)
        if first is not None:
            yield Piece(first, first, (*told, ""))
        yield Piece(end, end, ("", *told))
