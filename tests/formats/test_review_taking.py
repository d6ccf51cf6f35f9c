"""A report that was written elsewhere, part by part: each under its section, and nothing of it lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.formats.review_taking import BEGINNING, taken_document

FORM = ReviewTemplate(
    "form",
    "Form",
    sections=(
        TemplateSection("summary", "Executive summary", also=("Overview",)),
        TemplateSection("close", "Closing words", also=("Summary",)),
        TemplateSection("timeline", "Timeline", prose=False, shows=("timeline",)),
        TemplateSection("actions", "Prevention", shows=("actions-by-horizon",)),
    ),
)
REPORT = """# Outage of the shop
**Date:** 2025-03-04

## EXECUTIVE SUMMARY
It was down.

### Details
```
## no heading
```

## Summary
It is over.

## Timeline
| 15:53 | down |

## Weather
Rain.

## Prevention

### Immediate
- [ ] Alert on the pool
- [ ] Another

### Later
1. **Write it down**

## Overview
Again.
"""


def parts(text=REPORT, items=()):
    return {
        one.section: (one.title, one.text) for one in taken_document(text, FORM, items, takes_actions=False).parts
    }


def test_each_heading_is_the_section_that_it_means_and_the_others_keep_theirs():
    found = parts()
    assert list(found) == ["report-beginning", "summary", "close", "report-timeline", "report-weather", "actions"]
    assert found["report-beginning"] == (BEGINNING, "**Date:** 2025-03-04")
    assert found["report-weather"] == ("Weather", "Rain.")
    assert found["report-timeline"] == ("Timeline, as its report has it", "| 15:53 | down |")


def test_two_headings_of_one_section_stand_under_each_other():
    title, text = parts()["summary"]
    assert title == "Executive summary"
    assert text == "It was down.\n\n### Details\n```\n## no heading\n```\n\n### Overview\n\nAgain."
    assert parts()["close"] == ("Closing words", "It is over.")


def test_items_that_the_record_has_are_not_said_again_and_their_empty_headings_go():
    known = ["Alert on the pool", "Write it down", "Immediate", "Later"]
    assert parts(items=known)["actions"][1] == "### Immediate\n- [ ] Another"
    assert "actions" not in parts("## Prevention\n- Another\n\n## Weather\nx", ["Another"])


@pytest.mark.parametrize("text", ["", "\n", "# Title alone", "words alone", "# A\n# B\n"])
def test_a_document_of_next_to_nothing_is_taken(text):
    assert [one.text for one in taken_document(text, FORM).parts] == (
        ["words alone"] if text == "words alone" else []
    )


LINE = st.sampled_from(
    ["# A", "## Overview", "## Timeline", "### x", "words", "- item", "```", "> ## q", "", "\nSetext\n---"]
)


@settings(max_examples=300)
@given(st.lists(LINE, max_size=14))
def test_no_word_of_a_document_is_lost(lines):
    text = "\n".join(f"{line} {n}" if line not in ("", "```") and "\n" not in line else line
                     for n, line in enumerate(lines))  # fmt: skip
    told = " ".join(f"{one.title} {one.text}" for one in taken_document(text, FORM).parts)
    # A title over the whole, and headings over nothing, are no text of a section.
    bare = {word for line in text.split("\n") if re.match(r"#|Setext", line) for word in re.findall(r"\w+", line)}
    assert set(re.findall(r"\w+", text)) - set(re.findall(r"\w+", told)) <= bare


LISTED = ReviewTemplate(
    "listed",
    "Listed",
    sections=(
        TemplateSection("root-cause", "Root cause", shows=("factors",)),
        TemplateSection("whys", "Five whys", prose=False, shows=("whys",)),
        TemplateSection("lessons", "Lessons", shows=("well", "wrong", "lucky")),
        TemplateSection("resolution", "Resolution"),
        TemplateSection("actions", "Action items", shows=("actions",)),
    ),
)


def test_what_means_a_list_becomes_its_rows_and_what_is_to_be_done_action_items():
    taken = taken_document(
        "# X\n\n## Trigger\nA deploy.\n\n## Why-why-why\n1. Why? Leak.\n2. Why a leak? ORM.\n\n"
        "## What went badly\n- A\n\n## What could be improved\n- B\n\n"
        "## Remediation\n- [ ] Lint rule\n- [x] Roll back\n\n"
        "## Five whys\n| a | b |\n",
        LISTED,
    )  # fmt: skip
    assert [(one.name, one.rows, one.headings) for one in taken.lists] == [
        ("whys", ("Why? Leak.", "Why a leak? ORM."), ("Why-why-why",)),
        ("wrong", ("A", "B"), ("What went badly", "What could be improved")),
    ]
    assert [(one.text, one.done) for one in taken.follow_ups] == [("Lint rule", False), ("Roll back", True)]
    assert taken.action_headings == ("Remediation",)
    # A table is no row: it stays a text, where the template has one for it or not.
    assert [(one.section, one.text, one.is_here) for one in taken.parts] == [
        ("root-cause", "A deploy.", True),
        ("report-five-whys", "| a | b |", False),
    ]


def test_lists_within_a_chapter_of_lessons_are_rows_and_the_rest_stays_its_text():
    text = (
        "## Lessons learned\nWe learned.\n\n**What went well**\n\n- A\n\n**What went poorly:**\n\n- B\n\n"
        "### Where we got lucky\n- C\n\n### More\nD\n\n## Y\nz"
    )
    taken = taken_document(text, LISTED)
    assert [(one.name, one.rows) for one in taken.lists] == [("well", ("A",)), ("wrong", ("B",)), ("lucky", ("C",))]
    assert taken.parts[0].text == "We learned.\n\n### More\nD"


def test_without_such_a_section_words_keep_their_heading_under_the_nearest():
    form = ReviewTemplate("f", "F", sections=(TemplateSection("root-cause", "Root cause"),))
    (part,) = taken_document("## 5 Whys\n- Why?\n", form).parts
    assert (part.section, part.text) == ("root-cause", "### 5 Whys\n\n- Why?")
    (part,) = taken_document("## Remediation\n- [ ] Rule\n", form).parts
    assert (part.section, part.text) == ("report-remediation", "- [ ] Rule")
