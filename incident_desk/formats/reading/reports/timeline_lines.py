"""Paragraphs, lists and headings as lines of a timeline.

Under a heading that says "Timeline" (*strong*) a time may stand anywhere in a line. Elsewhere only lines that begin
with a clock count, and only where most lines of a list or a run do: a sentence with a clock is no timeline.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.happenings import (
    Happening,
    day_line,
    labelled_time,
    numbered_point,
    plain_of,
    sentences,
    time_first,
    time_last,
    time_within,
    words_first,
)
from incident_desk.formats.reading.tokens import Block, Line, spoken

_ITEM_TAG = re.compile(r"</?(?:li|br|p|tr|ul|ol|div|dt|dd|table|tbody|thead)(?:\s[^<>]{0,300})?/?>", re.I)
_CELL_TAG = re.compile(r"</t[dh]>\s{0,20}<t[dh](?:\s[^<>]{0,300})?>", re.I)
_HEADING_TAG = re.compile(r"</?h[1-6](?:\s[^<>]{0,300})?>", re.I)
DEEPEST = 6
"""Levels of lists in lists in which a timeline is looked for."""
LEAST = 3
"""Lines that begin with a clock which make a timeline of a list without a heading that says so."""
_LONGEST_LOG = 20_000
_LONGEST_TEXT = 2_000
"""Letters of what happened; a longer text is cut."""


def paragraph_happenings(block: Block, hints: Hints, strong: bool) -> list[Happening]:
    """The lines of a paragraph that begin with a time; under a timeline's heading also its labelled times and its
    sentences with a clock."""
    lines = shown_lines(block)
    found = [_first(line, number, hints, strong, "line") for line, number in lines]
    if not lines or not any(found):
        return _of_sentences(block, hints) if strong else []
    if all(one is not None and one.clocked for one in found) and len(found) >= LEAST:
        return [replace(one, marked=True) for one in found if one is not None]
    if strong and found[0] is None and _are_rows(found[1:]):
        return [replace(one, marked=True) for one in found[1:] if one is not None]
    if found[0] is None and sum(one is not None and one.marked for one in found) < 2:
        return _of_sentences(block, hints) if strong else []
    told = (
        _of_sentences(block, hints) if strong and not any(one is not None and one.marked for one in found) else []
    )
    return told if len(told) > 1 else _joined(lines, found)


def _are_rows(found: Sequence[Happening | None]) -> bool:
    """Whether every line begins with a clock, so that one before them is their head: "Time    What we did"."""
    return len(found) >= LEAST and all(one is not None and one.clocked for one in found)


def list_happenings(block: Block, hints: Hints, strong: bool, depth: int = 0) -> list[Happening]:
    """The items of a list and of the lists in it."""
    found: list[Happening] = []
    for item in block.children if depth < DEEPEST else ():
        found += item_happenings(item, hints, strong, depth)
    return found if strong or is_timeline(found, len(block.children)) else []


def item_happenings(item: Block, hints: Hints, strong: bool, depth: int = 0) -> list[Happening]:
    """An item's own time and those of the lists in it."""
    head = item.children[0] if item.children and item.children[0].kind == "paragraph" else None
    own = _of_item(head, hints, strong) if head is not None else []
    inner: list[Happening] = []
    for child in item.children[0 if head is None else 1 :]:
        if child.kind == "list":
            inner += list_happenings(child, hints, strong, depth + 1)
        elif child.kind == "paragraph":
            inner += [one for one in paragraph_happenings(child, hints, False) if one.marked]
    if own and own[-1].clocked and inner and all(one.how in ("label", "item", "prose") for one in inner):
        inner = []
    if not own and strong and inner and inner[0].clocked and not inner[0].text and head is not None:
        inner[0].text = _told_beside(plain_of(head.plain), item)
    if own and not own[-1].text:
        fill(own[-1], [child for child in item.children[1:] if not inner])
    return own + inner


def _told_beside(label: str, item: Block) -> str:
    """A label's words for the time alone under it, with the line that stands beside that time."""
    inner = next((child for child in item.children if child.kind == "list"), None)
    beside = inner.children[1].children[:1] if inner is not None and len(inner.children) > 1 else ()
    words = plain_of(beside[0].plain) if beside and beside[0].kind == "paragraph" else ""
    return f"{label.rstrip(':： ')}: {words}" if words else label.rstrip(":： ")


def _of_item(head: Block, hints: Hints, strong: bool) -> list[Happening]:
    lines = shown_lines(head)
    found = [_first(line, number, hints, strong, "list") for line, number in lines]
    if any(found):
        return _joined(lines, found) if found[0] is not None else _joined(lines, [None, *found[1:]])
    if not strong:
        return []
    plain = plain_of(head.plain)
    one = time_last(plain, head.first, hints, "label") or time_within(plain, head.first, hints, "item")
    return [one] if one is not None else []


def is_timeline(found: Sequence[Happening], lines: int) -> bool:
    """Whether a list or a run is a timeline by itself: most of its lines begin with a clock."""
    clocked = sum(one.clocked and one.how in ("list", "line", "heading") for one in found)
    return clocked >= LEAST and clocked * 10 >= lines * 6


