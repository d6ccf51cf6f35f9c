"""Text in a Markdown cell: it comes back letter by letter, by our own way back and in another program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from incident_desk.formats.exact_markdown import exactly, read_exactly

HOSTILE = (
    "<script>alert(1)</script> <!-- x --> <b>bold</b> &lt;&amp;amp;",
    "| a | b |\n|---|---|",
    "C:\\temp\\ snake_case __init__ *star* ~~gone~~ `code` $x$ # not a heading\\",
    "[link](http://x) ![](y) <http://z> @channel @here mail@example.org",
    "\u202egnp.exe\u202c \u2066x\u2069 \ufeff ‹U+202E› ‹U+2039›",
    "line\u2028two\x85three",
    "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 é e\u0301",
    "שלום עולם مرحبا",
    "two  spaces\tand a tab",
)


def rendered(cell):
    """What a reader of Markdown shows of the cell, a line end for each break."""
    text = f"| head |\n|---|\n| {cell} |\n"
    tokens = [one for one in MarkdownIt("commonmark").enable("table").parse(text) if one.type == "inline"]
    assert len(tokens) == 2, "a cell stays one cell"
    parts = {"html_inline": lambda one: "\n" if one.content == "<br>" else f"HTML {one.content}"}
    return "".join(parts.get(one.type, lambda one: one.content)(one) for one in tokens[1].children)


@pytest.mark.parametrize("text", HOSTILE)
def test_it_comes_back_letter_by_letter(text):
    assert read_exactly(exactly(text)) == text


@given(st.text(max_size=60))
def test_whatever_it_is(text):
    assert read_exactly(exactly(text)) == text
    assert "\n" not in exactly(text)


@pytest.mark.parametrize("text", [one for one in HOSTILE if "\u2028" not in one and "\u202e" not in one])
def test_another_program_shows_it_as_the_same_text(text):
    assert rendered(exactly(text)) == text


def test_what_would_act_unseen_is_spelled():
    assert exactly("a\u202eb") == "a‹U+202E›b" and exactly("‹U+0041›") == "‹U+2039›U+0041›"
