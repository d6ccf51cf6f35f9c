"""What was not understood stays, word for word, with its place."""

from tests.formats.reading.pages import read


def kept(text):
    return [(one.title, one.text, one.span.first, one.span.last) for one in read(text).reference]


def test_text_that_nothing_stands_on_is_kept_under_its_heading():
    text = (
        "# P\n\nWe wrote this.\n\n## Overview\nMore.\n\n- a\n  b\n\n## Phase 1: Look\n- c\n\n"
        "## Phase 2: Mend\n- d\n"
    )
    assert kept(text) == [("P", "We wrote this.", 3, 3), ("Overview", "More.\n\n- a\n  b", 6, 9)]


def test_front_matter_is_kept():
    assert kept("---\ntitle: T\nowner: Mo\n---\n# P\n")[0] == ("", "---\ntitle: T\nowner: Mo\n---", 1, 4)


def test_a_line_that_says_more_than_what_was_understood_of_it_is_kept():
    text = (
        "# P\n## Severity\n| Level | Respond |\n|---|---|\n| P1 | 15 min |\n## Communication\n"
        "- Updates: every 15 minutes, also at night\n"
    )
    assert ("Communication", "- Updates: every 15 minutes, also at night", 7, 7) in kept(text)
    assert not [one for one in kept(text) if "15 min |" in one[1]]


def test_a_label_whose_words_went_to_their_field_says_nothing_itself():
    text = "# P\n## Common issues\n### Slow\n**Symptoms**:\n- red\n\n**Resolution**: restart\n"
    assert kept(text) == []
    assert kept(text + "\n**Owner**: the team of Mo\n") == []
    assert [
        one[1] for one in kept("# P\n## Severity\n**P1 - High**\n- **Response Time**: 5 min\n- **Paid by**: Mo\n")
    ] == []


def test_a_rule_and_an_empty_table_head_say_nothing():
    assert kept("# P\n\n---\n\n***\n\n## A\n\n===\n") == []


def test_an_underlined_heading_is_a_heading():
    assert kept("P\n=\n\nwords\n\nA\n-\n\nmore\n") == [("P", "words", 4, 4), ("A", "more", 9, 9)]


def test_a_heading_keeps_where_its_link_leads_to():
    kept = read("# T\n\n## See [the page](https://a.example/x)\n\n- a\n").reference
    assert any("https://a.example/x" in one.text for one in kept)
    kept = read("See [the page](https://a.example/x).\n---\n").reference
    assert [one.text for one in kept] == ["See [the page](https://a.example/x)."]


def test_text_is_kept_in_one_piece_beside_signs_that_no_label_gathers():
    text = "# x\n\n## When to use this\n\n- An alert\n\n## Notes\n\nOne word.\n\nAnother word.\n"
    assert kept(text) == [("Notes", "One word.\n\nAnother word.", 9, 11)]


def test_a_letter_that_is_written_by_its_name_is_that_letter():
    assert kept("# x\n\n## Checklist\n\n- [ ] Stop A &amp; B\n- [ ] Start &lt;C&gt;\n") == []


def test_the_marks_of_a_fence_in_which_all_is_understood_are_not_left():
    head = "# P\n\n- [ ] look\n\n## Post-Incident Review Template\n\n"
    form = f"{head}```markdown\n## What happened\n\n- when?\n\n## Why\n```\n"
    assert [one.name for one in read(form).review] == ["What happened", "Why"]
    assert kept(form) == []
    assert kept(form + "\nAsk Mo.\n") == [("Post-Incident Review Template", "Ask Mo.", 15, 15)]
    assert kept(form.removesuffix("```\n")) == []
    titled = form.replace("## What happened", "# For Mo\n\n## What happened")
    assert [words for _, words, *_ in kept(titled)] == ["```markdown\n# For Mo", "```"]
