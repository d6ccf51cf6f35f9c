"""What each section of a document is about, from its title, its place and its form."""

from incident_desk.formats.reading.commands import is_command_fence
from incident_desk.formats.reading.conditions import gives_reasons, leads_to_reasons, tells_closing
from incident_desk.formats.reading.counted_procedures import complete_counted_procedures
from incident_desk.formats.reading.criteria_work import complete_criteria
from incident_desk.formats.reading.doable import (
    can_be_done,
    can_do,
    has_boxes,
    has_own_boxes,
    is_action_table,
    is_ordered,
    is_worked,
)
from incident_desk.formats.reading.durations import is_before
from incident_desk.formats.reading.gathering import (
    gathers_procedures,
    holds_stages,
    is_bare_stage,
    is_stage_beside,
    names_causes,
    names_stage,
    tells_limits,
    tells_recovery,
)
from incident_desk.formats.reading.labels import answers, labelled
from incident_desk.formats.reading.likeness import mark_alike
from incident_desk.formats.reading.listed_phases import complete_listed_phases
from incident_desk.formats.reading.listed_stages import complete_listed_stages
from incident_desk.formats.reading.mails import is_mail, is_mail_in_parts
from incident_desk.formats.reading.named_troubles import mark_named, names_trouble
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.severity_targets import tells_targets
from incident_desk.formats.reading.stated_windows import take_stated_windows
from incident_desk.formats.reading.steps import has_commands
from incident_desk.formats.reading.told_lists import explains_names, gives_orders, lists_commands, tells_names
from incident_desk.formats.reading.told_runbooks import complete_told_runbook
from incident_desk.formats.reading.told_troubles import complete_told_trouble, tells_trouble
from incident_desk.formats.reading.ways_back import complete_ways_back
from incident_desk.formats.reading.words import (
    AFTER,
    ASSESSMENT,
    CAUSES,
    CHECKLIST,
    COMMUNICATION,
    CONTACTS,
    CRITERIA,
    ESCALATION,
    INVESTIGATION,
    LOOKS_BACK,
    ORDERS,
    PREVENTION,
    PROCEDURES,
    REFERENCE,
    RESOLUTION,
    SEVERITY,
    SPECIAL_WORK,
    STAGES,
    SYMPTOMS,
    THRESHOLDS,
    TO_DO,
    TRIGGERS,
    WAYS_TO_WORK,
    folded,
    says,
    starts_with,
    together,
)
from incident_desk.formats.reading.written_sections import (
    is_open_message,
    is_review_template,
    is_template,
    is_templates,
)

TITLE = "title"
GROUP = "group"
"""Holds other sections and nothing of its own to do."""
ACTION = "action"
PART = "part"
"""Stands inside a phase or a procedure and belongs to it."""

_SPOKEN_FOR = {
    "templates": "templates", "review": "review", "severity": "severity", "procedure": PART, "assessment": PART,
    "action": PART, "after": PART, PART: PART, "thresholds": "thresholds",
}  # fmt: skip
_HANDED_DOWN = ("triggers", "criteria", "contacts", "escalation", "communication")
"""What the sections under it are about as well, where they don't say otherwise: "Vendors" under "Contacts"."""
_SAID_TO_DO = ("contacts", "communication", "escalation")
"""What is work where its title says to do it, among stages that are told in sentences: "Contact the team"."""
_BY_TITLE = (
    ("criteria", CRITERIA), ("triggers", TRIGGERS), ("thresholds", THRESHOLDS), ("severity", SEVERITY),
    ("contacts", CONTACTS), ("escalation", ESCALATION), ("assessment", ASSESSMENT),
    ("procedures", PROCEDURES),
)  # fmt: skip
_TITLES = together(*(words for _, words in _BY_TITLE))
"""What most titles say nothing of: one question instead of eight."""
_PROCEDURE_MARKS = frozenset((
    "pattern", "incident", "scenario", "procedure", "playbook", "issue", "problem", "runbook", "case",
    "scenarios", "alert", "method",
))  # fmt: skip
_TO_DO = together(TO_DO, CHECKLIST)
_PARTS = together(RESOLUTION, INVESTIGATION, CAUSES)
_SEVERAL, _STAGES = 2, 3


def assign_roles(root: Section) -> None:
    """Set the role of every section, outer ones first."""
    root.role = TITLE
    mark_alike(root)
    take_stated_windows(root)
    mark_named(root)
    for section in root.walk():
        if section is not root:
            section.role = _role(section)
    for section in root.walk():
        _complete_stages(section)
        _complete_numbers(section)
        complete_listed_stages(section)
        complete_counted_procedures(section)
        complete_told_trouble(section)
        complete_ways_back(section)
        complete_listed_phases(section)
        complete_criteria(section)
    complete_told_runbook(root)


