"""A path of escalation that is told in one line of arrows, in sentences or in a drawing, with other levels."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from incident_desk.domain.playbook import EscalationHop
from incident_desk.formats.playbook_writing.own_lines import ITEM, Piece
from incident_desk.formats.playbook_writing.spelling import spelled, time_words
from incident_desk.formats.playbook_writing.tables import escalation_forms
from incident_desk.formats.playbook_writing.told_changes import said_otherwise
from incident_desk.formats.playbook_writing.told_pieces import slot_of
from incident_desk.formats.playbook_writing.word_changes import is_row, plain

_ARROW = re.compile(r"(\s*(?:→|⇒|➜|➡️?|=>|-+>|»)\s*|\s>\s)")
_SENTENCE = re.compile(r"(?<=[.;。])(\s+)")
_DRAWN = frozenset("↓⬇⇓▼→|│vV┃")
_FENCES = ("```", "~~~")
Hops = Sequence[EscalationHop]


def path_pieces(
    lines: Sequence[str], book: Any, place: int, new: EscalationHop | None, *, comes: bool
) -> Iterator[Piece]:
    """The level at that place as *new*, away where that is None, or *new* before that place where it comes."""
    hops: Hops = book.escalation
    slots = [slot for hop in hops if (slot := slot_of(lines, book, hop)) is not None]
    if not slots:
        return
    first, last = min(one[0] for one in slots), max(one[1] for one in slots)
    for number in range(first, last):
        parts = _ARROW.split(lines[number])
        if len(parts) // 2 + 1 == len(hops) > 1:
            yield from (Piece(number, number + 1, (text,)) for text in _arrows(parts, hops, place, new, comes))
    if len(set(slots)) == len(slots):
        yield from _drawn(lines, hops, slots, (place, new, comes))
    raw = "\n".join(lines[first:last])
    if any(ITEM.match(lines[slot[0]]) or is_row(lines[slot[0]]) for slot in slots):
        return
    for text in _sentences(raw, hops, place, new, comes):
        yield Piece(first, last, tuple(text.split("\n")))


def _arrows(parts: list[str], hops: Hops, place: int, new: EscalationHop | None, comes: bool) -> Iterator[str]:
    if comes and new is not None:
        near = min(place, len(hops)) - 1
        at = _end(parts[2 * near], hops[near]) if near >= 0 else 0
        arrow = parts[-2]
        told = parts[2 * near][:at] + arrow + _words(new) + parts[2 * near][at:]
        yield "".join([*parts[: 2 * near], told, *parts[2 * near + 1 :]])
    elif new is not None:
        for text in said_otherwise(parts[2 * place], hops[place], new):
            yield "".join([*parts[: 2 * place], text, *parts[2 * place + 1 :]])
    elif place:
        tail = parts[2 * place][_end(parts[2 * place], hops[place]) :]
        yield "".join([*parts[: 2 * place - 1], tail, *parts[2 * place + 1 :]])
    else:
        lead = parts[0][: parts[0].find(hops[0].role.split(" ")[0])]
        yield "".join([lead, *parts[2:]])


def _end(segment: str, hop: EscalationHop) -> int:
    """Behind the level and what stands in brackets behind it."""
    found = re.search(re.escape(hop.role) + r"[*_`]*(?:\s*[(（][^()（）]*[)）])?[*_`]*", segment)
    return found.end() if found else len(segment.rstrip())


def _words(hop: EscalationHop) -> str:
    return f"{spelled(hop.role, '')}{f' ({_when(hop)})' if _when(hop) else ''}"


def _when(hop: EscalationHop) -> str:
    return f"after {time_words(hop.after_s)}" if hop.after_s else "immediately" if hop.after_s == 0 else ""


def _drawn(
    lines: Sequence[str], hops: Hops, slots: Sequence[tuple[int, int]], edit: tuple[int, EscalationHop | None, bool]
) -> Iterator[Piece]:
    """Levels with arrows between them that say the time, each on a line of its own."""
    place, new, comes = edit
    near = min(place, len(hops)) - comes
    if not _leads_down(lines, slots, max(near, 1)):
        return
    first = slots[near - 1][1] if near else slots[0][0]
    raw = "\n".join(lines[first : slots[near][1]])
    if new is None:
        yield Piece(first, slots[near][1], ()) if near else Piece(first, slots[1][0], ())
        return
    for text in said_otherwise(raw, hops[near], new):
        told = tuple(text.split("\n"))
        yield Piece(slots[near][1], slots[near][1], told) if comes else Piece(first, slots[near][1], told)


def _leads_down(lines: Sequence[str], slots: Sequence[tuple[int, int]], place: int) -> bool:
    if place >= len(slots):
        return False
    between = "".join(lines[slots[place - 1][1] : slots[place][0]])
    return bool(between.strip()) and not _DRAWN.isdisjoint(between)


def _sentences(raw: str, hops: Hops, place: int, new: EscalationHop | None, comes: bool) -> Iterator[str]:
    parts = _SENTENCE.split(raw)
    if comes and new is not None:
        lead = f"After {time_words(new.after_s)}, escalate" if new.after_s else "Then escalate"
        yield f"{raw.rstrip()} {lead} to the {spelled(new.role, '')}."
        yield f"{raw.rstrip()} {lead} to {spelled(new.role, '')}."
        return
    for number in range(0, len(parts), 2):
        if hops[place].role not in plain(parts[number]):
            continue
        if new is None:
            yield "".join([*parts[:number], *parts[number + 2 :]]).rstrip()
            continue
        for text in said_otherwise(parts[number], hops[place], new):
            yield "".join([*parts[:number], text, *parts[number + 1 :]])
        if new.after_s and hops[place].after_s is None:
            bare = parts[number].rstrip(".")
            yield "".join([*parts[:number], f"{bare} after {time_words(new.after_s)}.", *parts[number + 1 :]])


def path_anew(lines: Sequence[str], book: Any, news: Hops) -> Iterator[Piece]:
    """All of the path in another form where it stood: the last way, if its own lines can't hold it."""
    slots = [slot for hop in book.escalation if (slot := slot_of(lines, book, hop)) is not None]
    if not slots or not news:
        return
    first, last = min(one[0] for one in slots), max(one[1] for one in slots)
    if lines[first].lstrip().startswith("|"):
        while first and lines[first - 1].lstrip().startswith("|"):
            first -= 1
        while last < len(lines) and lines[last].lstrip().startswith("|"):
            last += 1
    if any(line.lstrip().startswith(_FENCES) for line in lines[first - 1 : first]):
        first, last = first - 1, last + any(line.lstrip().startswith(_FENCES) for line in lines[last : last + 1])
    for form in escalation_forms(news):
        own = form.split("\n")
        gap = [""] if first and lines[first - 1].strip() else []
        yield Piece(first, last, (*gap, *own))
        yield Piece(first, last, (*gap, "## Escalation path", "", *own))
