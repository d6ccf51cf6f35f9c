"""A run as plain lines."""

from dataclasses import replace
from datetime import timedelta

from incident_desk.domain.checklist import StepState
from incident_desk.domain.playbook import Contact, Phase, Plan, Step
from incident_desk.formats.run_text import BOXES, contact_text, run_text, runs_text
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.run_course import go_live, keep_going, staff
from incident_desk.services.acts.running import Deferral, defer, finish, roll_back, set_run_step
from tests.any_run import BOOK, LIVE_BOOK, AnyRun
from tests.fakes import NOON


def local(moment):
    return f"{moment:%H:%M}"


def text(run):
    return run_text(run.state, run.reading, local)


def test_every_state_has_a_box_of_its_own_or_that_of_its_like():
    assert set(BOXES) == set(StepState) and BOXES[StepState.DEFERRED] not in {
        box for state, box in BOXES.items() if state is not StepState.DEFERRED
    }


def test_a_run_says_where_it_stands_what_is_due_and_whom_to_call():
    run = AnyRun()
    run.bench.clock.pass_s(310)
    run.act(lambda one, _: set_run_step(one, "1.1", StepState.DONE))
    run.act(lambda one, _: defer(one, "1.2.2", Deferral("no time", "AD", NOON + timedelta(days=1))))
    lines = text(run).splitlines()
    assert lines[:3] == ["RUN-0001  Deploy", "  Running, 1 of 9, 1 deferred, 00:05:10", "  Started 12:00 by RO"]
    assert "1 Before  2 of 4" in lines and "2 After  0 of 4  due 12:15:00 UTC" in lines
    assert "  [x] 1.1      Tests pass  RO 12:05:10" in lines
    assert any(line.startswith("    [>] 1.2.2    Tried out  RO 12:05:10") and "no time" in line for line in lines)
    assert "  Commands: 0 of 3 in 5 min, late +00:10, due 12:05:00 UTC" in lines
    assert "  Error rates: 0 of 1 in 15 min, 09:50 left, due 12:15:00 UTC" in lines
    assert "  1.2.2    Tried out: no time, AD, until 2026-03-02 12:00 UTC" in lines
    assert lines[-6:] == [
        "Contacts",
        "  Primary: Ann",
        "",
        "When to roll back",
        "  1 Errors in the logs",
        "  2 Errors rise",
    ]


def test_what_was_met_and_missed_is_said_once_it_has_ended():
    run = AnyRun()
    for second, step in ((100, "2.1"), (100, "2.1.1"), (90, "2.1.2"), (1010, "2.2")):
        run.bench.clock.pass_s(second)
        run.act(lambda one, _, step=step: set_run_step(one, step, StepState.DONE))
    run.act(lambda one, _: roll_back(one, "2", "4 %"))
    said = text(run)
    assert "Commands: 3 of 3 in 5 min, met" in said and "Error rates: 1 of 1 in 15 min, missed by 06:40" in said
    assert "Rolled back: Errors rise. 4 %" in said and "Ended 12:21 by RO" in said


def test_a_list_has_a_line_for_each_run_and_a_word_for_none():
    run = AnyRun()
    for one in run.reading.steps[:-1]:
        run.act(lambda now, _, step=one.step.id: set_run_step(now, step, StepState.DONE))
    run.act(lambda one, _: defer(one, "3.1", Deferral("later")))
    run.act(lambda one, _: finish(one))
    run.bench.desk.declare(Declaration("Down", run=run.id), "MK")
    line = runs_text([(run.state, run.reading)], local)
    assert (
        line.split("  ")[0] == "RUN-0001" and "complete except 1 deferred" in line and "8 of 9, 1 deferred" in line
    )
    assert runs_text([], local) == "No checklist has been run"
    assert "Turned into INC-0001 Down" in text(run)


def test_a_contact_that_is_still_a_blank_says_so():
    assert contact_text(Contact("Backup", "[add]", empty=True)) == "Backup: [add]  (still a blank)"
    stated = Contact("Lead", "Mo", more=(("Phone", "+44 20 7946 0018"),))
    assert contact_text(stated) == "Lead: Mo, +44 20 7946 0018"
    assert contact_text(Contact("")) == "Contact: not stated"


def test_where_nothing_says_what_puts_it_live_that_is_said_and_a_guess_is_called_one():
    run = AnyRun()
    assert "Not live yet: no step says what puts it live, so say it with checklist live" in text(run)
    steps = (Step("1", "Keys"),), (Step("2", "Look"),)
    phases = (Phase("Ready", steps=steps[0]), Phase("After the release", steps=steps[1]))
    guessed = AnyRun(replace(BOOK, plans=(Plan("p", phases),)))
    assert "Not live yet: that is taken to be with Ready" in text(guessed)
    guessed.act(lambda one, _: set_run_step(one, "1", StepState.DONE))
    assert "A guess, from Ready: no step says so" in text(guessed)


def test_what_counts_from_live_says_so_and_then_when_it_is_due_and_what_is_to_be_decided():
    run = AnyRun(LIVE_BOOK)
    before = text(run)
    assert "Not live yet: that is with Deploy to production" in before
    assert "First look: 0 of 2 in 15 min, counts from live" in before and "Roll-back decision" not in before
    run.bench.clock.pass_s(60)
    run.act(lambda one, now: go_live(one, now, NOON + timedelta(seconds=60)))
    run.act(lambda one, _: staff(one, second="AD"))
    run.bench.clock.pass_s(960)
    late = text(run)
    assert "Live since 12:01, 00:16:00" in late and "RO runs it, AD is the second pair of eyes" in late
    assert "Roll-back decision due since 12:16:00 UTC" in late
    run.act(lambda one, now: keep_going(one, now, "one user"))
    assert "RO 12:17:00 keep going: one user" in text(run)
