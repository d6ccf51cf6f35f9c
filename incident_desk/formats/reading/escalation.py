"""The escalation path: whom to bring in and when, from ladders, arrows, lists, labels, headings and sentences."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from incident_desk.domain.playbook import EscalationHop, Span
from incident_desk.formats.reading.alternatives import any_of, any_whole
from incident_desk.formats.reading.durations import target_seconds, window_in
from incident_desk.formats.reading.headings import LEVELS
from incident_desk.formats.reading.labels import labelled, split_label
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import span
from incident_desk.formats.reading.sentence_hops import of_sentences
from incident_desk.formats.reading.severity_names import starts_with_level
from incident_desk.formats.reading.tokens import Block, Line
from incident_desk.formats.reading.vocabulary import words_of, written_words
from incident_desk.formats.reading.words import (
    ALARMS,
    CONTACT_DETAILS,
    CONTACTS,
    ESCALATION,
    FIRST_VERBS,
    JOBS,
    LABEL_CHANNEL,
    LABEL_ROLE,
    LABEL_TIME,
    NO_CONTACT,
    folded,
    says,
    together,
)

_ARROW = re.compile(r"\s*(?:→|⇒|➜|➡️?|=>|-+>|»)\s*")
_SENTENCE = re.compile(r"。|(?<=[a-z\d)])\.\s+(?=[A-Z])")
_LEVEL = re.compile(rf"^(?:l|step|{any_of(LEVELS)})?\s*\d+$")
_OVERRUN = re.compile(
    r"\b(?:if|when|once)\s+(?:the\s+)?([^\s,;()][^,;()]{0,60}?)\s+(?:phase\s+)?"
    r"(?:overruns|runs over|is over its window|exceeds its window)\b",
    re.IGNORECASE,
)
_CHAIN = words_of("escalation", "chain")
_PATH = together(ESCALATION, _CHAIN)
_DOWN = re.compile(
    r"^(?:(?=[\s┃]*+[|│])[\s|│┃]*+(?:[↓⬇⇓▼→]|[vV](?!\w))?|[\s┃]*+(?:[↓⬇⇓▼→]|[vV](?!\w)))[\s|│]*+"
    r"(?:[(\[](?P<said>[^()\[\]]*+)[)\]]|(?P<time>[^()\[\]\d]*+\d[^()\[\]]*+))?\s*$"
)
"""A line of a diagram that leads down, with the time or the condition that it may name."""
_PARTED = re.compile(r"^(?P<label>\w+(?:\s\d+)?)\s*(?::|\s[-–—])\s*(?=\S)")
"""A level before whoever stands on it: "L2: Team lead"."""
_FOLLOWING = re.compile(
    r"\bes[ck]al\w*\s(?:\w+\s){0,2}?(?:to|an|a|al|ao|aux?|vers|para|as follows|in this order)\b"
)
_WHETHER = re.compile(r"\b(?:when|if|wenn|falls|si|quand|cuando|se|quando)\s*:?$")
"""How words end behind which the reasons to escalate are listed, and not the people."""
_DRAWN = "\u2500-\u257f\u2190-\u21ff\u25a0-\u25ff"
_ORDINAL = re.compile(
    r"^(?:(?:first|second|third|fourth|primary|secondary|tertiary|then|1st|2nd|3rd|4th)\b|(?:l|level|tier|step)?\s?\d$)"
)
_CONDITION = re.compile(
    rf"^{any_whole(written_words('escalation', 'conditions'))}[^,:，：]{{1,80}}[,:，：]\s*", re.I
)
_ARTICLES = r"(?:\s+(?:to|the|your|den|die|das|an|le|la|les|el|los|las|o|a|os|as)(?!\S))*\s+"
_ORDER = re.compile(rf"^(?:then\s+)?{any_whole(written_words('escalation', 'orders'), closing=_ARTICLES)}", re.I)
_NOT_HERE = ("templates", "review", "procedure", "part")
_EVENTS = together(ALARMS, FIRST_VERBS, words_of("causes", "trouble"))
_TIMED = 2
"""Rows with a time that make a table a ladder."""
_WHO = together(LABEL_ROLE, ("contact", "escalate to"), words_of("report", "owner"))
_NOBODY = together(CONTACT_DETAILS, LABEL_CHANNEL, NO_CONTACT)
_GREATER = 2
"""Signs of greater that are arrows: one alone compares."""
_FEWEST = 2
"""Levels of a path that needs no time to be one."""
_LONGEST_ROLE, _LONGEST_DIAGRAM, _LONGEST_LEAD = 60, 4000, 300


def read_escalation(root: Section) -> tuple[EscalationHop, ...]:
    """Whom to bring in, in order; empty where no path is written."""
    for section in root.walk():
        if section.role in _NOT_HERE:
            continue
        if hops := _of_labels(section):
            told = _under_headings(root)
            # The path that is told under a heading of its own is the same, and stands there.
            return told if [hop.role for hop in told] == [hop.role for hop in hops] else hops
    return _under_headings(root)


def _under_headings(root: Section) -> tuple[EscalationHop, ...]:
    told = next((hops for section in root.walk() if _is_path(section) and (hops := _of_section(section))), ())
    alone = (hops for section in root.walk() if section.role == "escalation" and (hops := _alone(section)))
    return told or next(alone, ())


def _alone(section: Section) -> tuple[EscalationHop, ...]:
    """A path of one level, where it says when: without a time it may be anything."""
    ways = [read(section.blocks, 1) for read in (_of_list, _of_lines, of_sentences)]
    found = next((hops for hops in (*ways, _of_headings(section, 1)) if hops), ())
    return found if len(found) == 1 and (found[0].after_s is not None or found[0].phase) else ()


def _is_path(section: Section) -> bool:
    return section.role == "escalation" or (section.role == "contacts" and says(section.name, _CHAIN))


def _of_section(section: Section) -> tuple[EscalationHop, ...]:
    for read in (_of_ladder, _of_levels, _of_arrows, _of_diagram, _of_list, _of_people, _of_lines, of_sentences):
        if hops := _that_name(read(section.blocks)):
            return hops
    return _that_name(_of_headings(section))


def _that_name(hops: Sequence[EscalationHop]) -> tuple[EscalationHop, ...]:
    """Those that name somebody: a row whose cell is empty, or has signs alone, is nobody to call."""
    return tuple(hop for hop in hops if any(map(str.isalnum, hop.role)))


def _of_labels(section: Section) -> tuple[EscalationHop, ...]:
    for one in labelled(section.blocks):
        if says(one.label, _PATH):
            hops = _path(one.value, Span(one.first, one.last))
            if len(hops) >= 2:
                return hops
            if only := _only(one.value, Span(one.first, one.last)):
                return only
    return ()


def _only(words: str, where: Span) -> tuple[EscalationHop, ...]:
    """A path of one level: somebody with the time in brackets; without a time it may be anything."""
    if not words.endswith(")") or words.count("(") != 1 or len(words) > _LONGEST_ROLE:
        return ()
    hop = _hop(words, where)
    return (hop,) if hop.role != words else ()


def _path(words: str, where: Span) -> tuple[EscalationHop, ...]:
    words = _SENTENCE.split(words)[0]
    parted = _ARROW.split(words) if words.count(" > ") < _GREATER else words.split(" > ")
    parts = [part.strip(" .;,*`") for part in parted]
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
    for table in (
        block for block in blocks if block.kind == "table" and (len(block.children) > 2 or _is_one(block))
    ):
        head = [cell.plain for cell in table.children[0].children]
        if hops := _across(head, table.children[1]):
            return hops
        firsts = [row.children[0].plain for row in table.children[1:] if row.children]
        levels = all(_LEVEL.match(folded(words)) for words in firsts)
        who = next(
            (place for place in range(1 if levels else 0, len(head)) if says(head[place], _WHO)),
            None,
        )
        when = next((place for place, words in enumerate(head) if place != who and says(words, LABEL_TIME)), None)
        if who is None and levels and len(head) > 1:
            who = 1
        if who is None or not (levels or when is not None):
            continue
        rows = [_hop_of_row(row, who, when) for row in table.children[1:] if len(row.children) > who]
        return tuple(rows) if levels else _up_to_last_time(rows)
    return ()


def _up_to_last_time(hops: Sequence[EscalationHop]) -> tuple[EscalationHop, ...]:
    """The hops of a ladder without the rows behind its last time that say whom else to call in which case."""
    timed = [place for place, hop in enumerate(hops) if hop.after_s]
    return tuple(hops[: timed[-1] + 1] if len(timed) >= _TIMED else hops)


def _is_one(table: Block) -> bool:
    """Whether it is a ladder of one level: a head that counts levels and says who, and the first level."""
    rows = [[cell.plain for cell in row.children] for row in table.children]
    if len(rows) != 2 or len(rows[0]) < 2 or not rows[1]:
        return False
    return folded(rows[0][0]) in LEVELS and says(rows[0][1], LABEL_ROLE) and rows[1][0].strip() == "1"


def _across(head: Sequence[str], worst: Block) -> tuple[EscalationHop, ...]:
    """The row of the worst severity, where one column has who comes first and another whom it goes up to."""
    cells = [cell.plain for cell in worst.children]
    up = next((place for place, words in enumerate(head) if place > 1 and says(words, ESCALATION)), None)
    if up is None or len(cells) != len(head) or not starts_with_level(cells[0]) or says(head[up], LABEL_TIME):
        return ()
    first = next((place for place in range(1, up) if says(head[place], (*LABEL_ROLE, *CONTACTS))), None)
    when = next((place for place, words in enumerate(head) if place != up and says(words, LABEL_TIME)), None)
    if first is None or not cells[first] or not cells[up]:
        return ()
    after, phase = _timing(cells[when]) if when is not None else (None, "")
    where = span(worst)
    return EscalationHop(cells[first], None, where), EscalationHop(cells[up], after, where, phase)


def _hop_of_row(row: Block, who: int, when: int | None) -> EscalationHop:
    cells = [cell.plain for cell in row.children]
    said = cells[when] if when is not None and when < len(cells) else ""
    seconds, phase = _timing(said)
    return EscalationHop(cells[who], seconds, span(row), phase)


def _of_levels(blocks: Sequence[Block]) -> tuple[EscalationHop, ...]:
    """A table with a row for each severity and a column for each level: its longest row."""
    for table in (block for block in blocks if block.kind == "table" and len(block.children) > 1):
        head, *rows = ([cell.plain for cell in row.children] for row in table.children)
        ordered = len(head) > 2 and all(_ORDINAL.match(folded(words)) for words in head[1:])
        if ordered and all(cells and starts_with_level(cells[0]) for cells in rows):
            longest = max(([words for words in cells[1:] if words.strip(" -–—")] for cells in rows), key=len)
            return tuple(_hop(words, span(table)) for words in longest)
    return ()


def _of_diagram(blocks: Sequence[Block]) -> tuple[EscalationHop, ...]:
    """A fence that leads down from one to the next, with a time beside the arrow: "↓ (15 min)"."""
    for fence in (block for block in blocks if block.kind == "fence" and len(block.content) < _LONGEST_DIAGRAM):
        hops: list[EscalationHop] = []
        after: int | None = None
        downs = 0
        for number, line in enumerate(fence.content.split("\n"), start=fence.first + 1):
            if len(flat := _path(line, Span(number, number))) >= 3:
                return flat
            if down := _DOWN.match(line):
                downs += 1
                after = target_seconds(said) if (said := down["said"] or down["time"]) else after
            elif words := re.sub(f"[{_DRAWN}|]", " ", line).strip(" []"):
                hop = _hop(_without_level(words), Span(number, number))
                hops.append(replace(hop, after_s=hop.after_s if hop.after_s is not None else after))
                after = None
        if downs and len(hops) >= 2 and all(len(hop.role) <= _LONGEST_ROLE for hop in hops):
            return tuple(hops[1:] if len(hops) > _TIMED and _is_event(hops[0].role) else hops)
    return ()


def _is_event(words: str) -> bool:
    """Whether it is what sets the escalation off, and nobody: "Alert fired"."""
    return says(words, _EVENTS) and not says(words, JOBS)


def _without_level(words: str) -> str:
    """Of "L2: Team lead" the team lead."""
    level = _PARTED.match(words)
    return words[level.end() :] if level and _LEVEL.match(folded(level["label"])) else words


def _of_people(blocks: Sequence[Block]) -> tuple[EscalationHop, ...]:
    """Bullets behind words that send up to them: "Escalate to the following:" over "Team lead - Mo"."""
    for told, people in pairwise(blocks):
        said = folded(told.plain) if told.kind == "paragraph" and len(told.content) <= _LONGEST_LEAD else ""
        if people.kind != "list" or not _FOLLOWING.search(said) or _WHETHER.search(said):
            continue
        pairs = [_role_and_name(item) for item in people.children]
        if len(pairs) >= 2 and all(
            role and not starts_with_level(role) and not says(role, _NOBODY) for role, _ in pairs
        ):
            return tuple(
                EscalationHop(role, _timing(name)[0], span(item))
                for (role, name), item in zip(pairs, people.children, strict=True)
            )
    return ()


def _role_and_name(item: Block) -> tuple[str, str]:
    """The two parts of an item such as "Team lead - Mo"; nothing where it is a sentence."""
    head = item.children[0] if item.children else None
    if head is None or head.kind != "paragraph" or len(head.plain) > 120:
        return "", ""
    for mark in (" - ", " – ", " — ", ": "):
        role, found, name = head.plain.partition(mark)
        if found and len(role) <= _LONGEST_ROLE:
            return role.strip(), name.strip()
    return "", ""


def _of_lines(blocks: Sequence[Block], least: int = _FEWEST) -> tuple[EscalationHop, ...]:
    """Labels that are levels or times: "**Level 1 (0-15 min):** On-call", "15-30 min: Team lead"."""
    hops: list[EscalationHop] = []
    for one in labelled(block for block in blocks if block.kind != "table"):
        label, bracket, rest = one.label.partition("(")
        window = window_in(rest.rstrip(") ") if bracket else label)
        if (window or _LEVEL.match(folded(label))) and 0 < len(one.value) <= _LONGEST_ROLE:
            hop = _hop(one.value, Span(one.first, one.last))
            hops.append(replace(hop, after_s=hop.after_s if window is None else window.start_s))
    return tuple(hops) if len(hops) >= least else ()


def _of_headings(section: Section, least: int = _FEWEST) -> tuple[EscalationHop, ...]:
    """A heading a level: "Level 2: Team Lead", with the time in it or on the first line under it."""
    hops: list[EscalationHop] = []
    for child in section.children:
        if (child.title.mark in LEVELS or child.title.is_step) and child.name:
            window = child.title.window
            texts = [text.plain for block in child.blocks[:1] for text in block.every("paragraph")]
            timed = [after for text in texts if len(text) < 120 and (after := target_seconds(text)) is not None]
            after = window.start_s if window else next(iter(timed), None)
            hops.append(EscalationHop(child.name, after, Span(child.first, child.last)))
    return tuple(hops) if len(hops) >= least else ()


def _of_arrows(blocks: Sequence[Block]) -> tuple[EscalationHop, ...]:
    for block in blocks:
        for paragraph in block.every("paragraph"):
            for line in paragraph.lines:
                words = line.rest if line.lead and line.colon else _behind_level(line)
                hops = _path(words, Span(paragraph.first, paragraph.last))
                if len(hops) >= 3:
                    return hops
    return ()


def _behind_level(line: Line) -> str:
    """Of "SEV1: On-call → Lead" the way up."""
    label, value = split_label(line) or ("", "")
    return value if value and starts_with_level(label) else line.plain


def _of_list(blocks: Sequence[Block], least: int = _FEWEST) -> tuple[EscalationHop, ...]:
    """A numbered list of levels: "1. On-call engineer", "2. **Team Lead**: after 30 minutes"."""
    for block in blocks:
        if block.kind != "list" or len(block.children) < least:
            continue
        pairs = [_pair_of_item(item) for item in block.children]
        if not all(pairs) or not (block.ordered or all(_LEVEL.match(folded(label)) for label, _ in pairs if label)):
            continue
        return tuple(
            _hop_of_item(_role_of(label, value), f"{value} {_condition_of(label)}", item)
            for (label, value), item in zip(pairs, block.children, strict=True)
        )
    return ()


def _hop_of_item(role: str, value: str, item: Block) -> EscalationHop:
    seconds, phase = _timing(value)
    return EscalationHop(role, seconds, span(item), phase)


def _condition_of(label: str) -> str:
    found = _CONDITION.match(label)
    return found.group() if found else ""


def _role_of(label: str, value: str) -> str:
    """Of "L1: Support team" the team, of "Team Lead: after 30 min" and "Call the team lead" the lead."""
    role = value.partition("(")[0].strip() if _LEVEL.match(folded(label)) else label
    return _ORDER.sub("", _CONDITION.sub("", role)).rstrip(".") or role


def _first_arrow(words: str) -> tuple[str, str, str]:
    found = _ARROW.search(words)
    return (words[: found.start()], found.group(), words[found.end() :]) if found else (words, "", "")


def _pair_of_item(item: Block) -> tuple[str, str]:
    head = item.children[0] if item.children else None
    if head is None or head.kind != "paragraph" or len(head.plain) > 120:
        return "", ""
    level, arrow, who = _first_arrow(head.plain)
    if arrow and _LEVEL.match(folded(level)):
        return level, who
    pair = next(iter(labelled([head])), None)
    if pair:
        return pair.label, pair.value
    role, bracket, rest = head.plain.partition("(")
    return role.strip(), rest.rstrip(")") if bracket else ""
