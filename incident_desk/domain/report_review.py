"""The review as a report tells it: its sections in the template's order, the lists, the figures, who approved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.incident import Incident
from incident_desk.domain.review import (
    Approval,
    Review,
    ReviewItem,
    ReviewState,
    SectionState,
    SectionText,
    standings_of,
)
from incident_desk.domain.review_template import ReviewTemplate


@dataclass(frozen=True, slots=True)
class SectionFact:
    """A section: what was written there and by whom last, what it shows beside, and where it stands.

    ``state`` None: all of it comes from the record. ``reason`` says why it is not needed, ``said_by`` who says so.
    """

    section: str
    title: str
    state: SectionState | None
    prose: bool
    optional: bool
    shows: tuple[str, ...]
    text: str = ""
    who: str = ""
    at: datetime | None = None
    reason: str = ""
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class ListFact:
    """A list that has lines, by its name."""

    name: str
    items: tuple[ReviewItem, ...]


@dataclass(frozen=True, slots=True)
class FigureFact:
    """What the impact was on users, business, money or data, as stated, by whom and when."""

    figure: str
    text: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """The review by one template. ``more`` are written sections that the template does not have.

    ``begun``: somebody wrote in it. ``since``: how many events the record has after the last approval.
    """

    template: str
    title: str
    state: ReviewState
    version: int
    begun: bool
    sections: tuple[SectionFact, ...]
    more: tuple[SectionFact, ...] = ()
    lists: tuple[ListFact, ...] = ()
    figures: tuple[FigureFact, ...] = ()
    approvals: tuple[Approval, ...] = ()
    since: int = 0

    @property
    def is_as_approved(self) -> bool:
        """Whether this is what was approved, and nothing has come since."""
        return self.state is ReviewState.APPROVED and self.since == 0

    def items(self, name: str) -> tuple[ReviewItem, ...]:
        """The lines of a list; none where it has none."""
        return next((one.items for one in self.lists if one.name == name), ())


def review_fact(
    incident: Incident, template: ReviewTemplate | None = None, events: Sequence[Event] = ()
) -> ReviewFact | None:
    """The review by that template, or by its own; None where there is neither. ``events``: those of the record."""
    review = incident.review
    wanted = template or review.template
    if wanted is None:
        return None
    known = {one.id for one in wanted.sections}
    more = (one for one in review.texts.values() if one.section not in known and one.text)
    return ReviewFact(
        template=wanted.name,
        title=wanted.title,
        state=review.state,
        version=review.version,
        begun=bool(review.content),
        sections=_sections(review, wanted, len(incident.actions)),
        more=tuple(_kept(one) for one in more),
        lists=tuple(ListFact(name, one.items) for name, one in review.lists.items() if one.items),
        figures=tuple(
            FigureFact(name, one.text, one.who, one.at) for name, one in review.figures.items() if one.text
        ),
        approvals=review.approvals,
        since=_since(events, review.approvals[-1].until) if review.approvals else 0,
    )


def _since(events: Sequence[Event], until: int) -> int:
    """How many events stand after that one. What was taken back and done again in between changed nothing."""
    later = [event for event in events if event.seq > until]
    acts, undone = {event.act for event in later}, undone_acts(events)
    standing = [event for event in later if event.act not in undone]
    return sum(event.kind != Kind.UNDONE or event.data.get("act") not in acts for event in standing)


def _sections(review: Review, template: ReviewTemplate, actions: int) -> tuple[SectionFact, ...]:
    return tuple(
        SectionFact(
            one.section.id,
            one.section.title,
            one.state,
            one.section.prose,
            one.section.optional,
            one.section.shows,
            one.text.text if one.text else "",
            one.text.who if one.text else "",
            one.text.at if one.text else None,
            one.mark.reason if one.mark else "",
            one.mark.who if one.mark else "",
        )
        for one in standings_of(review, template, actions)
    )


def _kept(one: SectionText) -> SectionFact:
    return SectionFact(
        one.section, one.title, SectionState.DRAFT, True, True, (), text=one.text, who=one.who, at=one.at
    )
