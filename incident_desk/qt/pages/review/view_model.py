"""The review of the shown incident: its template, its sections and where each stands, and which one is open."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.doctor.by_when import lacks
from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import Incident
from incident_desk.domain.review import (
    ReviewState,
    SectionStanding,
    SectionState,
    kept_sections,
    missing_in,
    progress_of,
    standing_of,
    standings_of,
)
from incident_desk.domain.review_sayings import REVIEW_ACTS
from incident_desk.domain.review_template import RECORD_PARTS, ReviewTemplate, TemplateSection
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.doctor.sheet import Question
from incident_desk.qt.pages.review.fields import fields_of
from incident_desk.qt.pages.review.question_places import by_section
from incident_desk.qt.pages.review.section_drafts import SectionDrafts
from incident_desk.services.memory import Change
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene

_OF_PAST = frozenset(part for part in RECORD_PARTS if part.startswith("stated") or part == "source")
"""Parts that only a past incident has."""
_WORDS = {
    SectionState.EMPTY: "empty",
    SectionState.DRAFT: "draft",
    SectionState.DONE: "done",
    SectionState.NOT_NEEDED: "not needed",
}


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section in the list: ``state`` None where all of it comes from the record."""

    section: TemplateSection
    state: SectionState | None
    beside: str
    questions: int = 0
    has_draft: bool = False
    """Whether something was typed there on this computer that is not in the record."""

    @property
    def asks(self) -> str:
        """How many questions are open there, in words."""
        return f"{self.questions} question{'s' if self.questions > 1 else ''}" if self.questions else ""

    @property
    def spoken(self) -> str:
        """As it is said."""
        state = _WORDS[self.state] if self.state is not None else "from the record"
        draft = "a draft on this computer" if self.has_draft else ""
        return ", ".join(dict.fromkeys(filter(None, (self.section.title, state, self.beside, self.asks, draft))))


