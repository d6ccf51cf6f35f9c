"""Severity levels with their targets: from tables, headings, bold paragraphs, bullets and sentences.

Levels that are named in several places are one level: what one place lacks, another may state.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from incident_desk.domain.playbook import SeverityLevel, Span
from incident_desk.formats.reading.alternatives import any_of
from incident_desk.formats.reading.labels import Labelled, labelled, split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.severity_names import (
    code_of,
    codes_in,
    key_of,
    named,
    ranked,
    starts_with_level,
    word_of,
)
from incident_desk.formats.reading.severity_sentences import stated_targets, told_levels
from incident_desk.formats.reading.severity_tables import Found, of_table
from incident_desk.formats.reading.severity_targets import kind_of, targets_in
from incident_desk.formats.reading.signals import states_limits
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import folded_words, words_of, written_words
from incident_desk.formats.reading.words import (
    DEFAULT_SEVERITY,
    LABEL_DEFINITION,
    LABEL_SEVERITY,
    LABEL_TARGET,
    SEVERITY,
    folded,
    says,
    starts_with,
    together,
)

_SEVERITY_LABEL = together(SEVERITY, LABEL_SEVERITY)
_AT_ONCE = [word for key in ("immediate", "hourly", "daily") for word in folded_words("times", key)]
_IMMEDIATE = words_of("times", "immediate")
_LONGEST_SENTENCE = 300
_LONGEST_LABEL = 24
_NOT_HERE = ("templates", "review")
_LEADS = any_of((*folded_words("times", "every"), *folded_words("times", "up_to")))
_AMOUNT_FIRST = re.compile(rf"\A\W*(?:{_LEADS}\s?)?(?:\d|{any_of(_AT_ONCE)})", re.I)
_AND = re.compile(rf"(?:[\s/,&+、]|\b(?:or|{any_of(written_words('times', 'and'))})\b)*")
_JOINED = re.compile(r"\s(?:and|or|und|oder|et|ou|y|o|e)\s*$")
"""What stands between one level of a sentence and the next."""
_STROKES = re.compile(r"\s*[/|,、，]\s*")
_FEW_WORDS = 2
_CODE = re.compile(r"\b(?:P|S|SEV)[ -]?\d\b", re.I)
_SEVERAL = 3
"""Codes behind a label that are a scale; two can be what one incident was and became."""
_LISTED = re.compile(r"\b(?:P|SEV)[ -]?\d(?=\s*[(（:])", re.I)


def read_severities(root: Section) -> tuple[tuple[SeverityLevel, ...], str | None]:
    """The document's levels, worst first, and the one it takes where nobody says otherwise."""
    found = Found()
    for section in root.walk():
        if section.role not in _NOT_HERE:
            _of_section(section, found)
    if not found.levels:
        _of_lists(root, found)
    if not found.levels:
        _of_labels(root, found)
    if not found.levels:
        _of_sentences(root, found)
    _of_told(root, found)
    if not found.levels:
        _own_level(root, found)
    _add_targets(root, found)
    levels = ranked(found.levels)
    default = found.default or _stated_severity(root)
    return levels, _as_level_name(default, levels)


def _of_lists(root: Section, found: Found) -> None:
    """A list each of whose items is a level by its code, wherever it stands: an escalation for P1, P2 and P3."""
    for section in root.walk():
        for block in section.blocks if section.role not in (*_NOT_HERE, "procedure", "part", "action") else ():
            codes = [_code_of_item(item) for item in block.children if block.kind == "list"]
            if len(codes) >= _SEVERAL and all(codes) and len(set(codes)) == len(codes):
                _of_bullets((block,), found)


def _of_labels(root: Section, found: Found) -> None:
    """Paragraphs that begin with a level's code each, wherever they stand: "Severity 1: all is down"."""
    for section in root.walk():
        if section.role in (*_NOT_HERE, "procedure", "part", "action"):
            continue
        told = [(block, _behind_bullet(block)) for block in section.blocks if block.kind == "paragraph"]
        levels = [replace(block, content=words) for block, words in told if _names_level(words)]
        if len(levels) > 1 and len({split_label(one.lines[0]) for one in levels}) == len(levels):
            _of_paragraphs(levels, found)


