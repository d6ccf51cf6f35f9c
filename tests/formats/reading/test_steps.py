"""Lists, boxes, tables and fences as steps; every other word stays with the step it belongs to."""

from dataclasses import replace

import pytest

from incident_desk.domain.playbook import Span, Step
from incident_desk.domain.playbook_steps import walk
from incident_desk.formats.reading.steps import (
    DEEPEST_STEP,
    box_of,
    numbered,
    steps_of_fence,
    steps_of_list,
    steps_of_table,
    work_of,
)
from tests.formats.reading.pages import block, page, read


def steps(text):
    found = page(text)
    return steps_of_list(found, found.root.blocks[0])


def shape(found):
    return [(step.text, shape(step.children)) if step.children else step.text for step in found]


def work(body):
    found = page(f"# T\n\n## Phase 1: A\n\n{body}\n")
    return work_of(found, found.root.children[0].children[0])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[ ] a", (False, "a")), ("[x] a", (True, "a")), ("[X] a", (True, "a")), ("☐ a", (False, "a")),
        ("☑ a", (True, "a")),
        ("[ ]", (False, "")), ("[\u00a0] a", (False, "a")), ("[a] b", (None, "[a] b")),
        ("[](x)", (None, "[](x)")), ("a", (None, "a")),
    ],
)  # fmt: skip
def test_a_box(text, wanted):
    assert box_of(text) == wanted


def test_items_nest_and_keep_what_belongs_to_them():
    found = steps("""
    1. **Look** (within 5 minutes)
       - [x] at the log
         ```bash
         # all of it
         cat log
         ```
       - at the [page](https://a.example/x)

       Words between.
    2. Wait
    """)
    assert shape(found) == [("Look (within 5 minutes)", ["at the log", "at the page"]), "Wait"]
    assert (found[0].due_s, found[0].detail) == (300, "Words between.")
    log, link = found[0].children
    assert (log.checked, [(one.text, one.note) for one in log.commands]) == (True, [("cat log", "all of it")])
    assert link.detail == "https://a.example/x" and (link.span.first, link.span.last) == (7, 7)


def test_an_unindented_fence_ends_the_list_and_is_no_step():
    done = work("1. a\n```bash\nls\n```\n2. b")
    assert [(step.role, step.text) for step in done.steps] == [("step", "a"), ("commands", "ls"), ("step", "b")]


def test_a_label_over_a_list_is_a_group_and_a_goal_is_no_step():
    done = work("**Goal**: know more\n\n**Checks** (first hour):\n- a\n- b\n\nWords.")
    (group,) = done.steps
    assert (group.role, group.text, group.due_s, shape(group.children)) == ("group", "Checks", 3600, ["a", "b"])
    assert (done.goal, done.detail) == ("know more", ["Words."])


def test_boxes_without_a_list_are_steps():
    done = work("[ ] one\n[x] two\n\n[ ] three\n- under it")
    assert [(step.text, step.checked, shape(step.children)) for step in done.steps] == [
        ("one", False, []), ("two", True, []), ("three", False, ["under it"]),
    ]  # fmt: skip
    assert [step.span.first for step in done.steps] == [5, 6, 8]


def test_a_checklist_in_a_fence_is_steps():
    found = steps_of_fence(page("x"), block("```\n[ ] one\n☐ two\n3. three\n```"))
    assert [(step.text, step.checked, step.span.first) for step in found] == [
        ("one", None, 2),
        ("two", None, 3),
        ("three", None, 4),
    ]


def test_a_fence_of_words_is_kept_word_for_word():
    (step,) = steps_of_fence(page("```\nDear all\n```"), block("```\nDear all\n```"))
    assert (step.role, step.detail) == ("commands", "```\nDear all\n```")


