"""From a document's Markdown to a playbook."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from incident_desk.domain.playbook import Doubt, FollowUp, Playbook, Procedure, Span, Step, count_all, walk
from incident_desk.formats.reading.block_rules import HEEDLESS, Heed
from incident_desk.formats.reading.contacts import read_contacts
from incident_desk.formats.reading.escalation import read_escalation
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.kinds import Signs, facts_of, kind_of
from incident_desk.formats.reading.language import language_of
from incident_desk.formats.reading.left_over import left_over
from incident_desk.formats.reading.messages import read_manners, read_templates
from incident_desk.formats.reading.named_hops import apart
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import Page, page_of
from incident_desk.formats.reading.plans import Plans, read_plans
from incident_desk.formats.reading.procedures import read_procedures
from incident_desk.formats.reading.promises import read_promises
from incident_desk.formats.reading.reference import reference_of
from incident_desk.formats.reading.review import read_form, read_review
from incident_desk.formats.reading.sections import assign_roles
from incident_desk.formats.reading.severities import read_severities
from incident_desk.formats.reading.signals import read_criteria, read_thresholds, read_triggers
from incident_desk.formats.reading.steps import numbered, work_of
from incident_desk.formats.reading.words import PLAYBOOK, REPORT, REPORT_TITLES, any_says

_EXPRESSION = re.compile(r"\s*(?:<%|\{\{|\{%).*(?:%>|\}\}|%\})\s*$")
"""A title that a program would have filled in."""


_TITLE_BY = 12
"""The line by which a title stands."""


def read_playbook(text: str, source_name: str) -> Playbook:
    """What is understood of a Markdown text; *source_name* is the file's name, for a document without a title."""
    return playbook_of(known_page(text), text, source_name)


def known_page(text: str, heed: Heed = HEEDLESS) -> Page:
    """The text as a page whose sections know what they are about.

    Raises:
        TooMany: it has more blocks than *heed* allows for.
    """
    page = page_of(text, heed)
    assign_roles(page.root)
    return page


def playbook_of(page: Page, text: str, source_name: str) -> Playbook:
    """What is understood of a known page; *text* is what stands on it."""
    title = title_of_page(page, source_name)
    levels, default = read_severities(page.root)
    plans, procedures, assessment = _with_ids(read_plans(page, title), read_procedures(page), _assessment(page))
    manners = read_manners(page.root)
    promised = read_promises(page.root)
    escalation, contacts = apart(read_escalation(page.root), read_contacts(page.root))
    playbook = Playbook(
        title=title, language=language_of(text), severities=levels, default_severity=default, plans=plans.plans,
        chosen_plan=plans.chosen, assessment=assessment, procedures=procedures, templates=read_templates(page),
        escalation=escalation, contacts=contacts, triggers=read_triggers(page.root),
        thresholds=read_thresholds(page.root), criteria=read_criteria(page.root), review=read_review(page.root),
        cadence_s=manners.cadence_s, status_format=manners.status_format, status_words=manners.status_words,
        channel=manners.channel, watch_s=promised.watch_s, review_due_s=promised.review_due_s, facts=facts_of(page),
        source_name=source_name, source_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )  # fmt: skip
    playbook = replace(playbook, kind=kind_of(page, playbook.facts, _signs(playbook)))
    if playbook.kind == "report_template" and (form := read_form(page.root, title)):
        # What its lists ask for is written after an incident: no work in one.
        # The levels that it offers to choose from are no scale.
        levels = tuple(one for one in levels if any(map(str.isalnum, one.response_text + one.definition)))
        playbook = replace(playbook, review=form, severities=levels, plans=(), chosen_plan=None, assessment=())
    if playbook.kind == "report":
        playbook = replace(playbook, facts=facts_of(page, in_report=True))
    playbook = replace(playbook, follow_up=_follow_up(promised.follow_up, playbook))
    # Of a past incident nothing is worked through: what stands in a stage of it would be shown nowhere.
    shown = replace(playbook, plans=()) if playbook.kind == "report" else playbook
    playbook = replace(playbook, reference=reference_of(page, shown))
    return replace(playbook, doubts=(*_doubts(playbook), *left_over(page.lines, playbook)))


def _follow_up(found: tuple[str, int | None] | None, playbook: Playbook) -> FollowUp | None:
    """The later review that the document asks for, with its step where it is one."""
    if found is None:
        return None
    words, seconds = found
    steps = (step for plan in playbook.plans for phase in plan.phases for step in walk(phase.steps))
    step = next((one.id for one in steps if one.role == "step" and one.text and one.text in words), None)
    return FollowUp(words, step, seconds)


