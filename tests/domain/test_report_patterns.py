"""The report tells of each opened pattern: its steps, what its suspects turned out to be, that it was put aside."""

from incident_desk.domain.checklist import StepState
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.report_patterns import pattern_lists
from incident_desk.services.acts.opening_patterns import close_pattern, open_pattern, set_cause
from incident_desk.services.acts.playing import set_step
from incident_desk.services.reporting import Format, text_of
from tests.pattern_samples import Worked


def worked_through():
    worked = Worked()
    worked.do(lambda one: open_pattern(one, "pool"))
    worked.do(lambda one: set_step(one, "9.1.2", StepState.DONE))
    worked.do(lambda one: set_cause(one, "slow", StepState.RULED_OUT, "none is slow"))
    worked.do(lambda one: set_cause(one, "leak", StepState.CONFIRMED))
    return worked


def test_a_pattern_is_a_list_with_its_suspects_and_its_resolution_apart():
    (found,) = pattern_lists(worked_through().now)
    assert (found.name, found.settled, found.total) == ("Pattern Database pool exhausted, opened 12:01", 3, 5)
    assert [(one.text, one.depth, one.state) for one in found.steps if one.group or one.state] == [
        ("Count the connections", 0, StepState.TO_DO),
        ("Of each client", 1, StepState.TO_DO),
        ("Look at slow queries", 0, StepState.DONE),
        ("Suspected causes", 0, StepState.TO_DO),
        ("A slow query", 1, StepState.RULED_OUT),
        ("A leak after the deploy", 1, StepState.CONFIRMED),
        ("Resolution", 0, StepState.TO_DO),
        ("Reset the pool", 1, StepState.TO_DO),
    ]
    assert [one.text for one in found.steps if one.group] == ["Suspected causes", "Resolution"]


def test_put_aside_it_stays_in_the_report_and_nothing_is_told_twice():
    worked = worked_through()
    worked.do(lambda one: close_pattern(one, "pool"))
    report = build_report(worked.events, "x")
    assert [one.name for one in report.checklist] == [
        "Look",
        "Pattern Database pool exhausted, opened 12:01, put aside 12:05",
    ]
    text = text_of(report, Format.MARKDOWN)
    for words in ("Opened pattern Database pool exhausted", "Put pattern Database pool exhausted aside",
                  "none is slow", "A leak after the deploy: confirmed"):  # fmt: skip
        assert words in text