def test_rows_of_actions_are_steps_and_keep_their_other_cells():
    table = block(
        "| Step | Action | Owner | Time |\n|---|---|---|---|\n| 1 | Stop it | Mo | within 5 min |\n"
        "| 2 | Start it | | |"
    )
    found = steps_of_table(page("x"), table)
    assert [(step.text, step.due_s) for step in found] == [("Stop it", 300), ("Start it", None)]
    assert found[0].detail == "Step: 1\nOwner: Mo\nTime: within 5 min"
    assert steps_of_table(page("x"), block("| Name | Page |\n|---|---|\n| a | b |")) == []


def test_a_heading_inside_a_phase_is_a_group_or_the_step_of_its_commands():
    done = work("### Checks (10-20 min)\n- a\n\n### Restart\n```bash\nreboot\n```\n\n### Note\nwords")
    assert [(step.role, step.text) for step in done.steps] == [
        ("group", "Checks"),
        ("step", "Restart"),
        ("group", "Note"),
    ]
    assert (done.steps[0].start_s, done.steps[0].due_s) == (600, 1200)
    assert done.steps[1].commands[0].danger and done.steps[2].detail == "words"


def test_what_is_nested_too_deep_for_a_step_stays_as_text():
    found = steps("\n".join("  " * depth + f"- level {depth}" for depth in range(60)))
    every = list(walk(found))
    assert len(every) == DEEPEST_STEP and "level 59" in every[-1].detail


def test_ids_are_places():
    found = numbered(steps("1. a\n   - b\n   - c\n2. d"), "4")
    assert [(step.id, step.text) for step in walk(found)] == [
        ("4.1", "a"),
        ("4.1.1", "b"),
        ("4.1.2", "c"),
        ("4.2", "d"),
    ]


def test_rows_of_gates_are_steps_that_are_ticked_by_their_state():
    table = block(
        "| # | Gate | Owner | Status |\n|---|---|---|---|\n| 1 | Backup tested | Mo | done |\n"
        "| 2 | Key rotated | Al | to do |"
    )
    assert [(step.text, step.checked) for step in steps_of_table(page("x"), table)] == [
        ("Backup tested", True), ("Key rotated", False),
    ]  # fmt: skip
    assert steps_of_table(page("x"), block("| Gate | Owner |\n|---|---|\n| a | b |")) == []


def test_a_row_and_an_item_bring_their_command_along():
    table = block("| Step | Action | Command |\n|---|---|---|\n| 1 | Look | `kubectl get pods` |\n| 2 | Ask | Mo |")
    rows = steps_of_table(page("x"), table)
    assert [[command.text for command in step.commands] for step in rows] == [["kubectl get pods"], []]
    found = steps("- Restart it: `systemctl restart web`\n- `rm -rf cache`\n- Look at `web.log`\n- `web.log`\n")
    assert [[(one.text, bool(one.danger)) for one in step.commands] for step in found] == [
        [("systemctl restart web", False)], [("rm -rf cache", True)], [], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "**What happens then:**\n\n1. The queue stops\n2. Orders wait",
        "When to stop:\n- the disk is full\n- somebody asks",
        "**Qué ocurre entonces:**\n\n- se para la cola",
        "Usual causes:\n\n- a full disk\n- an old key",
        "**Symptoms**\n\n- orders wait",
        "Incidents can be detected via:\n- an alarm\n- a call",
        "Detection sources:\n- an alarm\n- a call",
        "Fuentes de detección continua:\n- alarmas\n- llamadas",
        "Faults are reported by:\n\n- users",
        "Störungen werden gemeldet über:\n\n- das Telefon",
    ],
)
def test_a_list_that_only_tells_is_kept_as_words(body):
    found = work(f"- wait\n\n{body}")
    assert shape(found.steps) == ["wait"] and body.partition("\n")[0] in found.detail[0]


@pytest.mark.parametrize(
    "body",
    [
        "**What to do then:**\n\n1. Wait",
        "When it is slow:\n- Wait",
        "Restore the shop by:\n- Wait",
        "Report it via:\n\n1. Wait",
        "Trigger the failover:\n- Wait",
        "Usual causes and fixes:\n\n- Wait",
        "What happens then:\n\n- [ ] Wait",
    ],
)
def test_a_list_that_asks_for_something_is_a_group(body):
    (group,) = work(body).steps
    assert (group.role, shape(group.children)) == ("group", ["Wait"])


