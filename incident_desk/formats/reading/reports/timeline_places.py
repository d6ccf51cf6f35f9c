"""Where a report's timeline stands: under headings, bold lines and labels that say so, or in lists that are one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.happenings import Happening, day_line, time_first, time_last
from incident_desk.formats.reading.reports.status_page import status_updates
from incident_desk.formats.reading.reports.timeline_lines import (
    DEEPEST,
    LEAST,
    fill,
    fill_on,
    html_in_code,
    html_pieces,
    is_timeline,
    item_happenings,
    list_happenings,
    log_of,
    paragraph_happenings,
)
from incident_desk.formats.reading.reports.timeline_notes import (
    day_notes,
    heading_notes,
    says_timeline,
    sentence_notes,
)
from incident_desk.formats.reading.reports.timeline_tables import table_happenings
from incident_desk.formats.reading.sections import is_title
from incident_desk.formats.reading.tokens import Block, Line
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import TEMPLATE, says

NOT_TIMELINE = words_of("timeline", "not_timeline")
_IN_BRACKETS = re.compile(r"^\s?\([^()]{2,40}\)\s*:?$")
_SIBLINGS = 50
"""Headings side by side that are looked at to tell whether they are times."""
_DOTTED = re.compile(r"^[\s>*\-+•]{0,8}(?:\*\*)?\d{1,2}\.\d\d(?![\d.%])", re.M)
_COLONED = re.compile(r"^[\s>*\-+•|]{0,8}(?:\*\*)?\d{1,2}:\d\d", re.M)


def happenings_of(page: Page, hints: Hints) -> list[Happening]:
    """Everything that is a line of a timeline, in the order of the report."""
    reader = _Reader(page, hints)
    for section in page.root.walk():
        reader.take(section)
    return reader.found


class _Reader:
    """Goes through the sections; a section's headings and blocks are timeline or not by those above them."""

    def __init__(self, page: Page, hints: Hints) -> None:
        self.page, self.plain_hints = page, hints
        self.loose_hints = replace(hints, loose=True, dots=_has_dots(page))
        self.found: list[Happening] = []
        self.waiting: list[Happening] = []
        self.by_itself = False
        """Whether a list of the section is a timeline though no heading says so."""
        self.group = 0
        self.begun = False
        """Whether a clock was found."""
        self.alone: Happening | None = None
        """The time that stood alone in its line, of which the paragraphs under it tell."""
        self.strong: dict[Section, bool] = {}
        self.timed: set[Section] = set()
        """Headings that are times; what stands under one tells of that time."""
        self.clocks: dict[Section, int] = {}

    def take(self, section: Section) -> None:
        """One section: its heading and its blocks."""
        if section.role == "templates" or self._is_foreign(section):
            self.strong[section] = False
            return
        above = self.strong.get(section.parent, False) if section.parent else False
        strong = says_timeline(section.name) if section.level else False
        self.strong[section] = strong or above
        if not above:
            self.group = section.first
        if self.strong[section]:
            self._notes(section, opens=not above)
        if section.level and self._heading(section):
            self.timed.add(section)
        if any(one in self.timed for one in (section, *section.above())):
            return
        start, self.alone = len(self.found), None
        if updates := status_updates(section.blocks, self._hints(True)):
            self._add(updates)
            return
        self._blocks(section.blocks, self.strong[section])
        self._settle(start)
        if self.strong[section] and section.level:
            self._bracketed(section, start)

    def _notes(self, section: Section, opens: bool) -> None:
        """What a timeline's headings state for its lines; *opens*: the section is the timeline itself."""
        self._add(self._day_above(section) if opens else [])
        self._add(heading_notes(section.title.text, section.first, self.plain_hints))

    def _day_above(self, section: Section) -> list[Happening]:
        """The day in the heading that a timeline's stands under, where a report tells of several incidents."""
        for one in section.above():
            if (
                one.level
                and not is_title(one)
                and (notes := day_notes(one.title.text, one.first, self.plain_hints))
            ):
                return notes
        return []

    def _is_foreign(self, section: Section) -> bool:
        """Whether the heading, or one above it below the title, speaks of what is no timeline. One that begins with
        a clock, or stands under one, tells what happened then: "23:20 - Root cause found"."""
        named = [one for one in (section, *section.above()) if one.level and not is_title(one)]
        if self._is_moment(section) or any(one in self.timed for one in named):
            return False
        for name in (one.name for one in named):
            if says_timeline(name):
                return False
            if says(name, NOT_TIMELINE) or says(name, TEMPLATE):
                return True
        return False

    def _is_moment(self, section: Section) -> bool:
        """Whether its heading begins with a clock and stands under a timeline's."""
        if section.parent is None or not self.strong.get(section.parent, False):
            return False
        line = Line(section.title.text, "", section.title.text)
        one = time_first(line, section.first, self.loose_hints, "heading")
        return one is not None and one.clocked

    def _heading(self, section: Section) -> bool:
        """A heading that is a time, if the ones beside it are as well or it stands under a timeline's."""
        line = Line(section.title.text, "", section.title.text)
        one = time_first(line, section.first, self._hints(True), "heading")
        one = one or day_line(line.plain, section.first, self.plain_hints)
        if one is None or not (self.strong[section] or section.parent in self.timed or self._beside(section) >= 2):
            return False
        if not self.strong[section] and section.parent is not None:
            self.group = section.parent.first
        if not one.clocked:
            if one.moment.day and not (one.text and not section.blocks and not section.children):
                one.text = ""
                self._add([one])
            return False
        if not one.text:
            fill(one, section.blocks)
        self._add([one])
        return True

    def _bracketed(self, section: Section, start: int) -> None:
        """A heading that ends with its time in brackets, where no line under it has a time of its own."""
        inner = self.found[start:]
        if (
            any(one.clocked and one.how not in ("prose", "item", "label") for one in inner)
            or "(" not in section.title.text
        ):
            return
        one = time_last(section.title.text, section.first, self.loose_hints, "heading")
        if one is not None and not says_timeline(one.text):
            self.found[start:] = [note for note in inner if not note.text]
            self._add([one])

    def _beside(self, section: Section) -> int:
        """How many headings of its level begin with a clock."""
        if section.parent is None:
            return 0
        if section.parent not in self.clocks:
            lines = (Line(one.title.text, "", one.title.text) for one in section.parent.children[:_SIBLINGS])
            found = (time_first(line, 0, self._hints(True), "heading") for line in lines)
            self.clocks[section.parent] = sum(one is not None and one.clocked for one in found)
        return self.clocks[section.parent]

    def _blocks(self, blocks: Sequence[Block], strong: bool) -> None:
        here, foreign, run = strong, False, _Run()
        for block in self._shown(blocks):
            if block.kind == "paragraph" and (said := _bold_name(block)):
                foreign = says(said, NOT_TIMELINE) and not says_timeline(said)
                here = says_timeline(said) or (strong and not foreign)
                self._add(heading_notes(said, block.first, self.plain_hints))
            if block.kind == "paragraph" and not here:
                run.add(paragraph_happenings(block, self.plain_hints, False))
            elif not foreign:
                self._block(block, here)
        self._add(run.taken())

    def _shown(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks as a browser shows them: indented HTML too, and HTML's headings apart from the rest."""
        for block in blocks:
            yield from html_pieces(html_in_code(self.page, block) or block)

    def _block(self, block: Block, strong: bool) -> None:
        hints = self._hints(strong)
        if block.kind == "table":
            self._add(table_happenings(block, hints, strong))
        elif block.kind == "fence":
            self._add(log_of(block, hints))
        elif block.kind == "list":
            self._list(block, strong)
        elif block.kind == "quote":
            self._blocks(block.children, strong)
        elif block.kind == "paragraph":
            self._paragraph(block, hints)

    def _paragraph(self, block: Block, hints: Hints) -> None:
        """A paragraph of a timeline: its lines, or a sentence that says which zone and day the next ones are of."""
        found = paragraph_happenings(block, hints, True)
        last = self.found[-1] if self.found else None
        if found:
            self._add(found)
            self.alone = found[-1] if found[-1].clocked and not found[-1].text else None
        elif last is not None and last is self.alone:
            fill_on(last, block)
        else:
            self._add(sentence_notes(block, self.plain_hints, self.begun))

    def _list(self, block: Block, strong: bool, depth: int = 0) -> None:
        """A list; where it is none itself, an item that says "Timeline" holds one."""
        if strong:
            found = list_happenings(block, self._hints(True), True)
            last = self.found[-1] if self.found else None
            told = last is not None and last.clocked and last.how == "line"
            self._add(found if not told or any(one.how == "list" for one in found) else [])
            if not found and last is not None and last is self.alone and not last.text:
                fill(last, [block])
            return
        own = list_happenings(block, self.plain_hints, False)
        if own and not _holds_timeline(block):
            self._add(own)
            self.by_itself = True
            return
        for item in block.children if depth < DEEPEST else ():
            self._labelled_item(item, depth + 1)
        self._keep_for_later(block)

    def _labelled_item(self, item: Block, depth: int) -> None:
        """The lists in an item of a list that is no timeline as a whole."""
        head = item.children[0] if item.children else None
        if head is None or head.kind != "paragraph" or len(item.children) < 2:
            return
        label, outer = _label(head), self.group
        named = says_timeline(label)
        if not named and says(label, NOT_TIMELINE):
            return
        self.group = item.first if named else outer
        for child in item.children[1:]:
            if child.kind == "list":
                self._list(child, named, depth)
            elif child.kind == "paragraph" and named:
                self._paragraph(child, self._hints(True))
        self.group = outer

    def _keep_for_later(self, block: Block) -> None:
        """A list of few clocks is part of a timeline that something broke in two, if the rest of it follows."""
        if len(block.children) >= LEAST:
            return
        found = [one for item in block.children for one in item_happenings(item, self.plain_hints, False)]
        if found and len(found) == len(block.children) and all(one.clocked and one.how == "list" for one in found):
            self.waiting += found

    def _settle(self, start: int) -> None:
        """At a section's end: short lists count where a timeline was found beside them, or together are one."""
        waiting, self.waiting = self.waiting, []
        beside, self.by_itself = self.by_itself, False
        if beside or is_timeline(waiting, len(waiting)):
            self._add(waiting)
        self.found[start:] = sorted(self.found[start:], key=_place)

    def _hints(self, strong: bool) -> Hints:
        return self.loose_hints if strong else self.plain_hints

    def _add(self, found: list[Happening]) -> None:
        """What was found belongs to the timeline that is being read; no day of it is handed to the next."""
        for one in found:
            one.group = self.group
            self.begun = self.begun or one.clocked
        self.found += found


class _Run:
    """The paragraphs of a section, of which those that begin with clocks are a timeline if they are most."""

    def __init__(self) -> None:
        self.found: list[Happening] = []
        self.misses = self.misses_since = 0

    def add(self, found: list[Happening]) -> None:
        """One more paragraph; what stands before the first clock and behind the last does not count."""
        marked = [one for one in found if one.marked or one.is_day]
        if not marked:
            self.misses_since += bool(self.found)
            return
        self.misses += self.misses_since
        self.misses_since = 0
        self.found += marked

    def taken(self) -> list[Happening]:
        """The run, if it is a timeline."""
        return self.found if is_timeline(self.found, len(self.found) + self.misses) else []


def _place(one: Happening) -> int:
    return one.first


def _holds_timeline(block: Block) -> bool:
    """Whether an item of a list is called a timeline and holds one, so that the list itself is none."""
    heads = [item.children[0] for item in block.children if len(item.children) > 1]
    return any(head.kind == "paragraph" and says_timeline(_label(head)) for head in heads)


def _label(head: Block) -> str:
    line = head.lines[0]
    return line.lead or line.plain.partition(":")[0][:60]


def _bold_name(block: Block) -> str:
    """The words of a paragraph that is a heading in bold, or a label with nothing behind it."""
    lines = block.lines
    if len(lines) > 2:
        return ""
    line = lines[0]
    if len(lines) == 1 and _IN_BRACKETS.match(line.rest) and says_timeline(line.lead):
        return f"{line.lead} {line.rest}"
    if line.lead and not line.rest and len(lines) == 1 and not any(letter.isdigit() for letter in line.lead[:4]):
        return line.lead
    return line.plain.rstrip(":： ") if line.plain.endswith((":", "：")) and says_timeline(line.plain) else ""


def _has_dots(page: Page) -> bool:
    """Whether the report writes clocks with a dot: such lines are more than those with a colon."""
    text = "\n".join(page.lines)[:200_000]
    dotted = len(_DOTTED.findall(text))
    return dotted >= 2 and dotted > len(_COLONED.findall(text))
