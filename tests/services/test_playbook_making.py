"""A playbook made of an incident: what was done, in that order, and whoever was told; nothing that nobody did."""

import pytest

from incident_desk.domain.calls import Outcome
from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.playbook import Command, Contact, EscalationHop, Phase, Plan, Playbook, Procedure, Step
from incident_desk.domain.timeline import timeline
from incident_desk.formats.playbook_markdown import playbook_markdown
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.services.acts.opening_patterns import bring_pattern, set_cause
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.playbook_making import playbook_of, playbook_text
from tests.pattern_samples import OTHER, Worked
from tests.report_samples import (
    at,
    at_once,
    bare,
    checkout,
    days,
    disordered,
    drill,
    hostile,
    late,
    opened,
    reopened,
)

BOOK = Playbook(
    "Service down",
    plans=(Plan("Response", (
        Phase("Look", 0, 900, steps=(
            Step("1.1", "Read the logs", commands=(Command("tail -n 9 a.log", "bash", "Look"),)),
            Step("1.2", "Ask the bank"),
            Step("1.3", "Tell", "group", children=(Step("1.3.1", "Support"), Step("1.3.2", "Sales"))),
        )),
        Phase("Mend", 900, 3600, steps=(Step("2.1", "Roll back"),)),
        Phase("Check", 3600, None, steps=(Step("3.1", "Watch"),)),
    )),),
    procedures=(Procedure("Slow", symptoms=("Waits",), resolution=(Step("4.z.1", "Restart it"),)),
                Procedure("Gone", resolution=(Step("5.z.1", "Start it"),))),
    escalation=(EscalationHop("Lead"), EscalationHop("Head", 1800)),
    contacts=(Contact("Lead", "Mara", "", (("Phone", "7"),)), Contact("Bank", "Jo")),
    cadence_s=900,
)  # fmt: skip


class Told:
    """An incident in the making, written by the minute from 03:03 on."""

    def __init__(self, playbook=BOOK):
        self.record, self.minute = opened("Checkout fails", playbook=playbook), 2

    def next(self):
        self.minute += 1
        return f"03:{self.minute:02}"

    def step(self, step, state=StepState.DONE):
        reason = "no need" if state is StepState.NOT_NEEDED else None
        self.record.write(set_step(self.record.state, step, state, reason), at(self.next()))

    def phase(self, name):
        self.record.write(enter_phase(self.record.state, name), at(self.next()))

    def log(self, text, sign="action"):
        return self.record.log(text, self.next(), sign=sign)

    def write(self, kind, **body):
        self.record.write([Draft(kind, body)], at(self.next()))

    def made(self):
        return playbook_of(self.record.state, timeline(self.record.events))

    def text(self):
        return playbook_text(self.record.state, timeline(self.record.events))


def phases(book):
    return [(phase.name, [step.text for step in phase.steps]) for phase in book.plans[0].phases]


@pytest.fixture
def told():
    return Told()


def test_what_was_done_stands_under_its_phases_in_the_order_in_which_it_was_done(told):
    told.step("1.3.2")
    told.step("1.1")
    told.step("1.2", StepState.NOT_NEEDED)
    told.log("ask the host")
    told.phase("Mend")
    told.log("Take 4.1.2", "decision")
    told.step("2.1")
    told.log("it looks bad", "note")
    told.log("perhaps the disk", "hypothesis")
    book = told.made()
    assert phases(book) == [
        ("Look", ["Tell", "Read the logs", "ask the host"]),
        ("Mend", ["Take 4.1.2", "Roll back"]),
    ]
    look = book.plans[0].phases[0]
    assert (look.start_s, look.end_s) == (0, 900)
    assert [step.text for step in look.steps[0].children] == ["Sales"]
    assert [command.text for command in look.steps[1].commands] == ["tail -n 9 a.log"]


def test_a_command_that_was_logged_is_a_command_of_its_step(told):
    told.log("back with `git revert abc1` on the host")
    (step,) = told.made().plans[0].phases[0].steps
    assert (step.text, [one.text for one in step.commands]) == (
        "back with git revert abc1 on the host",
        ["git revert abc1"],
    )


