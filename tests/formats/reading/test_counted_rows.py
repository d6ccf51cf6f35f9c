"""Tables whose first column counts the steps."""

import pytest

from incident_desk.formats.reading.counted_rows import counted_column
from tests.formats.reading.pages import block, read

ROWS = "|---|---|---|\n| {} | Block it | Mail team |\n| {} | Reset it | Help desk |\n"


@pytest.mark.parametrize(
    ("head", "first", "second", "column"),
    [
        ("| Step | What | Who |", "1", "2", 1),
        ("| Step | Who | Action |", "1.", "2.", 2),
        ("| Schritt | Was | Wer |", "Schritt 1", "Schritt 2", 1),
        ("| Step | Command | What for |", "1", "2", 2),
        ("| Paso | Qué | Quién |", "1", "2", 1),
    ],
)
def test_the_column_of_what_is_done(head, first, second, column):
    assert counted_column(block(f"{head}\n{ROWS.format(first, second)}")) == column


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        ("| Step | What | Who |", "Block", "Reset"),
        ("| Step | What | Who |", "3", "1"),
        ("| Level | What | Who |", "1", "2"),
        ("| Steps taken | What | Who |", "10:05", "10:10"),
    ],
)
def test_rows_that_are_not_counted(head, first, second):
    assert counted_column(block(f"{head}\n{ROWS.format(first, second)}")) is None


def test_its_rows_are_the_steps_of_their_stage():
    text = f"# Playbook: phishing\n## Containment\n| Step | What | Who |\n{ROWS.format(1, 2)}"
    (phase,) = read(text).plans[0].phases
    assert [(step.text, "Who: Mail team" in step.detail) for step in phase.steps] == [
        ("Block it", True),
        ("Reset it", False),
    ]
