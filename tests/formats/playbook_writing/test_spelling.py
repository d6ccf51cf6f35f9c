"""Words as Markdown: read as those words, with no backslash that is not needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Playbook, Template
from incident_desk.formats.playbook_writing.spelling import (
    cell,
    fence,
    heading_words,
    interval_words,
    is_quoted,
    label,
    spelled,
    table,
    target_words,
    time_words,
)
from incident_desk.formats.reading.durations import Window, interval_seconds, target_seconds
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.labels import split_label
from incident_desk.formats.reading.tokens import blocks_of

LINES = st.text(st.sampled_from("ab1 *_`[]<>&\\!~|#.-+>():=\"'"), min_size=1, max_size=14).map(
    lambda text: " ".join(text.split())
)  # fmt: skip


@given(LINES.filter(bool))
def test_any_words_are_read_as_they_were(text):
    for lead in ("1. ", "- ", "# ", ""):
        blocks = blocks_of(lead + spelled(text, lead))
        assert len(blocks) == 1, (lead, text)
        inner = blocks[0].children[0].children[0] if blocks[0].kind == "list" else blocks[0]
        assert inner.plain == text, (lead, text)


@pytest.mark.parametrize("text", ["Errors after ~30 s", "snake_case and 5 * 3", "[SERVICE] is down", "a & b", "#7"])
def test_what_reads_as_itself_has_no_backslash(text):
    assert spelled(text) == text


def test_a_table_keeps_what_a_cell_holds_and_leaves_out_empty_columns():
    text = table(["A", "B", "C"], [["a|b", "", "*c*"], ["", "", "d"]])
    block = blocks_of(text)[0]
    assert [[one.plain for one in row.children] for row in block.children] == [
        ["A", "C"],
        ["a|b", "*c*"],
        ["", "d"],
    ]
    assert cell("a|b") == "a\\|b"
    assert "| B |" in table(["A", "B"], [["a", ""]], kept=("B",))


def test_a_fence_is_longer_than_what_it_holds():
    (block,) = blocks_of(fence("a\n````\nb", "text"))
    assert block.content == "a\n````\nb\n"


def test_a_label_is_read_as_a_label():
    assert split_label(blocks_of(label("Who?", "[NAME]"))[0].lines[0]) == ("Who?", "[NAME]")
    assert label("Who is hurt?") == "**Who is hurt?**"
    assert split_label(blocks_of(label("Who is hurt?"))[0].lines[0]) == ("Who is hurt?", "")
    assert split_label(blocks_of(label("Symptoms"))[0].lines[0]) == ("Symptoms", "")


@given(st.integers(0, 60 * 86400))
def test_a_time_is_read_as_that_time(seconds):
    assert target_seconds(time_words(seconds)) == seconds
    assert interval_seconds(interval_words(seconds or 1)) == (seconds or 1)


def test_a_target_keeps_its_own_words_where_they_say_it():
    assert target_words("Within two hours", 7200) == "Within two hours"
    assert target_words("Next day", None) == "Next day"
    assert target_words("Soon", 900) == "15 minutes"
    assert target_words("", 0) == "Immediate"
    assert interval_words(None) == ""


@given(
    st.none() | st.integers(0, 5000).map(lambda n: n * 60), st.none() | st.integers(1, 5000).map(lambda n: n * 60)
)
def test_a_heading_says_its_window(start, end):
    if start is not None and end is not None and start >= end:
        start = 0
    found = title_of(heading_words("Look", start, end))
    expected = None if start is end is None else Window(start, end)
    assert (found.name, found.window) == ("Look", expected)


def test_a_heading_that_says_it_already_stays_as_it_is():
    assert heading_words("Look", 0, 900, "3. Look (0-15 min)") == "3. Look (0-15 min)"
    assert heading_words("Look", 0, 600, "3. Look (0-15 min)") == "3. Look (0-10 minutes)"


def test_a_quoted_message_is_one_line_that_the_playbook_says_the_status_with():
    book = Playbook("x", status_format="[STATUS] - [WHAT]")
    assert is_quoted(book, Template("x", body="[STATUS] - [WHAT]"))
    assert is_quoted(book, Template("x", body="Another", channel="#here"))
    assert not is_quoted(book, Template("x", body="Two\nlines", channel="#here"))
    assert not is_quoted(book, Template("x", body="Another"))
