"""Stages that a numbered list names before they are told."""

import pytest

from tests.formats.reading.pages import section

STAGES = (
    "## Contain the leak\n- shut the door\n## Colleagues abroad\n- ring the night desk\n## Police\n- report it\n"
    "## Recover the shop\n- open the door\n## Review the day\n- write it down\n"
)
SENTENCES = (
    "1. Contain the leak at once.\n2. Tell colleagues abroad.\n3. Recover the shop, room by room.\n"
    "4. Review the day together.\n"
)
NAMES = "1. Contain the leak\n2. Colleagues abroad\n3. Recover the shop\n4. Review the day\n"
LINKS = (
    "1. [Contain the leak now](#contain-the-leak)\n2. [Colleagues abroad too](#colleagues-abroad)\n"
    "3. [Recover the shop again](#recover-the-shop)\n4. [Review the day later](#review-the-day)\n"
)


def role(before, name, stages=STAGES):
    return section(f"# Leak\n{before}\n{stages}", name).role


@pytest.mark.parametrize("before", [SENTENCES, f"## At a glance\n{SENTENCES}", f"## Checklist\n{NAMES}"])
def test_a_listed_stage_and_what_stands_between_stages(before):
    assert role(before, "Colleagues abroad") == "action"
    assert role(before, "Police") == "action"


@pytest.mark.parametrize("before", ["", f"## Contents\n{NAMES}", f"## What is here\n{LINKS}", "1. a\n2. b\n3. c\n"])
def test_a_list_of_contents_makes_no_stage(before):
    assert role(before, "Colleagues abroad") == "reference"


def test_what_is_only_read_stays_so_between_stages():
    assert role(SENTENCES, "Glossary", STAGES.replace("Police", "Glossary")) == "reference"
    assert role(SENTENCES, "Police", STAGES.replace("- report it", "They report it.")) == "reference"


def test_the_list_must_name_most_of_them_in_their_order():
    back = "\n".join(reversed(SENTENCES.strip().split("\n")))
    assert role(back, "Colleagues abroad") == "reference"
    assert role(SENTENCES + "5. Sit\n6. Eat\n7. Stand\n8. Run\n9. Sing\n", "Colleagues abroad") == "reference"
