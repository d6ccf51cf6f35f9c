"""What a playbook says: severities with their targets, plans of phases and steps, templates, contacts, limits.

A playbook is what was understood of one document. Each understood thing knows its source lines (`Span`), and
what was not understood is kept word for word in `reference`. The playbook that an incident is declared with is
frozen into the incident's record as plain data (`to_data`, `from_data`), so a later edit of the document never
changes a past incident.

Times are whole seconds. A phase window and a step's due time count from the start of the incident. `None` means
that the document does not state it; zero means "immediate". Names are the document's own words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from incident_desk.domain.plain_data import from_plain, to_plain
from incident_desk.domain.playbook_plans import Phase as Phase
from incident_desk.domain.playbook_plans import Plan as Plan
from incident_desk.domain.playbook_plans import with_guests
from incident_desk.domain.playbook_steps import Blank as Blank
from incident_desk.domain.playbook_steps import Command as Command
from incident_desk.domain.playbook_steps import Span as Span
from incident_desk.domain.playbook_steps import Step as Step
from incident_desk.domain.playbook_steps import count_all as count_all
from incident_desk.domain.playbook_steps import count_outermost as count_outermost
from incident_desk.domain.playbook_steps import outermost as outermost
from incident_desk.domain.playbook_steps import walk as walk

KINDS = ("playbook", "checklist", "comms", "report_template", "report", "other")
"""What a document can be."""

STAGES = ("initial", "progress", "resolved", "other")
"""Which moment of an incident a template is for."""


@dataclass(frozen=True, slots=True)
class SeverityLevel:
    """One level of the document's scale; *rank* runs from 0, the worst, to 4."""

    name: str
    label: str = ""
    rank: int = 0
    response_s: int | None = None
    resolution_s: int | None = None
    update_every_s: int | None = None
    response_text: str = ""
    resolution_text: str = ""
    definition: str = ""
    signs: tuple[str, ...] = ()
    """What the document lists under the level: signs and examples, without its targets."""
    written: str = ""
    """The name as it stands in the document, such as ``P1 - Critical``."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A message to send, with its blanks."""

    name: str
    stage: str = "other"
    body: str = ""
    blanks: tuple[Blank, ...] = ()
    channel: str = ""
    audience: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EscalationHop:
    """Whom to bring in next, and after how long where the document says."""

    role: str
    after_s: int | None = None
    span: Span | None = None
    phase: str = ""
    """The phase whose overrun asks for it, where the document says that."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to reach for what. *more* holds the table's further columns as (heading, cell)."""

    role: str
    primary: str = ""
    secondary: str = ""
    more: tuple[tuple[str, ...], ...] = ()
    empty: bool = False
    """Whether every way to reach them is still a blank in the document."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A sign that starts this playbook."""

    text: str
    group: str = ""
    after_s: int | None = None
    """How long it must last, where the document says."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """Limits of one measured thing, as written: ``>20 seconds average``."""

    metric: str
    warning: str = ""
    critical: str = ""
    every_s: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """A known pattern of trouble, or a recovery, with what to look at and what to do."""

    name: str
    group: str = ""
    severity: str = ""
    symptoms: tuple[str, ...] = ()
    investigation: tuple[Step, ...] = ()
    causes: tuple[str, ...] = ()
    resolution: tuple[Step, ...] = ()
    steps: tuple[Step, ...] = ()
    detail: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """When a decision is due: *decision* is the heading ("When to roll back"), *text* one reason for it."""

    decision: str
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """A section that the document wants in the review after the incident."""

    name: str
    prompts: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Text that was kept as it is: *text* is Markdown, word for word."""

    title: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at before relying on it."""

    about: str
    text: str
    choices: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What was counted in the document before anything was understood."""

    headings: tuple[Heading, ...] = ()
    boxes_open: int = 0
    boxes_done: int = 0
    boxes_loose: int = 0
    fences: int = 0
    command_fences: int = 0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later look at what the review decided: its words, its step if it is one, and how long after the resolution
    where the document says."""

    text: str
    step: str | None = None
    due_s: int | None = None


@dataclass(frozen=True, slots=True)
class Playbook:
    """A document as a playbook. See the module's words for times and for what None means."""

    title: str
    kind: str = "playbook"
    language: str = "en"
    severities: tuple[SeverityLevel, ...] = ()
    default_severity: str | None = None
    plans: tuple[Plan, ...] = ()
    chosen_plan: str | None = None
    assessment: tuple[Step, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    templates: tuple[Template, ...] = ()
    escalation: tuple[EscalationHop, ...] = ()
    contacts: tuple[Contact, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    review: tuple[ReviewSection, ...] = ()
    cadence_s: int | None = None
    status_format: str = ""
    status_words: tuple[str, ...] = ()
    channel: str = ""
    watch_s: int | None = None
    review_due_s: int | None = None
    follow_up: FollowUp | None = None
    reference: tuple[Section, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    facts: DocumentFacts = field(default_factory=DocumentFacts)
    source_name: str = ""
    source_sha256: str = ""

    def to_data(self) -> dict[str, Any]:
        """The playbook as plain data, ready for JSON."""
        data: dict[str, Any] = to_plain(self)
        return data

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Playbook":
        """The playbook that `to_data` wrote.

        Raises:
            TypeError: the data lacks a title or is no object.
        """
        return from_plain(cls, data)

    def plan(self, name: str | None = None) -> Plan:
        """The plan of that name, or the chosen one, or an empty plan where the document has none.

        Raises:
            KeyError: no plan has that name.
        """
        wanted = name if name is not None else self.chosen_plan
        if wanted is None:
            return self.plans[0] if self.plans else Plan("")
        return find_plan(self, wanted)

    def phases(self, plan: str | None = None) -> tuple[Phase, ...]:
        """The phases to work through, the stages of every other timed plan standing inside them as steps."""
        used = self.plan(plan)
        guests = [other for other in self.plans if other is not used and other.timed]
        return with_guests(used.phases, guests) if used.phases else ()

    def severity(self, name: str) -> SeverityLevel | None:
        """The level called *name* by code, by label or as written; case does not matter."""
        wanted = name.casefold()
        for level in self.severities:
            if wanted and wanted in (level.name.casefold(), level.label.casefold(), level.written.casefold()):
                return level
        return None

    def step(self, step_id: str, plan: str | None = None) -> Step | None:
        """The step of that id, wherever it stands."""
        return next((step for step in every_step(self, plan) if step.id == step_id), None)


def choose_plan(playbook: Playbook, name: str) -> Playbook:
    """The playbook with that plan in use; the doubt about the choice is settled.

    Raises:
        KeyError: no plan has that name.
    """
    chosen = find_plan(playbook, name)
    doubts = tuple(doubt for doubt in playbook.doubts if doubt.about != "plan")
    return replace(playbook, chosen_plan=chosen.name, doubts=doubts)


def find_plan(playbook: Playbook, name: str) -> Plan:
    """The plan called *name*; case does not matter.

    Raises:
        KeyError: no plan has that name; the message lists those there are.
    """
    for plan in playbook.plans:
        if plan.name.casefold() == name.casefold():
            return plan
    known = ", ".join(plan.name for plan in playbook.plans) or "none"
    raise KeyError(f"No plan is called {name!r}. Plans in this document: {known}")


def every_step(playbook: Playbook, plan: str | None = None) -> Iterator[Step]:
    """Every step of the playbook: the first questions, the phases in use, the procedures."""
    yield from walk(playbook.assessment)
    for phase in playbook.phases(plan):
        yield from walk(phase.steps)
    for procedure in playbook.procedures:
        yield from walk(procedure.investigation + procedure.steps + procedure.resolution)
