"""Messages to send, and how often and where: templates, cadence, channel, status format."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incident_desk.domain.playbook import Span, Template
from incident_desk.formats.reading.alternatives import any_whole
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.durations import interval_seconds
from incident_desk.formats.reading.labels import Labelled, labelled, split_label
from incident_desk.formats.reading.mails import is_mail_in_parts, is_subject, mails_in
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import Page, span
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import written_words
from incident_desk.formats.reading.words import (
    COMMUNICATION,
    LABEL_CADENCE,
    LABEL_CHANNEL,
    LABEL_MESSAGE,
    LABEL_STATUS_FORMAT,
    LABEL_SUBJECT,
    MESSAGE,
    NO_NAME,
    NOTICES,
    SPEAKS_OF_UPDATES,
    STAGE_INITIAL,
    STAGE_PROGRESS,
    STAGE_RESOLVED,
    folded,
    says,
    starts_with,
    together,
)
from incident_desk.formats.reading.written_sections import is_message, is_open_message

_SPEAKS_OF_ONE = together(LABEL_STATUS_FORMAT, ("message", "template"))
_TAGGED = re.compile(r"\s*(?:\*\*)?\[[A-Z][A-Z0-9 /-]{2,}\]\s+\S")
_NAMES = together(NOTICES, MESSAGE)
_NAME_WORDS = 6
"""Words of a label that names a message; a longer one is a sentence about it."""
_STAGES = (*STAGE_INITIAL, *STAGE_PROGRESS, *STAGE_RESOLVED)
_QUOTED = re.compile(r"^[\"“”«„'](?P<words>.{8,}?)[\"“”»']?$", re.S)
_TELLS = together(COMMUNICATION, SPEAKS_OF_UPDATES)
_EVERY = re.compile(rf"(?<![^\W\d_]){any_whole(written_words('times', 'every'))}.{{1,40}}", re.I)
_HASH_CHANNEL = re.compile(r"(?<![\w&])#[a-z][\w-]{2,}")


@dataclass(frozen=True, slots=True)
class Manners:
    """How a team speaks during an incident."""

    cadence_s: int | None = None
    channel: str = ""
    status_format: str = ""
    status_words: tuple[str, ...] = ()


def read_templates(page: Page) -> tuple[Template, ...]:
    """Every message of the document, in reading order."""
    found: list[Template] = []
    parted: set[int] = set()
    for section in page.root.walk():
        if section.role == "templates" and is_mail_in_parts(section):
            parted |= {id(part) for part in section.walk()}
            found.append(_of_parts(page, section))
        elif section.role == "templates" and id(section) not in parted:
            found += _of_section(page, section)
        elif section.role == "communication":
            found += _quoted_messages(section)
        elif section.role in ("action", "part"):
            found += _messages_of_work(page, section)
    return tuple(found)


def _of_parts(page: Page, section: Section) -> Template:
    """The message whose subject and words have a heading each."""
    told = []
    for part in section.children:
        blocks = [block for inner in part.walk() for block in inner.blocks if block.kind != "rule"]
        words = [body_of(page, block) if is_message(block) else page.raw_of(block) for block in blocks]
        is_subject = starts_with(part.name, LABEL_SUBJECT)
        told.append(f"{part.name}: {' '.join(words)}" if is_subject else "\n\n".join(words))
    last = max(block.last for part in section.walk() for block in part.blocks)
    return _template(section.name, "\n\n".join(filter(None, told)), Span(section.first, last))


def _messages_of_work(page: Page, section: Section) -> Iterator[Template]:
    """The messages that a stage of the response sends: what has blanks, or a tag at its head, in a section about
    communication or behind a label that names a message: "Status page update:"."""
    speaks = says(section.name, COMMUNICATION)
    messages = sum(map(is_message, section.blocks))
    for place, block in enumerate(section.blocks):
        label = _label_before(section.blocks, place)
        if not is_message(block) or not (speaks or says(label, NOTICES)):
            continue
        body = body_of(page, block)
        if blanks_in(body) or _TAGGED.match(body):
            label = label if _names_message(label) or (messages > 1 and folded(label) not in NO_NAME) else ""
            yield _template(label or section.name, body, Span(block.first, block.last))


def _names_message(label: str) -> bool:
    """Whether a label names a message, and is no sentence about it nor only the word for one."""
    return len(label.split()) <= _NAME_WORDS and says(label, _NAMES) and folded(label) not in NO_NAME


def _of_section(page: Page, section: Section) -> Iterator[Template]:
    """The messages under one heading: a fence or a quote each, named by the label above it."""
    bodies = [place for place, block in enumerate(section.blocks) if is_message(block)]
    for place in bodies:
        block = section.blocks[place]
        label = _label_before(section.blocks, place)
        name = label if label and folded(label) not in NO_NAME else section.name
        if several := tuple(_of_lines(block)):
            yield from several
            continue
        head = place - 1 if label else place
        first, body = section.blocks[head].first, body_of(page, block)
        if head and is_subject(section.blocks[head - 1]):
            # "Subject: …", "Text:", and then the words in their box.
            subject = section.blocks[head - 1]
            first, body = subject.first, f"{page.raw_of(subject)}\n\n{body}"
        yield _template(name, body, Span(first, block.last))
    listed = [*_of_list(section), *_of_table(section)]
    yield from listed
    if not bodies and not listed:
        yield from _unmarked(page, section)


def _unmarked(page: Page, section: Section) -> Iterator[Template]:
    """Messages without fence or quote: one that is the whole section, or several, each from its subject on."""
    mails = mails_in(section.blocks)
    if len(mails) > 1:
        for name, first, last in mails:
            yield _template(name, page.raw(first, last), Span(first, last))
    elif block_range := _open_body(section):
        first, last = block_range
        yield _template(section.name, page.raw(first, last), Span(first, last))


def _of_lines(block: Block) -> Iterator[Template]:
    """Messages of one line each in one fence: "Investigating: …", "Resolved: …"."""
    lines = [
        (number, line) for number, line in enumerate(block.content.split("\n"), block.first + 1) if line.strip()
    ]
    pairs = [line.partition(":") for _, line in lines] if block.kind == "fence" else []
    if len(pairs) < 2 or not all(len(name.split()) <= 2 and says(name, _STAGES) for name, _, _ in pairs):
        return
    for (number, _), (name, _, body) in zip(lines, pairs, strict=True):
        yield _template(name.strip(" *-#"), body.strip(), Span(number, number))


def _of_list(section: Section) -> Iterator[Template]:
    """Messages in quotation marks behind a label, one an item."""
    for one in labelled(block for block in section.blocks if block.kind == "list"):
        if match := _QUOTED.match(one.value):
            yield _template(one.label, match["words"], Span(one.first, one.last))


def _of_table(section: Section) -> Iterator[Template]:
    """Messages in a column of a table, one a row."""
    for table in (block for block in section.blocks if block.kind == "table" and block.children):
        head = [cell.plain for cell in table.children[0].children]
        column = next((place for place, words in enumerate(head) if place and says(words, LABEL_MESSAGE)), None)
        for row in table.children[1:] if column is not None else ():
            cells = [cell.plain for cell in row.children] + [""] * len(head)
            if cells[0] and cells[column or 0]:
                yield _template(cells[0], cells[column or 0].strip('"“”'), span(row))


def _label_before(blocks: Sequence[Block], place: int) -> str:
    """A label that stands alone above the message; of several messages under a heading, each has its own."""
    before = blocks[place - 1] if place else None
    if before is None or before.kind != "paragraph" or len(before.lines) != 1:
        return ""
    pair = split_label(before.lines[0])
    return pair[0] if pair and not pair[1] else ""


def _open_body(section: Section) -> tuple[int, int] | None:
    """A message written without fence or quote: the whole section, where it has blanks or a subject."""
    if section.children or not section.blocks or not any(block.kind == "paragraph" for block in section.blocks):
        return None
    words = "\n".join(block.content for part in section.blocks for block in part.every("paragraph"))
    has_subject = any(starts_with(one.label, LABEL_SUBJECT) for one in labelled(section.blocks))
    if not has_subject and not blanks_in(words) and not is_open_message(section):
        return None
    return section.blocks[0].first, max(block.last for block in section.blocks if block.kind != "rule")


def body_of(page: Page, block: Block) -> str:
    """The words of a message: a fence's content, a quote without its marks."""
    if block.kind == "fence":
        return block.content.rstrip("\n")
    return "\n".join(line.lstrip().removeprefix(">").removeprefix(" ") for line in page.raw_of(block).split("\n"))


