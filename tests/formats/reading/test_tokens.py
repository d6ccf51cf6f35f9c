"""Markdown as blocks: places, nesting, words without markup, and no text that breaks it."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.tokens import blocks_of, spoken
from tests.formats.reading.pages import block

MARKUP = st.text(alphabet=st.sampled_from("#*-_`>|[]()<>!~\\ \n\tab1.:&;"), max_size=120)


def kinds(blocks):
    return [(one.kind, one.first, one.last) for one in blocks]


def test_each_block_knows_its_lines():
    text = "# A\n\nwords\nmore\n\n- one\n  ```sh\n  ls\n  ```\n- two\n\n---\n"
    assert kinds(blocks_of(text)) == [("heading", 1, 1), ("paragraph", 3, 4), ("list", 6, 10), ("rule", 12, 12)]
    assert kinds(blocks_of(text)[2].every("fence")) == [("fence", 7, 9)]
    assert blocks_of(text, offset=10)[0].first == 11


def test_a_comment_in_a_fence_is_no_heading():
    assert [one.kind for one in blocks_of("```bash\n# Look\nls\n```")] == ["fence"]


def test_a_fence_that_never_closes_reaches_the_end():
    assert kinds(blocks_of("# A\n\n```\nls\n# b\n")) == [("heading", 1, 1), ("fence", 3, 5)]


def test_raw_html_is_text():
    assert block("<div><script>x()</script></div>").plain == "<div><script>x()</script></div>"


def test_words_lose_their_markup_and_keep_where_their_links_lead():
    (line,) = spoken("**Lead**: see [the page](https://a.example/b) and `ls -l` ![map](m.png)")
    assert line.plain == "Lead: see the page and ls -l map"
    assert (line.lead, line.rest, line.colon) == ("Lead", "see the page and ls -l map", True)
    assert line.links == ("https://a.example/b", "m.png")
    assert spoken("<https://a.example>")[0].links == ()


def test_a_line_in_italics_that_asks_or_announces_leads_as_a_bold_one_does():
    lines = [
        line
        for text in ("*What happened?*", "_Timeline:_", "*a note*", "*a* b?", "**b**: c")
        for line in spoken(text)
    ]
    assert [line.lead for line in lines] == ["What happened?", "Timeline", "", "", "b"]


def test_line_ends_part_the_words():
    assert [line.plain for line in spoken("a\n**b**  \nc")] == ["a", "b", "c"]


def test_deep_lists_and_brackets_cost_no_stack():
    lists = "\n".join("  " * depth + f"- a{depth}" for depth in range(300))
    assert sum(1 for _ in blocks_of(lists)[0].every("list")) > 200
    assert spoken("[" * 5_000)[0].plain == "[" * 5_000
    assert spoken("[a](" * 2_000)
    assert blocks_of(">" * 5_000 + " a")


@given(MARKUP)
def test_no_text_breaks_it_and_every_block_lies_inside_the_text_and_its_parent(text):
    lines = text.count("\n") + 1

    def check(blocks, first, last):
        for one in blocks:
            assert first <= one.first <= one.last <= last
            check(one.children, one.first, one.last)
            assert all(isinstance(line.plain, str) for line in one.lines)

    check(blocks_of(text), 1, lines)
