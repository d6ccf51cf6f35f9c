"""Sections named for a trouble: for an alarm, as it is written in the alarm's rule ("HighErrorRate",
"api-5xx-rate", "[alert] queue stalled"), or for what is wrong ("Low disk space" beside "Service unavailable").

Each is chosen when it comes, with what to do about it; none of them is a stage of every response. Under a title
that is about alarms, or that says of its parts that they are procedures, the others with something to do are so as
well.
"""

import re

from incident_desk.formats.reading.doable import can_be_done, is_worked
from incident_desk.formats.reading.labels import labelled
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.words import (
    AFTER,
    ALARMS,
    COMMUNICATION,
    INVESTIGATION,
    ORDERS,
    PLAYBOOK,
    PREVENTION,
    RECOVERIES,
    REFERENCE,
    RESOLUTION,
    STAGES,
    TO_DO,
    TROUBLES,
    WAYS_TO_WORK,
    folded,
    says,
    starts_with,
    together,
)

_WORK_WORDS = together(PLAYBOOK, WAYS_TO_WORK, TO_DO)
_IN_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]{1,80}[)）\]]$")
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|\d+")
_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z0-9][A-Za-z0-9]*)+|[A-Z]{2,}[a-z]+[A-Za-z0-9]*")
_JOINED = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z][a-z0-9]*(?:-[a-z0-9]+){2,}")
"""Words joined as in a rule's name; "go-live" is English, and so is what has a small word in its middle."""
_LIMIT = re.compile(r"[<>≥≤]=?\s?\d")
_TAGGED = re.compile(r"\[(?P<tag>[^\[\]]{2,20})\]\s*\S")
_SMALL = frozenset(("of", "by", "to", "the", "and", "in", "on", "up", "for", "end"))
_MANY_HUMPS, _HUMPS = 3, 2
_SEVERAL, _PREFIX = 2, 2
_MOST = 200
"""Sections side by side that are looked at."""
_WORK = together(INVESTIGATION, RESOLUTION)
_NO_NAME = together(ORDERS, RECOVERIES, STAGES, REFERENCE)
"""How a title begins that only speaks of a trouble."""
_NO_TROUBLE = together(REFERENCE, COMMUNICATION, PREVENTION, AFTER)


def mark_named(root: Section) -> None:
    """Mark the sections that are named for a trouble."""
    for section in root.walk():
        kids = [child for child in section.children[:_MOST] if not _is_counted_stage(child)]
        doable = [child for child in kids if can_be_done(child)]
        alarms = [child for child in kids if names_alarm(child.name) or calls_itself_alarm(child.title.text)]
        told = [child for child in alarms if child in doable or _tells_fix(child)]
        for child in alarms:
            # Beside alarms with lists, one may be told in a sentence: "Escalate; never restart it."
            child.is_trouble = child in told or (bool(told) and child.has("paragraph"))
        troubles = [child for child in doable if child.is_trouble or names_trouble(child.name)]
        gathers = _gathers_troubles(section, doable)
        if gathers or (len(troubles) >= _SEVERAL and len(troubles) * 2 > len(doable)):
            troubles = doable if _is_one_short(section, doable, troubles) else troubles
            for child in doable if gathers else troubles:
                child.is_trouble = child.is_trouble or child in troubles or _may_be_chosen(child)


def _tells_fix(section: Section) -> bool:
    """Whether a label in it says what to look at or what to do: "**Fix:** Restart it"."""
    return any(one.value and says(one.label, _WORK) for one in labelled(section.blocks))


def names_alarm(text: str) -> bool:
    """Whether a title is the name of an alarm, as a rule of a monitor has it, with nothing more than a bracket."""
    tagged = _TAGGED.match(text)
    if tagged is not None:
        return starts_with(tagged["tag"], ALARMS)
    plain = _IN_BRACKETS.sub("", text).strip()
    if _JOINED.fullmatch(plain):
        return not _SMALL.intersection(re.split(r"[-_]", plain.casefold()))
    if not _CAMEL.fullmatch(plain):
        return False
    humps = _HUMP.findall(plain)
    return len(humps) >= _MANY_HUMPS or (len(humps) == _HUMPS and names_trouble(" ".join(humps)))


def calls_itself_alarm(text: str) -> bool:
    """Whether a title says of itself that it is an alarm: "Alert: Queue too long"."""
    label, found, name = text.replace("：", ":").partition(":")
    return bool(found and name.strip()) and len(label.split()) <= _PREFIX and starts_with(label, ALARMS)


def names_trouble(name: str) -> bool:
    """Whether a title says what is wrong: "Disk full", "Payments time out"; "Restore lost data" does not."""
    return says(name, TROUBLES) and not starts_with(name, _NO_NAME)


def _is_counted_stage(section: Section) -> bool:
    title = section.title
    if _LIMIT.search(title.text) and names_trouble(title.text):
        return False  # "Error rate > 1 % over 5 min" is the condition of an alarm, and no time of a stage.
    return title.is_phase or title.is_step or title.window is not None


def _gathers_troubles(section: Section, doable: list[Section]) -> bool:
    """Whether it is the document's title and says that its parts are chosen from: "Alert runbooks", "Recovery
    procedures"; not where most of them, or most of those that are counted, are stages of one response."""
    if section.level != 1 or len(doable) < _SEVERAL or section.has("list", "fence"):
        return False
    plain = folded(section.name)
    last = plain.rpartition(" ")[2]
    several = last.endswith("s") and says(last, WAYS_TO_WORK)
    if not several and not (says(plain, ALARMS) and says(plain, _WORK_WORDS)):
        return False
    stages = sum(starts_with(child.name, STAGES) or child.title.mark == "#" for child in doable)
    return stages * 2 < len(doable)


def _is_one_short(section: Section, doable: list[Section], troubles: list[Section]) -> bool:
    """Whether all but one of them are named for what is wrong, and the heading over them says of none of its parts
    that it is a stage: the last one is a trouble in words that nobody foresaw."""
    left = [child for child in doable if child not in troubles]
    return len(left) == 1 and not (left[0].title.mark or starts_with(section.name, STAGES))


def _may_be_chosen(section: Section) -> bool:
    """Whether it has its own order, commands or orders, under a name that is none of a stage."""
    if section.title.mark or starts_with(section.name, STAGES) or says(section.name, _NO_TROUBLE):
        return False
    return is_worked(section) or starts_with(section.name, ORDERS) or _asks(section)


def _asks(section: Section) -> bool:
    """Whether most of its items tell somebody to do something."""
    items = [item for block in section.blocks if block.kind == "list" for item in block.children[:_MOST]]
    heads = [item.children[0].plain for item in items if item.children]
    return sum(starts_with(words, ORDERS) for words in heads) * 2 > len(heads)
