"""Since when a check's answers count for a step of a run: its start, going live, or the end of a time to watch."""

from datetime import timedelta

import pytest

from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.domain.run_reading import stages_of
from incident_desk.domain.run_sensed import answers_count_from
from incident_desk.services.acts.run_course import go_live
from tests.any_run import AnyRun
from tests.fakes import NOON

BOOK = Playbook("Deployment checklist", kind="checklist", plans=(Plan("p", (
    Phase("Before", steps=(Step("1", "Health responds"),)),
    Phase("Go", steps=(Step("2", "Deploy to production"), Step("3", "Health responds"))),
    Phase("Look", steps=(
        Step("4", "Commands (within 5 minutes)", due_s=300, children=(Step("4.1", "start"),)),
        Step("5", "Performance monitoring (first 24 hours)", due_s=86_400, children=(Step("5.1", "Times normal"),)),
    )),
)),))  # fmt: skip


def since(run, step):
    return answers_count_from(run.state, stages_of(run.state.playbook), step)


def test_before_it_is_live_only_what_stands_before_counts():
    run = AnyRun(BOOK)
    assert [since(run, step) for step in ("1", "2", "nowhere")] == [NOON] * 3
    assert [since(run, step) for step in ("3", "4.1", "5.1")] == [None] * 3


@pytest.mark.parametrize(
    ("step", "after_s"), [("1", -600), ("3", 0), ("4", 0), ("4.1", 0), ("5", 86_400), ("5.1", 86_400)]
)
def test_what_is_watched_for_a_time_counts_from_its_end_and_what_is_done_within_it_at_once(step, after_s):
    run = AnyRun(BOOK)
    run.bench.clock.pass_s(600)
    live = NOON + timedelta(seconds=600)
    run.act(lambda one, now: go_live(one, now, live))
    assert since(run, step) == live + timedelta(seconds=after_s)


def test_deep_steps_are_found():
    step = Step("x", "x")
    for depth in range(3000):
        step = Step(f"s{depth}", "above", children=(step,))
    run = AnyRun(BOOK)
    assert answers_count_from(run.state, (Phase("Deep", steps=(step,)),), "x") == NOON
