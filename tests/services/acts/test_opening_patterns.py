"""Patterns are opened and put aside by number or words, and whatever is done, nothing that was found is lost."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.errors import DeskError, NotFound, Refused
from incident_desk.domain.fold import fold
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.opening_patterns import (
    bring_pattern,
    brought_key,
    causes_in,
    close_pattern,
    find_cause,
    find_pattern,
    open_pattern,
    place_of,
    set_cause,
)
from incident_desk.services.acts.playing import find_step, set_step
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.undoing import redo, undo
from tests.pattern_samples import BOOK, OTHER, Worked


@pytest.mark.parametrize(
    ("wanted", "key"), [("p2", "p2"), ("full", "p2"), (" TOKEN expired ", "p3"), ("pool", "p1")]
)
def test_a_pattern_is_found_by_its_number_or_its_words(wanted, key):
    assert find_pattern(Worked().now, wanted).key == key


@pytest.mark.parametrize("wanted", ["", "  ", "e", "p9", "disk"])
def test_one_that_is_none_or_several_is_not_found_and_those_there_are_are_said(wanted):
    with pytest.raises(NotFound, match="p1 Database pool exhausted; p2 Full restart"):
        find_pattern(Worked().now, wanted)


def test_it_is_opened_once_and_the_timeline_says_so():
    worked = Worked()
    worked.do(lambda one: open_pattern(one, "pool"))
    with pytest.raises(Refused, match="open already"):
        worked.do(lambda one: open_pattern(one, "p1"))
    with pytest.raises(Refused, match="not open"):
        worked.do(lambda one: close_pattern(one, "token"))
    worked.do(lambda one: close_pattern(one, "pool"))
    assert [one.text for one in timeline(worked.events)][-2:] == [
        "Opened pattern Database pool exhausted",
        "Put pattern Database pool exhausted aside",
    ]


def test_an_ended_incident_opens_none():
    worked = Worked()
    worked.do(lambda one: cancel(one, "false alarm"))
    for rule in (lambda one: open_pattern(one, "pool"), lambda one: bring_pattern(one, OTHER, 0)):
        with pytest.raises(Refused, match="has ended"):
            worked.do(rule)


def test_a_pattern_of_another_playbook_is_worked_like_the_own_ones():
    worked = Worked()
    worked.do(lambda one: bring_pattern(one, OTHER, place_of(OTHER, "queue")))
    key = brought_key(OTHER, 0)
    assert timeline(worked.events)[-1].text == "Opened pattern Queue is full of Queue outage"
    worked.do(lambda one: set_step(one, "count the messages", StepState.DONE))
    worked.do(lambda one: set_cause(one, "dead", StepState.CONFIRMED))
    assert worked.states() == {f"{key}.2.1": StepState.DONE, f"{key}.c1": StepState.CONFIRMED}
    worked.do(lambda one: close_pattern(one, "queue"))
    worked.do(lambda one: bring_pattern(one, OTHER, 0))
    assert [one.key for one in worked.now.patterns] == [key]
    assert worked.states() == {f"{key}.2.1": StepState.DONE, f"{key}.c1": StepState.CONFIRMED}
    with pytest.raises(NotFound):
        worked.do(lambda one: bring_pattern(one, OTHER, 1))
    with pytest.raises(NotFound, match="1 Queue is full"):
        place_of(OTHER, "disk")


def test_of_the_own_document_it_is_the_own_pattern_that_opens():
    worked = Worked()
    worked.do(lambda one: bring_pattern(one, BOOK, 2))
    assert [(one.key, one.source) for one in worked.now.patterns] == [("p3", "")]


def test_causes_of_phases_and_of_patterns_are_said_alike():
    worked = Worked()
    assert [one.id for one in causes_in(worked.now)] == ["1.2.1", "p1.c1", "p1.c2"]
    assert find_cause(worked.now, "network").id == "1.2.1"
    with pytest.raises(NotFound, match="p1.c2 A leak after the deploy"):
        find_cause(worked.now, "a ")
    worked.do(lambda one: set_cause(one, "a leak", StepState.CONFIRMED, "the deploy of 02:49"))
    assert worked.now.steps["p1.c2"].reason == "the deploy of 02:49"
    with pytest.raises(Refused, match="confirmed already"):
        worked.do(lambda one: set_cause(one, "a leak", StepState.CONFIRMED))


def test_a_cause_is_no_step_to_do_and_words_mean_the_playbook_before_a_cause():
    worked = Worked()
    with pytest.raises(Refused, match="suspected cause"):
        worked.do(lambda one: set_step(one, "p1.c1", StepState.DONE))
    assert find_step(worked.now, "a slow").id == "p1.c1"


ACTS = [
    *(lambda one, rule=rule, key=key: rule(one, key)
      for rule in (open_pattern, close_pattern) for key in ("p1", "p3")),
    lambda one: bring_pattern(one, OTHER, 0),
    lambda one: close_pattern(one, "queue"),
    *(lambda one, c=c, s=s: set_cause(one, c, s) for c in ("p1.c1", "bbbbbb-1.c1")
      for s in (StepState.SUSPECT, StepState.RULED_OUT, StepState.CONFIRMED)),
    lambda one: set_step(one, "9.1.2", StepState.DONE),
]  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*range(len(ACTS)), "undo", "redo"]), max_size=14))
def test_no_order_of_acts_loses_what_was_said_of_a_step_or_a_cause(course):
    worked, said = Worked(), {}
    for act in course:
        with suppress(DeskError):
            if act in ("undo", "redo"):
                take = {"undo": lambda one: undo(one, worked.events, worked.bench.clock.now()),
                        "redo": lambda one: redo(one, worked.events)}[act]  # fmt: skip
                if act == "undo" and len(worked.events) < 3:
                    continue
                worked.do(take)
                said = None
            else:
                change = worked.do(ACTS[act])
                for event in change.events:
                    if said is not None and "state" in event.data:
                        said[event.data["step"]] = event.data["state"]
        if said is not None:
            assert {**worked.states(), **said} == worked.states()
        assert fold(worked.events) == worked.now
        opened = [one.key for one in worked.now.patterns]
        assert len(opened) == len(set(opened))