def _behind_bullet(paragraph: Block) -> str:
    """What a paragraph says, without the sign of a bullet that was escaped."""
    return paragraph.content.lstrip("\\-*• ") if paragraph.content[:1] == "\\" else paragraph.content


def _names_level(words: str) -> bool:
    head = words[:_LONGEST_LABEL].replace("：", ":").partition(":")
    return bool(head[1]) and code_of(head[0].strip(" *_`")) is not None and starts_with_level(head[0].strip(" *_`"))


def _code_of_item(item: Block) -> str | None:
    head = item.children[0] if item.children else None
    return code_of(head.plain) if head is not None and head.kind == "paragraph" else None


def _of_told(root: Section, found: Found) -> None:
    """What is told of the levels in words anywhere: a scale of its own only where nothing else names one."""
    is_new = not found.levels
    for levels, several in told_levels(root):
        for level in levels:
            if key_of(level.name) in found.by_key or (is_new and several):
                found.take(level)
                _prefer_amount(level, found)


def _prefer_amount(told: SeverityLevel, found: Found) -> None:
    """Let a stated amount stand in place of a cell's order that only has "at once" in it: "Page immediately"."""
    known = found.by_key[key_of(told.name)]
    if told.response_s and known.response_s == 0 and not starts_with(known.response_text or "", _IMMEDIATE):
        found.by_key[key_of(told.name)] = replace(
            known, response_s=told.response_s, response_text=told.response_text
        )


def _own_level(root: Section, found: Found) -> None:
    """The one level of a document that says under its title how bad its trouble is and by when it must be over:
    "Severity: P2, respond within 20 minutes"."""
    for section in root.walk():
        for one in labelled(section.blocks) if section.level <= 1 else ():
            match = _CODE.match(one.value) if says(one.label, LABEL_SEVERITY) else None
            if match is not None and (targets := targets_in("", one.value[match.end() :])):
                level = SeverityLevel(match.group(), written=match.group(), span=Span(one.first, one.last))
                found.take(replace(level, **_new(level, targets)))
                found.default = found.default or match.group()
                return


def _add_targets(root: Section, found: Found) -> None:
    """What is stated of the levels elsewhere: "P1: every 15 minutes" under a heading about communication, "P1: 5
    min" under one about response times."""
    for section in root.walk():
        kind = "update" if section.role == "communication" else kind_of(section.name)
        if not kind and says(section.name, LABEL_TARGET):
            kind = "response"  # "Priorities and SLAs" over "P1: same day"
        if not kind or section.role in _NOT_HERE:
            continue
        for one in labelled(section.blocks):
            level = named(one.label) if len(one.label.split()) <= _SEVERAL else None
            name = code_of(one.label) or (level.name if level else "")
            if name and key_of(name) in found.by_key and _AMOUNT_FIRST.match(folded(one.value)):
                found.take(SeverityLevel(name, **_new(SeverityLevel(name), targets_in(kind, one.value))))


def _of_section(section: Section, found: Found) -> None:
    for block in section.blocks:
        if block.kind == "table" and not (section.role == "thresholds" and states_limits(block)):
            of_table(block, section.role == "severity", found)
    about_severity = section.role == "severity" or any(above.role == "severity" for above in section.above())
    level = _level_of_heading(section)
    if level and (about_severity or (section.role != "procedure" and _states_target(section))):
        found.take(_of_heading(section, level))
    elif section.role == "severity":
        blocks = [piece for block in section.blocks for piece in _lines_of(block)]
        _of_paragraphs(blocks, found)
        _of_bullets(section.blocks, found)


def _level_of_heading(section: Section) -> SeverityLevel | None:
    """The level that a heading names; one about all of them names none, though it may begin as a level's word does
    in a script without spaces."""
    if says(section.name, SEVERITY) and code_of(section.title.text) is None and not section.title.text.isascii():
        return None
    return named(section.title.text) or (named(section.name) if section.title.mark == "#" else None)


def _lines_of(block: Block) -> Iterator[Block]:
    """The lines of a fence of plain words as paragraphs, the blocks of a quote; any other block as it is."""
    if block.kind == "quote":
        yield from block.children
        return
    if block.kind != "fence" or block.info:
        yield block
        return
    for number, line in enumerate(block.content.split("\n"), start=block.first + 1):
        yield Block("paragraph", number, number, line.strip())


