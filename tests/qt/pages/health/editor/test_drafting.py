"""What was typed comes back, and what is no draft is passed over."""

from datetime import UTC, datetime

from incident_desk.services.drafts import Unsent

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_texts_come_back_and_a_paste_wants_none(place, qtbot):
    drafting = place.model.drafting
    place.drafts.kept["check-x"] = Unsent('{"name": "Kept"}', NOW)
    with qtbot.waitSignal(drafting.came_back) as back:
        drafting.use("check-x")
    assert back.args[0] == {"name": "Kept"}
    with qtbot.assertNotEmitted(drafting.came_back, wait=50):
        drafting.use("check-x", come_back=False)


def test_nothing_typed_takes_no_draft_away(place):
    place.drafts.kept["check-x"] = Unsent('{"name": "Kept"}', NOW)
    place.model.drafting.use("check-x")
    place.model.drafting.note(None, NOW)
    place.settle()
    assert "check-x" in place.drafts.kept


def test_what_is_no_draft_is_passed_over(place, qtbot):
    place.drafts.kept["check-x"] = Unsent("{no", NOW)
    with qtbot.assertNotEmitted(place.model.drafting.came_back, wait=50):
        place.model.drafting.use("check-x")
        place.settle()
