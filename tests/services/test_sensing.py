"""Checks tick the steps bound to them: never while they fail, visibly opened again, and a person's word wins."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.checklist import SETTLED, StepState
from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.health import Change, Check, CheckState, HttpOptions, Outcome, Sample, State, Timing
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.services.acts.binding import bind_step, loosen_step
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.undoing import undo
from incident_desk.services.acts.watching import book_change, watch
from incident_desk.services.desk import Desk
from incident_desk.services.sensing import drafts_of, sensed
from tests.fakes import Bench

CHECK = Check("a", "/a", HttpOptions("http://127.0.0.1/"))
BOOK = Playbook(
    "Outage",
    plans=(
        Plan("p", (Phase("Mend", 0, 900, steps=(Step("1", "Verify"), Step("2", "Ask"))),
                   Phase("Prove", steps=(Step("3", "It answers (check: /A)"),)))),
    ),
)  # fmt: skip


class Course:
    """An incident whose step is bound to a check, seen by two processes; one answer each ten seconds."""

    def __init__(self, bound="1"):
        self.bench = Bench()
        self.desks = [self.bench.desk, Desk(self.bench.store, self.bench.clock, self.bench.ids)]
        self.id = self.desks[0].declare(Declaration("Down", "P1", BOOK), "MK").id
        self.state, self.answers = CheckState(), []
        self.act(lambda one, _: watch(one, CHECK))
        if bound:
            self.act(lambda one, _: bind_step(one, bound, "/a"))

    @property
    def incident(self):
        return self.desks[0].incident_of(self.id)

    @property
    def mark(self):
        return self.incident.steps.get("1")

    def act(self, rule, who="MK"):
        return self.desks[0].act(self.id, rule, who)

    def say(self, state, reason=None):
        self.act(lambda one, _: set_step(one, "1", state, reason))

    def good_since(self, _check, since):
        return sum(at > since and is_good for at, is_good in self.answers)

    def answer(self, is_good, *, is_told=True):
        """One answer; with ``is_told`` a fault is an outage at once."""
        self.bench.clock.pass_s(10)
        now = self.bench.clock.now()
        self.answers.append((now, is_good))
        last = Sample("a", now, Outcome.OK if is_good else Outcome.FAILED, Timing(total_ms=98), status=200)
        was = self.state.state
        state = State.OK if is_good else State.DOWN if is_told else State.FAILING
        good = self.state.good + 1 if is_good else 0
        since = self.state.first_failed_at if was is State.DOWN else now
        self.state = CheckState(state, since=now, good=good, last=last, first_failed_at=None if is_good else since)
        if was is not state and state is not State.FAILING and was is not State.NO_DATA:
            told = Change("a", "/a", was, state, now, now, state.word, "", alarms=False)
            self.act(lambda one, _: book_change(told, f"{now}"), "check:/a")
        self.sense()

    def sense(self):
        wanted = sensed(self.incident, {"a": self.state}, self.good_since)
        for desk in self.desks:
            desk.act(self.id, lambda one, _, desk=desk: drafts_of(one, wanted, desk.caused), "check:/a")


def test_a_step_is_ticked_after_its_good_answers_and_no_sooner():
    course = Course()
    for _ in range(2):
        course.answer(True)
    assert course.mark is None
    course.answer(True)
    assert (course.mark.state, course.mark.is_sensed) == (StepState.DONE, True)
    assert course.mark.reason == "200 for 3 answers in a row, 98 ms"
    assert [event.kind for event in course.bench.events(course.incident.key)].count("step_set") == 1


def test_a_step_of_a_phase_that_has_not_begun_waits_and_then_counts_from_there():
    course = Course(bound="")
    for _ in range(5):
        course.answer(True)
    assert "3" not in course.incident.steps
    course.act(lambda one, _: enter_phase(one, "2"))
    course.answer(True)
    course.answer(True)
    assert "3" not in course.incident.steps
    course.answer(True)
    assert course.incident.steps["3"].state is StepState.DONE, "its own words bind it"


def test_a_fault_opens_it_again_and_good_answers_tick_it_again():
    course = Course()
    for is_good in (True, True, True, False):
        course.answer(is_good)
    assert (course.mark.is_opened_again, course.mark.reason) == (True, "/a down")
    for _ in range(3):
        course.answer(True)
    assert course.mark.state is StepState.DONE


def test_a_first_failure_that_is_not_confirmed_neither_ticks_nor_opens():
    course = Course()
    course.answer(True)
    course.answer(True)
    course.answer(False, is_told=False)
    assert course.mark is None
    for _ in range(3):
        course.answer(True)
    course.answer(False, is_told=False)
    assert course.mark.state is StepState.DONE


def test_a_tick_against_the_check_asks_why_and_stands_until_a_person_opens_it():
    course = Course()
    course.answer(True)
    course.answer(False)
    with pytest.raises(Refused, match="/a is down: say in a line why"):
        course.say(StepState.DONE)
    course.say(StepState.DONE, "the probe's own network is down")
    assert (course.mark.overrides, course.mark.who) == ("/a", "MK")
    for is_good in (False, True, True, True, True, False):
        course.answer(is_good)
    assert (course.mark.who, course.mark.overrides) == ("MK", "/a")
    course.say(StepState.TO_DO)
    for _ in range(2):
        course.answer(True)
    assert course.mark.who == "MK"
    course.answer(True)
    assert course.mark.is_sensed


def test_a_loosened_step_is_left_alone_whatever_the_playbook_says():
    course = Course(bound="")
    course.act(lambda one, _: enter_phase(one, "2"))
    course.act(lambda one, _: loosen_step(one, "3"))
    for _ in range(4):
        course.answer(True)
    assert "3" not in course.incident.steps


def test_undo_takes_back_what_a_person_did_and_no_tick_of_a_check():
    course = Course()
    course.say(StepState.DOING)
    for _ in range(3):
        course.answer(True)
    assert course.mark.is_sensed
    events = course.bench.events(course.incident.key)
    course.act(lambda one, now: undo(one, events, now))
    assert course.mark.is_sensed


def test_nothing_is_sensed_of_a_check_that_nobody_asks_or_once_it_has_ended():
    course = Course()
    assert sensed(course.incident, {}, course.good_since) == ()
    quick = replace(course.state, state=State.OK, last=None)
    assert sensed(course.incident, {"a": quick}, course.good_since) == ()


ANSWERS = st.one_of(
    st.tuples(st.just("answer"), st.booleans(), st.booleans()),
    st.tuples(st.just("say"), st.sampled_from([StepState.DONE, StepState.TO_DO, StepState.DOING])),
)


@settings(max_examples=40)
@given(st.lists(ANSWERS, max_size=24))
def test_of_any_course(steps):
    course = Course()
    for what, *how in steps:
        before = course.mark
        if what == "say":
            try:
                course.say(how[0], "because")
            except DeskError:
                continue
            assert course.mark.who == "MK"
            course.sense()
            assert course.mark.who == "MK", "a person's word is not taken back by answers that were there before"
            continue
        course.answer(how[0], is_told=how[1])
        after = course.mark
        if before is not None and before.who == "MK" and before.state in SETTLED:
            assert after == before, "a person's word wins"
        if after is not before and after is not None and after.state is StepState.DONE:
            assert course.state.state is State.OK
            assert all(is_good for _, is_good in course.answers[-3:])
        if before is not None and before.is_sensed and before.state is StepState.DONE and after != before:
            assert after.is_opened_again and after.reason == "/a down"
    sets = [e for e in course.bench.events(course.incident.key) if e.kind == "step_set"]
    assert len({event.id for event in sets}) == len(sets)
    assert timedelta(0) <= course.bench.clock.now() - course.incident.declared_at
