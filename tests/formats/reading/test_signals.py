"""Triggers with their groups, decisions with their reasons, limits with their metrics."""

from incident_desk.formats.reading.signals import read_criteria, read_thresholds, read_triggers
from tests.formats.reading.pages import page


def test_triggers_are_the_innermost_items_with_the_words_above_them():
    text = "# P\n## Triggers\n- **Alerts**:\n  - Down for > 2 minutes\n  - Slow\n- Somebody calls\n"
    found = read_triggers(page(text).root)
    assert [(one.text, one.group, one.after_s) for one in found] == [
        ("Down for > 2 minutes", "Alerts", 120), ("Slow", "Alerts", None), ("Somebody calls", "", None),
    ]  # fmt: skip
    assert [one.span.first for one in found] == [4, 5, 6]


def test_headings_and_tables_under_triggers():
    text = (
        "# P\n## Triggers\n### From users\n- calls\n### From alarms\n| Alarm | Where |\n|---|---|\n| CPU | page |\n"
    )
    assert [(one.text, one.group) for one in read_triggers(page(text).root)] == [
        ("calls", "From users"),
        ("CPU · page", "From alarms"),
    ]


def test_reasons_for_a_decision_lose_their_boxes():
    text = "# P\n## Rollback\n### When to Roll Back\n- [ ] Errors\n- [x] Nobody can log in\n### Steps\n1. a\n"
    assert [(one.decision, one.text) for one in read_criteria(page(text).root)] == [
        ("When to Roll Back", "Errors"), ("When to Roll Back", "Nobody can log in"),
    ]  # fmt: skip


def limits(text):
    return [(one.metric, one.warning, one.critical, one.every_s) for one in read_thresholds(page(text).root)]


def test_limits_a_section_each():
    text = (
        "# P\n## Key Metrics to Monitor\n### Errors\n- **Alert threshold**: >5%\n"
        "- **Critical threshold**: >10%\n- **Check frequency**: Every 1 minute\n### Words\nNone.\n"
    )
    assert limits(text) == [("Errors", ">5%", ">10%", 60)]


def test_limits_a_row_each():
    text = (
        "# P\n## Thresholds\n| Metric | Warning | Critical |\n|---|---|---|\n| CPU | 70% | 90% |\n"
        "| Disk | 80% | |\n"
    )
    assert limits(text) == [("CPU", "70%", "90%", None), ("Disk", "80%", "", None)]
    assert limits("# P\n## Thresholds\n| Name | Owner |\n|---|---|\n| CPU | Mo |\n") == []


def test_a_trigger_may_stand_behind_its_label_under_the_title():
    (one,) = read_triggers(page("# P\n\n**Trigger:** unreachable for more than 2 minutes\n**Owner:** Mo\n").root)
    assert (one.text, one.after_s, one.span.first) == ("unreachable for more than 2 minutes", 120, 3)
    assert read_triggers(page("# P\n\n**Trigger:**\n\n## A\nTrigger: red\n").root) == ()


def test_limits_may_stand_in_the_words_of_a_bullet():
    text = (
        "# P\n## Thresholds\n- CPU: warning > 70%, critical > 90%\n- Errors: page above 10%\n- Owner: Mo, alert\n"
    )
    assert [(one.metric, one.warning, one.critical) for one in read_thresholds(page(text).root)] == [
        ("CPU", "> 70%", "> 90%"), ("Errors", "", "10%"),
    ]  # fmt: skip


def test_a_row_may_state_one_limit():
    table = "| Alarm | Threshold | Action |\n|---|---|---|\n| Queue | > 500 | wait |"
    found = read_thresholds(page(f"# P\n## Limits of alarms and thresholds\n{table}\n").root)
    assert [(one.metric, one.warning, one.critical) for one in found] == [("Queue", "> 500", "")]
