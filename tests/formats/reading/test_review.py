"""The form of the review that a document wants."""

import pytest

from incident_desk.formats.reading.review import read_form, read_review
from tests.formats.reading.pages import page, read


def review(text):
    return [(one.name, one.prompts, one.span.first, one.span.last) for one in read_review(page(text).root)]


def test_headings_under_the_form():
    text = (
        "# P\n## Post-Incident Review Template\n### Summary\n- **Date**:\n- **Impact**:\n"
        "### Lessons\nWhat helped?\n"
    )
    assert review(text) == [("Summary", ("Date:", "Impact:"), 3, 5), ("Lessons", ("What helped?",), 6, 7)]


def test_headings_in_a_fence_without_the_forms_own_title():
    text = (
        "# P\n## Post-mortem template\n```markdown\n# Post-mortem: [NAME]\n## Summary\nwords\n"
        "## Timeline\n- when?\n```\n"
    )
    assert review(text) == [("Summary", ("words",), 5, 6), ("Timeline", ("when?",), 7, 8)]


def test_a_list_of_what_it_should_hold():
    text = "# P\n## Incident review template\n1. Summary\n   - what fell over\n2. Causes\n"
    assert review(text) == [("Summary", ("what fell over",), 3, 4), ("Causes", (), 5, 5)]


def test_a_review_to_hold_is_no_form():
    assert review("# P\n## Post-mortem\n- Hold it within 48 hours\n") == []


def test_a_document_that_is_a_form_itself_wants_every_heading_but_its_title_and_those_in_others():
    root = page(
        "# Post-mortem template\n### Summary\n### Impact\n- users\n#### On revenue\nHow much?\n### Actions\n"
    ).root
    form = read_form(root, "Post-mortem template")
    assert [(one.name, one.span.first, one.span.last) for one in form] == [
        ("Summary", 2, 2), ("Impact", 3, 6), ("Actions", 7, 7)
    ]  # fmt: skip
    assert form[1].prompts == ("users", "On revenue", "How much?")


def test_a_heading_that_gathers_all_others_is_no_section_of_a_form():
    text = "# Review template\n## The form\n### Summary\n### Impact\n### Actions\n## Afterwards\nSend it.\n"
    assert [one.name for one in read_form(page(text).root, "Review template")] == [
        "Summary", "Impact", "Actions", "Afterwards",
    ]  # fmt: skip


def test_a_form_in_the_fence_of_a_document_about_it_is_the_form():
    text = "# Review template\n## How to use it\nCopy this.\n```\n# Review\n## What\n## Why\n## Next\n```\n"
    assert [one.name for one in read_form(page(text).root, "Review template")] == ["What", "Why", "Next"]


@pytest.mark.parametrize(
    "body",
    [
        "**Summary**\n\nTwo sentences.\n\n**Impact**\n\n- users\n\n**Actions**\n",
        "- **Summary**: …\n- **Impact**:\n  - users\n- **Actions**\n",
        "| Section | Write |\n|---|---|\n| Summary | two sentences |\n| Impact | users |\n| Actions | |\n",
        "1. Summary\n2. Impact\n   - users\n3. Actions\n",
    ],
)
def test_a_form_without_headings_has_its_bold_words_items_or_rows(body):
    form = read_form(page(f"# Review template\n\n{body}").root, "Review template")
    assert [one.name for one in form] == ["Summary", "Impact", "Actions"] and form[1].prompts == ("users",)


def test_a_form_is_no_work_to_do_and_nothing_of_it_is_dropped():
    playbook = read("# Postmortem template\n\nCopy this.\n\n- **Summary**: …\n- **Impact**: …\n- **Actions**: …\n")
    assert (playbook.kind, playbook.plans, len(playbook.review)) == ("report_template", (), 3)


def test_what_a_review_is_to_tell_of_may_be_listed_under_its_heading():
    text = "# P\n## Phase 1: Look\n- a\n## Phase 2: Post-mortem\nWrite in the wiki:\n{}\n"
    listed = "- Timeline\n- Root cause\n- Impact on users\n- What we bought"
    assert [one.name for one in read_review(page(text.format(listed)).root)] == [
        "Timeline",
        "Root cause",
        "Impact on users",
        "What we bought",
    ]
    assert len(read_review(page(text.format(listed).replace("Post-mortem", "Post-incident")).root)) == 4
    assert read_review(page(text.format("- Call Ana\n- Call Bo\n- Impact on users")).root) == ()
    assert read_review(page(text.format(listed).replace(":\n- T", ".\n- T")).root) == ()


def test_lines_alone_over_lists_are_the_sections_of_a_form_without_headings():
    text = (
        "# Review template\n\nCopy this.\n\nIncident\n\n- ID:\n- Owner:\n- When:\n- Who:\n\nTimeline\n\n- Seen:\n\n"
    )
    form = read_form(
        page(text + "Causes\n\n- Why:\n\nActions\n\n- Now:\n\nLessons\n\n- Well:\n").root, "Review template"
    )
    assert [one.name for one in form] == ["Incident", "Timeline", "Causes", "Actions", "Lessons"]
    assert form[0].prompts == ("ID:", "Owner:", "When:", "Who:")
