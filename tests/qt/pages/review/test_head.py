"""The head says where the review stands, and offers the next way on."""

from datetime import timedelta

from incident_desk.domain.moments import Moment
from incident_desk.qt.pages.review.head import Head, standing_words
from incident_desk.qt.pages.review.review_acts import ReviewActs
from incident_desk.services.acts.meeting import MeetingWish
from incident_desk.services.acts.steering import resolve


def test_a_draft_is_sent_round_one_in_review_is_approved_or_gone_on_with(room, qtbot, themes, model):
    head = Head(themes, model, "MK")
    qtbot.addWidget(head)
    head.show()
    assert "nothing written yet" in head.caption.text() and not head.round.isEnabled()
    assert not head.approve.isEnabled() and "Summary" in head.approve.toolTip()
    room.sample.write("summary", "It was down")
    room.until(head.round.isEnabled)
    assert head.approve.isEnabled() and not head.back.isVisible()
    room.sample.approve()
    room.until(head.back.isVisible)
    assert "approved by Maya Kowalski, Commander" in head.caption.text()
    assert head.back.isVisible() and not head.round.isVisible()


def test_a_further_version_is_named(room):
    room.sample.write("summary", "It was down")
    room.sample.approve()
    room.sample.write("summary", "It was down for an hour")
    assert standing_words(room.sample.now) == "Post-mortem version 2 draft"


def test_when_it_is_talked_over_and_when_it_was_restored_stand_beside_the_key(room, qtbot, themes, model):
    head = Head(themes, model, "MK")
    qtbot.addWidget(head)
    assert head.caption.text().endswith("meeting not scheduled")
    at = room.now() + timedelta(days=2)
    ReviewActs(room.link, model).set_meeting(MeetingWish(at, 60), lambda _change: None)
    room.until(lambda: f"meeting {at:%d %b %Y, %H:%M} UTC" in head.caption.text())
    assert head.meeting.model.text == "Meeting…" and "restored" not in head.caption.text()
    room.sample.do(lambda now: resolve(now, None, Moment.exactly(room.now())))
    room.until(lambda: "restored" in head.caption.text())
