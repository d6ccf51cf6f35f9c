"""Steps of a report, in reading order, however deep."""

from datetime import UTC, datetime

from incident_desk.domain.checklist import StepMark, StepState
from incident_desk.domain.playbook import Command, Step
from incident_desk.domain.report_steps import step_fact, step_facts

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def test_they_come_in_reading_order_with_their_depth_and_commands_alone_are_none():
    tree = Step("1", "Look", role="group", children=(Step("1.1", "Logs", children=(Step("1.1.1", "Old ones"),)),))
    alone = Step("2", "", role="commands", commands=(Command("ls"),))
    found = [(one.id, one.depth, one.group) for one in step_facts((tree, alone, Step("3", "Ask")), {}, 1)]
    assert found == [("1", 1, True), ("1.1", 2, False), ("1.1.1", 3, False), ("3", 1, False)]


def test_a_step_has_who_when_and_why():
    mark = StepMark(StepState.DONE, "RO", AT, "it is so", "/api")
    fact = step_fact(Step("1", "Ask"), 0, {"1": mark})
    assert (fact.state, fact.who, fact.at, fact.reason, fact.overrides) == (
        StepState.DONE,
        "RO",
        AT,
        "it is so",
        "/api",
    )


def test_deep_nesting_costs_no_stack():
    deep = Step("0", "deepest")
    for level in range(5000):
        deep = Step(str(level), "deeper", children=(deep,))
    assert max(one.depth for one in step_facts((deep,), {})) == 5000
