"""What was not understood, kept word for word: every line that no understood thing stands on."""

from collections.abc import Iterator

from incident_desk.domain.playbook import Playbook, Section, Span, walk
from incident_desk.formats.reading import outline
from incident_desk.formats.reading.page import Page
from incident_desk.formats.reading.steps import FOREIGN


def worked_spans(playbook: Playbook) -> Iterator[Span]:
    """The lines of phases, procedures and first questions, which keep all of their text."""
    for plan in playbook.plans:
        for phase in plan.phases:
            yield from _place(phase.span)
    for procedure in playbook.procedures:
        yield from _place(procedure.span)
    for step in walk(playbook.assessment):
        yield from _place(step.span)


def told_spans(playbook: Playbook) -> Iterator[Span]:
    """The lines of everything else that was understood."""
    for group in (
        playbook.severities, playbook.templates, playbook.escalation, playbook.contacts,
        playbook.triggers, playbook.thresholds,
        playbook.criteria, playbook.review,
    ):  # fmt: skip
        for one in group:
            yield from _place(one.span)


def _place(span: Span | None) -> Iterator[Span]:
    if span is not None:
        yield span


def reference_of(page: Page, playbook: Playbook, also: tuple[Span, ...] = ()) -> tuple[Section, ...]:
    """The text that was not understood, by the section it stands in. Headings alone are in the facts."""
    taken = bytearray(len(page.lines) + 2)
    foreign = (Span(section.first, section.last) for section in page.root.walk() if section.role in FOREIGN)
    for spans, mark in ((worked_spans(playbook), 1), (foreign, 0), ((*told_spans(playbook), *also), 1)):
        for span in spans:
            last = min(span.last, len(page.lines))
            taken[span.first : last + 1] = bytes([mark]) * (last + 1 - span.first)
    found: list[Section] = []
    if page.front_last:
        found.append(Section("", page.raw(1, page.front_last), Span(1, page.front_last)))
    for section in page.root.walk():
        found += _left_in(page, section, taken)
    return tuple(found)


def _left_in(page: Page, section: outline.Section, taken: bytearray) -> Iterator[Section]:
    """The runs of lines under one heading that nothing stands on."""
    first = max(_body_first(page, section), page.front_last + 1)
    last = section.children[0].first - 1 if section.children else section.last
    run: list[int] = []
    for line in range(first, last + 2):
        if line <= last and not taken[line]:
            run.append(line)
            continue
        yield from _section_of(page, section, run)
        run = []


def _section_of(page: Page, section: outline.Section, run: list[int]) -> Iterator[Section]:
    said = [line for line in run if _says_something(page.lines[line - 1])]
    if said:
        yield Section(section.title.text, page.raw(said[0], said[-1]), Span(said[0], said[-1]))


def _body_first(page: Page, section: outline.Section) -> int:
    if not section.level:
        return 1
    underlined = section.first < len(page.lines) and set(page.lines[section.first].strip()) in ({"="}, {"-"})
    atx = page.lines[section.first - 1].lstrip(" >").startswith("#")
    return section.first + 2 if underlined and not atx else section.first + 1


def _says_something(line: str) -> bool:
    return bool(line.strip(" \t-*_=|:>"))
