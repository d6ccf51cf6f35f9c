"""Markdown is known by its name or by its marks, and stays as it is."""

import pytest

from incident_desk.formats.reading.doors.plain_text import is_markdown_by_name, looks_like_markdown


@pytest.mark.parametrize("name", ["a.md", "A.MARKDOWN", "x/y.mkd"])
def test_a_name_says_markdown(name):
    assert is_markdown_by_name(name) and not is_markdown_by_name(name + ".txt")


@pytest.mark.parametrize("text", ["a\n# Title\nb", "| a | b |", "x\n  - [ ] do", "* [x] done", "###### deep"])
def test_marks_say_markdown(text):
    assert looks_like_markdown(text)


@pytest.mark.parametrize("text", ["", "#channel", "plain words", "a | b", "```\nx\n```", "-[ ]", "- a"])
def test_these_do_not(text):
    assert not looks_like_markdown(text)
