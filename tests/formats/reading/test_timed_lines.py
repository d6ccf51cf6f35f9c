"""Lines that begin with a moment counted from the start."""

import pytest

from incident_desk.formats.reading.timed_lines import window_of_step, with_timed_items
from tests.formats.reading.pages import read

MINUTE = 60


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("**T+0** – page the on-call", "**T+15** – open a bridge"),
        ("**T+0:** page the on-call", "**T+15 min:** open a bridge"),
        ("T+0: page the on-call", "T+15 - open a bridge"),
        ("T + 0 min | page the on-call", "__t+15__ open a bridge"),
    ],
)
def test_each_is_a_step_with_the_time_it_is_due(first, second):
    for between in ("\n", "\n\n"):
        steps = read(f"# Shop down\n## Response\nAt once.\n{first}{between}{second}\n").plans[0].phases[0].steps
        assert [(step.start_s, step.due_s) for step in steps] == [(0, 0), (15 * MINUTE, 15 * MINUTE)]
        assert [step.text.endswith(end) for step, end in zip(steps, ("call", "bridge"), strict=True)] == [
            True,
            True,
        ]


@pytest.mark.parametrize(
    "text",
    [
        "T+5: alone",
        "```\nT+0: page\nT+5: call\n```",
        "T+0-15: look\nT+15 – T+30: hold",
        "**T+0 to T+15: Look**\n**T+15 to T+30: Hold**",
        "T-shirts: ordered\nT-bone: eaten",
        "T+ is better: yes\nT + 5 apples",
        "- T+0: page\n- T+5: call",
        "| T+0 | page |\n| T+5 | call |",
    ],
)
def test_other_lines_stay_as_they_are(text):
    assert with_timed_items(text.split("\n")) == text.split("\n")


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("T+15: call", 900, 900), ("T+1h – call", 3600, 3600), ("Call (within 5 minutes)", None, 300),
        ("T+5 to T+10: call", 300, 600), ("After 30 minutes: call", 1800, None),
    ],
)  # fmt: skip
def test_when_a_step_is_due(text, start, due):
    window = window_of_step(text)
    assert window is not None and (window.start_s, window.end_s) == (start, due)
    assert window_of_step("Call them") is None
