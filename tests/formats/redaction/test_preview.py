"""The list of what would go."""

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.preview import preview_text
from tests.report_samples import checkout, opened


def shown(recorder, wish):
    return preview_text(hand_out(build_report(recorder.events, "Incident Desk 0.1.0"), wish))


def test_each_thing_stands_with_its_word_and_its_places():
    lines = shown(opened("db-prod-03 hangs, call +44 20 7946 0958"), Wish(Audience.CUSTOMER)).splitlines()
    assert lines[0].startswith("INC-0048, customer copy. 2 terms replaced in 2 places, ")
    assert lines[lines.index("Hosts and domains") + 1].split() == ["db-prod-03", "→", "[host", "1]", "title"]
    assert "header.commander" in lines[-1]


def test_what_stays_is_said_and_many_places_are_counted():
    text = shown(checkout(), Wish())
    assert "Nothing is replaced or withheld." in text and "Withheld" not in text
    assert "Maya Kowalski" in text and "stays" in text and "; 33 more" in text
