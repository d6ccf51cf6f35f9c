"""The head says where the review stands, and offers the next way on."""

from incident_desk.qt.pages.review.head import Head, standing_words


def test_a_draft_is_sent_round_one_in_review_is_approved_or_gone_on_with(room, qtbot, themes, model):
    head = Head(themes, model, "MK")
    qtbot.addWidget(head)
    head.show()
    assert "nothing written yet" in head.caption.text() and not head.round.isEnabled()
    room.sample.write("summary", "It was down")
    room.until(head.round.isEnabled)
    assert not head.approve.isVisible()
    room.sample.approve()
    room.until(head.approve.isVisible)
    assert "approved by Maya Kowalski, Commander" in head.caption.text()
    assert head.back.isVisible() and not head.round.isVisible()


def test_a_further_version_is_named(room):
    room.sample.write("summary", "It was down")
    room.sample.approve()
    room.sample.write("summary", "It was down for an hour")
    assert standing_words(room.sample.now) == "Post-mortem version 2 draft"
