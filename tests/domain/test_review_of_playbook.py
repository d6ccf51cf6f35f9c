"""A playbook's own review form as a template."""

from incident_desk.domain.playbook import Playbook, ReviewSection
from incident_desk.domain.review_of_playbook import form_of
from incident_desk.formats.reading.document import read_document
from tests.shared_folder import shared


def test_a_playbook_that_asks_for_no_form_has_none():
    assert form_of(Playbook("Outage")) is None


def test_known_titles_show_what_they_say_and_others_are_written():
    names = ("Incident Summary", "What Went Well:", "Weather", "Action Items", "Weather", "天気", "")
    asked = tuple(ReviewSection(name, ("**Date**:", " Impact ")) for name in names)
    form = form_of(Playbook("Outage", review=asked))
    assert [one.title for one in form.sections] == [*names[:6], "Section 7"]
    assert len({one.id for one in form.sections}) == 7
    summary, well, weather, actions, *_ = form.sections
    assert (summary.shows, summary.prompt) == (("facts", "figures"), "**Date**: · Impact")
    assert (well.shows, well.prose, actions.shows) == (("well",), False, ("actions",))
    assert (weather.id, weather.prose, weather.shows) == ("weather", True, ())


def test_the_form_of_a_teams_playbook_is_read_with_all_its_sections():
    path = next(one for one in shared("corpus", "seeds").glob("004_*") if one.suffix != ".json")
    form = form_of(read_document(path.read_bytes(), path.name).playbook)
    assert [one.id for one in form.sections] == ["summary", "timeline", "well", "wrong", "actions"]
    assert "Detection" in form.sections[1].prompt
