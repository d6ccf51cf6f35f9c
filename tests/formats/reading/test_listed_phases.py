"""Stages that are items of a list."""

import pytest

from incident_desk.formats.playbook_markdown import playbook_markdown, read_otherwise
from tests.formats.reading.pages import read


def phases(text):
    return [
        (phase.name, phase.start_s, phase.end_s, [step.text for step in phase.steps])
        for plan in read(text).plans
        for phase in plan.phases
    ]


def names(text):
    return [name for name, *_ in phases(text)]


def test_items_with_a_stretch_of_time_are_stages_with_what_is_nested_in_them():
    text = """
    # Plan

    ## Response

    1. **0-5 min: Triage**
       - Page the lead
       - Look
    2. **5-15 min: Contain**
       - Stop it
    3. **15-60 min: Repair**
       - Repair it
    """
    assert phases(text) == [
        ("Triage", 0, 300, ["Page the lead", "Look"]),
        ("Contain", 300, 900, ["Stop it"]),
        ("Repair", 900, 3600, ["Repair it"]),
    ]
    assert [phase.group for phase in read(text).plans[0].phases] == ["Response"] * 3


def test_items_named_for_stages_keep_their_words_as_their_step():
    text = "# Plan\n## Process\n1. Detect: look at the alarms\n2. Triage: say how bad\n3. Contain: stop it\n"
    assert phases(text) == [
        ("Detect", None, None, ["Detect: look at the alarms"]),
        ("Triage", None, None, ["Triage: say how bad"]),
        ("Contain", None, None, ["Contain: stop it"]),
    ]
    assert read(text).reference == ()


def test_numbered_lines_with_bullets_behind_each():
    text = "# Plan\n\n1) Triage\n- Page\n\n2) Hold\n- Stop\n- Wait\n\n3) Diagnose\n- Look\n"
    assert phases(text) == [
        ("Triage", None, None, ["Page"]),
        ("Hold", None, None, ["Stop", "Wait"]),
        ("Diagnose", None, None, ["Look"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Plan\n## Process\n1. Detection\n2. Containment\n3. Recovery\n",
        "# Plan\n## Process\n1. Page the lead: at once\n2. Open a bridge: the usual one\n3. Tell support: soon\n",
        "# Plan\n## Process\n1. Acknowledge within 5 minutes\n2. Triage within 15 minutes\n3. Fix within 4 hours\n",
        "# Plan\n## Process\n1. Detect: look\n2. Contain: stop\n",
        "# Plan\n## Process\n1. Detect: look\n2. Triage: say\n3. Contain: stop\n\n```sh\nls\n```\n",
    ],
)
def test_other_lists_are_the_steps_of_one_stage(text):
    assert names(text) == ["Process"]


def test_the_steps_of_a_stage_are_none():
    steps = "1. Identify: look\n2. Contain: stop\n3. Resolve: repair\n"
    assert names(f"# Plan\n## Phase 1: Begin\n{steps}## Phase 2: End\n1. stop\n") == ["Begin", "End"]
    around = "".join(f"## {name}\n1. look\n" for name in ("Detection", "Containment", "Eradication"))
    assert names(f"# Plan\n{around}## Recovery\n{steps}") == ["Detection", "Containment", "Eradication", "Recovery"]


@pytest.mark.parametrize(
    "text",
    [
        "# Plan\n\n## Process\n\n1. Detect: look at it\n2. Triage: say how bad\n3. Contain: stop it\n",
        "# Plan\n\n1) Triage\n- Page\n\n2) Hold\n- Stop\n\n3) Diagnose\n- Look\n",
        "# Plan\n\n**Phase 1: Look (0-15 min)**\n\n- look\n\n**Phase 2: Act (15-30 min)**\n\n- act\n",
    ],
)
def test_they_are_written_under_headings_and_read_as_the_same(text):
    playbook = read(text)
    assert read_otherwise(playbook, playbook_markdown(playbook)) == ()


@pytest.mark.parametrize("mark", ["", "**"])
def test_lines_named_for_stages_under_the_title_with_a_list_behind_each(mark):
    stages = ["Triage", "Diagnosis", "Mitigation", "Check"]
    parts = "".join(f"{mark}{name}{mark}\n\n- {name} it\n\n" for name in stages)
    assert names(f"# Queue is full\n\nIt is full.\n\n{parts}") == stages


def test_other_lines_over_lists_are_no_stages():
    parts = "".join(f"{name}\n\n- {name} it\n\n" for name in ("Shop", "Jobs", "Triage"))
    assert names(f"# Queue is full\n\n{parts}") == ["Queue is full"]


@pytest.mark.parametrize("title", ["Etapas do processo", "Stages of the response", "Étapes"])
def test_names_with_work_under_them_are_stages_where_the_title_calls_them_so(title):
    told = ["Aviso", "Correção", "Fim"]
    items = "".join(f"{place}. **{name}**\n   - look\n" for place, name in enumerate(told, 1))
    assert names(f"# Plan\n\n## {title}\n\n{items}") == told
    assert names(f"# Plan\n\n## Work\n\n{items}") == ["Work"]
