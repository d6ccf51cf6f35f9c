"""Phases in the document's own order with its windows, and the plans they stand in."""

from incident_desk.formats.reading.plans import read_plans
from tests.formats.reading.pages import page, read

TWO = """
# Incidents

## First Response
### 1. Assess (0-5 minutes)
- a
### 2. Investigate (5-15 minutes)
- b

## Workflow
### Phase 1: Stabilize (0-30 minutes)
**Goal**: stop it
- c
### Phase 2: Resolve (90-120 minutes)
- d
### Phase 3: After (2-24 hours)
- e

## Follow-up
- f
"""


def windows(plan):
    return [(phase.name, phase.start_s, phase.end_s) for phase in plan.phases]


def test_the_plan_that_says_phase_is_used_and_the_other_is_kept():
    found = read_plans(page(TWO), "Incidents")
    assert [plan.name for plan in found.plans] == ["First Response", "Workflow"] and found.chosen == "Workflow"
    assert windows(found.plans[0]) == [("Assess", 0, 300), ("Investigate", 300, 900)]
    assert windows(found.plans[1]) == [
        ("Stabilize", 0, 1800), ("Resolve", 5400, 7200), ("After", 7200, 86_400), ("Follow-up", None, None),
    ]  # fmt: skip
    assert found.plans[1].phases[0].goal == "stop it" and found.plans[1].phases[3].after


def test_stages_of_the_other_plan_stand_inside_with_their_due_times():
    book = read(TWO)
    first = book.phases()[0].steps
    assert [(step.text, step.start_s, step.due_s) for step in first[:2]] == [
        ("Assess", 0, 300),
        ("Investigate", 300, 900),
    ]
    inside = book.phases("First Response")
    guests = [[step.text for step in phase.steps if step.id.startswith("stage")] for phase in inside]
    assert guests == [["Stabilize"], ["Resolve", "After", "Follow-up"]], "without a window, with the one before it"
    assert [doubt.about for doubt in book.doubts] == ["plan"]


def test_a_document_without_windows_is_one_plan_in_its_order():
    found = read_plans(page("# Down\n## Detect\n- a\n## Contain\n1. b\n## Recover\n- [ ] c\n"), "Down")
    assert found.chosen == "Down"
    assert [phase.name for phase in found.plans[0].phases] == ["Detect", "Contain", "Recover"]


def test_a_list_alone_is_a_plan_of_one_phase():
    found = read_plans(page("# Release\n\n- [ ] a\n- [x] b\n"), "Release")
    (phase,) = found.plans[0].phases
    assert (phase.name, [(step.text, step.checked) for step in phase.steps]) == (
        "Release",
        [("a", False), ("b", True)],
    )


def test_a_phase_that_holds_only_commands_is_the_step_they_belong_to():
    (phase,) = read_plans(page("# P\n## Rollback\n```bash\ngit revert HEAD\n```\n"), "P").plans[0].phases
    (step,) = phase.steps
    assert (step.role, step.text, [one.text for one in step.commands]) == ("step", "Rollback", ["git revert HEAD"])


def test_prose_with_commands_and_no_list_is_worked_by_its_commands():
    book = read("# Pods stuck\n\nLook at them:\n\n```bash\nkubectl get pods\n```\n\nThen wait.\n")
    (phase,) = book.phases()
    assert [step.role for step in phase.steps] == ["step"]
    assert [command.text for step in phase.steps for command in step.commands] == ["kubectl get pods"]
    assert "Then wait." in phase.detail


def test_plans_of_one_name_can_be_told_apart():
    part = "## Plan\n### Phase 1: a (0-5 min)\n- x\n### Phase 2: b (5-9 min)\n- y\n"
    found = read_plans(page("# P\n" + part + part), "P")
    assert [plan.name for plan in found.plans] == ["Plan", "Plan (2)"]


def test_words_alone_are_no_plan():
    assert read_plans(page("# P\n\nOnly words.\n"), "P").plans == ()


def test_boxes_among_lessons_are_marked_as_reminders_and_others_are_not():
    text = "# Deploy\n## Before\n- [ ] a\n## Lessons of the outage\n### Cause\nA typo.\n### Never again\n- [ ] b\n"
    told = "## About the service\n### Who is asked\n- [ ] c\n"
    phases = read(text + told).phases()
    assert [(phase.name, phase.aside) for phase in phases] == [
        ("Before", False), ("Never again", True), ("Who is asked", False),
    ]  # fmt: skip


def test_a_numbered_stage_told_in_sentences_is_one_step_and_what_explains_it_is_none():
    text = (
        "# T\n## 1. Detect it\n- a\n## 2. Assign roles\nAsk around.\n### The scribe\n- writes\n"
        "## 3. Contain it\n- b\n- c\n"
    )
    phases = read(text).phases()
    assert [[step.text for step in phase.steps] for phase in phases] == [["a"], ["Assign roles"], ["b", "c"]]
    assert phases[1].detail == "Ask around."


def test_stages_told_in_sentences_are_a_runbook_and_a_report_of_them_is_none():
    prose = "## Meaning\nHot.\n## Diagnosis\nLook at the fan.\n## Mitigation\nClean it.\n"
    phases = read(f"# Fan\n{prose}").phases()
    assert [(phase.name, [step.text for step in phase.steps], phase.detail) for phase in phases] == [
        ("Diagnosis", ["Diagnosis"], "Look at the fan."), ("Mitigation", ["Mitigation"], "Clean it."),
    ]  # fmt: skip
    assert read(f"# Fan\n{prose}## Timeline\nOne day.\n").phases() == ()


def test_a_step_that_is_a_heading_is_a_stage_even_where_it_is_told():
    book = read("# Fan\n## Procedure\n### Step 1: Look\nAt the fan.\n### Step 2: Stop\n```bash\nreboot\n```\n")
    assert [(phase.name, [step.text for step in phase.steps]) for phase in book.phases()] == [
        ("Look", ["Look"]), ("Stop", ["Stop"]),
    ]  # fmt: skip
