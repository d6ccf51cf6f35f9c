"""Sections that hold a draft on this computer."""

from incident_desk.services.drafts import Unsent


def test_a_section_with_a_draft_on_this_computer_says_so_until_the_record_has_it(room, model):
    room.drafts.save(f"{model.incident.key}-review-text-impact", Unsent("Half a sent", room.now()))
    model.take(room.scene)
    room.until(lambda: [one.section.id for one in model.rows if one.has_draft] == ["impact"])
    assert next(one for one in model.rows if one.has_draft).spoken.endswith("a draft on this computer")
    room.sample.write("impact", "Half a sent")
    room.until(lambda: not any(one.has_draft for one in model.rows))
