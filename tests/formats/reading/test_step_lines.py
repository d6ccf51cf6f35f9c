"""Steps that are lines of their own."""

import pytest

from incident_desk.formats.reading.step_lines import step_line
from tests.formats.reading.pages import block, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("**Step 1: Stop the queue**", "Stop the queue"),
        ("Step 2 - Start it again.", "Start it again."),
        ("**Schritt 3:** Nachsehen", "Nachsehen"),
        ("**2. Look at it**", "Look at it"),
        ("步骤 1：停止队列", "停止队列"),
        ("**Paso 2. Parar (10 min)**\nCon cuidado.", "Parar"),
    ],
)
def test_a_counted_line(text, name):
    assert step_line(block(text)).name == name


@pytest.mark.parametrize(
    "text",
    [
        "Step 1 of the plan is over.",
        "Stop: 1 queue",
        "- Step 1: Stop",
        "**Phase 1: Stop**",
        "2. Look at **it**",
        "**2 queues**",
        "**A. Look**",
        "Steps: 1, 2",
    ],
)
def test_what_counts_no_step(text):
    assert step_line(block(text)) is None


def test_words_commands_and_lists_under_them():
    text = (
        "# Restore the shop\n## What follows\nFirst read this.\n\n**Step 1: Stop it**\nAll of it.\n\n"
        "Tell everybody.\n\n**Step 2: Start it (5 min)**\n```bash\nkubectl rollout restart deploy/shop\n```\n\n"
        "Step 3: Look\n- at the page\n"
    )
    (phase,) = read(text).plans[0].phases
    assert [(step.text, step.due_s) for step in phase.steps] == [
        ("Stop it", None),
        ("Start it", 300),
        ("Look", None),
    ]
    assert phase.steps[0].detail == "All of it.\n\nTell everybody."
    assert [command.text for command in phase.steps[1].commands] == ["kubectl rollout restart deploy/shop"]
    assert [step.text for step in phase.steps[2].children] == ["at the page"]
    assert phase.detail == "First read this."


def test_one_alone_makes_no_procedure():
    assert not read("# Shop\n## Words\nStep 1: there is none.\n").plans
