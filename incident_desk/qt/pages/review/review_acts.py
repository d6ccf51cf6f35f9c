"""What is wished of the review as a whole: each is an act on the record, through the link of the window."""

from collections.abc import Callable, Sequence

from incident_desk.domain.events import Draft
from incident_desk.domain.incident import Incident
from incident_desk.domain.review import ReviewState, SectionState
from incident_desk.qt.link import DeskLink
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

    def send_round(self) -> None:
        """Send the review round."""
        self._act(send_round)

    def back_to_draft(self, reason: str) -> None:
        """Go on writing."""
        self._act(lambda incident: back_to_draft(incident, reason))

    def approve(self, role: str, person: str) -> None:
        """Sign what stands there now; a draft is sent round first, as an act of its own."""
        incident = self._model.incident
        if incident is None:
            return
        wish, one = ApprovalWish(role, person, incident.review.content), incident.id
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