def test_what_was_struck_or_erased_is_not_done(told):
    wrong, secret = told.log("restart the wrong host"), told.log("log in with hunter2")
    told.write(Kind.ENTRY_STRUCK, entry=wrong.id, reason="wrong host")
    told.record.write(
        [Draft(Kind.ERASED, {"events": [secret.id], "reason": "x"}, erases=(secret.id,))], at("03:20")
    )
    assert phases(told.made()) == []
    assert "hunter2" not in told.text()


def test_updates_become_messages_with_blanks_each_once(told):
    told.write(Kind.UPDATE_SENT, text="12 % fail. More at 03:30.", channels=["#ops"], stage="initial")
    told.write(Kind.UPDATE_SENT, text="9 % fail. More at 03:45.", channels=["#ops"], stage="initial")
    told.write(Kind.UPDATE_SENT, text="Nearly there.", channels=["mail"], stage="initial")
    told.write(Kind.UPDATE_SENT, text="All is well.", channels=["mail"], stage="resolved")
    book = told.made()
    assert [(one.name, one.body) for one in book.templates] == [
        ("Initial update", "[PERCENT] fail. More at [TIME]."),
        ("Initial update 2", "Nearly there."),
        ("Resolved update", "All is well."),
    ]
    assert book.channel == "#ops"


def test_whoever_was_reached_is_a_contact_with_what_the_playbook_knows(told):
    told.write(Kind.CONTACT_CALLED, name="Mara", role="Lead", outcome=Outcome.REACHED)
    told.write(Kind.CONTACT_CALLED, name="Bank", role=None, outcome=Outcome.NO_ANSWER)
    told.write(Kind.CONTACT_CALLED, name="The host", role=None, outcome=Outcome.REACHED)
    assert told.made().contacts == (BOOK.contacts[0], Contact("The host", "The host"))


def test_a_check_that_told_of_it_is_a_trigger_once_and_patterns_that_helped_stay(told):
    for words in ("down", "normal again", "down"):
        after = "ok" if words == "normal again" else "down"
        told.write(Kind.CHECK_CHANGED, check="c1", name="/pay", before="x", after=after, words=words, detail="")
    told.step("4.z.1")
    book = told.made()
    assert [one.text for one in book.triggers] == ["/pay: down"]
    assert [(one.name, one.resolution[0].text) for one in book.procedures] == [("Slow", "Restart it")]


def test_without_a_playbook_the_status_tells_the_phases():
    told = Told(None)
    told.log("read the logs")
    told.write(Kind.STATUS_SET, status="mitigating", reason=None, duplicate_of=None)
    told.log("roll back")
    assert phases(told.made()) == [("Investigation", ["read the logs"]), ("Mitigation", ["roll back"])]
    assert "- [ ] roll back" in told.text()


def test_nothing_done_is_a_playbook_that_says_where_it_comes_from():
    told = Told(None)
    assert phases(told.made()) == []
    assert "Made of INC-0048, which was declared 2026-03-01T03:02:00Z" in told.text()


def test_the_text_is_read_as_the_playbook_it_was_made_of():
    record = checkout()
    entries = timeline(record.events)
    book, text = playbook_of(record.state, entries), playbook_text(record.state, entries)
    again = read_playbook(text, "")
    assert again.kind == "playbook"
    assert set(unlike(book, again, places=False)) <= {"severities"}
    assert [one.name for one in again.severities] == [one.name for one in book.severities]
    assert playbook_text(record.state, entries) == text


@pytest.mark.parametrize("made", [checkout, drill, days, at_once, bare, disordered, late, reopened, hostile])
def test_what_is_made_of_any_incident_is_read_written_and_read_as_the_same(made):
    record = made()
    first = read_playbook(playbook_text(record.state, timeline(record.events)), "")
    assert unlike(first, read_playbook(playbook_markdown(first), "")) == ()


def test_a_pattern_whose_cause_it_was_stays_and_so_does_what_was_done_of_another_playbooks():
    worked = Worked()
    worked.do(lambda one: set_cause(one, "leak", StepState.CONFIRMED))
    worked.do(lambda one: bring_pattern(one, OTHER, 0))
    worked.do(lambda one: set_step(one, "count the messages", StepState.DONE))
    book = playbook_of(worked.now, timeline(worked.events))
    assert [(one.name, one.causes) for one in book.procedures] == [
        ("Database pool exhausted", ("A slow query", "A leak after the deploy")),
        ("Queue is full", ("A dead consumer",)),
    ]
    assert [step.text for step in book.procedures[1].investigation] == ["Count the messages"]
