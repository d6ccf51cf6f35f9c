"""What was not understood, kept word for word: every line that no understood thing stands on."""

from collections.abc import Iterator

from incident_desk.domain.playbook import Playbook, Section, Span, walk
from incident_desk.formats.reading import outline
from incident_desk.formats.reading.page import Page


def understood_spans(playbook: Playbook) -> Iterator[Span]:
    """The lines of everything that was understood. A phase or a procedure keeps all of its text."""
    for plan in playbook.plans:
        for phase in plan.phases:
            yield from _place(phase.span)
    for group in (
        playbook.severities, playbook.procedures, playbook.templates, playbook.escalation, playbook.contacts, playbook.triggers,
        playbook.thresholds, playbook.criteria, playbook.review,
    ):  # fmt: skip
        for one in group:
            yield from _place(one.span)
    for step in walk(playbook.assessment):
        yield from _place(step.span)


def _place(span: Span | None) -> Iterator[Span]:
    if span is not None:
        yield span


def reference_of(page: Page, playbook: Playbook, also: tuple[Span, ...] = ()) -> tuple[Section, ...]:
    """The text that was not understood, by the section it stands in. Headings alone are in the facts."""
    taken = bytearray(len(page.lines) + 2)
    for span in (*understood_spans(playbook), *also):
        for line in range(span.first, min(span.last, len(page.lines)) + 1):
            taken[line] = 1
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
