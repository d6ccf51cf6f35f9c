"""Take a report that was written elsewhere into a review: in one act, and over nothing that is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind, RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.review import ReviewItem
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.formats.review_follow_ups import FollowUp
from incident_desk.formats.review_taking import Taken, TakenPart, TakenRows, taken_document
from incident_desk.formats.review_taking_text import goes_where
from incident_desk.services.acts.action_items import ActionWish, add_action
from incident_desk.services.acts.reviewing import begun, prose_of, require_reviewed, write_list


@dataclass(frozen=True, slots=True)
class Taking:
    """What is written, and in words what of the document went where."""

    drafts: Sequence[Draft]
    told: tuple[str, ...]


def take_document(incident: Incident, text: str, opening: ReviewTemplate) -> Taking:
    """The sections of a Markdown document as texts, lists and action items of the review; what is written already
    stays as it is.

    Raises:
        Refused: nothing of it is new, or a part of it is too long.
    """
    require_reviewed(incident)
    template, review = incident.review.template or opening, incident.review
    items = [words for one in incident.actions for words in (one.text, one.horizon)]
    # What is to be done after a past incident was read when it was taken in, and a person looked at it then.
    takes_actions = incident.record is not RecordKind.PAST
    every = taken_document(text, template, items, takes_actions=takes_actions)
    new = Taken(
        tuple(one for one in every.parts if not review.text(one.section)),
        tuple(one for one in every.lists if not review.items(one.name)),
        every.follow_ups,
        every.action_headings,
    )
    drafts = (*_texts(incident, new.parts), *_lists(incident, new.lists, opening), *map(_action, new.follow_ups))
    if not drafts:
        raise Refused(f"Nothing of it is new: each of its sections is written in the review of {incident.key}")
    return Taking((*begun(incident, opening), *drafts), goes_where(new, every))


def _texts(incident: Incident, parts: Sequence[TakenPart]) -> Iterator[Draft]:
    for one in parts:
        before = incident.review.texts.get(one.section)
        body = {"section": one.section, "text": prose_of(one.text), "title": one.title}
        yield Draft(Kind.REVIEW_WRITTEN, body | {"former": before.id if before else None})


def _lists(incident: Incident, lists: Sequence[TakenRows], opening: ReviewTemplate) -> Iterator[Draft]:
    for one in lists:
        before = incident.review.lists.get(one.name)
        items = tuple(map(ReviewItem, one.rows))
        yield write_list(incident, one.name, items, before.id if before else None, opening)[-1]


def _action(one: FollowUp) -> Draft:
    (draft,) = add_action(ActionWish(one.text, one.owner, one.due, type=one.type))
    return Draft(draft.kind, {**draft.body, "horizon": one.horizon or None, "done": one.done})
