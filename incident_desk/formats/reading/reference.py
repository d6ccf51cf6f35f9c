"""What was not understood, kept word for word: every line that says more than the understood thing it stands in."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import unescape
from operator import attrgetter
from typing import Any

from incident_desk.domain.playbook import Playbook, Section, Span
from incident_desk.formats.reading import outline
from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.words import CAUSES, INVESTIGATION, RESOLUTION, SYMPTOMS, says

_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"^[\s>]*(?:[-*+•◦▪▫‣⁃●○■∙·❖➢➤]\s+|\d{1,9}[.)]\s+)*(?:\[[ xX]?\]\s)?")
"""What stands before the words of a line: list marks, quote marks, a box."""
_FENCE = re.compile(r"^[\s>]*(?:`{3,}|~{3,})")
_PARTS = (*SYMPTOMS, *INVESTIGATION, *CAUSES, *RESOLUTION)
_LONGEST_LABEL = 40
_FIELDS: dict[type, Callable[[Any], Any]] = {}
_WORDLESS = (Span, int, type(None))


def reference_of(page: Page, playbook: Playbook) -> tuple[Section, ...]:
    """The text that was not understood, by the section it stands in. Headings alone are in the facts."""
    taken = _understood_lines(page, playbook)
    found: list[Section] = []
    if page.front_last:
        found.append(Section("", page.raw(1, page.front_last), Span(1, page.front_last)))
    for section in page.root.walk():
        found += _left_in(page, section, taken)
    return tuple(found)


def _understood_lines(page: Page, playbook: Playbook) -> bytearray:
    """A mark for each line whose words all stand in the understood thing that it belongs to."""
    said: dict[Span, set[str]] = {}
    for span, thing in _understood(playbook):
        said.setdefault(span, set()).update(_WORD.findall(_said_in(thing)))
    in_parts = {procedure.span for procedure in playbook.procedures}
    taken = bytearray(len(page.lines) + 2)
    for span, words in said.items():
        for line in range(span.first, min(span.last, len(page.lines)) + 1):
            text = page.lines[line - 1]
            taken[line] = taken[line] or _is_said(text, words) or (span in in_parts and _names_part(text))
    groups = {tuple(_WORD.findall(_said_in(trigger.group))) for trigger in playbook.triggers if trigger.group}
    for line, text in enumerate(page.lines, start=1) if groups else ():
        taken[line] = taken[line] or tuple(_WORD.findall(_without_markup(text).casefold())) in groups
    _take_marks(page, taken)
    return taken


def _take_marks(page: Page, taken: bytearray) -> None:
    """The marks of a fence in which all is understood, such as the form of a review, are so as well."""
    for block in (block for section in page.root.walk() for block in section.blocks if block.kind == "fence"):
        lines = range(block.first, block.last + 1)
        marks = [line for line in (block.first, block.last) if _FENCE.match(page.lines[line - 1])]
        said = [line for line in lines if line not in marks and page.lines[line - 1].strip()]
        if said and all(taken[line] for line in said):
            for line in marks:
                taken[line] = 1


def _understood(playbook: Playbook) -> Iterator[tuple[Span, object]]:
    """Everything that was understood, with its place."""
    phases = [phase for plan in playbook.plans for phase in plan.phases]
    for group in (
        phases, playbook.procedures, playbook.assessment, playbook.severities, playbook.templates,
        playbook.escalation, playbook.contacts, playbook.triggers, playbook.thresholds, playbook.criteria,
        playbook.review,
    ):  # fmt: skip
        for one in group:
            if one.span is not None:
                yield one.span, one


def _said_in(thing: Any) -> str:
    """Every text in a value of the playbook, in small letters, one after the other."""
    waiting, texts = [thing], []
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            texts.append(item)
        elif isinstance(item, tuple):
            waiting.extend(item)
        elif not isinstance(item, _WORDLESS):
            waiting.extend(_values_of(item))
    return "\n".join(texts).casefold()


def _values_of(thing: Any) -> tuple[Any, ...]:
    """What its fields hold; what takes them from every kind of thing of the playbook is made once."""
    kind = type(thing)
    if kind not in _FIELDS:
        _FIELDS[kind] = attrgetter(*kind.__slots__)
    values: tuple[Any, ...] = _FIELDS[kind](thing)
    return values


def _is_said(line: str, words: set[str]) -> bool:
    """Whether the words of a line are among *words*; a label before them named the field that they went to."""
    if words.issuperset(_words_of(line)) or _FENCE.match(line):
        return True
    behind_label = _words_behind_label(line)
    return bool(behind_label) and words.issuperset(behind_label)


@lru_cache(maxsize=4096)
def _words_of(line: str) -> tuple[str, ...]:
    """The words of a line; it is asked for by each thing that spans it."""
    return tuple(_WORD.findall(_without_markup(unescape(line)).casefold()))


@lru_cache(maxsize=4096)
def _words_behind_label(line: str) -> tuple[str, ...]:
    plain = _without_markup(unescape(line)).casefold()
    label, _, value = plain.strip(" \t*_|").replace("|", ":", 1).replace("：", ":", 1).partition(":")
    return tuple(_WORD.findall(value)) if len(label) <= _LONGEST_LABEL else ()


def _without_markup(line: str) -> str:
    mark = _MARKUP.match(line)
    return line[mark.end() :] if mark else line


def _names_part(line: str) -> bool:
    """Whether it is the bare label of a procedure's part, such as "**Symptoms**:"."""
    label = line.strip(" \t*_")
    return label.endswith((":", "：")) and len(label) <= _LONGEST_LABEL and says(label, _PARTS)


def _left_in(page: Page, section: outline.Section, taken: bytearray) -> Iterator[Section]:
    """The runs of lines under one heading that nothing stands on."""
    first = max(_body_first(page, section), page.front_last + 1)
    # An item of a list that is a stage may be its step as well, and is understood then.
    if not (section.is_line and all(taken[line] for line in range(section.first, first))):
        yield from _left_of_heading(page, section, first)
    last = section.children[0].first - 1 if section.children else section.last
    while (start := taken.find(0, first, last + 1)) >= 0:
        first = taken.find(1, start, last + 1)
        first = first if first >= 0 else last + 1
        yield from _section_of(page, section, range(start, first))


def _left_of_heading(page: Page, section: outline.Section, body: int) -> Iterator[Section]:
    """A heading that says more than its words, such as where a link in it leads to."""
    words = set(_WORD.findall(section.title.text.casefold()))
    heading = page.lines[section.first - 1 : body - 1] if section.level else ()
    if not all(words.issuperset(_WORD.findall(line.casefold())) for line in heading):
        yield from _section_of(page, section, range(section.first, body))


def _section_of(page: Page, section: outline.Section, run: Iterable[int]) -> Iterator[Section]:
    said = [line for line in run if _says_something(page.lines[line - 1])]
    if said:
        yield Section(section.title.text, page.raw(said[0], said[-1]), Span(said[0], said[-1]))


def _body_first(page: Page, section: outline.Section) -> int:
    if not section.level:
        return 1
    underlined = section.first < len(page.lines) and set(page.lines[section.first].strip()) in ({"="}, {"-"})
    atx = page.lines[section.first - 1].lstrip(" >").startswith("#")
    return section.first + 2 if underlined and not atx else section.first + 1


def _says_something(line: str) -> bool:
    return bool(line.strip(" \t-*_=|:>"))
