"""The review of an incident as its record holds it: what was written, by which template, and who approved it.

Nothing is overwritten: each text, list and figure names the event that wrote it, and whoever writes it anew says
which one that was. An approval signs all that the record held until then, by its hash; what is said afterwards
begins the next version.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from incident_desk.domain.errors import NotFound
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection


class SectionState(StrEnum):
    """Where a section stands."""

    EMPTY = "empty"
    DRAFT = "draft"
    DONE = "done"
    NOT_NEEDED = "not_needed"


class ReviewState(StrEnum):
    """Where the whole review stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"

    @property
    def word(self) -> str:
        """As people say it."""
        return self.value.replace("_", " ")


class ReviewList(StrEnum):
    """The lists of a review."""

    WHYS = "whys"
    FACTORS = "factors"
    WELL = "well"
    WRONG = "wrong"
    LUCKY = "lucky"


class ImpactFigure(StrEnum):
    """What the impact is told of, each in the words of who knows."""

    USERS = "users"
    BUSINESS = "business"
    MONEY = "money"
    DATA = "data"


FACTOR_SORTS = ("trigger", "latent", "detection", "process", "organisation")
"""What a contributing factor can be; an item need not say."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section's text as it stands: ``id`` is its version, ``versions`` how many there were with it.

    ``title`` is what the section was called then, for a template that does not have it.
    """

    id: str
    section: str
    title: str
    text: str
    at: datetime
    who: str
    versions: int = 1


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One line of a list; ``sort`` is that of a contributing factor, empty where nobody said."""

    text: str
    sort: str = ""


@dataclass(frozen=True, slots=True)
class ListText:
    """A list as it stands; ``id`` is its version."""

    id: str
    items: tuple[ReviewItem, ...]
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class FigureText:
    """One figure of the impact as it stands; ``id`` is its version. An empty text: it was taken back."""

    id: str
    text: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class SectionMark:
    """What somebody said of a section's state, and why where it is not needed."""

    state: SectionState
    at: datetime
    who: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved which version, as what and when (UTC).

    ``seq`` and ``head`` are the last event before it and its hash: what was approved. The approved report is the
    one of the record until ``until``, the approval's own event.
    """

    id: str
    version: int
    role: str
    person: str
    at: datetime
    seq: int
    head: str

    @property
    def until(self) -> int:
        """The number of the approval's event in its record."""
        return self.seq + 1

    def since(self, seq: int) -> str:
        """How much was written until that event and is not in what was approved, in words; empty: nothing."""
        count = seq - self.until
        if count < 1:
            return ""
        return "1 entry since is not in it" if count == 1 else f"{count} entries since are not in it"


@dataclass(frozen=True, slots=True)
class Meeting:
    """When the review is talked over (UTC), for how many minutes, in the zone in which it was said, by whom, where.

    ``id`` is the event that set it.
    """

    id: str
    at: datetime
    minutes: int
    zone: str = "UTC"
    people: tuple[str, ...] = ()
    where: str = ""


def _empty() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Review:
    """The review at one moment. ``content`` is the id of the last event that changed what it says."""

    template: ReviewTemplate | None = None
    state: ReviewState = ReviewState.DRAFT
    version: int = 1
    texts: Mapping[str, SectionText] = field(default_factory=_empty)
    lists: Mapping[str, ListText] = field(default_factory=_empty)
    figures: Mapping[str, FigureText] = field(default_factory=_empty)
    marks: Mapping[str, SectionMark] = field(default_factory=_empty)
    approvals: tuple[Approval, ...] = ()
    content: str = ""
    meeting: Meeting | None = None
    goals: Mapping[str, FigureText] = field(default_factory=_empty)
    """What was reached of the playbook's prevention goals, by their labels."""

    @property
    def has_begun(self) -> bool:
        """Whether anybody said anything in it."""
        return self.template is not None or bool(self.content)

    @property
    def approvals_now(self) -> tuple[Approval, ...]:
        """The approvals of the present version."""
        return tuple(one for one in self.approvals if one.version == self.version)

    def approval_of(self, version: int | None = None) -> Approval:
        """The last approval of that version, or of all.

        Raises:
            NotFound: there is none.
        """
        signed = [one for one in self.approvals if version in (None, one.version)]
        if signed:
            return signed[-1]
        approved = ", ".join(map(str, sorted({one.version for one in self.approvals})))
        if approved:
            raise NotFound(f"No version {version} of this report was approved. Approved were: {approved}")
        raise NotFound("No version of this report was approved yet: hand it out as it stands, or approve it first")

    def text(self, section: str) -> str:
        """What stands in a section; empty where nothing does."""
        found = self.texts.get(section)
        return found.text if found else ""

    def items(self, name: str) -> tuple[ReviewItem, ...]:
        """The lines of a list."""
        found = self.lists.get(name)
        return found.items if found else ()

    def figure(self, name: str) -> str:
        """A figure of the impact; empty where nobody said it."""
        found = self.figures.get(name)
        return found.text if found else ""

    def homeless(self) -> tuple[SectionText, ...]:
        """Texts of sections that the template does not have; they are not lost."""
        known = {one.id for one in self.template.sections} if self.template else set()
        return tuple(one for one in self.texts.values() if one.section not in known and one.text)


