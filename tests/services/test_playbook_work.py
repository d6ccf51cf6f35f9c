"""What was done in an incident as steps: only commands are commands, and what became of a step or cause is told."""

from incident_desk.domain.events import Kind
from incident_desk.formats.reading.playbook import read_playbook
from tests.making_samples import Told, basket


def steps(told):
    return [step for phase in told.made().plans[0].phases for step in phase.steps]


def test_only_commands_are_commands_in_what_is_made():
    again = read_playbook(basket().text(), "")
    mend = again.plans[0].phases[1]
    assert [(step.text, [one.text for one in step.commands]) for step in mend.steps] == [
        ("kill the longest query and watch the pool", []),
        ("ended it with psql -c 'select 1'", ["psql -c 'select 1'"]),
        ("the report is off", []),
        ("Restart the pool", []),
    ]


def test_the_cause_that_was_confirmed_comes_first_and_says_what_confirmed_it():
    (pattern,) = read_playbook(basket().text(), "").procedures
    assert pattern.causes == (
        "A query without its index (confirmed in INC-0048: its plan reads all rows)",
        "Too small a pool (ruled out in INC-0048: it was enough all year)",
    )
    (mended,) = pattern.resolution
    assert (mended.text, mended.detail) == (
        "End the longest query",
        "The last thing that was done in INC-0048 before the impact ended.",
    )


def test_what_was_said_as_it_came_to_mitigating_is_something_done_and_a_milestones_own_words_are_not():
    told = Told(None)
    told.write(Kind.STATUS_SET, status="mitigating", reason="traffic goes to the other site", duplicate_of=None)
    told.write(Kind.STATUS_SET, status="monitoring", reason="fix applied set", duplicate_of=None)
    told.write(Kind.STATUS_SET, status="investigating", reason="it came back", duplicate_of=None)
    assert [step.text for step in steps(told)] == ["traffic goes to the other site"]


def test_without_a_known_end_nothing_is_called_the_last_thing_that_was_done():
    told = Told()
    told.step("1.1")
    told.log("ask the host")
    assert [step.detail for step in steps(told)] == ["", ""]


def test_what_was_done_after_the_fix_is_not_what_mended_it():
    told = Told()
    told.log("switch the cable")
    told.write(Kind.MILESTONE_SET, milestone="fix_applied", source="typed")
    told.log("tidy up")
    assert [(step.text, step.detail) for step in steps(told)] == [
        ("switch the cable", "The last thing that was done in INC-0048 before the fix was in."),
        ("tidy up", ""),
    ]


def test_a_cause_that_nobody_judged_is_only_named():
    told = Told()
    told.step("4.z.1")
    (pattern,) = told.made().procedures
    assert "INC-0048" not in " ".join(pattern.causes)