def _template(name: str, body: str, where: Span, channel: str = "") -> Template:
    return Template(name, stage_of(name, body), body, blanks_in(body), channel, span=where)


def stage_of(name: str, body: str) -> str:
    """Which moment of an incident the message is for, from its name first."""
    first_line = body.partition("\n")[0]
    for blank in blanks_in(first_line):
        first_line = first_line.replace(blank.mark, "")
    for words in (name, first_line):
        for stage, signs in (
            ("resolved", STAGE_RESOLVED),
            ("initial", STAGE_INITIAL),
            ("progress", STAGE_PROGRESS),
        ):
            if says(words, signs):
                return stage
    return "other"


def _quoted_messages(section: Section) -> Iterator[Template]:
    """Messages in quotation marks behind a label, such as a status format."""
    pairs = list(labelled(section.blocks))
    channel = next((one.value for one in pairs if says(one.label, LABEL_CHANNEL)), "")
    for one in pairs:
        match = _QUOTED.match(one.value)
        if match and says(one.label, _SPEAKS_OF_ONE):
            where = Span(one.first, one.last)
            yield _template(section.name, match["words"], where, channel)


def read_manners(root: Section) -> Manners:
    """How often, where and in which form updates go out."""
    spoken = [section for section in root.walk() if _speaks(section)]
    pairs = [one for section in spoken for one in labelled(section.blocks)]
    cadence, form = _cadence(pairs), _format(pairs)
    words = next((blank.choices for blank in blanks_in(form) if blank.choices), ())
    if cadence is None:
        cadence = _cadence_in_text(root)
    return Manners(cadence, _channel(pairs), form, words)


