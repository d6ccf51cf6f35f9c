"""Fences in a fence of Markdown."""

import pytest

from incident_desk.formats.reading.nested_fences import with_longer_fences
from tests.formats.reading.pages import read

INNER = "Look:\n```bash\nls\n```\nThen write to [NAME]."


@pytest.mark.parametrize("mark", ["```markdown", "```md", "``` Markdown"])
def test_the_outer_fence_is_made_longer(mark):
    text = f"a\n{mark}\n{INNER}\n```\nb"
    longer = f"a\n{mark.replace('```', '`````')}\n{INNER}\n`````\nb"
    assert with_longer_fences(text.split("\n")) == longer.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        f"```text\n{INNER}\n```",
        "```markdown\nLook.\n```\n\n```bash\nls\n```",
        f"```markdown\n{INNER}",
        f"~~~\n```markdown\n{INNER}\n```\n~~~",
        f"````markdown\n{INNER}\n````",
    ],
)
def test_other_fences_stay_as_they_are(text):
    assert with_longer_fences(text.split("\n")) == text.split("\n")


def test_the_message_is_whole_and_what_follows_is_read():
    text = f"# Shop\n## Message templates\n### Update\n```markdown\n{INNER}\n```\n## Recovery\n1. wait\n"
    found = read(text)
    assert [(one.body, one.blanks[0].text) for one in found.templates] == [(INNER, "NAME")]
    assert [phase.name for phase in found.plans[0].phases] == ["Recovery"]
