"""A criterion is measured by the check that a person says, whatever its words name; none is a choice too."""

from dataclasses import replace

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.run_criteria import asked_by_checks, criterion_states, measured_by
from incident_desk.services.acts.measuring import measure, measure_by_none
from incident_desk.services.acts.running import finish, roll_back
from incident_desk.services.acts.undoing import undo
from tests.measured_run import change, run_with
from tests.services.test_run_checks import bench_with

WORDS, NAMES_PAGE = "Significant increase in error rate", "It is slow (check: Start page)"


def tied(run):
    return {one.criterion.text: one.check for one in criterion_states(run.state)}


def test_a_person_ties_a_criterion_to_a_check_that_its_words_do_not_name():
    run = run_with("Queue", "Start page", texts=("Nobody can sign in", NAMES_PAGE))
    assert tied(run) == {NAMES_PAGE: "c1"}
    run.act(lambda one, _: measure(one, "1", "queue"))
    assert tied(run) == {"Nobody can sign in": "c0", NAMES_PAGE: "c1"}
    change(run, "c0", "down", "no answer")
    assert [one.criterion.text for one in asked_by_checks(run.state)] == ["Nobody can sign in"]
    run.act(lambda one, _: undo(one, run.events, run.bench.clock.now()))
    assert tied(run) == {NAMES_PAGE: "c1"}


def test_what_a_person_says_goes_before_the_words_and_none_is_said_too():
    run = run_with("error rate", "Start page")
    run.act(lambda one, _: measure(one, "significant", "Start page"))
    run.act(lambda one, _: measure_by_none(one, "2"))
    assert tied(run) == {WORDS: "c1"}
    run.act(lambda one, _: measure(one, "2", "c1"))
    assert tied(run) == {WORDS: "c1", NAMES_PAGE: "c1"}


def test_a_standing_check_comes_along_with_what_it_depends_on():
    run, standing = run_with(texts=(WORDS,)), bench_with("net", "db").desk.standing.find()
    run.act(lambda one, _: measure(one, "1", "/db", standing))
    assert list(run.state.checks) == ["db", "net"] and tied(run) == {WORDS: "db"}
    assert len({event.act for event in run.events[-2:]}) == 1, "one undo takes both back"
    run.act(lambda one, _: measure_by_none(one, "1"))
    run.act(lambda one, _: measure(one, "1", "/db", standing))
    assert len([one for one in run.events if one.kind == "checks_taken"]) == 1


def test_what_makes_no_sense_is_refused():
    run = run_with("error rate", texts=(WORDS, "Nobody can sign in"))
    for fault, rule in (
        (NotFound, lambda one, _: measure(one, "9", "error rate")),
        (NotFound, lambda one, _: measure(one, "other", "error rate")),
        (NotFound, lambda one, _: measure(one, "1", "no such check")),
        (Refused, lambda one, _: measure(one, "1", "error rate")),
        (Refused, lambda one, _: measure_by_none(one, "2")),
    ):
        with pytest.raises(fault):
            run.act(rule)
    with pytest.raises(NotFound):
        run.act(lambda one, _: measure(one, "1", "mail", bench_with("net").desk.standing.find()))
    run.act(lambda one, _: roll_back(one, "1", "smoke"))
    for rule in (lambda one, _: measure(one, "2", "error rate"), lambda one, _: measure_by_none(one, "1")):
        with pytest.raises(Refused):
            run.act(rule)
    with pytest.raises(Refused):
        run.act(lambda one, _: finish(one))


def test_a_check_that_is_gone_measures_nothing_and_the_words_hold_again():
    run = run_with("error rate", "Queue")
    run.act(lambda one, _: measure(one, "1", "Queue"))
    state = run.state
    assert measured_by(state, WORDS) == "c1"
    gone = replace(state, checks={"c0": state.checks["c0"]})
    assert measured_by(gone, WORDS) == "c0"
