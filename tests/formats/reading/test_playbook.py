"""A Markdown text as a playbook: its title, its ids, what a person should look at."""

import pytest

from incident_desk.domain.playbook import every_step
from tests.formats.reading.pages import read


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Down\n## Timeline\n", "Down"), ("---\ntitle: Stated\n---\n## Timeline\n\n- a\n", "Stated"),
        ("---\ntitle: Stated\n---\n# Own\n", "Own"), ("words", "outage-plan"),
        ("---\ntitle: Stated\n---\n# <%= page.title %>\n", "Stated"),
        ("---\ntitle: Stated\n---\n# {{ page.title }}\n", "Stated"),
        ("## Small\n\nwords\n\n## More\n", "Small"),
        ("## Timeline\n\nwords", "outage-plan"), ("# 🚨 Down **now**\n", "🚨 Down now"),
        ("Title\n=====\n\nwords", "Title"),
        ("**Mail was down**\n\n**Timeline:**\n\n- a\n", "Mail was down"), ("**Timeline:**\n\n- a\n", "outage-plan"),
        ("## 1. First\n\n## 2. Second\n", "outage-plan"),
    ],
)  # fmt: skip
def test_the_title(text, title):
    assert read(text, "docs/outage-plan.md").title == title


TEXT = """
# Down

## Initial assessment
- Who?

## Phase 1: Look (0-5 min)
1. a
   - b
## Phase 2: Mend (5-9 min)
1. c

## Common issues
### Slow
**Symptoms**: slow
**Resolution**:
1. d
"""


def test_a_steps_id_is_its_place_and_another_plan_or_a_later_part_does_not_change_it():
    def ids(text):
        return {step.text: step.id for step in every_step(read(text))}

    before = ids(TEXT)
    assert before["Who?"] == "0.1.1" or before["Who?"] == "0.1"
    assert (before["a"], before["b"], before["c"]) == ("1.1", "1.1.1", "2.1") and before["d"].startswith("3.")
    assert len(set(before.values())) == len(before)
    assert before.items() <= ids(TEXT + "\n## Rollback\n1. e\n").items()


def test_the_same_text_reads_the_same_and_another_has_another_hash():
    assert read(TEXT) == read(TEXT)
    assert read(TEXT).source_sha256 != read(TEXT + "x").source_sha256


def doubts(text):
    return [(doubt.about, doubt.text, doubt.span and doubt.span.first) for doubt in read(text).doubts]


def test_a_person_is_asked_to_look_at_what_can_hurt():
    text = "# P\n## Rollback\n```bash\ngit reset --hard HEAD\n```\n## Contacts\n- Lead: [NAME]\n- Ops: #ops\n"
    assert doubts(text) == [
        ("command", "git reset --hard HEAD: discards changes", 4), ("contacts", "1 of 2 contacts are empty", 7),
    ]  # fmt: skip


def test_a_default_severity_that_is_no_level_is_doubted():
    text = "# P\n\n**Default severity:** P3\n\n## Severity\n- P1: all down\n- P2: some down\n"
    assert doubts(text) == [("severity", "The default severity P3 is none of the levels P1, P2", None)]
    assert doubts(text.replace("P3", "P2")) == []


def test_a_title_may_be_of_any_level_if_it_stands_over_all_others_and_says_what_the_document_is():
    assert read("### Post-mortem: mail delays\n#### Causes\nx\n").title == "Post-mortem: mail delays"
    assert read("### Timeline\n#### Causes\nx\n", "2020-mail.md").title == "2020-mail"
    assert read("### Incident A\nx\n### Incident B\ny\n", "both.md").title == "both"
