"""Contacts that were called: who is meant by a name, what the record keeps, and what is refused."""

from datetime import timedelta

import pytest

from incident_desk.domain.calls import Outcome
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.events import Kind
from incident_desk.domain.playbook import Contact, Playbook
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.contacting import contact_named, reach_contact, spoken
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import NOON, Bench

CONTACTS = (
    Contact("Database on-call (vendor)", "+49 30 1234"),
    Contact("Engineering Manager", "Jo Stein (jo@example.org)", "Al Fox", more=(("Chat", "@jstein"),)),
    Contact("On-call", "Maya Kern", more=(("Shift", "day"),)),
    Contact("On-call", "Tom Reuter", more=(("Shift", "night"),)),
    Contact("CTO", "[NAME] ([CONTACT])", empty=True),
)


def called(name, outcome=Outcome.NO_ANSWER, at=None, contacts=CONTACTS):
    bench = Bench()
    book = Playbook("Outage", contacts=contacts) if contacts is not None else None
    one = bench.desk.declare(Declaration("Down", "P1", book), "MK").id
    bench.clock.pass_s(60)
    event = bench.desk.act(one, lambda now, _: reach_contact(now, name, outcome, at), "MK").events[0]
    row = next(row for row in timeline(bench.desk.events(one)) if row.kind == Kind.CONTACT_CALLED)
    return event, row.text, bench.desk.incident_of(one).contact_calls


@pytest.mark.parametrize(
    ("name", "kept", "role", "words"),
    [
        ("Database on-call (vendor)", "Database on-call (vendor)", None,
         "Database on-call (vendor) called: no answer"),
        ("database", "Database on-call (vendor)", None, "Database on-call (vendor) called: no answer"),
        ("Jo Stein", "Jo Stein", "Engineering Manager", "Jo Stein (Engineering Manager) called: no answer"),
        ("al fox", "al fox", "Engineering Manager", "al fox (Engineering Manager) called: no answer"),
        ("@jstein", "@jstein", "Engineering Manager", "@jstein (Engineering Manager) called: no answer"),
        ("on-call: Tom Reuter", "Tom Reuter", "On-call", "Tom Reuter (On-call) called: no answer"),
        ("cto", "CTO", None, "CTO called: no answer"),
    ],
)  # fmt: skip
def test_a_contact_is_meant_by_its_role_or_by_a_person_who_stands_there(name, kept, role, words):
    event, text, (call,) = called(name)
    assert event.data == {"name": kept, "role": role, "outcome": "no_answer"}
    assert text == words
    assert (call.name, call.role, call.outcome, call.who) == (kept, role, Outcome.NO_ANSWER, "MK")


def test_a_number_or_address_that_nobody_typed_is_not_written_down():
    assert "1234" not in str(called("vendor")[0].data) and "jo@" not in str(called("Jo Stein")[0].data)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_outcome_is_kept(outcome):
    event, text, (call,) = called("CTO", outcome)
    assert event.data["outcome"] == outcome and call.outcome is outcome
    assert text == f"CTO called: {outcome.replace('_', ' ')}"


def test_a_call_that_is_written_down_late_stands_at_its_time():
    assert called("CTO", at=NOON + timedelta(seconds=20))[2][0].at == NOON + timedelta(seconds=20)


@pytest.mark.parametrize("name", ["on-call", "On-call"])
def test_of_several_contacts_none_is_guessed(name):
    with pytest.raises(NotFound, match=r"Several contacts are called '.*'\. Say which: .*On-call: Tom Reuter"):
        called(name)


def test_whoever_is_not_there_is_refused_with_the_list():
    with pytest.raises(NotFound) as found:
        called("the boss")
    assert str(found.value) == (
        "No contact is called 'the boss'. Say which: Database on-call (vendor), Engineering Manager, "
        "On-call: Maya Kern, On-call: Tom Reuter, CTO"
    )
    with pytest.raises(NotFound):
        called("On-call: Al Fox")


def test_nobody_is_called_where_nobody_is_named():
    with pytest.raises(Refused, match="its playbook names none"):
        called("CTO", contacts=())
    with pytest.raises(Refused, match="it follows no playbook"):
        called("CTO", contacts=None)
    with pytest.raises(Refused, match="Say who was called"):
        called("  ")


@pytest.mark.parametrize("contact", CONTACTS)
def test_what_a_contact_is_called_means_it_alone(contact):
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1", Playbook("Outage", contacts=CONTACTS)), "MK")
    assert contact_named(one, spoken(contact, CONTACTS)) == contact
