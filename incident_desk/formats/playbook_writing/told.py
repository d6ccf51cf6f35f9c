"""What a playbook tells besides its work: signs, limits, people, messages, the form of the review."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from incident_desk.domain.playbook import Contact, Criterion, Playbook, ReviewSection, Template, Threshold, Trigger
from incident_desk.formats.playbook_writing.chapters import Chapter, Chapters
from incident_desk.formats.playbook_writing.said import Said
from incident_desk.formats.playbook_writing.spelling import (
    fence,
    is_quoted,
    label,
    labelled_item,
    lines_of,
    spelled,
)
from incident_desk.formats.playbook_writing.tables import (
    contacts_list,
    contacts_table,
    level_items,
    severities_written,
    threshold_items,
    thresholds_table,
)
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.words import CONTACTS, CRITERIA, TRIGGERS, says


def put_told(chapters: Chapters, playbook: Playbook, *, levels_among_steps: bool = True) -> None:
    """Everything but the work, the path of escalation and the form of the review, at its place.

    Levels among steps are left out where the steps name them; what a text of the work says word for word is too.
    """
    said = Said(playbook)
    _put_severities(chapters, playbook, said, levels_among_steps)
    _put_together(chapters, playbook.triggers, _triggers)
    _put_together(chapters, playbook.criteria, _criteria)
    _put_thresholds(chapters, [one for one in playbook.thresholds if not said.holds(one)])
    _put_contacts(chapters, [one for one in playbook.contacts if not said.holds(one)])
    for template in playbook.templates:
        if not said.holds(template):
            _put_template(chapters, playbook, template)


def _put_contacts(chapters: Chapters, ones: Sequence[Contact]) -> None:
    """A table under a heading about contacts; under any other one whoever has one way is named in a list."""
    listed = [one for one in ones if not _is_about_contacts(chapters, one) and not one.secondary and not one.more]
    _put_together(chapters, [one for one in ones if one not in listed], contacts_table)
    _put_together(chapters, listed, contacts_list)


def _is_about_contacts(chapters: Chapters, one: Contact) -> bool:
    return chapters.is_under(chapters.at(one.span), CONTACTS)


def _put_severities(chapters: Chapters, playbook: Playbook, said: Said, among_steps: bool) -> None:
    """Levels under headings of their own as labels there, the others as one table."""
    others = []
    for level in (one for one in playbook.severities if not said.holds(one)):
        headed = chapters.headed(level.span)
        if headed is not None and not level.signs:
            headed.put(headed.first, "\n".join(level_items(level)))
        elif among_steps or not chapters.at(level.span).works:
            others.append(level)
    _put_together(chapters, others, severities_written)


def _put_together(chapters: Chapters, ones: Iterable[Any], written: Callable[[Sequence[Any]], str]) -> None:
    """The things of one sort, those of a chapter together."""
    homes: dict[int, tuple[Chapter, list[Any]]] = {}
    for one in ones:
        chapter = chapters.at(one.span)
        homes.setdefault(id(chapter), (chapter, []))[1].append(one)
    for chapter, these in homes.values():
        chapter.put(lines_of(these[0].span) or chapter.first, written(these))


def _triggers(ones: Sequence[Trigger]) -> str:
    """The signs as a list, those that a label gathers under it."""
    lines: list[str] = []
    group = ""
    for one in ones:
        if one.group != group and one.group:
            lines.append(f"- {spelled(one.group, '- ')}")
        group = one.group
        lines.append(f"{'  ' if group else ''}- {spelled(one.text, '- ')}".rstrip())
    return "\n".join(lines)


def _criteria(ones: Sequence[Criterion]) -> str:
    return "\n".join(f"- {spelled(one.text, '- ')}".rstrip() for one in ones)


def _put_thresholds(chapters: Chapters, ones: Sequence[Threshold]) -> None:
    rows = []
    for one in ones:
        chapter = chapters.at(one.span)
        if title_of(chapter.text).name == one.metric:
            chapter.put(lines_of(one.span), threshold_items(one))
        else:
            rows.append(one)
    _put_together(chapters, rows, thresholds_table)


def _put_template(chapters: Chapters, playbook: Playbook, one: Template) -> None:
    """A message in a fence; one that was a quoted line stays one."""
    chapter = chapters.at(one.span)
    name = title_of(chapter.text).name
    if one.name == name and is_quoted(playbook, one):
        words = "Status format" if one.body == playbook.status_format else "Message"
        channel = [labelled_item("Channel", one.channel)] if one.channel else []
        chapter.put(lines_of(one.span), "\n".join([*channel, f'- {label(words)} "{spelled(one.body, "")}"']))
        return
    named = [] if one.name == name else [label(one.name)]
    chapter.put(lines_of(one.span), *named, fence(one.body, "text"))


def put_review(chapters: Chapters, ones: Sequence[ReviewSection], way: int) -> None:
    """The form: sections with headings of their own as lists of prompts, the others in a fence, as a list,
    or not at all where the steps hold it; *way* says which. In the last way the prompts under a heading such as
    "When to use it" are sentences: a list there would be read as signs."""
    others = []
    for one in ones:
        headed = chapters.headed(one.span)
        if headed is not None:
            told = way == IN_SENTENCES and says(headed.text, (*TRIGGERS, *CRITERIA))
            for chapter, prompts in _by_heading(chapters, headed, one):
                chapter.put(chapter.first, *_sentences(prompts) if told else ["\n".join(_prompts(prompts))])
        else:
            others.append(one)
    if way < len(_FORMS):
        _put_together(chapters, others, _FORMS[way])


def _by_heading(chapters: Chapters, headed: Chapter, one: ReviewSection) -> Iterator[tuple[Chapter, Sequence[str]]]:
    """The prompts of a section under its heading, and under those in it that are prompts themselves: these stand
    there already."""
    inner, here = [chapter for chapter in chapters.under(headed) if chapter.text], headed
    prompts: list[str] = []
    for prompt in one.prompts:
        if inner and title_of(inner[0].text).name == prompt:
            yield here, prompts
            here, prompts = inner.pop(0), []
        else:
            prompts.append(prompt)
    yield here, prompts


def _form(ones: Sequence[ReviewSection]) -> str:
    lines: list[str] = []
    for one in ones:
        lines += [
            "",
            f"## {spelled(one.name, '# ')}".rstrip(),
            *([""] if one.prompts else []),
            *_prompts(one.prompts),
        ]
    return fence("\n".join(lines[1:]), "markdown")


def _listed(ones: Sequence[ReviewSection]) -> str:
    lines: list[str] = []
    for place, one in enumerate(ones, start=1):
        lines.append(f"{place}. {spelled(one.name)}".rstrip())
        lines += [f"    {line}" for line in _prompts(one.prompts)]
    return "\n".join(lines)


_FORMS = (_form, _listed)
IN_SENTENCES = len(_FORMS) + 1
"""The way of the form in which its prompts are sentences."""


def _sentences(prompts: Sequence[str]) -> list[str]:
    return [spelled(prompt, "") for prompt in prompts]


def _prompts(prompts: Sequence[str]) -> list[str]:
    return [f"- {spelled(prompt, '- ')}".rstrip() for prompt in prompts]
