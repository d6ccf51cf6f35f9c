"""Pages become Markdown; nothing of them runs or loads, and none takes long."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.doors.html_page import as_markdown, is_page


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<!DOCTYPE html><p>a", "a.txt"), ("\n <html lang=en>", "pasted"), ("<meta charset='utf-8'><p>a</p>",
         "pasted"),
        ("plain", "a.HTML"), ("<div><p>a</p><ul><li>b</li></ul></div>", "pasted"),
        ("<?xml version='1.0'?>\n<html>", "x"),
    ],
)  # fmt: skip
def test_a_page_is_known(text, name):
    assert is_page(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# a\n<p>b</p><p>c</p><p>d</p>", "a.txt"), ("<p align=center><b>Plan</b></p>\n<p>a</p><p>b</p>", "a.md"),
        ("<h1>x</h1><p>a</p><p>b</p>\n\n# Plan", "a.txt"), ("a < b and c > d", "a.txt"), ("<TIME> [ETA]", "a.txt"),
    ],
)  # fmt: skip
def test_markdown_with_some_html_is_none(text, name):
    assert not is_page(text, name)


def test_nothing_that_runs_or_loads_is_left():
    page = (
        "<html><head><style>p{background:url(http://a.example/x)}</style><script>alert(1)</script></head>"
        "<body onload=alert(2)><!-- secret --><p onclick='alert(3)'>See <a href='javascript:alert(4)'>this</a>"
        "<img src='file:///etc/passwd' alt='the graph' onerror=alert(5)></p><iframe src=http://a.example></iframe>"
        "<svg><script>alert(6)</script></svg><a href='https://a.example/p'>that</a></body></html>"
    )
    assert as_markdown(page) == "See this the graph\n\n[that](https://a.example/p)\n".replace("this the", "thisthe")


def test_the_title_is_a_heading_where_there_is_no_other():
    assert as_markdown("<title>Plan &amp; more</title><p>a</p>") == "# Plan & more\n\na\n"
    assert as_markdown("<title>Plan</title><h1>Own</h1><p>a</p>") == "# Own\n\na\n"


TRAPS = {
    "deep": "<div>" * 100_000, "lists": "<ul><li>" * 20_000, "opened": "<" * 200_000, "comments": "<!--" * 100_000,
    "signs": "&" * 500_000, "quotes": '<a href="' * 50_000, "bold": "<b><p>" * 20_000, "ends": "</b>" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_no_page_takes_long(trap):
    begun = time.process_time()
    assert "word" in as_markdown("<p>word</p>" + TRAPS[trap])
    assert time.process_time() - begun < 2


@given(st.text("<>/abdiluptr=\"'!-& \n", max_size=200))
def test_any_page_is_read(text):
    written = as_markdown(text)
    assert "<script" not in written.casefold() and written.endswith("\n")
