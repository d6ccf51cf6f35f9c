"""Opened, the causes of a pattern are suspects; put aside, nothing is lost; taken back, it never was."""

from incident_desk.domain.checklist import StepState
from incident_desk.domain.snapshot import state_from_text, state_to_text
from incident_desk.services.acts.opening_patterns import bring_pattern, close_pattern, open_pattern, set_cause
from incident_desk.services.acts.undoing import redo, undo
from tests.pattern_samples import OTHER, POOL, SUSPECTS, Worked


def test_opening_makes_its_causes_suspects_of_who_opened_it_and_when():
    worked = Worked()
    at = worked.do(lambda one: open_pattern(one, "pool")).events[0].at
    (opened,) = worked.now.patterns
    assert (opened.key, opened.pattern, opened.at, opened.who, opened.is_open) == ("p1", POOL, at, "RO", True)
    assert worked.states() == SUSPECTS
    assert {mark.at for mark in worked.now.steps.values()} == {at}


def test_what_was_said_of_a_cause_before_stays_said():
    worked = Worked()
    worked.do(lambda one: set_cause(one, "p1.c1", StepState.RULED_OUT))
    worked.do(lambda one: open_pattern(one, "p1"))
    assert worked.states() == {"p1.c1": StepState.RULED_OUT, "p1.c2": StepState.SUSPECT}


def test_put_aside_and_opened_again_it_is_as_it_was():
    worked = Worked()
    worked.do(lambda one: open_pattern(one, "p1"))
    worked.do(lambda one: set_cause(one, "slow", StepState.RULED_OUT, "none is slow"))
    before = worked.now.steps
    worked.do(lambda one: close_pattern(one, "pool"))
    assert not worked.now.patterns[0].is_open and worked.now.steps == before
    worked.do(lambda one: open_pattern(one, "pool"))
    assert worked.now.patterns[0].is_open and worked.now.steps == before


def test_undo_takes_the_opening_and_its_suspects_back_and_redo_brings_them():
    worked = Worked()
    worked.do(lambda one: open_pattern(one, "p1"))
    worked.do(lambda one: undo(one, worked.events, worked.bench.clock.now()))
    assert worked.now.patterns == () and worked.states() == {}
    worked.do(lambda one: redo(one, worked.events))
    assert worked.states() == SUSPECTS


def test_a_brought_pattern_is_in_the_record_itself_and_a_kept_state_reads_the_same():
    worked = Worked(playbook=None)
    worked.do(lambda one: bring_pattern(one, OTHER, 0))
    (opened,) = worked.now.patterns
    assert (opened.key, opened.source) == ("bbbbbb-1", "Queue outage")
    assert opened.pattern.investigation[0].id == "bbbbbb-1.2.1"
    assert state_from_text(state_to_text(worked.now), None) == worked.now
