"""What a document is: a playbook, a checklist, messages, a review form, a report of an incident, or something
else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from incident_desk.domain.playbook import DocumentFacts, Heading
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.commands import PROGRAMS, is_command_fence, language_of
from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.status_page import is_status_page
from incident_desk.formats.reading.reports.timeline_lines import log_of
from incident_desk.formats.reading.reports.unfilled import is_unfilled
from incident_desk.formats.reading.steps import box_of
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import keys_of, words_of, written_words
from incident_desk.formats.reading.words import (
    AFTER,
    CHECKLIST,
    COMMS_TITLE,
    NO_REPORT,
    PLAYBOOK,
    REPORT,
    REPORT_PARTS,
    REPORT_TITLES,
    TEMPLATE,
    any_says,
    says,
    together,
)


def _stem(word: str) -> str:
    return word.casefold().rstrip("$")


_CLOCK = re.compile(r"\d(?<!\d\d)(?:(?<=[01])\d|(?<=2)[0-3])?\s?(?:[:.h：]|[時时点點]\s?)[0-5]\d(?!\d)")
_MONTH = any_of(name.casefold() for month in keys_of("months") for name in written_words("months", month))
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-/.年]\s?\d{1,2}"
    rf"|{_MONTH}[a-z]*\.? \d{{1,2}}(?:st|nd|rd|th)?,? 20\d\d|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}[a-z]* 20\d\d"
    r"|(?<!\d)\d{1,2}(?:\. ?| de )[^\W\d_]{3,12}(?: de)? 20\d\d|(?<![\d/.])\d{1,2}[/.]\d{1,2}[/.]20\d\d",
    re.I,
)
_FROM_ZERO = re.compile(r"(?<![\w.])T\s?[+\-–]\s?\d{1,4}")
_LOOKS_BACK = 3
"""Headings of a report that make one of a text whose times are counted from the beginning."""
_NO_REPORT = together(CHECKLIST, NO_REPORT)
_STATUS_PAGE = frozenset(("resolved", "date"))
"""What the front matter of a status page's entry states."""
_LENGTHS, _STATES = (any_of(_stem(word) for word in written_words("report", key)) for key in ("duration", "status"))
_ENDED = any_of(_stem(word) for state in ("resolved", "mitigated") for word in written_words("states", state))
_ABOUT = any_of(written_words("times", "about"))
_OVER = re.compile(rf"{_LENGTHS}\W{{1,12}}(?:(?:{_ABOUT}|approx\w*) ?)?\d|{_STATES}\W{{1,12}}{_ENDED}", re.I)
"""What is said of an incident that is over: how long it lasted, that it is resolved."""
_FORMS = ("review", "templates")
_TROUBLES = 2
"""Troubles that make a document with boxes more than a checklist, and levels that make one with a message more."""
_BLOCKS, _SHORT, _CLOCKS, _PARTS = 200, 12, 3, 4
_FIRST_BLOCKS, _BEGINNING = 4, 1_000
"""Blocks and letters of a text without headings in which it says what it is."""
_LASTED = words_of("times", "lasted")
_ENOUGH = 200_000
"""Letters after which a document has told what it is."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What was understood, as far as it tells what the document is."""

    title: str
    steps: int
    severities: int
    phases: int
    templates: int
    procedures: int


def facts_of(page: Page, in_report: bool = False) -> DocumentFacts:
    """What can be counted before anything is understood. In a report a program's code is what was wrong that day,
    and no command."""
    counts = {True: 0, False: 0}
    loose = fences = commands = 0
    headings: list[Heading] = []
    for section in page.root.walk():
        if section.level and not section.is_line:
            headings.append(Heading(section.level, section.title.text, section.first))
        spoken_for = section.role in ("templates", "review")
        for block in section.blocks:
            loose += _loose_boxes(block)
            for ticked in _boxes(block):
                counts[ticked] += 1
            for fence in block.every("fence"):
                fences += 1
                if not spoken_for and not (in_report and language_of(fence) in PROGRAMS):
                    commands += is_command_fence(fence)
    return DocumentFacts(tuple(headings), counts[False], counts[True], loose, fences, commands, len(page.lines))


def _loose_boxes(block: Block) -> int:
    if block.kind != "paragraph":
        return 0
    return sum(box_of(line.plain)[0] is not None for line in block.lines)


def _boxes(block: Block) -> list[bool]:
    """Whether ticked, of each box at the head of a list item."""
    found = []
    for item in block.every("item"):
        head = item.children[0] if item.children else None
        ticked = box_of(head.content[:6])[0] if head is not None and head.kind == "paragraph" else None
        if ticked is not None:
            found.append(ticked)
    return found