def _complete_numbers(section: Section) -> None:
    """Of numbered stages, one that is told in sentences is a stage too: "3. Assign roles" among some with lists."""
    numbered = [child for child in section.children if child.title.mark == "#"]
    if sum(child.role in (ACTION, "after") for child in numbered) < 2:
        return
    stages = sum(map(is_bare_stage, numbered)) >= _STAGES
    for child in numbered:
        if stages and child.role == "reference" and child.has("list") and not says(child.name, REFERENCE):
            child.role = ACTION
        told = child.role in ("communication", "templates") and not child.children
        named = child.role == "severity" and not child.has("table", "list")
        asks = child.has("list") and not can_be_done(child)
        if (child.role == "reference" or told or named) and _is_order(child) and not asks:
            child.role = ACTION


def _is_order(section: Section) -> bool:
    """Whether its title says to do it: "Assign roles", not "Responsibilities"."""
    return starts_with(section.name, ORDERS) and not starts_with(section.name, REFERENCE)


def _complete_stages(section: Section) -> None:
    """A runbook told in sentences: "Diagnosis" and "Mitigation" beside each other are stages, whatever is in them.
    A report has such headings too, beside a timeline or a cause."""
    if any(says(child.name, LOOKS_BACK) for child in section.children):
        return
    stages = [child for child in section.children if is_bare_stage(child) and not says(child.name, REFERENCE)]
    if len(stages) < 2:
        return
    for child in section.children:
        if child.role in _SAID_TO_DO and not child.children and starts_with(child.name, ORDERS):
            told = bool(child.blocks) and all(block.kind == "paragraph" for block in child.blocks)
            child.role, child.is_told = (ACTION, True) if told else (child.role, child.is_told)
        named = child in stages or (names_stage(child) and not says(child.name, REFERENCE))
        if named and child.role == "reference" and any(block.kind == "paragraph" for block in child.blocks):
            child.role, child.is_told = ACTION, True


def is_title(section: Section) -> bool:
    """Whether it is the document's title."""
    return section.is_title


def _role(section: Section) -> str:
    parent = section.parent.role if section.parent else ""
    if is_title(section):
        return TITLE
    if parent in _SPOKEN_FOR:
        return _inner_role(section, _SPOKEN_FOR[parent])
    own = _own_role(section)
    if (
        parent == "procedures"
        and own not in ("criteria", "triggers", "review", "templates")
        and not _is_group(section)
    ):
        return "procedure" if can_be_done(section) or section.holds("fence") or _is_run(section) else "reference"
    if own == ACTION and parent == "reference" and not has_boxes(section):
        return "reference"
    if own == GROUP and parent == "reference":
        return "reference"
    if parent == "escalation" and section.title.mark in ("level", "tier"):
        return parent
    if own == ACTION and parent in ("criteria", "triggers") and not is_worked(section):
        return parent
    return parent if own in (GROUP, "reference") and parent in _HANDED_DOWN else own


def _inner_role(section: Section, inherited: str) -> str:
    """The role of a section inside one that is spoken for: mostly the same."""
    if inherited != PART:
        return inherited
    if is_review_template(section):
        return "review"
    if tells_targets(section):
        return "severity"
    own = _by_title(section)
    kept = {"severity": "table", "contacts": "table", "criteria": "list", "triggers": "list", "escalation": "table"}
    if own in kept and section.has(kept[own]) and (own in ("criteria", "triggers") or not has_boxes(section)):
        return own
    return "templates" if is_template(section) or is_mail(section) else PART


def _is_run(section: Section) -> bool:
    """Whether its commands stand in a table."""
    return any(block.kind == "table" and has_commands(block) for block in section.blocks)


def _own_role(section: Section) -> str:
    if section.title.is_phase or (section.title.is_step and section.blocks):
        return GROUP if holds_stages(section) else ACTION
    if written := _written_role(section):
        return written
    if tells_trouble(section) or (section.alike and can_be_done(section)) or _is_timed_trouble(section):
        return "procedure"
    named = _by_title(section)
    if section.is_trouble and not named:
        return "procedure"
    if section.title.window or _counts_down(section) or _is_counted_way_up(section, named):
        return GROUP if holds_stages(section) else ACTION
    if (named == "procedures" or _is_special(section)) and _is_one_procedure(section):
        return "procedure" if can_be_done(section) and not _only_names(section) else "reference"
    if named and not (named in ("contacts", "escalation") and has_boxes(section)):
        return named
    return "procedures" if not named and gathers_procedures(section) else _by_lead_or_form(section)


def _by_lead_or_form(section: Section) -> str:
    return "criteria" if leads_to_reasons(section) and not is_bare_stage(section) else _by_form(section)


