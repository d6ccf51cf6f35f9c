"""What headings and sentences state for all lines: the zone, and the day."""

import pytest

from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.timeline_notes import heading_notes, says_timeline, sentence_notes
from tests.formats.reading.pages import block

HINTS = Hints()


def told(notes):
    return [(one.moment.iso, one.zone) for one in notes]


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("Timeline (UTC)", [(None, "UTC")]),
        ("Timeline (2 May 2024, UTC)", [(None, "UTC"), ("2024-05-02", "")]),
        ("Timeline of 2024-05-02, 10:05 to 11:00", [("2024-05-02", "")]),
        ("Detection (PST)", [(None, "PST")]),
        ("Impact of 2024-05-02", []),
        ("Timeline", []),
    ],
)
def test_a_heading(name, notes):
    assert told(heading_notes(name, 1, HINTS)) == notes


def test_a_sentence_states_the_zone_and_the_day_for_all():
    notes = sentence_notes(block("All times are UTC and of 2024-05-02."), HINTS, begun=False)
    assert told(notes) == [(None, "UTC"), ("2024-05-02", "")]
    assert notes[-1].for_all
    assert not sentence_notes(block("It was on 2024-05-02."), HINTS, begun=False)[-1].for_all


def test_a_sentence_among_the_lines_hands_no_day_down():
    assert sentence_notes(block("The certificate is from 2024-05-02."), HINTS, begun=True) == []


def test_a_sentence_that_is_not_about_time_states_no_zone():
    assert sentence_notes(block("The ET team looked."), HINTS, begun=False) == []


@pytest.mark.parametrize("name", ["Timeline", "2. Incident Timeline (UTC)", "Key events", "時系列", "Zeitverlauf"])
def test_what_announces_a_timeline(name):
    assert says_timeline(name)
