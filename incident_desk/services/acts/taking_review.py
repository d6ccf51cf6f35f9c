"""Take a report that was written elsewhere into a review: in one act, and over nothing that is written."""

from collections.abc import Sequence

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.formats.review_taking import taken_parts
from incident_desk.services.acts.reviewing import begun, prose_of, require_reviewed


def take_document(incident: Incident, text: str, opening: ReviewTemplate) -> Sequence[Draft]:
    """The sections of a Markdown document as texts of the review; what is written already stays as it is.

    Raises:
        Refused: nothing of it is new, or a part of it is too long.
    """
    require_reviewed(incident)
    template, review = incident.review.template or opening, incident.review
    items = [words for one in incident.actions for words in (one.text, one.horizon)]
    parts = [one for one in taken_parts(text, template, items) if not review.text(one.section)]
    if not parts:
        raise Refused(f"Nothing of it is new: each of its sections is written in the review of {incident.key}")
    drafts = []
    for one in parts:
        before = review.texts.get(one.section)
        body = {"section": one.section, "text": prose_of(one.text), "title": one.title}
        drafts.append(Draft(Kind.REVIEW_WRITTEN, body | {"former": before.id if before else None}))
    return (*begun(incident, opening), *drafts)