class ReviewModel(QObject):
    """Holds what the page shows; what is wished goes to the record by the link."""

    changed = Signal()
    """There is something else to show."""
    section_changed = Signal()
    """Another section is open, or it is another one by now."""
    moved_on = Signal(object)
    """The record of the shown incident moved on: the ``Incident``."""
    failed = Signal(str)
    """The templates can't be read: why."""

    def __init__(self, link: DeskLink) -> None:
        super().__init__(link)
        self._link = link
        self._scene: Scene | None = None
        self._standard: ReviewTemplate | None = None
        self._chosen: dict[str, str] = {}
        self._questions: tuple[Question, ...] = ()
        self._placed: dict[str, tuple[Question, ...]] = {}
        self.standings: tuple[SectionStanding, ...] = ()
        """All that is in the list: the template's sections, then what was written and has no section in it."""
        self.drafts = SectionDrafts(link, self)
        self.drafts.changed.connect(self.changed)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)

    @property
    def incident(self) -> Incident | None:
        """The incident that is reviewed."""
        return self._scene.incident if self._scene is not None else None

    @property
    def template(self) -> ReviewTemplate | None:
        """By which it is written: its own, else the standard one; None until that is read."""
        incident = self.incident
        own = incident.review.template if incident is not None else None
        return own or self._standard

    @property
    def rows(self) -> tuple[SectionRow, ...]:
        """The sections as the list shows them."""
        return tuple(map(self._row, self.standings))

    @property
    def own(self) -> int:
        """How many of them, from the first on, are the template's."""
        return len(self.template.sections) if self.standings and self.template is not None else 0

    @property
    def open(self) -> TemplateSection | None:
        """The section that is open."""
        incident = self.incident
        wanted = self._chosen.get(incident.id, "") if incident is not None else ""
        sections = [one.section for one in self.standings]
        first = next((one for one in sections if fields_of(one)), sections[0] if sections else None)
        having = next((one for one in sections if wanted in one.shows), first)
        return next((one for one in sections if one.id == wanted), having)

    @property
    def progress(self) -> tuple[int, int]:
        """How many of the sections that people write are written, and how many there are."""
        return progress_of(self.standings[: self.own])

    @property
    def missing(self) -> tuple[str, ...]:
        """The titles of the sections that have to be written still."""
        return tuple(one.title for one in missing_in(self.standings[: self.own]))

    @property
    def questions(self) -> tuple[Question, ...]:
        """The open questions of the timeline doctor."""
        return self._questions

    @property
    def questions_here(self) -> tuple[Question, ...]:
        """Those that concern the open section."""
        here = self.open
        return self._placed.get(here.id, ()) if here is not None else ()

    # -- what is wished ---------------------------------------------------------------------------------------

    def ask(self, questions: Sequence[Question]) -> None:
        """These questions are open."""
        if tuple(questions) != self._questions:
            self._questions = tuple(questions)
            self._stand()

    def next_question(self) -> bool:
        """Open the next section with a question, after the open one; whether another one was opened."""
        sections, here = [one.section.id for one in self.standings], self.open
        if here is None or not self._placed:
            return False
        at = sections.index(here.id)
        turned = sections[at + 1 :] + sections[: at + 1]
        wanted = next((one for one in turned if one in self._placed), here.id)
        self.choose(wanted)
        return wanted != here.id

    def take(self, scene: Scene | None) -> None:
        """Begin with this scene."""
        self._scene = scene
        if self._standard is None:
            self._link.read(_standard, self._on_standard)
        self._stand()
        self.section_changed.emit()
        self.drafts.look(self.incident, self.template)

    def choose(self, section: str, of: str = "") -> None:
        """Open that section, or the one with the part of that name; ``of`` is an incident that is shown soon."""
        incident, before = self.incident, self.open
        if of and (incident is None or of != incident.id):
            self._chosen[of] = section
        elif incident is not None and (before is None or before.id != section):
            self._chosen[incident.id] = section
            self.changed.emit()
            self.section_changed.emit()
            self.drafts.look(self.incident, self.template)

    def step(self, by: int) -> None:
        """Open the next section, or the one before."""
        sections = [one.section.id for one in self.standings]
        here = self.open
        if here is not None:
            self.choose(sections[(sections.index(here.id) + by) % len(sections)])

    # -- within -----------------------------------------------------------------------------------------------

    def _row(self, one: SectionStanding) -> SectionRow:
        incident = self.incident
        beside = ""
        if incident is not None and "actions" in " ".join(one.section.shows):
            beside = _actions_words(incident)
        if not beside and one.state in (SectionState.EMPTY, SectionState.NOT_NEEDED):
            beside = _WORDS[one.state]
        if one.section.optional and one.state is SectionState.EMPTY:
            beside = "optional"
        has_draft = incident is not None and self.drafts.has(incident, one.section)
        return SectionRow(one.section, one.state, beside, len(self._placed.get(one.section.id, ())), has_draft)

    def _stand(self) -> None:
        incident, template = self.incident, self.template
        if incident is None or template is None:
            self.standings, self._placed = (), {}
        else:
            self._placed = by_section(self._questions, template)
            kept = kept_sections(incident.review, template, self._chosen.get(incident.id, ""))
            self.standings = (
                *standings_of(incident.review, template, len(incident.actions)),
                *(standing_of(incident.review, one) for one in kept),
            )
        self.changed.emit()

    def _on_standard(self, found: "ReviewTemplate | str | None") -> None:
        if isinstance(found, str):
            self.failed.emit(found)
        elif found is not None:
            self._standard = found
            self._stand()
            self.section_changed.emit()
            self.drafts.look(self.incident, self.template)

    def _on_scene_shown(self, scene: Scene) -> None:
        is_another = self.incident is None or scene.incident.id != self.incident.id
        self._scene = scene
        self._stand()
        if is_another:
            self.section_changed.emit()
            self.drafts.look(self.incident, self.template)

    def _on_scene_changed(self, scene: Scene, change: Change) -> None:
        before, template = self.open, self.template
        self._scene = scene
        self._stand()
        self.moved_on.emit(scene.incident)
        if self.template != template or self.open != before:
            self.section_changed.emit()
        if any(one.kind in REVIEW_ACTS for one in change.events):
            self.drafts.look(self.incident, self.template)


def _actions_words(incident: Incident) -> str:
    """How many action items there are, and what open ones lack."""
    every = [lacks(one.owner, one.due, one.horizon, done=one.done) for one in incident.actions]
    for name, word in (("owner", "an owner"), ("date", "a date")):
        lacking = sum(name in one for one in every)
        if lacking:
            return f"{len(incident.actions)}, {lacking} without {word}"
    return str(len(incident.actions) or "")


def _standard(office: Office) -> ReviewTemplate | str | None:
    """On the desk's thread; words where the team's own can't be used."""
    if office.new_review_templates is None:
        return None
    try:
        return office.new_review_templates().standard()
    except DeskError as error:
        return str(error)


def from_record(model: ReviewModel, among: Collection[str] = frozenset(RECORD_PARTS)) -> tuple[str, ...]:
    """What the report shows of the record in the open section, of these parts."""
    section, incident = model.open, model.incident
    if section is None or incident is None:
        return ()
    parts = [part for part in section.shows if part in RECORD_PARTS and part in among]
    return tuple(RECORD_PARTS[part] for part in parts if incident.past is not None or part not in _OF_PAST)


def can_be_sent(model: ReviewModel) -> bool:
    """Whether the review is a draft that lacks nothing."""
    incident = model.incident
    return (
        incident is not None
        and incident.review.has_begun
        and incident.review.state is ReviewState.DRAFT
        and not model.missing
    )