def _states_target(section: Section) -> bool:
    return any(targets_in(one.label, one.value) for one in labelled(section.blocks))


def _of_heading(section: Section, level: SeverityLevel) -> SeverityLevel:
    last = max([section.first, *(block.last for block in section.blocks)])
    level = _with_labels(replace(level, span=Span(section.first, last)), labelled(section.blocks, deep=True))
    if kind_of(section.title.text):  # "P1 - High (Response: 1 hour)"
        level = _with_sentence(level, section.title.text)
    for block in section.blocks:
        if block.kind == "paragraph" and len(block.content) <= _LONGEST_SENTENCE:
            level = _with_sentence(level, block.plain)
    return _with_items(level, section.blocks)


def _of_paragraphs(blocks: Sequence[Block], found: Found) -> None:
    """ "**P1 - High**: Major functionality broken", with a list under it."""
    for place, block in enumerate(blocks):
        if block.kind != "paragraph":
            continue
        parted = split_label(block.lines[0]) or (block.plain, "")
        level = named(parted[0])
        if level is None:
            continue
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        under = [after] if after is not None and after.kind == "list" else []
        place_span = Span(block.first, under[0].last if under else block.last)
        level = _with_sentence(replace(level, definition=parted[1], span=place_span), parted[1])
        if kind_of(parted[0]):  # "SEV1 - Critical - Response: 15 min"
            level = _with_sentence(level, block.lines[0].plain)
        level = _with_labels(level, labelled(under, deep=True))
        lines = (
            labelled([replace(block, content="\n".join(block.content.split("\n")[1:]))])
            if len(block.lines) > 1
            else ()
        )
        found.take(replace(_with_labels(level, lines), signs=_unlabelled(under)))


def _of_bullets(blocks: Sequence[Block], found: Found) -> None:
    """ "- `SEV-1`: total outage", with a nested list or a target in the same line."""
    for block in blocks:
        if block.kind != "list":
            continue
        for item in block.children:
            head = item.children[0] if item.children else None
            if head is None or head.kind != "paragraph" or len(_LISTED.findall(head.plain)) > 1:
                continue
            parted = split_label(head.lines[0]) or _dashed(head.plain)
            for level in _levels_named(parted[0]):
                level = replace(level, definition=parted[1], span=span(item))
                level = _with_labels(_with_sentence(level, parted[1]), labelled(item.children[1:], deep=True))
                found.take(_with_items(level, item.children[1:]))


def _levels_named(label: str) -> list[SeverityLevel]:
    """The level that a label names, or each one of "SEV1/SEV2"."""
    codes = codes_in(label) if starts_with_level(label) else []
    if len(codes) > 1 and _AND.fullmatch(re.sub("|".join(map(re.escape, codes)), "", label)):
        return [SeverityLevel(code, written=code) for code in codes]
    level = named(label) if starts_with_level(label) else None
    return [level] if level else []


def _dashed(plain: str) -> tuple[str, str]:
    for mark in (" - ", " – ", " — ", " → "):
        head, parted, rest = plain.partition(mark)
        if parted:
            return head, rest
    return plain, ""


def _with_labels(level: SeverityLevel, pairs: Iterable[Labelled]) -> SeverityLevel:
    for one in pairs:
        level = replace(level, **_new(level, targets_in(one.label, one.value)))
        if says(one.label, LABEL_DEFINITION) and not level.definition:
            level = replace(level, definition=one.value)
    return level


def _with_sentence(level: SeverityLevel, words: str) -> SeverityLevel:
    """Targets in a sentence that names them: "response within 15 minutes, resolution in 4 hours"."""
    return replace(level, **_new(level, targets_in("", words)))


def _with_items(level: SeverityLevel, blocks: Iterable[Block]) -> SeverityLevel:
    """Targets that list items state without a label: "Acknowledge within 5 minutes"."""
    items = (item for block in blocks if block.kind == "list" for item in block.children)
    for head in (item.children[0] for item in items if item.children):
        if head.kind == "paragraph" and split_label(head.lines[0]) is None:
            level = replace(level, **_new(level, stated_targets(head.plain)))
    return level


def _new(level: SeverityLevel, targets: dict[str, int | str | None]) -> dict[str, Any]:
    return {name: value for name, value in targets.items() if getattr(level, name) in (None, "")}