def fill(happening: Happening, blocks: Sequence[Block]) -> None:
    """Give a time that stands alone the words of the blocks under it: the first paragraph, or the first list."""
    for block in blocks:
        if block.kind in ("paragraph", "quote"):
            words = " ".join(plain_of(one.plain) for one in block.every("paragraph"))
        elif block.kind == "list":
            words = " ".join(plain_of(one.plain) for item in block.children for one in item.children[:1])
        else:
            continue
        happening.text = words[:_LONGEST_TEXT]
        happening.last = max(happening.last, block.last)
        return


def fill_on(happening: Happening, block: Block) -> None:
    """Give a time that stands alone the words of one more paragraph under it."""
    words = " ".join(plain_of(one.plain) for one in block.every("paragraph"))
    happening.text = f"{happening.text} {words}".strip()[:_LONGEST_TEXT]
    happening.last = max(happening.last, block.last)


def shown_lines(block: Block) -> list[tuple[Line, int]]:
    """The lines of a paragraph with their numbers; the items of raw HTML are lines as well."""
    if "<" in block.content and _ITEM_TAG.search(block.content):
        return _html_lines(block.content, block.first, block.last)
    return [(line, min(block.first + place, block.last)) for place, line in enumerate(block.lines)]


def html_in_code(page: Page, block: Block) -> Block | None:
    """The paragraph that indented HTML stands for, which Markdown takes for code; None for true code."""
    fenced = page.lines[block.first - 1].lstrip()[:3] in ("```", "~~~")
    if block.kind != "fence" or fenced or "<li" not in block.content.casefold():
        return None
    return Block("paragraph", block.first, block.last, block.content)


def log_of(block: Block, hints: Hints) -> list[Happening]:
    """The lines of a fence that is a log kept by hand: most of them begin with a clock. A program's log is none."""
    if block.kind != "fence" or len(block.content) > _LONGEST_LOG:
        return []
    numbered = enumerate(block.content.split("\n"), start=block.first)
    shown = [(line.strip(), min(number, block.last)) for number, line in numbered if line.strip()]
    lines = [(Line(words, "", words), number) for words, number in shown]
    found = [time_first(line, number, hints, "line") for line, number in lines]
    clocked = [one for one in found if one is not None and one.clocked]
    if not lines or found[0] is None or not is_timeline(clocked, len(lines)):
        return []
    return _joined(lines, found)


def html_pieces(block: Block) -> list[Block]:
    """A paragraph of raw HTML in pieces, so that each of its headings stands alone, in bold."""
    if block.kind != "paragraph" or "<h" not in block.content.casefold():
        return [block]
    pieces: list[Block] = []
    bold, place = False, 0
    for tag in [*_HEADING_TAG.finditer(block.content), None]:
        words = block.content[place : tag.start() if tag else None]
        if words.strip():
            first = min(block.first + block.content[:place].count("\n"), block.last)
            shown = f"**{plain_of(words)}**" if bold else words.lstrip("\n")
            pieces.append(Block("paragraph", first, block.last, shown))
        if tag is not None:
            bold, place = not tag.group().startswith("</"), tag.end()
    return pieces


def _html_lines(content: str, first: int, last: int) -> list[tuple[Line, int]]:
    found: list[tuple[Line, int]] = []
    open_line = ""
    for place, source in enumerate(content.split("\n")):
        number = min(first + place, last)
        pieces = _ITEM_TAG.split(_CELL_TAG.sub(" - ", source))
        open_line = f"{open_line} {pieces[0].strip()}".strip()
        for piece in pieces[1:]:
            found += [(spoken(plain_of(open_line))[0], number)] if open_line else []
            open_line = piece.strip()
    return found + ([(spoken(plain_of(open_line))[0], last)] if open_line else [])


def _first(line: Line, number: int, hints: Hints, strong: bool, how: str) -> Happening | None:
    """The time of a line, by its beginning; under a timeline's heading also behind a label."""
    found = day_line(plain_of(line.plain), number, hints) or time_first(line, number, hints, how)
    if found is not None and (strong or found.clocked or found.is_day):
        return found
    if not strong:
        return None
    return (
        labelled_time(line, number, hints) or words_first(line, number, hints) or numbered_point(line, number, how)
    )


def _joined(lines: Sequence[tuple[Line, int]], found: Sequence[Happening | None]) -> list[Happening]:
    """The happenings with the lines that go on with them."""
    kept: list[Happening] = []
    for (line, number), one in zip(lines, found, strict=True):
        if one is not None:
            kept.append(one)
        elif kept and not kept[-1].is_day and len(kept[-1].text) < _LONGEST_TEXT:
            words = plain_of(line.plain)
            kept[-1].text = f"{kept[-1].text} {words}".strip() if kept[-1].text else words.lstrip(":： ").strip()
            kept[-1].last = number
    return kept


def _of_sentences(block: Block, hints: Hints) -> list[Happening]:
    """The sentences of prose that hold a clock; those between go with the one before."""
    kept: list[Happening] = []
    for sentence in sentences(plain_of(block.plain[:20_000])):
        one = time_within(sentence, block.first, hints, "prose")
        if one is not None:
            one.last = block.last
            kept.append(one)
        elif kept and len(kept[-1].text) < _LONGEST_TEXT:
            kept[-1].text = f"{kept[-1].text} {sentence}"
    return kept
