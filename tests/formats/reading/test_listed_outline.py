"""An outline that is one numbered list."""

import pytest

from tests.formats.reading.pages import read

OUTLINE = """
# Incident plan

1. **{first}**
   - **P0 (worst):** all down, respond in 5 minutes
   - **P1 (bad):** some down

2. **Escalation**
   - On-call
   - Team lead

3. **Response:**
   - Look
   - Hold
"""


@pytest.mark.parametrize("first", ["Severity levels", "Incident severity levels", "Schweregrade"])
def test_its_names_are_headings(first):
    found = read(OUTLINE.format(first=first))
    assert [(level.name, level.response_s) for level in found.severities] == [("P0", 300), ("P1", None)]
    (phase,) = found.plans[0].phases
    assert (phase.name, [step.text for step in phase.steps]) == ("Response", ["Look", "Hold"])
    assert (phase.span.first, phase.span.last) == (11, 13)
    assert [section.text for section in found.reference] == ["- On-call\n- Team lead"]


def test_the_steps_of_a_response_stay_steps():
    (phase,) = read(OUTLINE.format(first="Confirm severity")).plans[0].phases
    assert [step.text.rstrip(":") for step in phase.steps] == ["Confirm severity", "Escalation", "Response"]


@pytest.mark.parametrize("first", ["Detect", "Assess the severity"])
def test_the_names_of_stages_are_its_stages(first):
    phases = read(OUTLINE.format(first=first)).plans[0].phases
    assert [phase.name.rstrip(":") for phase in phases] == [first, "Escalation", "Response"]


def test_names_with_words_behind_them_are_items():
    text = "# Plan\n1. **Severity** is told by users\n   - at once\n2. **Response**\n   - Look\n"
    assert [len(phase.steps) for phase in read(text).plans[0].phases] == [2]
