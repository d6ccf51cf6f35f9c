"""What is said in the course of a run: live, keep going, blanks, people; each with its refusals and its undo."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.playbook import Blank, Command, Phase, Plan, Playbook, Step
from incident_desk.domain.run_facts import CriterionSeen
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import erase
from incident_desk.services.acts.run_course import fill_blank, go_live, keep_going, runner_of, staff
from incident_desk.services.acts.running import roll_back
from incident_desk.services.acts.undoing import undo
from tests.any_run import BOOK, AnyRun
from tests.domain.test_run_commands import BLANKS
from tests.fakes import NOON


@pytest.fixture
def run():
    return AnyRun()


def last_row(run):
    return timeline(run.events)[-1]


def test_it_is_live_since_the_time_that_was_said(run):
    run.bench.clock.pass_s(600)
    at = NOON + timedelta(seconds=300)
    state = run.act(lambda one, now: go_live(one, now, at))
    assert (state.course.live.at, state.course.live.who) == (at, "RO")
    assert [row.text for row in timeline(run.events) if row.kind == "run_live"] == ["Live"]
    with pytest.raises(Refused, match="already"):
        run.act(lambda one, now: go_live(one, now, at))
    moved = run.act(lambda one, now: go_live(one, now))
    assert at < moved.course.live.at <= moved.written_at
    assert run.act(lambda one, now: undo(one, run.events, now)).course.live.at == at


@pytest.mark.parametrize(("seconds", "why"), [(-1, "started at"), (90, "lies ahead")])
def test_it_is_not_live_before_its_start_nor_in_the_future(run, seconds, why):
    with pytest.raises(Refused, match=why):
        run.act(lambda one, _: go_live(one, NOON, NOON + timedelta(seconds=seconds)))


def test_keep_going_keeps_who_why_and_what_was_known(run):
    seen = (CriterionSeen("Errors rise", "1.4 %, usual 0.9 %"),)
    state = run.act(lambda one, now: keep_going(one, now, "one user retries", seen))
    (kept,) = state.course.kept
    assert (kept.who, kept.reason, kept.known) == ("RO", "one user retries", seen)
    assert (last_row(run).text, last_row(run).detail) == ("When to roll back: keep going", "one user retries")


def test_where_the_checklist_states_nothing_to_decide_by_nobody_keeps_going():
    run = AnyRun(Playbook("x", kind="checklist", plans=BOOK.plans))
    with pytest.raises(Refused, match="no criteria"):
        run.act(lambda one, now: keep_going(one, now))


def test_a_blank_is_filled_by_its_words_or_as_it_stands_and_opened_again():
    run = AnyRun(BLANKS)
    assert run.act(lambda one, _: fill_blank(one, "HOST", " db-1 ")).course.filled == {"host": "db-1"}
    assert last_row(run).text == "host is db-1"
    assert run.act(lambda one, _: fill_blank(one, "<tag>", "4.2")).course.filled == {"host": "db-1", "tag": "4.2"}
    assert run.act(lambda one, _: fill_blank(one, "host", "")).course.filled == {"tag": "4.2"}
    assert last_row(run).text == "host is open"


def test_what_was_filled_can_be_erased():
    run = AnyRun(BLANKS)
    run.act(lambda one, _: fill_blank(one, "host", "oops"))
    event = run.events[-1]
    state = run.act(lambda one, _: erase(event, (), "a slip"))
    assert state.course.filled == {} and "oops" not in str([one.body for one in run.events])


@pytest.mark.parametrize(
    ("blank", "value", "why"),
    [("host", "a\nb", "one line"), ("host", "x" * 1001, "one line"), ("host", "", "open already")],
)
def test_what_can_t_fill_a_blank_is_refused(blank, value, why):
    with pytest.raises(Refused, match=why):
        AnyRun(BLANKS).act(lambda one, _: fill_blank(one, blank, value))


def test_a_secret_is_kept_in_no_record():
    command = Command("login <api-token>", blanks=(Blank("api-token", "<api-token>"),))
    plans = (Plan("p", (Phase("Go", steps=(Step("1", "Log in", commands=(command,)),)),)),)
    with pytest.raises(Refused, match="no place in a record"):
        AnyRun(Playbook("x", plans=plans)).act(lambda one, _: fill_blank(one, "api-token", "hunter2"))


def test_a_blank_that_there_is_not_is_not_found_and_the_words_list_those_there_are():
    with pytest.raises(NotFound, match=r"host \(<host>, \{\{host\}\}\); tag"):
        AnyRun(BLANKS).act(lambda one, _: fill_blank(one, "port", "1"))


def test_who_runs_it_and_who_looks_on_are_two(run):
    assert runner_of(run.state) == "RO"
    state = run.act(lambda one, _: staff(one, second=" AD "))
    assert (runner_of(state), state.course.second) == ("RO", "AD")
    assert last_row(run).text == "AD is the second pair of eyes"
    for wish in ({"runs": "AD"}, {"second": "RO"}, {"second": "AD"}, {"runs": ""}, {}, {"second": "x" * 101}):
        with pytest.raises(Refused):
            run.act(lambda one, _, wish=wish: staff(one, **wish))
    state = run.act(lambda one, _: staff(one, "AD", "RO"))
    assert (runner_of(state), state.course.second) == ("AD", "RO")
    assert last_row(run).text == "AD runs it, RO is the second pair of eyes"
    assert run.act(lambda one, _: staff(one, second="")).course.second == ""
    assert last_row(run).text == "No second pair of eyes"


def test_once_it_has_ended_nothing_more_is_said_and_of_an_incident_never(run):
    run.act(lambda one, _: roll_back(one, "1", "smoke"))
    incident = run.bench.desk.declare(Declaration("Down"), "MK")
    for rule in (go_live, keep_going, lambda one, _: fill_blank(one, "host", "x"), lambda one, _: staff(one, "AD")):
        with pytest.raises(Refused, match="ended already"):
            run.act(rule)
        with pytest.raises(Refused, match="no checklist run"):
            run.bench.desk.act(incident.id, rule, "MK")
