"""Stages whose name stands on a line that is no heading, each under a heading of its own."""

from incident_desk.formats.playbook_writing.lined import with_headed_stages
from tests.formats.reading.pages import read


def headings(text):
    return [(one.level, one.text, one.line) for one in with_headed_stages(read(text)).facts.headings]


def test_a_bold_line_gets_a_heading_one_below_the_one_it_stands_under():
    text = "# Plan\n\n## Response\n\n**Phase 1: Look**\n- look\n\n**Phase 2: Act**\n- act\n"
    assert headings(text) == [
        (1, "Plan", 1), (2, "Response", 3), (3, "Phase 1: Look", 5), (3, "Phase 2: Act", 8),
    ]  # fmt: skip


def test_what_has_headings_stays_as_it_is():
    playbook = read("# Plan\n## Phase 1: Look\n- look\n## Phase 2: Act\n- act\n")
    assert with_headed_stages(playbook) is playbook
    whole = read("# Plan\n- look\n- see\n")
    assert with_headed_stages(whole) is whole
