"""Steps as lists, labels and fences: read as the same steps at every depth."""

from dataclasses import replace
from textwrap import dedent

import pytest

from incident_desk.domain.playbook import Step
from incident_desk.formats.playbook_writing.steps import around, flow_of, parts_of, table_of, told_parts
from incident_desk.formats.reading.page import page_of
from incident_desk.formats.reading.steps import Work, read_blocks

SOURCES = (
    """
    - [ ] Read the logs

      ```bash
      tail a.log
      ```

      > Said so
      - [x] Of the gateway
        - of yesterday
    - [x] Ask [WHO]
    """,
    """
    **First:**

    1. Look (within 5 min)
    2. See

    3) Another list
    4) of two
    """,
    """
    **Quick check:**

    ```sh
    df -h

    # Expect room
    ```

    - Then this

    ```text
    only words
    ```
    """,
    """
    | Time | Action | Owner |
    |---|---|---|
    | 5 min | Call | Mara |
    | 10 min | Write | Jo |
    """,
    """
    - ```bash
      ls
      ```
    - [ ]
    - - inner
    """,
)


def read(text):
    page = page_of(dedent(text).strip("\n"))
    work = Work()
    read_blocks(page, page.root.blocks, work)
    return [bare(step) for step in work.steps]


def bare(step):
    commands = tuple(replace(one, span=None) for one in step.commands)
    return replace(step, span=None, commands=commands, children=tuple(map(bare, step.children)))


@pytest.mark.parametrize("source", SOURCES)
def test_steps_are_read_as_the_same(source):
    steps = read(source)
    assert steps and read("\n\n".join(flow_of(steps))) == steps


def test_a_list_after_a_group_stays_a_list_of_its_own():
    steps = [Step("", "Group", "group", children=(Step("", "a"),)), Step("", "b")]
    assert read("\n\n".join(flow_of(steps))) == steps


def test_a_label_over_nothing_takes_no_steps_of_its_neighbours():
    steps = [Step("", "Empty", "group", due_s=600), Step("", "Group", "group", children=(Step("", "a"),))]
    assert [(one.text, len(one.children)) for one in read("\n\n".join(flow_of(steps)))] == [
        ("Empty (within 10 minutes)", 0), ("Group", 1),
    ]  # fmt: skip


def test_a_due_time_that_the_words_do_not_say_is_said_with_them():
    (again,) = read("\n\n".join(flow_of([Step("", "Call", due_s=300)])))
    assert (again.text, again.due_s) == ("Call (within 5 minutes)", 300)


def test_steps_that_are_read_from_rows_are_rows_and_other_steps_are_none():
    assert table_of([Step("", "Call", detail="When: 5 min", due_s=300)]).startswith("| Action step | When |")
    assert table_of([Step("", "Call", detail="Owner: Mara")]).startswith("| Action step | Owner |")
    assert table_of([Step("", "Call", detail="When: 5 min")]) == ""
    assert table_of([Step("", "Call", detail="Owner: Mara", children=(Step("", "a"),))]) == ""
    assert table_of([Step("", "Call")]) == ""


def test_steps_without_boxes_have_no_numbers_where_none_are_wanted():
    steps = [Step("", "a"), Step("", "Group", "group", children=(Step("", "b"),)), Step("", "c")]
    assert flow_of(steps, numbers=False) == ["- a", "**Group:**", "* b", "- c"]
    assert read("\n\n".join(flow_of(steps, numbers=False))) == steps


def test_text_that_would_be_read_as_steps_is_guarded():
    assert parts_of("Words\n\n- not a step\n\n> quote") == ["Words", "\\- not a step", "> quote"]
    assert parts_of("") == []


def test_a_list_that_is_only_told_stays_with_its_label():
    told = "Words\n\n**What happens then?**\n\n- `It` rains\n- Nothing"
    assert told_parts(told) == ["Words", "**What happens then?**\n\n- `It` rains\n- Nothing"]
    assert told_parts("Words\n\n- a step") == ["Words", "\\- a step"]
    assert told_parts("") == []


def test_what_a_fence_says_is_not_said_again_beside_it():
    fences = ["```bash\nls\n\n# Expect a\n```"]
    assert around("Before\n\nExpect a\n\nAfter", fences) == ["Before", *fences, "After"]
