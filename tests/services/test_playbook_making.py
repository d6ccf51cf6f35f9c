"""A playbook made of an incident: what was done, in that order, and whoever was told; nothing that nobody did."""

from dataclasses import replace

import pytest

from incident_desk.domain.calls import Outcome
from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import SeverityChange
from incident_desk.domain.playbook import (
    Contact,
    SeverityLevel,
    Template,
)
from incident_desk.domain.severity import SETTINGS, Target, Targets
from incident_desk.domain.timeline import timeline
from incident_desk.formats.playbook_markdown import playbook_markdown
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.services.acts.opening_patterns import bring_pattern, set_cause
from incident_desk.services.acts.playing import set_step
from incident_desk.services.playbook_making import playbook_of, playbook_text
from tests.making_samples import BOOK, Told, basket
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
    reopened,
)


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
        ("Look", ["Tell", "Read the logs", "Ask the bank", "ask the host"]),
        ("Mend", ["Take 4.1.2", "Roll back"]),
    ]
    look = book.plans[0].phases[0]
    assert [step.detail for step in look.steps] == ["", "", "Not needed in INC-0048: no need", ""]
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


def test_the_contacts_of_the_playbook_stay_and_whoever_else_was_reached_joins_them(told):
    told.write(Kind.CONTACT_CALLED, name="Mara", role="Lead", outcome=Outcome.REACHED)
    told.write(Kind.CONTACT_CALLED, name="Bank", role=None, outcome=Outcome.NO_ANSWER)
    told.write(Kind.CONTACT_CALLED, name="The host", role=None, outcome=Outcome.REACHED)
    told.write(Kind.CONTACT_CALLED, name="The town", role=None, outcome=Outcome.LEFT_MESSAGE)
    assert told.made().contacts == (*BOOK.contacts, Contact("The host", "The host"))


def test_the_severity_to_begin_with_is_the_worst_that_it_had(told):
    levels = (SeverityLevel("P1", rank=1, response_s=900), SeverityLevel("P2", rank=2))
    lowered = replace(
        told.record.state,
        playbook=replace(BOOK, severities=levels),
        severity="P2",
        severity_changes=(SeverityChange("P1", "P2", at("03:09"), "it is only slow"),),
    )
    book = playbook_of(lowered, ())
    assert (book.default_severity, book.severities) == ("P1", levels)


def test_a_level_that_the_playbook_lacks_has_the_targets_that_it_was_worked_by(told):
    found = replace(told.record.state, severity="P2", targets=Targets(Target(60), Target(7200), None))
    (own,) = playbook_of(found, ()).severities
    assert (own.name, own.rank, own.response_s, own.resolution_s, own.update_every_s) == ("P2", 2, 60, 7200, None)


def test_how_often_to_update_is_the_playbooks_word_and_not_the_settings(told):
    filled = Targets(update_every=Target(900, SETTINGS))
    assert playbook_of(replace(told.record.state, playbook=None, targets=filled), ()).cadence_s is None
    assert told.made().cadence_s == BOOK.cadence_s


def test_messages_of_the_playbook_stay_for_the_stages_in_which_none_went_out(told):
    first, last = Template("Initial", "initial", "We look."), Template("Done", "resolved", "It is over.")
    told.write(Kind.UPDATE_SENT, text="We are on it.", channels=["mail"], stage="initial")
    state = replace(told.record.state, playbook=replace(BOOK, templates=(first, last)))
    assert [one.body for one in playbook_of(state, ()).templates] == ["We are on it.", "It is over."]


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


def test_what_is_made_of_an_incident_is_read_as_the_same_playbook():
    told = basket()
    made, again = told.made(), read_playbook(told.text(), "")
    assert unlike(made, again, places=False) == ()
    assert again.severities[0].resolution_s == 4 * 3600
    assert [one.critical for one in again.thresholds] == ["> 10 s"]
    assert [hop.role for hop in again.escalation] == ["Lead", "Head of Shop"]
    assert [(one.role, one.more) for one in again.contacts] == [
        ("Lead", (("Phone", "555 0101"),)),
        ("Bank", (("Phone", "555 0102"),)),
    ]


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
    assert set(unlike(book, again, places=False)) <= {"severities"}  # an invented level has no words
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
        ("Database pool exhausted", ("A leak after the deploy (confirmed in INC-0001)", "A slow query")),
        ("Queue is full", ("A dead consumer",)),
    ]
    assert [step.text for step in book.procedures[1].investigation] == ["Count the messages"]
