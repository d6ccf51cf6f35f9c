"""Headings, bold lines, labels and labelled items are all parts with a name; their words stay the document's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.reports.parts import bare_label, items_of, parts_of, passage_of, words_of
from tests.formats.reading.pages import block, page


def root(text):
    return parts_of(page(text))


def part(text, name):
    return next(one for one in root(text).every() if one.name == name)


@pytest.mark.parametrize(
    "text",
    [
        "# R\n\n## Root cause\n\nThe disk was full.\n",
        "# R\n\n**Root cause**\n\nThe disk was full.\n\n**Impact**\n\nAll.\n",
        "# R\n\n**Root cause:** The disk was full.\n**Impact:** All.\n",
        "# R\n\nRoot cause: The disk\nwas full.\n",
        "# R\n\n- **Root cause**: The disk was full.\n- **Impact**: All\n",
        "# R\n\n| Field | What |\n|---|---|\n| **Root cause** | The disk was full. |\n",
    ],
)
def test_one_thing_in_many_forms(text):
    assert passage_of(part(text, "Root cause")).text.replace("\n", " ") == "The disk was full."


def test_a_part_knows_its_lines_and_what_stands_above_it():
    inner = part("# R\n\n## Why\n\n### Details\n\nBecause.\nOf that.\n", "Details")
    assert (inner.first, list(inner.names_above())) == (5, ["Why"])
    assert passage_of(inner).span.first == 7 and passage_of(inner).span.last == 8


def test_the_title_is_no_section_and_a_second_one_of_its_level_is():
    first, second = root("# R\n\nwords\n\n# Root cause\n\nThe disk.\n").inner
    assert first.is_title and not second.is_title and second.name == "Root cause"
    (alone,) = root("## Outage\n\nwords\n").inner
    assert alone.is_title


def test_an_item_that_says_nothing_owns_what_stands_behind_its_list():
    text = "# R\n\n- **Impact**:\n\nAll were down.\n\n- **Cause**: the disk\n"
    assert passage_of(part(text, "Impact")).text == "All were down."


def test_a_sentence_is_no_label():
    assert bare_label(block("**Timeline**")) == bare_label(block("Timeline:")) == "Timeline"
    assert bare_label(block("**All was down.**")) == "" == bare_label(block("We have done all of these things:"))
    assert bare_label(block("**Cause: the disk**")) == "" and bare_label(block("- a")) == ""
    assert (part("# R\n\n**Status: closed**\n", "Status").value) == "closed"


def test_words_leave_code_and_remarks_out():
    assert words_of(block("- a\n  - b\n\n  ```\n  code\n  ```\n")) == "a\nb"
    assert (
        words_of(block("<!-- hidden -->")) == "" and words_of(block("| a | b |\n|---|---|\n| c | |")) == "a | b\nc"
    )


def test_items_are_the_outermost_or_the_paragraphs():
    assert [one.text for one in items_of([block("1. a\n   - b\n2. c")])] == ["a\nb", "c"]
    assert [one.text for one in items_of([block("One.")])] == ["One."]


def test_forms_and_messages_are_left_out():
    text = "# R\n\n## Cause\nx\n\n## Post-mortem template\n\n### Root cause\nfill in\n"
    assert [one.name for one in root(text).walk()] == ["", "R", "Cause"]


@given(st.lists(st.sampled_from(["# A", "## B", "**C**", "- **D**: e", "- f", "g: h", "", "---", "> i", "text"])))
def test_every_view_lies_within_the_document(lines):
    text = "\n".join(lines)
    for one in root(text).every():
        assert 1 <= one.first <= one.last <= max(1, text.count("\n") + 1)


def test_a_bold_question_heads_what_follows_and_a_question_has_its_answer_on_the_next_line():
    root = parts_of(
        page("# R\n\n**What went well?**\n\n- The alert\n\nWhat was the cause?\nA typo\nWho fixed it?\nEva\n")
    )
    assert [(view.name, view.value) for part in root.every() for view in part.views] == [
        ("What went well?", ""), ("What was the cause", "A typo"), ("Who fixed it", "Eva")
    ]  # fmt: skip


def test_a_bold_line_holds_the_labelled_list_right_under_it_and_goes_without_its_number():
    text = "# R\n\n**6. Follow-ups**\n\n- **Soon:** watch\n\n**7. Lessons**\n\n- **One:** test\n"
    assert [words_of(one) for one in part(text, "Follow-ups").blocks] == ["Soon: watch"]
    assert [words_of(one) for one in part(text, "Lessons").blocks] == ["One: test"]