def kind_of(page: Page, facts: DocumentFacts, signs: Signs) -> str:
    """What the document is; "other" where it is nothing to work by."""
    if _is_report_form(page, signs):
        return "report_template"
    if _is_report(page, signs):
        return "report"
    mostly_messages = signs.templates > signs.steps and not (signs.procedures or signs.severities >= _TROUBLES)
    if signs.templates and (says(signs.title, COMMS_TITLE) or mostly_messages):
        return "comms"
    boxes = facts.boxes_open + facts.boxes_done + facts.boxes_loose
    if says(signs.title, CHECKLIST) or (
        boxes >= 5
        and boxes * 2 > signs.steps
        and not (signs.severities or signs.procedures >= _TROUBLES or says(signs.title, PLAYBOOK))
    ):
        return "checklist" if boxes or signs.steps else "other"
    if signs.severities or signs.procedures or signs.phases >= 2 or (signs.steps and says(signs.title, PLAYBOOK)):
        return "playbook"
    return "playbook" if signs.steps >= 3 else "other"


def _is_report(page: Page, signs: Signs) -> bool:
    """A report tells of one incident: clocks and dates, and headings that look back."""
    if says(signs.title, _NO_REPORT):
        return False
    if _STATUS_PAGE.issubset(page.front) or is_status_page(page.root) or _is_told_in_one_piece(page):
        return True
    headings = [section.title.text for section in page.root.walk() if section.level and section.role not in _FORMS]
    back = sum(says(text, REPORT_PARTS) for text in (*headings, *_bold_names(page)))
    titled = says(signs.title, REPORT_TITLES) or says(page.front.get("title", ""), REPORT)
    if not titled and not back:
        return False  # Clocks and dates alone are too little.
    text = _told(page)
    clocks, dated = len(_CLOCK.findall(text)), _has_date(signs.title + "\n" + text[:6000])
    if titled and clocks < _CLOCKS and _has_log(page):
        clocks = _CLOCKS
    if back >= _LOOKS_BACK and signs.severities <= 1 and len(_FROM_ZERO.findall(text)) >= _CLOCKS:
        clocks = _CLOCKS  # A course of events that is counted from its beginning: "T+5 min".
    if says(signs.title, PLAYBOOK) and not says(signs.title, REPORT) and clocks < 3:
        return False
    told = says(signs.title, REPORT) and not (says(signs.title, PLAYBOOK) or signs.severities)
    score = 2 * titled + min(back, 4) + 2 * (clocks >= _CLOCKS) + dated + told
    one_told = titled and back >= 3 and signs.severities <= 1 and _OVER.search(text[:6000]) is not None
    return score >= 4 and (one_told or not (signs.severities > 1 and signs.phases))


def _is_told_in_one_piece(page: Page) -> bool:
    """Whether a text without headings calls itself a report where it begins, and tells there how long it lasted
    and at what time."""
    if any(section.level for section in page.root.walk()):
        return False
    begins = "\n".join(page.raw_of(block) for block in page.root.blocks[:_FIRST_BLOCKS])[:_BEGINNING]
    return says(begins, REPORT) and says(begins, _LASTED) and _CLOCK.search(begins) is not None


def _has_date(text: str) -> bool:
    return ("20" in text or "19" in text) and _DATE.search(text) is not None


def _has_log(page: Page) -> bool:
    """Whether a fence holds a log that was kept by hand."""
    return any(log_of(block, Hints()) for section in page.root.walk() for block in section.blocks[:_BLOCKS])


def _bold_names(page: Page) -> Iterator[str]:
    """The bold words that head a part where headings would: "**Timeline** (UTC)"; not those of a known trouble."""
    for section in page.root.walk():
        for block in section.blocks[:_BLOCKS] if section.role != "procedure" else ():
            line = block.lines[0] if block.kind == "paragraph" and block.lines else None
            if line is not None and line.lead and len(line.rest) <= _SHORT and section.role not in _FORMS:
                yield line.lead


def _told(page: Page) -> str:
    """The text outside fences, templates and forms."""
    parts: list[str] = []
    size = 0
    for section in page.root.walk():
        if section.role in ("templates", "review") or size > _ENOUGH:
            continue
        told = [section.title.text]
        told += [page.raw_of(block) for block in section.blocks[:400] if block.kind != "fence"]
        size += sum(map(len, told))
        parts += told
    return "\n".join(parts)


def _is_report_form(page: Page, signs: Signs) -> bool:
    """The empty form of a report: a title that says so, or blanks where a report has facts."""
    title = signs.title
    if signs.templates and says(title, COMMS_TITLE):
        return False  # Messages have blanks as well.
    if says(title, TEMPLATE) and any_says([title], (*REPORT, *AFTER)):
        return True
    name = page.front.get("title", "") + " " + page.front.get("description", "")
    if says(name, TEMPLATE) and says(name, REPORT):
        return True
    called_so = says(title, TEMPLATE) or bool(blanks_in(title))
    if called_so and says(title, REPORT_TITLES) and is_unfilled(page.root, called_so=True):
        return True
    works = says(title, PLAYBOOK) and not says(title, REPORT_TITLES)
    return (not works and _is_hardly_filled(page)) or (not says(title, _NO_REPORT) and is_unfilled(page.root))


def _is_hardly_filled(page: Page) -> bool:
    """Whether it has the headings of a report and nothing stands under most of them."""
    leaves = [one for one in page.root.walk() if one.level and not one.children]
    empty = sum(not one.blocks for one in leaves)
    back = sum(says(one.title.text, REPORT_PARTS) for one in leaves)
    return back >= _PARTS and empty * 3 >= len(leaves) * 2
