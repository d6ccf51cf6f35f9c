"""Phases, first questions and groups of steps, each under its heading."""

from collections.abc import Sequence
from dataclasses import replace

from incident_desk.domain.playbook import Phase, Playbook, Step
from incident_desk.formats.playbook_writing.chapters import Chapter, Chapters
from incident_desk.formats.playbook_writing.commands import fences_of
from incident_desk.formats.playbook_writing.spelling import heading_words, label, lines_of
from incident_desk.formats.playbook_writing.steps import around, flow_of, told_parts
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.tokens import blocks_of


def put_phases(chapters: Chapters, playbook: Playbook, *, told: bool = True) -> None:
    """Every phase of every plan under its heading; the one phase of a document without stages under its title.

    A phase that was itself all there was to do has no list, where it may be *told* so.
    """
    for plan in playbook.plans:
        for phase in plan.phases:
            _put_phase(chapters, _as_told(phase) if told else phase)


def _as_told(phase: Phase) -> Phase:
    """The phase without the step that only repeats its name and stands on the same lines."""
    only = phase.steps[0] if len(phase.steps) == 1 else None
    if only is None or only.span is None or only.span != phase.span:
        return phase
    return replace(phase, steps=()) if replace(only, id="") == Step("", phase.name, span=phase.span) else phase


def _put_phase(chapters: Chapters, phase: Phase) -> None:
    own = chapters.headed(phase.span)
    chapter = own or chapters.at(phase.span)
    if own is not None and not _stands(phase, own):
        own.text = heading_words(phase.name, phase.start_s, phase.end_s, own.text)
    if phase.goal:
        chapter.put(chapter.first, label("Goal", phase.goal))
    if (commands := _only_commands(phase)) is not None:
        chapter.works = True
        chapter.put(chapter.first, *told_parts(phase.detail), *fences_of(commands.commands, commands.detail))
        return
    put_work(chapters, chapter, phase.detail, phase.steps)


def _stands(phase: Phase, chapter: Chapter) -> bool:
    """Whether the heading is the phase's own with a time that was not taken for its window."""
    return not phase.timed and phase.heading == chapter.text and title_of(chapter.text).name == phase.name


def _only_commands(phase: Phase) -> Step | None:
    """The one step of a phase that holds nothing but commands."""
    only = phase.steps[0] if len(phase.steps) == 1 else None
    if only is None or only.text != phase.name or only.role != "step" or not only.commands or only.children:
        return None
    return only


def put_work(chapters: Chapters, chapter: Chapter, detail: str, steps: Sequence[Step]) -> None:
    """The text and the steps of a chapter; a step that has a heading of its own goes under that."""
    chapter.works = True
    before, after = parted(told_parts(detail))
    chapter.put(chapter.first, *before)
    own = [step for step in steps if chapters.headed(step.span) in (None, chapter)]
    at = max(chapter.first, *(lines_of(step.span) for step in own[:1]), 0)
    chapter.put(at, *flow_of(own, numbers=chapters.numbers, bold=chapters.bold))
    chapter.put_last(*after)
    for step in steps:
        headed = chapters.headed(step.span)
        if headed is not None and headed is not chapter:
            put_section(chapters, headed, step)


def put_section(chapters: Chapters, chapter: Chapter, step: Step) -> None:
    """A step that is a heading with what stands under it."""
    chapter.text = heading_words(step.text, step.start_s, step.due_s, chapter.text)
    if step.commands:
        chapter.works = True
        first, *others = chapters.runs(step.commands)
        at = max(chapter.first, lines_of(first[0].span))
        chapter.put(at, *around(step.detail, fences_of(first)))
        for run in others:
            chapter.put(lines_of(run[0].span), *fences_of(run))
        return
    put_work(chapters, chapter, step.detail, step.children)


def parted(parts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The text that can stand above steps, and from the first bare label or list on what has to stand below: above
    them it would be read as the label of a list or as a part of it."""
    for place, part in enumerate(parts):
        if _is_label(part):
            return list(parts[:place]), list(parts[place:])
    return list(parts), []


def _is_label(part: str) -> bool:
    blocks = blocks_of(part)
    if blocks and blocks[-1].kind == "list":
        return True
    if len(blocks) != 1 or blocks[0].kind != "paragraph":
        return False
    return split_label(blocks[0].lines[0]) is not None


def put_assessment(chapters: Chapters, playbook: Playbook) -> None:
    """The first questions, under the headings that they stand under."""
    by_chapter: dict[int, list[Step]] = {}
    homes: dict[int, Chapter] = {}
    for step in playbook.assessment:
        headed = chapters.headed(step.span)
        if headed is not None:
            put_section(chapters, headed, step)
            continue
        chapter = chapters.at(step.span)
        homes[id(chapter)] = chapter
        by_chapter.setdefault(id(chapter), []).append(step)
    for place, steps in by_chapter.items():
        put_work(chapters, homes[place], "", steps)
