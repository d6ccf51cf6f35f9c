"""A course of events that is told in sentences."""

from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.timeline import read_timeline
from incident_desk.formats.reading.reports.timeline_prose import told_happenings
from tests.formats.reading.pages import page

STORY = (
    "# Outage\nIt was down from 14:12 to 14:59.\n## What happened\nAt 14:12 the first alert fired. Maya joined at "
    "14:16. She looked around.\n\nBy 14:50 the key was new\n"
)
FOLLOW_UP = "## Next steps\nLook at 09:00. Again at 10:00. And at 11:00.\n"


def told(text):
    return [(one.moment.clock, one.text) for one in told_happenings(page(text), Hints())]


def test_each_sentence_with_a_clock_is_an_entry_and_the_next_goes_with_it():
    assert told(STORY) == [
        ("14:12", "At 14:12 the first alert fired."),
        ("14:16", "Maya joined at 14:16. She looked around."),
        ("14:50", "the key was new"),
    ]


def test_two_clocks_only_mention_when_it_was_and_what_is_to_be_done_is_no_course():
    assert told("# Outage\nIt was down from 14:12 to 14:59. We are sorry.\n") == []
    assert told(f"# Outage\nIt was down.\n{FOLLOW_UP}") == []


def test_a_timeline_of_its_own_counts_alone():
    text = STORY + "## Timeline\n- 14:12 alert\n- 14:50 new key\n"
    assert [one.text for one in read_timeline(page(text))] == ["alert", "new key"]
