"""What is wished of the review as a whole: each is an act on the record, through the link of the window."""

from collections.abc import Callable, Sequence

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.domain.review import ReviewState, SectionState
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.review.fields import Field, same, standing_in
from incident_desk.qt.pages.review.view_model import ReviewModel
from incident_desk.services.acts.meeting import MeetingWish, set_meeting, take_off_meeting
from incident_desk.services.acts.reviewing import ApprovalWish, approve, back_to_draft, mark_section, send_round
from incident_desk.services.memory import Change


class ReviewActs:
    """Acts on the incident that the model shows."""

    def __init__(self, link: DeskLink, model: ReviewModel) -> None:
        self._link, self._model = link, model

    def mark(self, state: SectionState, reason: str = "") -> None:
        """Say where the open section stands."""
        section, template = self._model.open, self._model.template
        if section is not None and template is not None:
            self._act(lambda incident: mark_section(incident, section.id, state, reason, template))

    def mark_done(self, shown: Sequence[tuple[Field, str]]) -> None:
        """The open section is done with these texts, as the person sees them, and with no other."""
        section, template = self._model.open, self._model.template
        if section is not None and template is not None:
            self._act(lambda incident: _done(incident, section, shown, template))

    def send_round(self) -> None:
        """Send the review round."""
        self._act(send_round)

    def back_to_draft(self, reason: str) -> None:
        """Go on writing."""
        self._act(lambda incident: back_to_draft(incident, reason))

    def approve(self, role: str, person: str, seen: str | None) -> None:
        """Sign what was ``seen``, a ``content`` of the review; a draft is sent round first, by its own act."""
        incident = self._model.incident
        if incident is None:
            return
        wish, one = ApprovalWish(role, person, seen), incident.id
        if incident.review.state is ReviewState.DRAFT:
            self._link.act(lambda state, _now: send_round(state), one)
        self._link.act(lambda state, _now: approve(state, wish), one)

    def set_meeting(self, wish: MeetingWish, then: Callable[[Change], None]) -> None:
        """Set the meeting of the review, or set it anew."""
        incident = self._model.incident
        if incident is not None:
            self._link.act(lambda state, now: set_meeting(state, wish, now), incident.id, then)

    def take_off_meeting(self) -> None:
        """There is no meeting any more."""
        self._act(take_off_meeting)

    def _act(self, rule: Callable[[Incident], Sequence[Draft]]) -> None:
        incident = self._model.incident
        if incident is not None:
            self._link.act(lambda state, _now: rule(state), incident.id)


def _done(
    incident: Incident, section: TemplateSection, shown: Sequence[tuple[Field, str]], template: ReviewTemplate
) -> Sequence[Draft]:
    """Mark a section as done, where the record has in it what is shown.

    Raises:
        Refused: it has something else, which whoever wished this has not read.
    """
    if not all(same(field, text, standing_in(incident.review, field).text) for field, text in shown):
        raise Refused(f"{section.title} was not marked: the record has another text there than stands here")
    return mark_section(incident, section.id, SectionState.DONE, "", template)
