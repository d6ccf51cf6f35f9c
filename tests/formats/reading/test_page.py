"""Lines, front matter and the whole document in a fence."""

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.page import page_of

YAML = '---\ntitle: "Down"\ndate: 2025-01-02\n  nested: x\n---\n# A\n\ntext'


def test_front_matter_is_values_and_no_heading_and_the_lines_keep_their_numbers():
    page = page_of(YAML)
    assert page.front == {"title": "Down", "date": "2025-01-02"} and page.front_last == 5
    assert [(one.name, one.first) for one in page.root.children] == [("A", 6)]
    toml = page_of("+++\ntitle = 'Down'\n+++\ntext")
    assert toml.front == {"title": "Down"} and toml.front_last == 3


def test_a_rule_at_the_head_that_nothing_closes_is_no_front_matter():
    page = page_of("---\n# A\n\ntext: more")
    assert page.front == {} and page.front_last == 0 and [one.name for one in page.root.children] == ["A"]


def test_a_document_wholly_in_a_fence_is_unwrapped():
    page = page_of("```markdown\n# A\n\n- one\n```\n")
    (section,) = page.root.children
    assert (section.name, section.first) == ("A", 2) and section.blocks[0].first == 4
    assert page_of("```bash\n# A\n```").root.children == []


def test_raw_text_moves_to_the_left_edge():
    page = page_of("- a\n\n    one\n      two\n")
    assert page.raw(3, 4) == "one\n  two" and page.raw(3, 99) == "one\n  two"


@given(st.text("ab \t\n\r\x0b", max_size=30))
def test_raw_text_is_moved_as_a_whole(text):
    assert page_of(text).raw(1, text.count("\n") + 1) == dedent(text).strip("\n")


def test_an_empty_text_is_a_page():
    assert page_of("").root.blocks == []


def test_without_front_matter_no_line_of_the_text_is_taken_for_it():
    assert page_of("# A\n\ntitle: B\n\n- c\n").front == {}
