"""Steps as lists, labels and fences: read as the same steps at every depth."""

from dataclasses import replace
from textwrap import dedent

import pytest

from incident_desk.domain.playbook import Step
from incident_desk.formats.playbook_writing.steps import around, flow_of, parts_of, table_of
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


def test_a_due_time_that_the_words_do_not_say_is_said_with_them():
    (again,) = read("\n\n".join(flow_of([Step("", "Call", due_s=300)])))
    assert (again.text, again.due_s) == ("Call (within 5 minutes)", 300)


def test_rows_with_times_are_a_table_and_other_steps_are_none():
    assert table_of([Step("", "Call", detail="When: 5 min", due_s=300)]).startswith("| Action step | When |")
    assert table_of([Step("", "Call", detail="When: 5 min")]) == ""


def test_text_that_would_be_read_as_steps_is_guarded():
    assert parts_of("Words\n\n- not a step\n\n> quote") == ["Words", "\\- not a step", "> quote"]
    assert parts_of("") == []


def test_what_a_fence_says_is_not_said_again_beside_it():
    fences = ["```bash\nls\n\n# Expect a\n```"]
    assert around("Before\n\nExpect a\n\nAfter", fences) == ["Before", *fences, "After"]
