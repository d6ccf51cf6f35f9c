"""Who had what of a review in hand last, between two moments of its record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from incident_desk.domain.events import Event, Kind
from incident_desk.domain.fold import undone_acts
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.review import Review
from incident_desk.domain.status import FORWARD

Thing = tuple[str, str]
"""A sort of thing, and which one."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who changed each thing last; ``entries_anew`` are older entries that say something else, or are struck."""

    last: Mapping[Thing, str] = field(default_factory=dict)
    entries_anew: frozenset[str] = frozenset()

    def who(self, sort: str, name: str = "") -> str:
        """Who changed that last; empty where nobody did."""
        return self.last.get((sort, name), "")


def hands_of(events: Sequence[Event], since: int, until: int) -> Hands:
    """Of the events after the one number until the other; what was taken back counts for nobody."""
    known = [event for event in events if event.seq <= until]
    undone = undone_acts(known)
    new = [event for event in known if event.seq > since and event.act not in undone]
    last = {thing: event.who for event in new for thing in _things(event)}
    older = {event.id for event in known if event.seq <= since}
    anew = {str(one.data.get("entry")) for one in new if one.kind in (Kind.ENTRY_AMENDED, Kind.ENTRY_STRUCK)}
    return Hands(last, frozenset(anew & older))


def _things(event: Event) -> Iterator[Thing]:
    name = _NAMES.get(str(event.kind))
    if name is not None:
        yield name
    if event.kind == Kind.STATUS_SET:
        yield "status", str(event.data.get("status"))
    if event.kind == Kind.ACTION_ADDED:
        yield "action", event.id
    if event.kind == Kind.ACTION_SET:
        yield "action", str(event.data.get("action"))
    if event.kind == Kind.MILESTONE_SET:
        yield from _of_milestone(str(event.data.get("milestone")))


def _of_milestone(name: str) -> Iterator[Thing]:
    yield "milestone", name
    if name in set(Milestone) and Milestone(name) in FORWARD:
        yield "status", FORWARD[Milestone(name)]


_NAMES: Mapping[str, Thing] = {
    Kind.TITLE_CHANGED: ("title", ""),
    Kind.SEVERITY_CHANGED: ("severity", ""),
    Kind.REOPENED: ("status", "investigating"),
    Kind.REVIEW_TEMPLATE_CHOSEN: ("template", ""),
}


def section_hand(review: Review, section: str) -> str:
    """Who wrote a section last, or said last where it stands."""
    text, mark = review.texts.get(section), review.marks.get(section)
    if text is None or (mark is not None and mark.at > text.at):
        return mark.who if mark is not None else ""
    return text.who
