"""Headings that gather others: stages of one response, or procedures to choose from."""

from incident_desk.formats.reading.doable import can_be_done, has_boxes, is_worked
from incident_desk.formats.reading.labels import Labelled, labelled
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.told_lists import has_order
from incident_desk.formats.reading.words import (
    AFTER,
    CAUSES,
    FIRST_VERBS,
    INVESTIGATION,
    LABEL_CADENCE,
    LABEL_CHANNEL,
    LABEL_STATUS_FORMAT,
    RECOVERIES,
    RESOLUTION,
    STAGES,
    THRESHOLDS,
    WAYS_TO_WORK,
    folded,
    says,
    starts_with,
    together,
)

_DEEDS = together(INVESTIGATION, RESOLUTION)
_MANNERS = together(LABEL_CADENCE, LABEL_CHANNEL, LABEL_STATUS_FORMAT)
_BARE = 2
"""Words of a heading that is a stage's name and nothing more."""
_SHORT = 4
"""Words of a heading that is a stage's name with what it is about."""
_SEVERAL = 2
_STAGES = 3
"""Stages beside a heading that make it one of them."""
_MOST = 200
"""Sections side by side that are looked at for one of them."""
_VERB_ENDS = ("ing", "re", "er", "ar", "ir")
"""How a word of getting back ends that is a verb: no "recovery", which has objectives too."""


def is_bare_stage(section: Section) -> bool:
    """Whether its heading is the name of a stage and nothing more: "Containment"."""
    return starts_with(section.name, FIRST_VERBS) and len(section.name.split()) <= _BARE


def names_stage(section: Section) -> bool:
    """Whether its heading is short and begins with the name of a stage: "Detection and alarm", "Aftermath"."""
    return len(section.name.split()) <= _SHORT and (
        starts_with(section.name, FIRST_VERBS) or starts_with(section.name, AFTER)
    )


def is_stage_beside(section: Section) -> bool:
    """Whether it has a list under the name of a stage alone, and stages stand beside it: "Communication" between
    "Containment" and "Recovery"."""
    if not (is_bare_stage(section) and section.has("list")) or any(map(_tells_manners, labelled(section.blocks))):
        return False
    beside = section.parent.children[:_MOST] if section.parent else []
    return sum(starts_with(other.name, FIRST_VERBS) for other in beside if other is not section) >= _SEVERAL


def _tells_manners(one: Labelled) -> bool:
    """Whether it says where or how often or in which form word goes out, and asks for nothing."""
    return says(one.label, _MANNERS)


def holds_stages(section: Section) -> bool:
    """Whether the sections under it are the stages, not it. Steps and numbers without a time are the work of what
    is itself a stage: "Step 1" and "Step 2" under "Rollback (< 15 minutes)". The names of stages are stages,
    however they are counted: "4.1 Detection" and "4.2 Containment" under "4. Response"."""
    is_stage = bool(section.title.window or section.title.is_phase)
    if not is_stage and sum(map(is_bare_stage, section.children)) >= max(_STAGES, len(section.children) // 2 + 1):
        return True
    return sum(
        bool(child.title.window or child.title.is_phase or (child.title.mark == "step" and not is_stage))
        for child in section.children
    ) >= 2 or (
        not section.title.mark and not is_stage and sum(child.title.mark == "#" for child in section.children) >= 2
    )


def names_causes(section: Section) -> bool:
    """Whether its lists only say why a trouble may come: "Possible causes" over "The disk is full"."""
    if not says(section.name, CAUSES) or says(section.name, _DEEDS) or section.children:
        return False
    lists = [block for block in section.blocks if block.kind == "list"]
    return bool(lists) and not has_boxes(section) and not section.has("fence") and not any(map(has_order, lists))


def tells_limits(section: Section) -> bool:
    """Whether it only tells at which limits an alarm goes off: a table with a column of thresholds, and nothing
    that has an order, a box or a command. A stage such as "Monitoring" may have one and is a stage."""
    if section.title.mark or is_bare_stage(section) or len(section.name.split()) == 1 or is_worked(section):
        return False
    tables = (block for part in section.walk() for block in part.blocks if block.kind == "table" and block.children)
    return any(says(cell.plain, THRESHOLDS) for table in tables for cell in table.children[0].children)


def tells_recovery(section: Section) -> bool:
    """Whether it tells in sentences how to get one thing back, beside another that does: "Restoring the mails" and
    "Restoring the pictures"."""
    beside = section.parent.children[:_MOST] if section.parent else []
    return _gets_back(section) and any(_gets_back(other) for other in beside if other is not section)


def _gets_back(section: Section) -> bool:
    word, _, rest = folded(section.name).partition(" ")
    is_verb = word.endswith(_VERB_ENDS) and (word == "recover" or not word.endswith("over"))
    is_told = any(block.kind == "paragraph" for block in section.blocks)
    return bool(rest) and is_verb and starts_with(word, RECOVERIES) and is_told


def gathers_procedures(section: Section) -> bool:
    """Whether what stands under it is chosen from, and not worked through."""
    return _offers_ways(section) or _calls_them_procedures(section)


def _calls_them_procedures(section: Section) -> bool:
    """Whether it says so, of several: "Service procedures" over "Queue is full" and "Lost database". What it
    gathers may be the stages of one response all the same."""
    words = folded(section.name).split() or [""]
    if not any(word.endswith("s") and says(word, WAYS_TO_WORK) for word in (words[0], words[-1])):
        return False
    if section.has("list", "fence") or holds_stages(section):
        return False
    doable = [child for child in section.children if can_be_done(child)]
    stages = sum(starts_with(child.name, STAGES) for child in section.children)
    return len(doable) >= _SEVERAL and stages * 2 < len(section.children)


def _offers_ways(section: Section) -> bool:
    """Whether it gathers ways back to choose from: "Rollback and recovery" over "Application" and "Database". Among
    the stages of a response it is one of them."""
    if not starts_with(section.name, RECOVERIES) or section.has("list", "fence") or holds_stages(section):
        return False
    doable = [child for child in section.children if can_be_done(child) and not has_boxes(child)]
    if len(doable) < _SEVERAL:
        return False
    beside = section.parent.children[:_MOST] if section.parent else []
    return sum(starts_with(other.name, FIRST_VERBS) for other in beside if other is not section) < _STAGES
