"""The blocks are those that markdown-it finds by itself; they can be counted and stopped while they are made."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from incident_desk.formats.reading.block_rules import BlockRules, Heed, TooMany

PIECES = st.lists(
    st.sampled_from((
        "# ", "- ", "* ", "1. ", "2) ", "> ", "    ", "  ", "\t", "```", "~~~", "---", "===", "|", "|-|", "a",
        "b c", "[x]: y", "[a", "]: <", "\n", "\n", "\n", "\n\n", " ", "--", "-|-", ":-", "\\|", "\\", "`", "_",
        "***", "+ ", "=", "a | b\n--|--\n", "<b>", "0", "12345678901. ", "事", "\u00a0",
    )),
    min_size=1,
    max_size=40,
).map("".join)  # fmt: skip


def markdown(heed=None):
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable("table")
    if heed is not None:
        made.block = BlockRules(heed)
    return made.disable(["inline", "text_join", "html_block"])


def told(tokens):
    return [(one.type, one.tag, one.level, one.map, one.content, one.info) for one in tokens]


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_the_blocks_are_those_of_markdown_it(text):
    assert told(markdown(Heed()).parse(text)) == told(markdown().parse(text))


@pytest.mark.parametrize("row", ["- a\n", "a\n\n", "# a\n", "> a\n\n", "```\n```\n", "| a |\n"])
def test_too_many_blocks_are_too_many_from_a_line_on(row):
    text = "| a |\n|---|\n" + row * 500 if row.startswith("|") else row * 500
    with pytest.raises(TooMany) as stopped:
        markdown(Heed(most=100)).parse(text)
    before = "\n".join(text.split("\n")[: stopped.value.line - 1])
    assert before.count("a") + before.count("```") > 20
    assert markdown(Heed(most=110)).parse(before)


def test_the_line_that_is_reached_is_told():
    lines = []
    markdown(Heed(tell=lines.append)).parse("a\n\n- b\n  - c\n\n# d\n")
    assert lines == [0, 2, 5]
