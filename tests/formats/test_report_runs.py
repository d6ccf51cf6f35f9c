"""Runs as Markdown: marks only where a reader takes them for marks."""

import pytest

from incident_desk.formats.markdown_report import write
from incident_desk.formats.report_document import Document, Prose, Run, Section
from incident_desk.formats.report_prose import prose_blocks


def markdown(*runs):
    text = write(Document("k", "t", "r", (), (Section("S", (Prose(runs),)),)))
    return text.split("## S\n\n")[1].rsplit("\n\n---")[0]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((Run("a "), Run("b", strong=True), Run(": c")), "a **b**: c"),
        ((Run("b?", strong=True), Run(" c")), "**b?** c"),
        ((Run("a"), Run("(b)", strong=True), Run("c")), "a(b)c"),
        ((Run(" b ", emphasis=True),), "*b*"),
        ((Run("x``y", code=True),), "```x``y```"),
        ((Run("`", code=True),), "`` ` ``"),
        ((Run("1. no list"),), "1\\. no list"),
        ((Run("a\n- no list"),), "a  \n\\- no list"),
        ((Run("a", strong=True), Run("b", emphasis=True)), "**a**b"),
        ((Run("ask @maya"), Run("x", code=True)), "ask `@maya` `x`"),
        ((Run("a", code=True, strong=True), Run("b", code=True)), "`a` `b`"),
        ((Run("a`"), Run("b", code=True)), "a\\``b`"),
        ((Run("<b> *x* @maya"),), "\\<b> \\*x\\* `@maya`"),
    ],
)
def test_as_it_is_written(runs, text):
    assert markdown(*runs) == text


@pytest.mark.parametrize("sign", ["strong", "emphasis", "struck"])
def test_what_is_marked_is_read_as_marked(sign):
    runs = (Run("say "), Run("it", **{sign: True}), Run(" now"))
    assert prose_blocks(markdown(*runs)) == (Prose(runs),)
