"""Lists, rules and tables are those of markdown-it, whatever stands in one another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from incident_desk.formats.reading.block_rules import BlockRules, Heed

PIECES = st.lists(
    st.sampled_from((
        "- ", "* ", "1. ", "2) ", "0. ", "+ ", "> ", "    ", "  ", "\t", " \t", "a", "b c", "\n", "\n", "\n\n",
        "\n- a", "\n  - b", "\n    - c", "\n\t- d", "***", "---", "- - ", "* * *", "_ _ _", "```", "# ",
        "1234567890. ", "|", "|a|b|\n|--|:-:|\n| x | y |\n", "\\|", "\n| z |", "a | b\n--|--\n", "-|-", ":-",
        "\u00a0", "事",
    )),
    min_size=1,
    max_size=30,
).map("".join)  # fmt: skip


def told(text, own):
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable("table")
    if own:
        made.block = BlockRules(Heed())
    made.disable(["inline", "text_join", "html_block"])
    return [(one.type, one.tag, one.level, one.map, one.content, one.info) for one in made.parse(text)]


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_they_are_those_of_markdown_it(text):
    assert told(text, own=True) == told(text, own=False)


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b\n\n  c\n- d", "1. a\n2. b\n3) c", "-\n\n  a", "- a\n***\n- b", "a\n2. b\n1. c", "a\n-\nb",
        "| a \\| b | c |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n> x", "|a|\n||\n", "|a|\n|-|\n- b", "-\ta\n\n\tb",
        "> - a\n> - b\nc",
        "|a|b|\n|-|-|\n\n    code", "- [ ] a\n\n      code\n- b",
    ],
)  # fmt: skip
def test_forms_that_are_easily_read_wrong(text):
    assert told(text, own=True) == told(text, own=False)


def test_the_time_of_a_table_does_not_grow_with_the_text_behind_it():
    # Each table once copied all of the text behind it.
    class Text(str):
        copied = 0

        def __getitem__(self, key):
            found = super().__getitem__(key)
            Text.copied += len(found)
            return found

    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    made.block = BlockRules()
    text = Text("|a|\n|-|\n|b|\n\n" * 400)
    made.block.parse(text, made, {}, [])
    assert Text.copied < 20 * len(text)