def _is_timed_trouble(section: Section) -> bool:
    """Whether it is a trouble whose name has a time: "Budget spent within 3 days" over its symptoms and its fix."""
    return section.title.window is not None and not section.title.is_phase and reads_like_procedure(section)


def _is_counted_way_up(section: Section, named: str) -> bool:
    """Whether it is a numbered stage that escalates: "4. Escalate" with something to do."""
    counted = bool(section.title.mark) and named == "escalation"
    return counted and can_be_done(section) and not says(section.name, REFERENCE)


def _counts_down(section: Section) -> bool:
    """Whether it is a stage before the start: "Freeze (T-7 days)"."""
    return is_before(section.title.text) and can_be_done(section)


def _written_role(section: Section) -> str:
    """What it is about, where somebody is to write by it, a review or messages, or where it has a time a level."""
    if tells_targets(section):
        return "severity"
    if is_review_template(section):
        return "review"
    is_message_of = (
        is_template(section) or is_mail(section) or is_mail_in_parts(section) or is_open_message(section)
    )
    return "templates" if is_templates(section) or is_message_of else ""


def _is_one_procedure(section: Section) -> bool:
    """Whether a title that speaks of procedures holds one: "Rollback Procedure", not "Rollback Procedures"."""
    if not section.children:
        return True
    plain = folded(section.name)
    several = sum(child.is_trouble or names_trouble(child.name) for child in section.children) >= _SEVERAL
    return plain.endswith(("procedure", "playbook", "runbook")) and not (
        several or any(map(reads_like_procedure, section.children))
    )


def _only_names(section: Section) -> bool:
    """Whether it only lists what troubles there are, and what to do about them stands elsewhere."""
    doable = [block for block in section.blocks if can_do(block)]
    return not section.children and all(
        block.kind == "list" and (tells_names(block) or explains_names(block)) for block in doable
    )


def _is_special(section: Section) -> bool:
    """Whether it is work for when it is needed: "Emergency Shutdown Procedure", "Key rotation workflow"."""
    plain = folded(section.name)
    return says(plain, SPECIAL_WORK) and says(plain.rpartition(" ")[2], WAYS_TO_WORK) and not _by_title(section)


def _by_title(section: Section) -> str:
    if gives_reasons(section) or tells_closing(section):
        return "criteria"
    if not says(section.name, _TITLES):
        return ""
    return next((role for role, words in _BY_TITLE if says(section.name, words)), "")


def _by_form(section: Section) -> str:
    if section.title.mark in _PROCEDURE_MARKS or reads_like_procedure(section):
        return "procedure"
    if starts_with(section.name, AFTER) and can_be_done(section) and not holds_stages(section):
        return "after"
    if (says(section.name, REFERENCE) and not has_own_boxes(section)) or names_causes(section):
        return "reference"
    if says(section.name, PREVENTION) and not has_own_boxes(section) and not starts_with(section.name, STAGES):
        return "reference"
    if says(section.name, COMMUNICATION) and not is_ordered(section) and not is_stage_beside(section):
        return "communication"
    if tells_limits(section):
        return "thresholds"
    if _is_group(section):
        return GROUP
    return ACTION if _asks_for_something(section) else _by_sentences(section)


def _by_sentences(section: Section) -> str:
    return "procedure" if tells_recovery(section) else "reference"


def reads_like_procedure(section: Section) -> bool:
    """Whether its labels or headings are those of a known trouble: symptoms, and what to do about them."""
    names = [child.name for child in section.children]
    names += [one.label for one in labelled(section.blocks)]
    names = [name for name in names if len(name) < 40]
    if not any(says(name, SYMPTOMS) for name in names):
        return False
    return any(says(name, _PARTS) for name in names)


def _is_group(section: Section) -> bool:
    """Whether it only gathers sections, which stand for themselves."""
    if not section.children or any(can_do(block) for block in section.blocks):
        return False
    if any(child.is_trouble or reads_like_procedure(child) for child in section.children) or holds_stages(section):
        return True
    if section.title.mark or starts_with(section.name, STAGES):
        return False
    return any(can_be_done(child) for child in section.children)


def _asks_for_something(section: Section) -> bool:
    """Whether a reader is asked to do something here, and not only told something."""
    if not can_be_done(section):
        return False
    if is_ordered(section) or says(section.name, _TO_DO):
        return True
    if section.title.mark and not _only_names(section):
        return True
    if is_bare_stage(section) or (says(section.name, STAGES) and not answers(section.name)):
        return True
    if any(block.kind == "fence" and is_command_fence(block) for part in section.walk() for block in part.blocks):
        return True
    return any(is_action_table(block) or lists_commands(block) or gives_orders(block) for block in section.blocks)
