"""Goals that nothing measures, and what a person said was reached."""

from incident_desk.domain.incident import ActionItem
from incident_desk.domain.objectives import PreventionGoal, PreventionResult
from incident_desk.qt.pages.metrics.results import action_lines, goal_lines, spoken_goal
from tests.measured_incidents import incident


def test_a_goal_is_told_with_its_result_and_whose_record_says_it():
    goal = PreventionGoal("Test coverage", "> 90 %")
    said, bare = goal_lines(
        (PreventionResult(goal, "i", "INC-1", "92 %", None, "v"), PreventionResult(goal, "j", "INC-2"))
    )
    assert (said.label, said.text, said.result, said.incident, said.version) == (
        "Test coverage",
        "> 90 %",
        "92 %",
        "i",
        "v",
    )
    assert spoken_goal(said) == "Test coverage: goal > 90 %, result 92 %"
    assert spoken_goal(bare).endswith("result unknown")


def test_actions_without_a_result_come_first_and_the_newest_before_the_others():
    seen = ActionItem("b", "Raise it", end_state="a graph", result="it rose")
    wanted = ActionItem("c", "Alert on it", end_state="it rings", ticket="https://t.example/browse/CRM-318")
    lines = action_lines(
        [incident(1, actions=(ActionItem("a", "Talk"), wanted)), incident(2, day=1, actions=(seen, wanted))]
    )
    assert [(one.key, one.label, one.result) for one in lines] == [
        ("INC-0002", "Alert on it", ""),
        ("INC-0001", "Alert on it", ""),
        ("INC-0002", "Raise it", "it rose"),
    ]
    assert spoken_goal(lines[0]) == "Alert on it of INC-0002, ticket CRM-318: goal it rings, result unknown"
