"""Who was told and called, as the record says it: old records lack fields, an erased text lacks all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.calls import ContactCall, Outcome
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import UpdateSent, UpdateSkipped
from incident_desk.domain.moments import Moment
from incident_desk.domain.outgoing import call_of, is_of, last_call, sent_of, skipped_of
from incident_desk.domain.playbook import Contact, Playbook
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import NOON, Bench


def event(kind, body):
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    return bench.desk.act(one, lambda *_: (Draft(kind, body, Moment.exactly(NOON)),), "AD").events[0]


def test_an_update_of_an_older_record_has_no_stage_no_audience_and_nothing_waived():
    old = event(Kind.UPDATE_SENT, {"text": "We are on it", "channels": ["mail"]})
    assert sent_of(old, "(erased)") == UpdateSent("We are on it", NOON, ("mail",), "AD")


def test_an_update_says_its_stage_its_audience_what_was_waived_and_since_when_nothing_changed():
    since = NOON - timedelta(minutes=15)
    body = {
        "text": "On it", "channels": [], "stage": "progress", "number": 2, "audience": "customers",
        "waived": {"[ETA]": "not known yet"}, "unchanged_since": since.isoformat(),
    }  # fmt: skip
    assert sent_of(event(Kind.UPDATE_SENT, body), "") == UpdateSent(
        "On it", NOON, (), "AD", "progress", "customers", (("[ETA]", "not known yet"),), since
    )


def test_an_erased_update_keeps_its_place():
    gone = replace(event(Kind.UPDATE_SENT, {"text": "secret"}), body=None)
    assert sent_of(gone, "(erased)") == UpdateSent("(erased)", NOON, (), "AD")


def test_a_skip_of_an_older_record_has_no_due_time():
    due = NOON + timedelta(minutes=3)
    assert skipped_of(event(Kind.UPDATE_SKIPPED, {"reason": "quiet"})) == UpdateSkipped(NOON, "quiet", "AD")
    new = event(Kind.UPDATE_SKIPPED, {"reason": "quiet", "due": due.isoformat()})
    assert skipped_of(new) == UpdateSkipped(NOON, "quiet", "AD", due)


def test_a_call_says_who_and_what_came_of_it():
    body = {"name": "Al Fox", "role": "Manager", "outcome": "left_message"}
    assert call_of(event(Kind.CONTACT_CALLED, body)) == ContactCall(
        "Al Fox", "Manager", Outcome.LEFT_MESSAGE, NOON, "AD"
    )


MANAGER = Contact("Manager", "Jo Stein", "Al Fox", more=(("Chat", "@jo"),))


@pytest.mark.parametrize(
    ("name", "role", "is_it"),
    [
        ("Manager", None, True),
        ("al fox", "Manager", True),
        ("@jo", "Manager", True),
        ("Chat", "Manager", False),
        ("Tom", "Manager", False),
        ("Jo Stein", "On-call", False),
        ("Jo Stein", None, False),
    ],
)
def test_a_call_belongs_to_a_contact_by_its_role_and_its_people(name, role, is_it):
    assert is_of(ContactCall(name, role, Outcome.REACHED, NOON, "MK"), MANAGER) is is_it


def test_the_last_call_of_a_contact_is_the_newest():
    bench = Bench()
    book = Playbook("Outage", contacts=(MANAGER, Contact("CTO")))
    one = bench.desk.declare(Declaration("Down", "P1", book), "MK").id
    for outcome in ("no_answer", "reached"):
        body = {"name": "Manager", "role": None, "outcome": outcome}
        bench.desk.act(one, lambda *_, body=body: (Draft(Kind.CONTACT_CALLED, body),), "MK")
    incident = bench.desk.incident_of(one)
    assert last_call(incident, MANAGER).outcome is Outcome.REACHED
    assert last_call(incident, Contact("CTO")) is None