COMMANDS = (
    "| Evidence | {} | Where |\n|---|---|---|\n| Log | `kubectl logs shop` | bucket |\n| Disk | by hand | bucket |"
)


@pytest.mark.parametrize("head", ["Command", "Befehl", "Commands to run"])
def test_rows_with_commands_are_steps(head):
    found = work(COMMANDS.format(head)).steps
    assert shape(found) == ["Log", "Disk"]
    assert [command.text for command in found[0].commands] == ["kubectl logs shop"] and not found[1].commands


def test_rows_without_commands_are_words():
    assert not work(COMMANDS.format("Tool")).steps
    assert not work(COMMANDS.format("Command").replace("kubectl logs shop", "the usual one")).steps


def test_a_counted_table_of_tasks_with_boxes():
    found = work(
        "| # | Task | Done |\n|---|---|---|\n| 1 | Freeze | [x] |\n| 2 | Announce | [ ] |\n| 3 | Wait | |"
    ).steps
    assert [(step.text, step.checked) for step in found] == [("Freeze", True), ("Announce", False), ("Wait", None)]


@pytest.mark.parametrize(
    ("heading", "role"),
    [("1.1 Put the page up", "step"), ("Step 1: Put the page up", "step"), ("(a) Put the page up", "step"),
     ("About the page", "group")],
)  # fmt: skip
def test_a_counted_heading_that_is_told_in_sentences_is_a_step(heading, role):
    (found,) = work(f"### {heading}\nTell everybody.").steps
    assert (found.role, found.detail) == (role, "Tell everybody.")


@pytest.mark.parametrize(
    "head", ["| Action | Owner | Deadline |", "| Task | When | Owner |", "| Maßnahme | Frist | Wer |"]
)
def test_a_table_of_actions_with_who_or_when(head):
    cells = "| Stop it | 15 min | 15 min |\n| Start it | 15 min | 15 min |"
    assert [(step.text, step.due_s) for step in work(f"{head}\n|---|---|---|\n{cells}").steps] == [
        ("Stop it", 900),
        ("Start it", 900),
    ]


def test_a_table_of_actions_and_their_words_is_told():
    assert not work("| Action | Meaning |\n|---|---|\n| Stop | it rests |").steps


def test_a_line_with_a_box_has_its_time_whether_it_is_an_item_or_not():
    line, item = (work(f"{mark}[ ] Tell them within 5 minutes").steps[0] for mark in ("", "- "))
    assert line.due_s == item.due_s == 300


def test_a_step_that_is_numbered_keeps_all_that_it_had():
    inner = Step("", "Look", children=(Step("", "Twice"),))
    step = Step("", "Stop", "group", "all of it", (), 60, 30, True, (inner,), Span(1, 4))
    (found,) = numbered([step], "2")
    assert found == replace(step, id="2.1", children=numbered([inner], "2.1"))
    assert [one.id for one in walk([found])] == ["2.1", "2.1.1", "2.1.1.1"]


@pytest.mark.parametrize("label", ["Choose it if", "Advantages", "Expected result"])
def test_a_list_of_reasons_or_of_what_comes_of_it_is_told(label):
    text = f"# P\n## Rollback\n1. Stop\n\n{label}:\n- It is new\n- It is small\n"
    (phase,) = read(text).plans[0].phases
    assert [step.text for step in phase.steps] == ["Stop"]
    assert "It is small" in phase.detail


def test_counted_causes_are_told_and_counted_orders_are_work():
    text = "# P\n## Slow\n**Common causes:**\n1. {}\n2. Cold cache\n\n**Fix:**\n1. Scale up\n"
    (phase,) = read(text.format("Slow queries")).plans[0].phases
    assert [step.text for step in phase.steps] == ["Fix"]
    (phase,) = read(text.format("Check the queries")).plans[0].phases
    assert [step.text for step in phase.steps] == ["Common causes", "Fix"]
