"""Troubles under bold lines."""

import pytest

from incident_desk.formats.reading.procedures import read_procedures
from tests.formats.reading.pages import page


def names(title, *bold, before="", under="1. wait"):
    body = "\n\n".join(f"{name}\n\n{under}" for name in bold)
    return [(one.name, one.group) for one in read_procedures(page(f"# P\n## {title}\n{before}\n\n{body}\n"))]


@pytest.mark.parametrize(
    ("title", "bold"),
    [
        ("Common issues", ("**Queue is full**", "**Lost database**")),
        ("Scenarios", ("**Scenario A: Queue is full**", "**Scenario B: Lost database:**")),
        ("Häufige Störungen", ("**1. Queue is full**", "**2. Lost database**")),
    ],
)
def test_a_trouble_for_each_bold_line(title, bold):
    assert names(title, *bold) == [("Queue is full", title), ("Lost database", title)]


def test_each_has_its_own_parts():
    text = (
        "# P\n## Common issues\nRead this.\n\n**Queue is full**\n\nSymptoms: slow\n\n1. empty it\n\n"
        "**Lost database**\n```bash\nkubectl get pods\n```\n"
    )
    one, other = read_procedures(page(text))
    assert (one.symptoms, [step.text for step in one.steps]) == (("slow",), ["empty it"])
    assert [command.text for command in other.steps[0].commands] == ["kubectl get pods"]
    assert (one.span.first, one.span.last, other.span.first) == (5, 9, 11)


@pytest.mark.parametrize(
    ("title", "bold", "before"),
    [
        ("Rollback procedure", ("**The shop**", "**The data**"), ""),
        ("Common issues", ("**Symptoms**", "**Fix**"), ""),
        ("Common issues", ("**Check the page**", "**Restart it**"), ""),
        ("Common issues", ("**Queue is full**",), ""),
        ("Common issues", ("**Queue is full**", "**Lost database**"), "1. look"),
        ("Common issues", ("**Queue is full** and more", "**Lost database** and more"), ""),
    ],
)
def test_bold_lines_that_are_parts_of_one(title, bold, before):
    assert [name for name, _ in names(title, *bold, before=before)] == [title]


def test_bold_parts_of_what_is_a_trouble_already():
    under = "**At once**:\n\n```bash\nkubectl get pods\n```\n\n**Required action**:\n1. call\n"
    text = f"# P\n## Emergency scenarios\n### 1. Lost site\n{under}### 2. Lost data\n{under}"
    assert [one.name for one in read_procedures(page(text))] == ["Lost site", "Lost data"]
