"""What ``read --json`` prints: minutes, null for what is not stated, and the lines of everything."""

import json

from incident_desk.domain.past_report import PastReport, StatedSeverity
from incident_desk.domain.playbook import Phase, Plan, Playbook, SeverityLevel, Span
from incident_desk.formats.reading.describe import describe
from tests.formats.reading.pages import read

TEXT = """
# Down

**Default severity:** P1

| Level | Respond | Resolve |
|---|---|---|
| P1 | Immediate | 4 hours |

## Phase 1: Look (0-15 minutes)
1. Read
   - [x] more
   ```bash
   git reset --hard <commit>
   ```

## Phase 2: Mend (4+ hours)
1. Roll back

## Follow-up
- Learn
"""


def test_times_are_minutes_and_what_is_not_stated_is_null():
    told = describe(read(TEXT))
    (level,) = told["severities"]
    assert (level["response_min"], level["resolution_min"], level["update_every_min"]) == (0, 240, None)
    assert [(one["name"], one["start_min"], one["end_min"]) for one in told["phases"]] == [
        ("Look", 0, 15), ("Mend", 240, None),
    ]  # fmt: skip
    assert told["default_severity"] == "P1" and told["update_every_min"] is None and told["channel"] is None
    odd = describe(Playbook("x", severities=(SeverityLevel("P1", response_s=90),)))
    assert odd["severities"][0]["response_min"] == 1.5


def test_a_stage_after_the_resolution_of_a_timed_plan_stands_apart():
    told = describe(read(TEXT))
    assert [one["name"] for one in told["after_incident"]] == ["Follow-up"]
    assert told["plans"] == [
        {"name": "Down", "chosen": True, "phases": ["Look", "Mend", "Follow-up"], "lines": [9, 20]}
    ]


def test_steps_are_counted_once_whatever_plans_there_are():
    stages = (Phase("a", 0, 60), Phase("b", 60, 120))
    book = read(TEXT)
    two = Playbook("x", plans=(*book.plans, Plan("other", stages, Span(1, 2))), chosen_plan="Down")
    assert describe(two)["steps"] == describe(book)["steps"] == {"top": 3, "total": 4}


def test_a_command_says_its_step_its_blanks_and_its_danger():
    (command,) = describe(read(TEXT))["commands"]
    assert command["text"] == "git reset --hard <commit>" and command["blanks"] == ["commit"]
    assert (command["danger"], command["step"], command["lines"]) == ("discards changes", "1.1", [13, 13])


def test_it_is_json_and_names_its_source():
    told = json.loads(json.dumps(describe(read(TEXT, "down.md"))))
    assert (
        told["source"]["name"] == "down.md"
        and len(told["source"]["sha256"]) == 64
        and told["source"]["lines"] == 20
    )
    assert told["headings"][0] == {"level": 1, "text": "Down", "line": 1}
    assert "root_cause" not in told, "a playbook states no past incident"
    empty = describe(Playbook("x", kind="report"))
    assert (empty["kind"], empty["phases"], empty["triggers"]) == ("postmortem", [], [])


def test_a_report_is_told_with_what_it_states():
    told = json.loads(
        json.dumps(
            describe(Playbook("x", kind="report"), PastReport("x", severity=StatedSeverity("P1", "P1 - bad")))
        )
    )
    assert (told["kind"], told["severity"], told["date"], told["timeline"]) == ("postmortem", "P1", None, [])
    odd = describe(Playbook("x", kind="report"), PastReport("x", doubts=("Odd.",)))
    assert [one["text"] for one in odd["warnings"]] == ["Odd."]


def test_a_review_after_stages_of_which_one_has_a_time_is_a_stage_as_they_are():
    text = "# Plan\n\n1. **Triage (24-48 h):** look.\n2. **Contain:** stop it.\n3. **Postmortem:** tell of it.\n"
    told = describe(read(text))
    assert [one["name"] for one in told["phases"]] == ["Triage", "Contain", "Postmortem"]
    assert told["after_incident"] == []


def test_a_counted_phase_after_the_end_is_a_phase_as_the_others_are():
    stages = "## Phase 1: Look (0-5 min)\n- a\n## Phase 2: Mend (5-15 min)\n- b\n"
    told = describe(read(f"# Plan\n{stages}## Phase 3: Retrospective\n- c\n"))
    assert [one["name"] for one in told["phases"]] == ["Look", "Mend", "Retrospective"]
    told = describe(read(f"# Plan\n{stages}## Retrospective\n- c\n"))
    assert [one["name"] for one in told["after_incident"]] == ["Retrospective"]