NO_REVIEW = Review()
"""What most incidents have: one value for all of them."""


@dataclass(frozen=True, slots=True)
class SectionStanding:
    """A section of the template and where it stands; ``state`` None: all of it comes from the record."""

    section: TemplateSection
    state: SectionState | None
    text: SectionText | None = None
    mark: SectionMark | None = None


def standings_of(review: Review, template: ReviewTemplate, actions: int = 0) -> tuple[SectionStanding, ...]:
    """Each section of a template and its state; ``actions`` is how many action items the record has."""
    return tuple(standing_of(review, section, actions) for section in template.sections)


def kept_sections(review: Review, template: ReviewTemplate, open_one: str = "") -> tuple[TemplateSection, ...]:
    """Written sections that the template does not have, so that they are read and written like its own.

    ``open_one`` is the section that somebody looks at: it stays where its text was taken away just now.
    """
    known = {one.id for one in template.sections}
    kept = (one for one in review.texts.values() if one.section not in known)
    return tuple(
        TemplateSection(one.section, one.title, optional=True)
        for one in kept
        if one.text or one.section == open_one
    )


def standing_of(review: Review, section: TemplateSection, actions: int = 0) -> SectionStanding:
    """Where one section stands; ``actions`` is how many action items the record has."""
    mark, text = _mark(review, section), review.texts.get(section.id)
    if mark is not None and mark.state in (SectionState.DONE, SectionState.NOT_NEEDED):
        return SectionStanding(section, mark.state, text, mark)
    if not section.is_written:
        return SectionStanding(section, None, text, mark)
    state = SectionState.DRAFT if has_content(review, section, actions) else SectionState.EMPTY
    return SectionStanding(section, state, text, mark)


def _mark(review: Review, section: TemplateSection) -> SectionMark | None:
    """What was said of a section's state, while that holds: what is written there later makes it a draft again."""
    mark = review.marks.get(section.id)
    if mark is None:
        return None
    text, lists = review.texts.get(section.id), (review.lists.get(part) for part in section.shows)
    figures = review.figures.values() if "figures" in section.shows else ()
    since = [one.at for one in (text, *lists, *figures) if one is not None]
    return None if any(at > mark.at for at in since) else mark


def has_content(review: Review, section: TemplateSection, actions: int) -> bool:
    """Whether anybody wrote anything in a section: its text, or a list or figure that it shows."""
    return bool(review.text(section.id)) or any(_has_part(review, part, actions) for part in section.shows)


def _has_part(review: Review, part: str, actions: int) -> bool:
    if part == "figures":
        return any(one.text for one in review.figures.values())
    if part in ("actions", "actions-by-horizon"):
        return actions > 0
    return bool(review.items(part))


def progress_of(standings: tuple[SectionStanding, ...]) -> tuple[int, int]:
    """How many of the sections that people write are written or not needed, and how many there are."""
    counted = [one for one in standings if one.state is not None]
    return sum(one.state is not SectionState.EMPTY for one in counted), len(counted)


def missing_in(standings: tuple[SectionStanding, ...]) -> Iterator[TemplateSection]:
    """The sections that have to be written before the review can be sent round, and are empty."""
    return (one.section for one in standings if one.state is SectionState.EMPTY and not one.section.optional)
