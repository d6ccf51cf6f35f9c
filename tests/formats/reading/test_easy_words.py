"""What is read at a glance is what the parser reads."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from incident_desk.formats.reading.easy_words import pieces_at_a_glance

PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 8}).enable("strikethrough")
LINES = st.lists(
    st.sampled_from((
        "a", "b c", "Ab1", " ", "  ", "\n", "*", "**", "_", "__", "`", "``", "[", "]", "(", "](", "!", "<", ">",
        "<a:b>", "x@y.z", "&", "&amp;", "&#65;", "~", "~~", "\\", ":", ".", "é", "事", "\t", "**Bold:** ", "**b**",
        "`c`", "` d `", "`  `", "_x_", "snake_case", "<ver>", "[ ] ", "-", "\u00a0", "**a**b**c**", "5",
    )),
    min_size=1,
    max_size=9,
).map("".join).map(str.strip)  # fmt: skip


def parsed(content):
    """The pieces as markdown-it finds them; links and italics have no place in them."""
    tokens, lines, bold = [], [[]], 0
    PARSER.inline.parse(content, PARSER, {}, tokens)
    for token in tokens:
        bold += token.nesting * token.type.startswith("strong")
        if token.type in ("softbreak", "hardbreak"):
            lines.append([])
        elif token.content:
            lines[-1].append((token.content, bold > 0))
    return lines, {token.type for token in tokens}


@settings(max_examples=400, deadline=None)
@given(LINES)
def test_the_pieces_are_those_of_markdown_it(content):
    found = pieces_at_a_glance(content)
    if found is not None:
        lines, kinds = parsed(content)
        assert found == lines
        assert not kinds & {"link_open", "image", "em_open", "s_open", "text_special"}


@pytest.mark.parametrize(
    ("content", "pieces"),
    [
        ("Stop the queue", [[("Stop the queue", False)]]),
        (
            "**Owner:** the `ops_team` & co",
            [[("Owner:", True), (" the ", False), ("ops_team", False), (" & co", False)]],
        ),
        (
            "[ ] ask <name> of snake_case  \n  then **wait**",
            [[("[ ] ask <name> of snake_case", False)], [("then ", False), ("wait", True)]],
        ),
        ("` a `\n`b `", [[("a", False)], [("b ", False)]]),
    ],
)  # fmt: skip
def test_most_lines_are_read_at_a_glance(content, pieces):
    assert pieces_at_a_glance(content) == pieces


@pytest.mark.parametrize(
    "content",
    [
        "[a](b)", "*a*", "_a_", "a \\* b", "**`a`**", "**a b** c** d", "`a", "`a``b`", "~~a~~", "<http://a.b>",
        "R&amp;D", "** a**",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_to_the_parser(content):
    assert pieces_at_a_glance(content) is None
