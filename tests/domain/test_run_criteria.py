"""What checks say of the criteria of a run: tied by words, asked once for each failure, and nothing rolls back."""

import pytest

from incident_desk.domain.run_criteria import asked_by_checks, criterion_states
from incident_desk.services.acts.run_course import keep_going
from tests.measured_run import change, run_with


@pytest.mark.parametrize(("names", "tied"), [
    (("error rate", "Start page"), ["c0", "c1"]), (("error", "error_rate"), ["c1"]), (("Error-Rate",), ["c0"]),
    (("rat", "in"), []), ((), []), (("start page",), ["c0"]),
])  # fmt: skip
def test_a_criterion_is_tied_to_the_check_that_it_names(names, tied):
    assert [one.check for one in criterion_states(run_with(*names).state)] == tied


def test_what_the_check_measured_stands_beside_it():
    run = run_with("error rate")
    assert [one.words for one in criterion_states(run.state)] == ["error rate: nothing reported"]
    change(run, "c0", "slow", "1.4 %, usual 0.9 %")
    (one,) = criterion_states(run.state)
    assert one.fails and one.words == "error rate slow, 1.4 %, usual 0.9 %"
    change(run, "c0", "ok", "0.9 %")
    assert not criterion_states(run.state)[0].fails


def test_a_failure_asks_until_somebody_keeps_going_and_the_next_one_asks_anew():
    run = run_with("error rate")
    change(run, "c0", "down", "4 %")
    assert [one.name for one in asked_by_checks(run.state)] == ["error rate"]
    run.bench.clock.pass_s(5)
    run.act(lambda one, now: keep_going(one, now))
    assert asked_by_checks(run.state) == () and run.state.is_open, "nothing rolls back by itself"
    change(run, "c0", "ok")
    change(run, "c0", "down")
    assert len(asked_by_checks(run.state)) == 1
