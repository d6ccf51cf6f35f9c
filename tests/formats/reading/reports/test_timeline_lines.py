"""Paragraphs, lists and raw HTML as lines of a timeline, under its heading and elsewhere."""

from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.timeline_lines import (
    html_in_code,
    is_timeline,
    list_happenings,
    log_of,
    paragraph_happenings,
    shown_lines,
)
from tests.formats.reading.pages import block, page

HINTS = Hints()


def told(found):
    return [(one.moment.clock, one.text) for one in found]


def test_lines_that_go_on_belong_to_the_one_before():
    text = "10:05 - Alert\nfired twice\n10:20 - Drained"
    assert told(paragraph_happenings(block(text), HINTS, True)) == [
        ("10:05", "Alert fired twice"),
        ("10:20", "Drained"),
    ]


def test_a_line_in_running_prose_that_happens_to_begin_with_a_clock_is_no_entry():
    text = "The outage went on until\n10:05 UTC and then it was over"
    assert paragraph_happenings(block(text), HINTS, False) == []


def test_a_lead_in_before_the_lines_is_left_out():
    text = "It went like this\n10:05 - Alert\n10:20 - Drained"
    assert told(paragraph_happenings(block(text), HINTS, True)) == [("10:05", "Alert"), ("10:20", "Drained")]


def test_a_list_elsewhere_needs_three_clocks_and_most_of_its_items():
    assert list_happenings(block("- 10:05 A\n- 10:06 B"), HINTS, False) == []
    assert len(list_happenings(block("- 10:05 A\n- 10:06 B\n- 10:07 C"), HINTS, False)) == 3
    assert list_happenings(block("- 10:05 A\n- 10:06 B\n- 10:07 C\n- D\n- E\n- F"), HINTS, False) == []


def test_an_item_that_is_a_time_takes_the_words_under_it():
    text = "- **10:05**\n  - Alert\n  - Page\n- **10:20**\n\n  Drained\n"
    assert told(list_happenings(block(text), HINTS, True)) == [("10:05", "Alert Page"), ("10:20", "Drained")]


def test_a_clock_within_an_item_counts_under_the_heading_alone():
    text = "- The alert fired at 10:05 and paged\n- Then nothing\n"
    assert told(list_happenings(block(text), HINTS, True)) == [("10:05", "The alert fired at 10:05 and paged")]
    assert list_happenings(block(text), HINTS, False) == []


def test_items_of_html_are_lines():
    text = "<ul><li>10:05 - A</li>\n<li>10:20 -\nB</li></ul>"
    assert [line.plain for line, _ in shown_lines(block(text))] == ["10:05 - A", "10:20 - B"]
    table = "<table><tr><td>10:05</td><td>A</td></tr></table>"
    assert [line.plain for line, _ in shown_lines(block(table))] == ["10:05 - A"]


def test_indented_html_is_no_code():
    shown = page("text\n\n    <li>10:05 - A</li>\n\n```\n<li>10:05 - A</li>\n```\n")
    indented, fenced = (one for one in shown.root.blocks if one.kind == "fence")
    assert html_in_code(shown, indented).kind == "paragraph"
    assert html_in_code(shown, fenced) is None


def test_a_run_is_a_timeline_by_its_clocks():
    found = list_happenings(block("- 10:05 A\n- 10:06 B\n- 10:07 C"), HINTS, True)
    assert is_timeline(found, 5)
    assert not is_timeline(found, 6)
    assert not is_timeline(found[:2], 2)


def test_a_fence_that_is_a_log_kept_by_hand_is_lines_and_a_programs_log_or_code_is_none():
    by_hand = "```\n08:15 deploy ends\n08:17 all down\n  and they stay so\n08:31 a customer phones\n```"
    assert told(log_of(block(by_hand), HINTS)) == [
        ("08:15", "deploy ends"), ("08:17", "all down and they stay so"), ("08:31", "a customer phones")
    ]  # fmt: skip
    assert log_of(block("```\n08:15 ERROR a\n08:16 INFO b\n08:17 WARN c\n```"), HINTS) == []
    assert log_of(block("```bash\ndate\nsleep 10\necho 08:15\n```"), HINTS) == []


def test_a_head_over_rows_that_begin_with_clocks_is_no_sentence():
    text = "Time\tWhat we did\n10:05 AM\tAlert\n10:20 AM\tLooked\n10:30 AM\tOver\n"
    assert [one.text for one in paragraph_happenings(block(text), Hints(), True)] == ["Alert", "Looked", "Over"]


def test_points_that_are_counted_are_lines_under_a_timelines_heading_alone():
    text = "- T0\n  Users call\n\n- T1\n  Looked at the proxy\n"
    found = list_happenings(block(text), Hints(loose=True), True)
    assert [one.text for one in found] == ["Users call", "Looked at the proxy"]
    assert list_happenings(block(text), Hints(), False) == []
