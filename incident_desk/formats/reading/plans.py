"""Phases and the plans they stand in.

Sections with windows or with the word Phase, side by side under one heading, are a time plan. A document with two
keeps both; the one whose headings say Phase is used. Stages without a window stand in the plan beside them.
"""

from dataclasses import dataclass, replace

from incident_desk.domain.playbook import Phase, Plan, Span, Step
from incident_desk.formats.reading.doable import can_do
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.phase_tables import phases_of_tables
from incident_desk.formats.reading.sections import ACTION, GROUP
from incident_desk.formats.reading.steps import Work, read_blocks, work_of
from incident_desk.formats.reading.words import AFTER, REMINDERS, folded, says, starts_with


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans of a document and the one in use."""

    plans: tuple[Plan, ...] = ()
    chosen: str | None = None


def read_plans(page: Page, title: str) -> Plans:
    """The plans of a document; their steps have no ids yet."""
    stages = [section for section in page.root.walk() if section.role in (ACTION, "after")]
    groups = _time_plans(stages)
    if not groups:
        return _one_plan(page, stages, title)
    main = max(groups, key=_weight)
    homes = {id(stage): group for group in groups for stage in group}
    members: dict[int, list[Section]] = {id(group[0]): [] for group in groups}
    for stage in stages:
        home = homes.get(id(stage)) or next(
            (group for group in groups if group[0].parent is stage.parent and stage.role != "after"), main
        )
        members[id(home[0])].append(stage)
    plans = tuple(_plan(page, _name(members[id(group[0])], title), members[id(group[0])]) for group in groups)
    plans = _distinct(plans)
    return Plans(plans, plans[groups.index(main)].name)


def _time_plans(stages: list[Section]) -> list[list[Section]]:
    """Stages with windows or the word Phase, gathered by the heading they stand under; one alone is no plan."""
    groups: dict[int, list[Section]] = {}
    for stage in stages:
        if stage.title.window or stage.title.is_phase:
            groups.setdefault(id(stage.parent), []).append(stage)
    return [group for group in groups.values() if len(group) >= 2]


def _weight(group: list[Section]) -> tuple[int, int]:
    """What makes a plan the one in use: the word Phase, then how far it reaches."""
    phases = sum(stage.title.is_phase for stage in group)
    reach = max((stage.title.window.end_s or 0 for stage in group if stage.title.window), default=0)
    return phases, reach


def _one_plan(page: Page, stages: list[Section], title: str) -> Plans:
    if rows := _table_of_stages(page, stages):
        rest = [stage for stage in stages if not any(_holds(stage, row) for row in rows)]
        every = tuple(sorted([*rows, *(_phase(page, stage) for stage in rest)], key=_line_of))
        return Plans((Plan(title, every, every[0].span),), title)
    phases = _whole_document(page, title) if not stages else ()
    if not stages and not phases:
        return Plans()
    plan = _plan(page, title, stages) if stages else Plan(title, phases, phases[0].span)
    return Plans((plan,), plan.name)


def _table_of_stages(page: Page, stages: list[Section]) -> tuple[Phase, ...]:
    """The stages that a table names; none where it is the overview of the sections that follow."""
    rows = phases_of_tables(page.root)
    named = {folded(stage.name) for stage in stages}
    return () if any(folded(row.name) in named for row in rows) else rows


def _holds(stage: Section, row: Phase) -> bool:
    return row.span is not None and stage.first <= row.span.first <= stage.last


def _line_of(phase: Phase) -> int:
    return phase.span.first if phase.span else 0


def _whole_document(page: Page, title: str) -> tuple[Phase, ...]:
    """A document without sections to work through, but with lists or commands under its title."""
    for section in page.root.walk():
        if section.role == "title" and any(map(can_do, section.blocks)):
            work = Work()
            read_blocks(page, section.blocks, work)
            first, last = section.blocks[0].first, section.blocks[-1].last
            steps = _something_to_do(section, work.steps)
            return (Phase(title, steps=steps, detail=_joined(work), span=Span(first, last)),)
    return ()


def _plan(page: Page, name: str, stages: list[Section]) -> Plan:
    phases = tuple(_phase(page, stage) for stage in stages)
    timed = any(phase.timed for phase in phases)
    return Plan(
        name,
        tuple(replace(phase, after=phase.after and (timed or len(phases) > 1)) for phase in phases),
        _reach(stages),
    )


def _phase(page: Page, section: Section) -> Phase:
    work = work_of(page, section)
    window = section.title.window
    return Phase(
        section.name,
        window.start_s if window else None,
        window.end_s if window else None,
        work.goal,
        section.parent.name if section.parent and section.parent.role == GROUP else "",
        section.role == "after" or starts_with(section.name, AFTER),
        _joined(work),
        section.title.text,
        _something_to_do(section, work.steps),
        Span(section.first, section.last),
        _is_aside(section),
    )


def _is_aside(section: Section) -> bool:
    """Whether it stands among what is only told: boxes under the lessons of an outage are reminders."""
    return any(above.role == "reference" and says(above.name, REMINDERS) for above in section.above())


def _something_to_do(section: Section, steps: list[Step]) -> tuple[Step, ...]:
    """The steps; a phase that holds only commands is itself the step that they belong to, and one that is told in
    sentences is itself what is to be done."""
    if not steps and (section.title.mark == "#" or section.title.is_step or section.is_told):
        return (Step("", section.name, span=Span(section.first, section.last)),)
    if not steps or any(step.role != "commands" for step in steps):
        return tuple(steps)
    commands = tuple(command for step in steps for command in step.commands)
    if not commands:
        return tuple(steps)
    detail = "\n\n".join(step.detail for step in steps if step.detail)
    return (Step("", section.name, detail=detail, commands=commands, span=Span(section.first, section.last)),)


def _joined(work: Work) -> str:
    return "\n\n".join(work.detail)


def _name(members: list[Section], title: str) -> str:
    """The heading that a plan's stages share, those after the resolution left out; else the document's title."""
    parents = {id(stage.parent): stage.parent for stage in members if stage.role != "after"}
    parent = next(iter(parents.values())) if len(parents) == 1 else None
    return parent.name if parent is not None and parent.level and parent.role != "title" else title


def _distinct(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """The plans, each with a name of its own."""
    seen: dict[str, int] = {}
    named = []
    for plan in plans:
        seen[plan.name] = seen.get(plan.name, 0) + 1
        named.append(plan if seen[plan.name] == 1 else replace(plan, name=f"{plan.name} ({seen[plan.name]})"))
    return tuple(named)


def _reach(stages: list[Section]) -> Span:
    return Span(stages[0].first, stages[-1].last)