def _unlabelled(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The items that state no target."""
    items = (item for block in blocks for item in block.children)
    words = [item.children[0].plain for item in items if item.children]
    return tuple(text for text in words if not _is_target(text))


def _is_target(text: str) -> bool:
    label, found, value = text.partition(":")
    return bool(found and targets_in(label, value))


def _of_sentences(root: Section, found: Found) -> None:
    """One line that names several levels: "SEV-1 (data loss), SEV-2 (degraded), SEV-3 (small)"."""
    for section in root.walk():
        for paragraph in section.paragraphs() if section.role not in _NOT_HERE else ():
            codes = _LISTED.findall(paragraph.plain) if len(paragraph.content) < 2000 else []
            for level in _levels_in(paragraph) if len(set(codes)) >= 2 else _levels_behind_label(paragraph):
                found.take(level)


def _levels_behind_label(paragraph: Block) -> Iterator[SeverityLevel]:
    """ "Severities: P1 (all down), P2, P3": a code each, behind a label that speaks of them."""
    labelled_line = split_label(paragraph.lines[0])
    if labelled_line is None:
        return
    label, value = labelled_line
    if says(label, _SEVERITY_LABEL) and (words := _scale_of_words(value)):
        yield from (replace(level, span=span(paragraph)) for level in words)
        return
    told = value[:_LONGEST_SENTENCE].partition(". ")[0]
    codes = _CODE.findall(told)
    if len(set(codes)) >= _SEVERAL and _CODE.match(told) and says(label, _SEVERITY_LABEL):
        yield from _levels_at(told, _CODE, paragraph)


def _scale_of_words(value: str) -> list[SeverityLevel]:
    """The levels of a scale that is told in words alone: "low / medium / high"."""
    pieces = [piece.strip(" .*_`") for piece in _STROKES.split(value[:_LONGEST_SENTENCE])]
    named_so = all(word_of(piece) and len(piece.split()) <= _FEW_WORDS for piece in pieces)
    if len(pieces) < _SEVERAL or not named_so or len({folded(piece) for piece in pieces}) < len(pieces):
        return []
    return [SeverityLevel(piece, piece, written=piece) for piece in pieces]


def _levels_in(paragraph: Block) -> Iterator[SeverityLevel]:
    yield from _levels_at(paragraph.plain, _LISTED, paragraph)


def _levels_at(plain: str, codes: re.Pattern[str], paragraph: Block) -> Iterator[SeverityLevel]:
    starts = [match.start() for match in codes.finditer(plain)] + [len(plain)]
    for start, end in zip(starts, starts[1:], strict=False):
        piece = plain[start:end].strip(" ,;.")
        code = code_of(piece)
        if code:
            definition = _JOINED.sub("", piece[len(code) :]).strip(" :()（）,;")
            yield SeverityLevel(code, written=code, definition=definition, span=span(paragraph))


def _stated_severity(root: Section) -> str | None:
    """The severity that the document gives itself: a heading "Severity: CRITICAL", a label under the title, or
    "Default severity: P1" where the levels are explained."""
    for section in root.walk():
        label, found, value = section.title.text.partition(":")
        if found and says(label, LABEL_SEVERITY) and named(value) is not None:
            return value.strip()
        words = LABEL_SEVERITY if section.level <= 1 else DEFAULT_SEVERITY if section.role == "severity" else ()
        for one in labelled(section.blocks) if words else ():
            if says(one.label, words) and (stated := _level_stated(one)):
                return stated
    return None


def _level_stated(one: Labelled) -> str | None:
    """The level that a label states; a sentence on severity states none, unless it is about the default."""
    if len(one.value) < 40 and (level := named(one.value)):
        return level.written
    return code_of(one.value) if says(one.label, DEFAULT_SEVERITY) else None


def _as_level_name(default: str | None, levels: tuple[SeverityLevel, ...]) -> str | None:
    """The default as the levels call it: by its code or by its word."""
    own = named(default) if default is not None else None
    if own is None:
        return default
    keys = {key_of(own.name), key_of(own.label or own.name)}
    known = (level.name for level in levels if key_of(level.name) in keys or key_of(level.label) in keys)
    return next(known, own.name)
