"""Known troubles: symptoms, what to look at, causes and what to do, each under its label or its heading."""

from collections.abc import Sequence

from incident_desk.domain.playbook import Playbook, Procedure, Step
from incident_desk.formats.playbook_writing.chapters import Chapter, Chapters
from incident_desk.formats.playbook_writing.spelling import heading_words, label, spelled
from incident_desk.formats.playbook_writing.steps import flow_of, told_parts
from incident_desk.formats.playbook_writing.work import parted, put_section
from incident_desk.formats.reading.words import CAUSES, SYMPTOMS, says


def put_procedures(chapters: Chapters, playbook: Playbook) -> None:
    """Every procedure under its heading."""
    for one in playbook.procedures:
        chapter = chapters.headed(one.span) or chapters.at(one.span)
        _put(chapters, chapter, one)


def _put(chapters: Chapters, chapter: Chapter, one: Procedure) -> None:
    chapter.works = True
    chapter.text = heading_words(one.name, *_window_of(chapter), chapter.text)
    before, after = parted(told_parts(one.detail))
    if one.severity:
        chapter.put(chapter.first, label("Severity", one.severity))
    chapter.put(chapter.first, *before)
    own = _without_heading(chapters, chapter, one.steps)
    chapter.put(chapter.first, *flow_of(own, numbers=chapters.numbers, bold=chapters.bold))
    _put_words(chapters, chapter, "Symptoms", SYMPTOMS, one.symptoms)
    _put_part(chapters, chapter, "Investigation", one.investigation)
    _put_words(chapters, chapter, "Causes", CAUSES, one.causes)
    _put_part(chapters, chapter, "Resolution", one.resolution)
    chapter.put_last(*after)
    for step in (*one.investigation, *one.steps, *one.resolution):
        headed = chapters.headed(step.span)
        if headed is not None and headed is not chapter:
            put_section(chapters, headed, step)


def _window_of(chapter: Chapter) -> tuple[int | None, int | None]:
    from incident_desk.formats.reading.headings import title_of

    window = title_of(chapter.text).window
    return (window.start_s, window.end_s) if window else (None, None)


def _put_words(
    chapters: Chapters, chapter: Chapter, name: str, known: tuple[str, ...], words: Sequence[str]
) -> None:
    """Signs or causes as a list: under a heading that says so where there is one, else under a label."""
    if not words:
        return
    items = "\n".join(f"- {spelled(one, '- ')}" for one in words)
    headed = next((one for one in chapters.under(chapter) if says(one.text, known) and not one.works), None)
    if headed is not None:
        headed.works = True
        headed.put(headed.first, items)
    else:
        chapter.put(chapter.first, label(name), items)


def _put_part(chapters: Chapters, chapter: Chapter, name: str, steps: Sequence[Step]) -> None:
    own = _without_heading(chapters, chapter, steps)
    if own:
        chapter.put(chapter.first, label(name), *flow_of(own, numbers=chapters.numbers, bold=chapters.bold))


def _without_heading(chapters: Chapters, chapter: Chapter, steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if chapters.headed(step.span) in (None, chapter)]
