"""A place in a document for everything in a playbook that was not read from one, or was changed since.

A playbook that was read keeps its headings, and what came to it since joins them (`joining`). Any other gets the
headings of a well-kept playbook: severities, when to use it, first questions, phases, limits, people, messages,
patterns, review.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from incident_desk.domain.playbook import (
    Criterion,
    DocumentFacts,
    Heading,
    Phase,
    Plan,
    Playbook,
    Procedure,
    Section,
    Span,
    Step,
    Template,
    Trigger,
)
from incident_desk.formats.playbook_writing.joining import joined
from incident_desk.formats.playbook_writing.spelling import heading_words, is_quoted
from incident_desk.formats.reading.headings import title_of

_Placed = TypeVar("_Placed")


def placed(playbook: Playbook) -> Playbook:
    """The playbook with a line for every heading, and for everything that stands under one."""
    headed = [phase.span for plan in playbook.plans for phase in plan.phases]
    headed += [procedure.span for procedure in playbook.procedures]
    if playbook.facts.headings and (any(headed) or not headed):
        return joined(playbook)
    return _Placing(playbook).done()


def _holds_groups(step: Step) -> bool:
    return step.role == "group" and any(child.role != "step" for child in step.children)


def _is_group(step: Step) -> bool:
    """Among the parts of a pattern a label would name a part."""
    return step.role == "group"


class _Placing:
    """Lays out one playbook, line by line."""

    def __init__(self, playbook: Playbook) -> None:
        self.book, self.line = playbook, 0
        self.headings: list[Heading] = []

    def done(self) -> Playbook:
        """The playbook, laid out."""
        book = self.book
        self._heading(1, book.title)
        first = self._sections([one for one in book.reference if one.span.first <= 1])
        new = {
            "severities": self._under("Severity levels", book.severities),
            "triggers": self._triggers(),
            "assessment": self._assessment(),
            "plans": self._plans(),
            "thresholds": self._each("Alert thresholds", book.thresholds, "metric"),
            "criteria": self._criteria(),
            "escalation": self._under("Escalation path", book.escalation),
            "contacts": self._under("Contacts", book.contacts),
            "templates": self._templates(),
            "procedures": self._procedures(),
            "review": self._under("Post-incident review template", book.review),
        }
        reference = (*first, *self._sections([one for one in book.reference if one.span.first > 1]))
        facts = DocumentFacts(headings=tuple(self.headings), lines=self.line)
        return replace(book, facts=facts, reference=reference, **new)  # type: ignore[arg-type]

    def _sections(self, ones: Sequence[Section]) -> tuple[Section, ...]:
        return tuple(replace(one, span=self._heading(2, one.title or "Notes")) for one in ones)

    def _heading(self, level: int, text: str) -> Span:
        self.line += 1
        self.headings.append(Heading(level, text, self.line))
        return Span(self.line, self.line)

    def _next(self) -> Span:
        self.line += 1
        return Span(self.line, self.line)

    def _under(self, heading: str, ones: Sequence[_Placed]) -> tuple[_Placed, ...]:
        """Things under one heading."""
        if ones:
            self._heading(2, heading)
        return tuple(replace(one, span=self._next()) for one in ones)  # type: ignore[type-var]

    def _each(self, heading: str, ones: Sequence[_Placed], name: str) -> tuple[_Placed, ...]:
        """Things under a heading each."""
        if ones:
            self._heading(2, heading)
        found = []
        for one in ones:
            self._heading(3, getattr(one, name))
            found.append(replace(one, span=self._next()))  # type: ignore[type-var]
        return tuple(found)

    def _templates(self) -> tuple[Template, ...]:
        """A quoted line is a message where communication is spoken of; the others have a heading each."""
        quoted = [one for one in self.book.templates if is_quoted(self.book, one)]
        found: list[Template] = []
        for one in quoted:
            self._heading(2, one.name)
            found.append(replace(one, span=self._next()))
        others = [one for one in self.book.templates if one not in quoted]
        return (*found, *self._each("Communication templates", others, "name"))

    def _triggers(self) -> tuple[Trigger, ...]:
        return self._under("When to use this playbook", self.book.triggers)

    def _criteria(self) -> tuple[Criterion, ...]:
        found: list[Criterion] = []
        for decision, ones in groupby(self.book.criteria, key=_decision):
            found += self._under(decision, list(ones))
        return tuple(found)

    def _assessment(self) -> tuple[Step, ...]:
        if self.book.assessment:
            self._heading(2, "Initial assessment")
        return self._steps(self.book.assessment, 3)

    def _plans(self) -> tuple[Plan, ...]:
        several = len(self.book.plans) > 1
        plans = []
        for plan in self.book.plans:
            if several:
                self._heading(2, plan.name)
            plans.append(replace(plan, phases=self._phases(plan.phases, 3 if several else 2)))
        return tuple(plans)

    def _phases(self, phases: Sequence[Phase], level: int) -> tuple[Phase, ...]:
        found: list[Phase] = []
        group = ""
        word = "" if any(phase.group for phase in phases) else "Phase"
        for place, phase in enumerate(phases, start=1):
            if phase.group != group and phase.group and level == 2:
                self._heading(level, phase.group)
            group = phase.group
            own = level + 1 if group and level == 2 else level
            place_span = self._heading(own, _phase_heading(phase, word, place))
            found.append(replace(phase, span=place_span, steps=self._steps(phase.steps, own + 1)))
        return tuple(found)

    def _steps(
        self, steps: Sequence[Step], level: int, has_heading: Callable[[Step], bool] = _holds_groups
    ) -> tuple[Step, ...]:
        """Steps, those that hold groups under a heading of their own: a label can't stand over labels."""
        placed_steps = [step if has_heading(step) else replace(step, span=self._next()) for step in steps]
        return tuple(self._section(step, level) if has_heading(step) else step for step in placed_steps)

    def _section(self, step: Step, level: int) -> Step:
        span = self._heading(level, heading_words(step.text, step.start_s, step.due_s))
        return replace(step, span=span, children=self._steps(step.children, level + 1))

    def _procedures(self) -> tuple[Procedure, ...]:
        found: list[Procedure] = []
        for group, ones in groupby(self.book.procedures, key=_group):
            if group:
                self._heading(2, group)
            for one in ones:
                name = one.name if group else f"Pattern {len(found) + 1}: {one.name}"
                span = self._heading(3 if group else 2, name)
                found.append(self._parts(replace(one, span=span), 4 if group else 3))
        return tuple(found)

    def _parts(self, one: Procedure, level: int) -> Procedure:
        return replace(
            one,
            investigation=self._steps(one.investigation, level, _is_group),
            steps=self._steps(one.steps, level, _is_group),
            resolution=self._steps(one.resolution, level, _is_group),
        )


def _phase_heading(phase: Phase, word: str, place: int) -> str:
    """The heading of the document where it says name and window, else one that says that it is a phase. After the
    resolution the name alone says it; in groups the number does."""
    words = heading_words(phase.name, phase.start_s, phase.end_s, phase.heading)
    if title_of(words).mark or phase.after:
        return words
    plain = heading_words(phase.name, phase.start_s, phase.end_s)
    return f"{word} {place}: {plain}" if word else f"{place}. {plain}"


def _decision(one: Criterion) -> str:
    return one.decision


def _group(one: Procedure) -> str:
    return one.group
