"""What is wished of the review as a whole becomes an act on the record, or is refused."""

from datetime import timedelta

import pytest

from incident_desk.qt.pages.review.fields import Field, Sort
from incident_desk.qt.pages.review.review_acts import ReviewActs
from incident_desk.qt.pages.review.view_model import can_be_sent
from incident_desk.services.acts.meeting import MeetingWish


@pytest.fixture
def acts(room, model):
    return ReviewActs(room.link, model)


def test_it_is_sent_round_approved_and_gone_on_with(room, model, acts):
    room.sample.write("summary", "It was down")
    room.until(lambda: can_be_sent(model))
    acts.send_round()
    room.until(lambda: model.incident.review.state == "in_review")
    acts.approve("Commander", "Maya", model.incident.review.content)
    room.until(lambda: model.incident.review.state == "approved")
    acts.back_to_draft("A wrong time")
    room.until(lambda: model.incident.review.state == "draft")
    assert model.incident.review.version == 2 and room.refused == []


def test_an_approval_of_what_was_changed_meanwhile_is_refused(room, model, acts):
    room.sample.write("summary", "It was down")
    room.until(lambda: can_be_sent(model))
    acts.send_round()
    room.until(lambda: model.incident.review.state == "in_review")
    seen = model.incident.review.content
    room.sample.write("summary", "It was down for longer")
    acts.approve("Commander", "Maya", seen)
    room.until(lambda: bool(room.refused))
    assert "changed since you looked" in room.refused[0]


def test_a_draft_is_sent_round_before_it_is_approved(room, model, acts):
    room.sample.write("summary", "It was down")
    room.until(lambda: model.incident.review.has_begun)
    acts.approve("Commander", "Maya", model.incident.review.content)
    room.until(lambda: room.sample.review.state == "approved")
    moves = [event.kind for event in room.sample.events][-2:]
    assert moves == ["review_moved", "approved"] and room.refused == []


def test_a_section_is_done_with_the_texts_that_are_shown_and_with_no_other(room, model, acts):
    summary = Field(Sort.TEXT, "summary", "Summary")
    room.sample.write("summary", "It was down")
    acts.mark_done([(summary, "It is down")])
    room.until(lambda: bool(room.refused))
    assert room.refused[0].startswith("Summary was not marked") and room.sample.review.marks == {}
    acts.mark_done([(summary, "It was down")])
    room.until(lambda: "summary" in room.sample.review.marks)


def test_the_meeting_is_set_and_taken_off(room, model, acts):
    told = []
    acts.set_meeting(MeetingWish(room.now() + timedelta(days=1), 30), told.append)
    room.until(lambda: room.sample.review.meeting is not None and bool(told))
    acts.take_off_meeting()
    room.until(lambda: room.sample.review.meeting is None)
