"""A report that was written elsewhere, part by part: each under its section, and nothing of it lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.review_template import ReviewTemplate, TemplateSection
from incident_desk.formats.review_taking import BEGINNING, taken_parts

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
    return {one.section: (one.title, one.text) for one in taken_parts(text, FORM, items)}


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
    assert [one.text for one in taken_parts(text, FORM)] == (["words alone"] if text == "words alone" else [])


LINE = st.sampled_from(
    ["# A", "## Overview", "## Timeline", "### x", "words", "- item", "```", "> ## q", "", "\nSetext\n---"]
)


@settings(max_examples=300)
@given(st.lists(LINE, max_size=14))
def test_no_word_of_a_document_is_lost(lines):
    text = "\n".join(f"{line} {n}" if line not in ("", "```") and "\n" not in line else line
                     for n, line in enumerate(lines))  # fmt: skip
    told = " ".join(f"{one.title} {one.text}" for one in taken_parts(text, FORM))
    # A title over the whole, and headings over nothing, are no text of a section.
    bare = {word for line in text.split("\n") if re.match(r"#|Setext", line) for word in re.findall(r"\w+", line)}
    assert set(re.findall(r"\w+", text)) - set(re.findall(r"\w+", told)) <= bare
