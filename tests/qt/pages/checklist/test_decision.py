"""When to roll back, in words."""

from dataclasses import replace

from incident_desk.domain.playbook import Command, Criterion, Procedure, Step
from incident_desk.domain.run_facts import CriterionSeen
from incident_desk.qt.pages.checklist.decision import asked, criteria_of, decided, known, roll_back_command, titles
from incident_desk.services.acts.run_course import keep_going
from incident_desk.services.acts.running import roll_back
from tests.any_run import BOOK, AnyRun


def test_only_the_first_decision_is_asked():
    book = replace(BOOK, criteria=(Criterion("Back", "a"), Criterion("Back", "b"), Criterion("Page", "c")))
    assert [one.text for one in criteria_of(AnyRun(book).state)] == ["a", "b"]
    assert criteria_of(AnyRun(replace(BOOK, criteria=())).state) == ()


def test_a_decision_of_another_kind_keeps_its_name():
    stated = (Criterion("When to rollback", "a"), Criterion("When to rollback", "b"))
    assert titles(stated) == ("When to roll back", "Roll back if any of these is true")
    assert titles(stated[:1])[1] == "Roll back if this is true"
    other = (Criterion("When to call the vendor (at once)", "a"),)
    assert titles((*other, *other)) == ("When to call the vendor", "Is any of these true?")


def test_the_command_is_what_the_procedure_for_rolling_back_begins_with():
    back = (Step("9", "Think"), Step("9.1", "Go back", commands=(Command("git revert HEAD"), Command("git push"))))
    for name in ("Rollback steps", "ROLL-BACK", "How to revert"):
        run = AnyRun(replace(BOOK, procedures=(Procedure("Other", steps=back[:1]), Procedure(name, steps=back))))
        assert roll_back_command(run.state).text == "git revert HEAD\ngit push"
    assert roll_back_command(AnyRun().state) is None


def test_when_it_is_asked_and_what_was_answered():
    run = AnyRun()
    assert asked(run.reading).startswith("decide again at ") and decided(run.reading) == ("not decided yet", "")
    assert known(run.reading) == {}
    run.bench.clock.pass_s(310)
    assert asked(run.reading) == "decide now"
    seen = (CriterionSeen("Errors rise", "1.4 %"),)
    run.act(lambda one, now: keep_going(one, now, "one user", seen))
    assert decided(run.reading) == ("none was true", f"{run.reading.now:%H:%M} RO: keep going, one user")
    assert known(run.reading) == {"Errors rise": "1.4 %"} and asked(run.reading) != "decide now"
    assert asked(AnyRun(replace(BOOK, criteria=())).reading) == ""


def test_once_it_was_rolled_back_it_says_so_with_what_was_seen_whatever_was_answered_before():
    run = AnyRun()
    run.act(lambda one, now: keep_going(one, now))
    run.act(lambda one, _: roll_back(one, "2", "4 % of all calls fail"))
    assert decided(run.reading) == ("rolled back", f"{run.reading.end.at:%H:%M} RO: 4 % of all calls fail")
