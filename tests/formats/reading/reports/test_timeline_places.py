"""Where a timeline stands, and which headings announce one."""

import pytest

from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.timeline_places import happenings_of, says_timeline
from tests.formats.reading.pages import page


def told(text):
    return [one.text for one in happenings_of(page(text), Hints()) if one.text]


@pytest.mark.parametrize(
    "name",
    [
        "Timeline",
        "2. Incident Timeline (UTC)",
        "Chronologie",
        "Linha do tempo",
        "Key events",
        "時系列",
        "时间线",
        "Zeitverlauf",
    ],
)
def test_what_announces_a_timeline(name):
    assert says_timeline(name)


@pytest.mark.parametrize("name", ["Impact", "Remediation timeline", "Time to repair", "Project timeline", ""])
def test_what_announces_none(name):
    assert not says_timeline(name)


def test_sections_under_a_timeline_are_of_it_and_those_beside_are_not():
    text = """
        # Down
        ## Timeline
        ### Detection
        - 10:05 A
        ### Lessons
        - 10:06 is too late
        ## Impact
        - 10:07 B
    """
    assert told(text) == ["A"]


def test_headings_that_are_times_need_others_beside_them():
    assert told("# D\n## 10:05 - A\nx\n## 10:20 - B\n") == ["A", "B"]
    assert told("# D\n## 10:05 - A\nx\n## Impact\n") == []


def test_what_stands_under_a_time_tells_of_it_and_is_no_line_of_its_own():
    text = "# D\n## Timeline\n### 10:05\nWe looked.\n\n- 10:01 x\n- 10:02 y\n- 10:03 z\n### 10:20\nOver.\n"
    assert told(text) == ["We looked.", "Over."]


def test_a_bold_line_ends_a_timeline():
    text = "# D\n## Details\n**Timeline**\n\n- 10:05 A\n\n**Lessons**\n\n- 10:20 was too late\n"
    assert told(text) == ["A"]


def test_an_item_that_says_timeline_holds_one():
    assert told("# D\n- **Impact**: none\n- **Timeline**:\n  - 10:05 A\n- **Owner**: B\n") == ["A"]


def test_a_time_alone_is_told_by_the_paragraphs_under_it_up_to_the_next_time():
    text = "# D\n## Timeline\n2024-05-02 10:05:\n\nKeys put back\n\nQueue restarted\n\n10:20: All flows\n\nx\n"
    assert told(text) == ["Keys put back Queue restarted", "All flows"]
    assert told("# D\n## Timeline\n10:05\n\n- Keys put back\n- Restart\n\n10:20\n\nFlows\n") == [
        "Keys put back Restart", "Flows",
    ]  # fmt: skip
