"""What ``read`` prints for a person: everything understood, and what to look at."""

from incident_desk.domain.past_report import PastReport, StatedSeverity
from incident_desk.domain.playbook import Doubt, Playbook, Span
from incident_desk.formats.reading.describe_text import describe_text
from tests.formats.reading.pages import read

TEXT = """
# Down

**Default severity:** P1
**Escalation:** Lead → CTO (after 2 hours)

| Level | Name | Respond | Resolve |
|---|---|---|---|
| P1 | High | Immediate | Next business day |

## Triggers
- Errors

## Phase 1: Look (0-15 minutes)
**Goal**: know more
1. Read (within 5 minutes)
   - [x] more
   ```bash
   git reset --hard <commit>
   ```

## Phase 2: Mend (4+ hours)
1. Roll back

## Follow-up
- Hold the review within 48 hours

## Contacts
- Lead: [NAME]
- Ops: #ops

## Common issues
### Slow
**Symptoms**: red
**Causes**: disk
1. Wait

## Communication
- Update frequency: every 15 minutes
- Channel: #down

## Story
Words.
"""


def test_everything_understood_is_said():
    told = describe_text(read(TEXT))
    for line in (
        "playbook · 42 lines · 1 of 1 code blocks hold commands",
        "  P1  High  respond at once  resolve Next business day",
        "  default: P1", "  Look  0 to 15 min  1 step, 2 with those under them", "    goal: know more",
        "    [ ] Read (within 5 minutes)  (due at 5 min)", "      [x] more", "  Mend  from 4 h  1 step",
        "        $ git reset --hard <commit>  asks for commit  ! discards changes",
        "  Follow-up  after the resolution  1 step",
        "Escalation: Lead → CTO after 2 h", "  Lead: empty", "  Ops: #ops", "Triggers", "  Slow  1 step",
        "    signs: red",
        "    usual causes: disk", "Updates: every 15 min in #down", "Review due: 2 d after the resolution",
        "  line 28: 1 of 2 contacts are empty",
    ):  # fmt: skip
        assert line in told.split("\n"), line
    assert told.startswith("Down\n") and "Kept as reference: " in told


def test_a_doubt_says_how_to_settle_it():
    doubt = Doubt("plan", "two plans", ("Day", "Night"), Span(7, 9))
    told = describe_text(Playbook("x", doubts=(doubt,)))
    assert "  line 7: two plans (choose with --plan: Day; Night)" in told


def test_a_document_with_nothing_in_it_has_two_lines():
    assert describe_text(Playbook("x", kind="other")).split("\n") == [
        "x", "nothing to work by · 0 lines · 0 of 0 code blocks hold commands",
    ]  # fmt: skip


def test_the_way_up_says_after_how_long_and_at_the_overrun_of_which_phase():
    text = "# P\n**Escalation path:** Lead → Manager (if Diagnosis overruns) → CTO (after 30 min)\n"
    said = describe_text(read(text))
    assert "Escalation: Lead → Manager if Diagnosis overruns → CTO after 30 min" in said


def test_a_report_is_told_as_an_incident_and_not_as_steps():
    book = read(
        "# Post-mortem\n\n## Timeline\n- 10:00 down\n- 10:05 seen\n- 10:20 up\n\n## Action items\n1. Watch\n"
    )
    told = describe_text(book, PastReport("x", severity=StatedSeverity("P1", "P1 - bad")))
    assert "report of an incident" in told and "Severity  P1 - bad" in told and "steps" not in told
