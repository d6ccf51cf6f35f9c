"""Sections by which somebody is to write: messages without a mark of their own, and the form of a review."""

import pytest

from incident_desk.formats.reading.messages import read_templates
from incident_desk.formats.reading.written_sections import is_review_template
from tests.formats.reading.pages import page, read, section

COLLECTION = """
# Communication templates

## 1) To the team
**Status:** [state]

**We see**
- Users: [who]

## 2) To customers
We look into [service].

## 3) After the resolution
**What happened**
- Some words

## How often we update
Every hour.

## Before sending
- [ ] Ask the lead about [service]
"""


def test_a_collection_has_messages_with_bullets_and_one_that_needs_no_blank():
    found = read_templates(page(COLLECTION))
    assert [one.name for one in found] == ["To the team", "To customers", "After the resolution"]
    assert [[blank.text for blank in one.blanks] for one in found] == [["state", "who"], ["service"], []]


def test_without_others_beside_it_words_without_a_blank_are_no_message():
    text = "# Communication templates\n## To customers\nWe look into it.\n## Use\nSend to [somebody].\n"
    assert [one.name for one in read_templates(page(text))] == ["Use"]


def test_a_subject_with_blanks_belongs_to_the_message_in_its_box():
    text = (
        "# Communication templates\n## Resolved\n**Subject:** [Shop] is back\n\n**Content:**\n"
        "> It was [cause].\n\n## Progress\n**Headline:** [Shop] is slow\n\n> We look.\n"
    )
    first, second = read_templates(page(text))
    assert (first.name, first.body) == ("Resolved", "**Subject:** [Shop] is back\n\nIt was [cause].")
    assert [blank.text for blank in first.blanks] == ["Shop", "cause"]
    assert (first.span.first, first.span.last) == (3, 6)
    assert second.name == "Progress" and [blank.text for blank in second.blanks] == ["Shop"]


@pytest.mark.parametrize(
    ("body", "is_form"),
    [
        ("- Root cause.\n- Why nobody saw it.\n- Action items", True),
        ("- Root cause.\n- Document it all\n- Timeline", False),
        ("- [ ] Root cause\n- [ ] Timeline", False),
        ("1. Root cause\n2. Timeline", False),
        ("- Meet on Monday\n- Invite all", False),
        ("### Summary\nBy [name]\n### Timeline\n- HH:MM seen\n### Root cause\n[why]", True),
        ("### Summary\nwords\n### Timeline\nwords\n### Root cause\nwords", False),
        ("### Invite\nAsk [name]\n### Timeline\nBy [date]\n### Meet\nIn [room]", False),
    ],
)
def test_the_form_of_a_review(body, is_form):
    assert is_review_template(section(f"# Plan\n## Postmortem\n{body}\n", "Postmortem")) is is_form


def test_a_form_is_no_stage_of_the_plan():
    text = "# Plan\n## Triage\n1. Look\n## Postmortem\n- Root cause.\n- Why nobody saw it.\n"
    playbook = read(text)
    assert [phase.name for plan in playbook.plans for phase in plan.phases] == ["Triage"]
    assert [one.name for one in playbook.review] == ["Root cause.", "Why nobody saw it."]