def title_of_page(page: Page, source_name: str) -> str:
    """The first heading of the highest level, else the front matter's title, else a heading, else the
    file's name."""
    headings = [section for section in page.root.walk() if section.level and not section.is_line]
    headings = [section for section in headings if not _EXPRESSION.match(section.title.text)]
    first = next((section for section in headings if section.level == 1), None)
    stated = page.front.get("title", "")
    if first is not None and not (stated and first is not headings[0]):
        return first.title.text
    if stated:
        return stated
    if len(headings) > 1 and _may_be_title(headings):
        return headings[0].title.text
    if not headings and (bold := _bold_title(page)):
        return bold
    name = source_name.replace("\\", "/").rpartition("/")[2]
    return name.rpartition(".")[0] or name or "Untitled"


def _bold_title(page: Page) -> str:
    """The bold line that a document without headings begins with."""
    first = next((block for block in page.root.blocks if block.first > page.front_last), None)
    if first is None or first.kind != "paragraph" or first.first > _TITLE_BY or len(first.lines) != 1:
        return ""
    line = first.lines[0]
    return line.plain if line.lead and not line.rest and not line.plain.endswith((":", "：")) else ""


def _may_be_title(headings: Sequence[Section]) -> bool:
    """Whether the first heading stands over the others though it is not of the first level."""
    first = headings[0]
    if first.first > _TITLE_BY or first.title.mark:
        return False
    alone = all(later.level > first.level for later in headings[1:])
    return first.level <= 2 or (alone and any_says([first.title.text], (*REPORT, *REPORT_TITLES, *PLAYBOOK)))


def _assessment(page: Page) -> tuple[Step, ...]:
    """The first questions: the steps of the sections that are about them."""
    steps: list[Step] = []
    for section in page.root.walk():
        if section.role == "assessment":
            steps += work_of(page, section).steps
    return tuple(steps)


def _with_ids(
    plans: Plans, procedures: tuple[Procedure, ...], assessment: tuple[Step, ...]
) -> tuple[Plans, tuple[Procedure, ...], tuple[Step, ...]]:
    """Every step with the id of its place: containers are counted in reading order, whatever plan is in use."""
    spans = [phase.span for plan in plans.plans for phase in plan.phases]
    spans += [procedure.span for procedure in procedures]
    firsts = sorted({span.first for span in spans if span})
    places = {first: str(place) for place, first in enumerate(firsts, start=1)}

    def place(span: Span | None) -> str:
        return places[span.first] if span else "0"

    new_plans = tuple(
        replace(
            plan,
            phases=tuple(replace(phase, steps=numbered(phase.steps, place(phase.span))) for phase in plan.phases),
        )
        for plan in plans.plans
    )
    return (
        Plans(new_plans, plans.chosen),
        tuple(_numbered(one, place(one.span)) for one in procedures),
        numbered(assessment, "0"),
    )


def _numbered(procedure: Procedure, prefix: str) -> Procedure:
    return replace(
        procedure,
        investigation=numbered(procedure.investigation, f"{prefix}.a"),
        steps=numbered(procedure.steps, prefix),
        resolution=numbered(procedure.resolution, f"{prefix}.z"),
    )


def _signs(playbook: Playbook) -> Signs:
    steps: list[Step] = [*playbook.assessment]
    steps += [step for plan in playbook.plans for phase in plan.phases for step in phase.steps]
    return Signs(
        title=title_of(playbook.title).text,
        steps=count_all(steps),
        severities=len(playbook.severities),
        phases=sum(len(plan.phases) for plan in playbook.plans),
        templates=len(playbook.templates),
        procedures=len(playbook.procedures),
    )


def _doubts(playbook: Playbook) -> tuple[Doubt, ...]:
    """What a person should look at before relying on it."""
    doubts: list[Doubt] = []
    timed = [plan for plan in playbook.plans if plan.timed]
    if len(timed) > 1:
        names = tuple(plan.name for plan in timed)
        words = f"{len(timed)} time plans were found; {playbook.chosen_plan} is used, the other's stages are steps in it"  # noqa: E501
        doubts.append(Doubt("plan", words, names, timed[1].span))
    default, levels = playbook.default_severity, [level.name for level in playbook.severities]
    if default is not None and levels and default not in levels:
        words = f"The default severity {default} is none of the levels {', '.join(levels)}"
        doubts.append(Doubt("severity", words))
    for command in _risky(playbook):
        doubts.append(Doubt("command", f"{command[0]}: {command[1]}", span=command[2]))
    empty = [contact for contact in playbook.contacts if contact.empty]
    if empty:
        doubts.append(
            Doubt("contacts", f"{len(empty)} of {len(playbook.contacts)} contacts are empty", span=empty[0].span)
        )
    return tuple(doubts)


def _risky(playbook: Playbook) -> Sequence[tuple[str, str, Span | None]]:
    steps: list[Step] = [*playbook.assessment]
    steps += [step for plan in playbook.plans for phase in plan.phases for step in phase.steps]
    for procedure in playbook.procedures:
        steps += procedure.investigation + procedure.steps + procedure.resolution
    return [
        (command.text.partition("\n")[0][:80], command.danger, command.span)
        for step in walk(steps)
        for command in step.commands
        if command.danger
    ]
