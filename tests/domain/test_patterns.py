"""Which patterns an incident knows, what the open ones put on the list, and where a step belongs."""

from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock import clock
from incident_desk.domain.next_actions import next_actions
from incident_desk.domain.patterns import (
    confirmed_causes,
    found_cause,
    is_pattern_cause,
    known_pattern,
    known_patterns,
    known_steps,
    on_the_list,
    open_patterns,
    pattern_of_step,
    steps_to_do,
)
from incident_desk.services.acts.opening_patterns import bring_pattern, close_pattern, open_pattern, set_cause
from incident_desk.services.acts.playing import set_step
from incident_desk.services.acts.steering import cancel
from tests.fakes import NOON
from tests.pattern_samples import OTHER, Worked


def ids(steps):
    return [one.id for one in steps]


def test_the_own_patterns_come_first_and_what_was_brought_after_them():
    worked = Worked()
    worked.do(lambda one: bring_pattern(one, OTHER, 0))
    worked.do(lambda one: open_pattern(one, "token"))
    known = known_patterns(worked.now)
    assert [(one.key, one.is_open, one.source) for one in known] == [
        ("p1", False, ""), ("p2", False, ""), ("p3", True, ""), ("bbbbbb-1", True, "Queue outage"),
    ]  # fmt: skip
    assert [one.key for one in open_patterns(worked.now)] == ["bbbbbb-1", "p3"]
    assert known_pattern(worked.now, "p9") is None


def test_the_list_has_the_resolution_only_once_a_cause_is_confirmed():
    worked = Worked()
    assert on_the_list(worked.now) == ()
    worked.do(lambda one: open_pattern(one, "pool"))
    assert ids(on_the_list(worked.now)) == ["9.1.1", "9.1.2"]
    worked.do(lambda one: set_cause(one, "leak", StepState.CONFIRMED))
    assert ids(on_the_list(worked.now)) == ["9.1.1", "9.1.2", "9.1.3"]
    causes = known_pattern(worked.now, "p1").causes
    assert [one.text for one in confirmed_causes(worked.now, causes)] == ["A leak after the deploy"]
    worked.do(lambda one: close_pattern(one, "pool"))
    assert on_the_list(worked.now) == ()


def test_without_causes_the_resolution_is_offered_at_once():
    worked = Worked()
    worked.do(lambda one: open_pattern(one, "token"))
    assert ids(on_the_list(worked.now)) == ["9.3.1"]


def test_an_ended_incident_has_nothing_on_the_list():
    worked = Worked()
    worked.do(lambda one: open_pattern(one, "token"))
    worked.do(lambda one: cancel(one, "false alarm"))
    assert on_the_list(worked.now) == ()


def test_every_step_is_known_with_the_pattern_it_belongs_to():
    worked = Worked()
    worked.do(lambda one: bring_pattern(one, OTHER, 0))
    found = ids(known_steps(worked.now))
    assert len(found) == len(set(found))
    assert {"1.1", "9.1.1.1", "9.2.2", "p1.c2", "bbbbbb-1.2.1", "bbbbbb-1.c1"} <= set(found)
    assert set(found) - set(ids(steps_to_do(worked.now))) == {"p1.c1", "p1.c2", "bbbbbb-1.c1"}
    belongs = {step: pattern_of_step(worked.now, step) for step in ("1.1", "9.1.1.1", "p1.c2", "bbbbbb-1.c1")}
    assert {step: one and one.key for step, one in belongs.items()} == {
        "1.1": None, "9.1.1.1": "p1", "p1.c2": "p1", "bbbbbb-1.c1": "bbbbbb-1",
    }  # fmt: skip
    assert is_pattern_cause(worked.now, "p1.c2") and not is_pattern_cause(worked.now, "9.1.1")


def test_an_open_patterns_steps_come_after_the_phases_own_and_what_is_being_done_before_both():
    worked = Worked()

    def titles():
        found = next_actions(worked.now, clock(worked.now, NOON))
        return [(one.title, one.detail) for one in found if one.action in ("step_done", "next_phase")]

    worked.do(lambda one: open_pattern(one, "pool"))
    assert titles() == [("Read the logs", "Look, step 1 of 2")]
    worked.do(lambda one: set_step(one, "9.1.2", StepState.DOING))
    assert titles() == [("Look at slow queries", "Pattern Database pool exhausted")]
    for step, state in (("9.1.2", StepState.DONE), ("1.1", StepState.DONE), ("1.2.1", StepState.RULED_OUT)):
        worked.do(lambda one, step=step, state=state: set_step(one, step, state))
    assert titles() == [
        ("Of each client", "Pattern Database pool exhausted"),
        ("Start Mend", "Look is complete"),
    ]


def test_the_cause_that_was_confirmed_last_is_found():
    worked = Worked()
    assert found_cause(worked.now) == ""
    worked.do(lambda one: open_pattern(one, "pool"))
    worked.do(lambda one: set_cause(one, "leak", StepState.CONFIRMED))
    assert found_cause(worked.now) == "A leak after the deploy"
    worked.do(lambda one: set_cause(one, "leak", StepState.RULED_OUT))
    assert found_cause(worked.now) == ""
