"""Targets of levels that are told in words."""

import pytest

from incident_desk.formats.reading.severities import read_severities
from incident_desk.formats.reading.severity_sentences import stated_targets
from tests.formats.reading.pages import page

MINUTE, HOUR = 60, 3600


def levels(text):
    return [(one.name, one.response_s, one.resolution_s) for one in read_severities(page(text).root)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Acknowledgement: P1 within 5 min; P2 within 1 hour",
        "- Acknowledgement: P1 within 5m, P2 within 1h",
        "- Acknowledge P1 within 5 minutes\n- Acknowledge P2 within 1 hour",
        "You respond within:\n\n- **5 minutes** for P1 (by phone)\n- **1 hour** for P2",
        "- P1: response ≤5 min\n- P2: response ≤1 hour",
        "## Response times\n\n- P1 in 5 minutes\n- P2 in 1 hour",
    ],
)
def test_each_level_has_what_its_piece_allows(text):
    assert levels(f"# On call\n\n{text}\n") == [("P1", 5 * MINUTE, None), ("P2", HOUR, None)]


def test_two_levels_of_one_cell_have_the_same_target():
    text = "# P\n## Hours\nWe respond within:\n- 15 min for SEV-1\n- 4 hours for SEV-3/4\n"
    assert levels(text) == [("SEV-1", 900, None), ("SEV-3", 4 * HOUR, None), ("SEV-4", 4 * HOUR, None)]


def test_both_targets_of_one_line():
    text = "# P\n## SLA\n- P1: response ≤1h, resolution ≤8h; P2: response ≤4h, resolution ≤2 days.\n"
    assert levels(text) == [("P1", HOUR, 8 * HOUR), ("P2", 4 * HOUR, 48 * HOUR)]


def test_a_known_level_is_filled_and_a_lone_new_one_is_none():
    text = "# P\n## Severity\n- Sev1: all is down\n- Sev2: slow\n\n## Expectations\n- Ack Sev1 within 5 minutes\n"
    assert levels(text) == [("Sev1", 300, None), ("Sev2", None, None)]
    assert levels("# P\n## Expectations\n- Ack Sev1 within 5 minutes\n") == []


def test_items_under_a_level_state_its_targets_without_a_label():
    text = (
        "# P\n## Severity\n1. **Sev1**\n   - Down.\n   - Acknowledge within 5 minutes.\n2. **Sev2**\n   - Slow.\n"
    )
    assert levels(text) == [("Sev1", 300, None), ("Sev2", None, None)]
    text = "# P\n## Severity\n### Sev1\n- All is down\n- Resolve within 4 hours\n### Sev2\n- Slow\n"
    assert levels(text) == [("Sev1", None, 4 * HOUR), ("Sev2", None, None)]


@pytest.mark.parametrize(
    "words",
    [
        "If nobody acknowledges within 15 minutes, call the lead", "Escalate when it is not resolved in 1 hour",
        "The review is held within 2 days of resolution", "The page responds within 2 seconds", "Mo is told",
    ],
)  # fmt: skip
def test_what_is_no_target_of_the_level(words):
    assert stated_targets(words) == {}
    text = f"# P\n## Severity\n- P1: down\n  - {words}\n- P2: slow\n  - {words}\n"
    assert levels(text) == [("P1", None, None), ("P2", None, None)]


def test_messages_and_steps_of_patterns_state_none():
    text = "# P\n## Message templates\n```\nP1 resolved within 1 hour, P2 resolved within 2 hours\n```\n"
    assert levels(text) == []