def _speaks(section: Section) -> bool:
    """Whether it is about messages, or the stage of a response in which they are sent."""
    stage = section.role == "action" and starts_with(section.name, COMMUNICATION)
    return section.role in ("communication", "templates") or stage


def _cadence(pairs: Sequence[Labelled]) -> int | None:
    for one in pairs:
        if says(one.label, LABEL_CADENCE) and len(one.value) < 120 and (every := interval_seconds(one.value)):
            return every
    return None


def _cadence_in_text(root: Section) -> int | None:
    """An interval in words: "Provide updates every 10-15 minutes", under a heading about communication."""
    for section in root.walk():
        if section.role in ("templates", "review") or not says(section.name, _TELLS):
            continue
        for block in section.blocks:
            for paragraph in block.every("paragraph"):
                plain = paragraph.plain[:400]
                match = _EVERY.search(plain)
                if match and says(plain, SPEAKS_OF_UPDATES):
                    return interval_seconds(match.group())
    return None


def _channel(pairs: Sequence[Labelled]) -> str:
    for one in pairs:
        match = _HASH_CHANNEL.search(one.value)
        if match and says(one.label, LABEL_CHANNEL):
            return match.group()
    return ""


def _format(pairs: Sequence[Labelled]) -> str:
    for one in pairs:
        if says(one.label, ("status format", "status update format", "update format")) and one.value:
            match = _QUOTED.match(one.value)
            return match["words"] if match else one.value
    return ""
