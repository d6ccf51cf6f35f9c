"""Updates and calls as plain data: ready for JSON, what is not known as null."""

import json
from dataclasses import replace
from datetime import timedelta

from incident_desk.domain.calls import ContactCall, Outcome
from incident_desk.domain.incident import UpdateSent, UpdateSkipped
from incident_desk.domain.playbook import Contact
from incident_desk.formats.outgoing_json import call_data, contact_data, skipped_data, updates_data
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import NOON, Bench

INCIDENT = Bench().desk.declare(Declaration("Down", "P1"), "MK")
AT = "2026-03-01T12:00:00Z"


def test_an_update_says_what_is_known_and_null_for_the_rest():
    old = UpdateSent("On it", NOON, ("mail",), "MK")
    new = replace(old, stage="progress", audience="all", waived=(("[ETA]", "soon"),), unchanged_since=NOON)
    first, second = json.loads(json.dumps(updates_data(replace(INCIDENT, updates=(old, new)))))
    assert first == {
        "number": 1, "at": AT, "stage": None, "channels": ["mail"], "audience": None, "text": "On it",
        "waived": {}, "unchanged_since": None, "who": "MK",
    }  # fmt: skip
    assert (second["number"], second["stage"], second["audience"]) == (2, "progress", "all")
    assert (second["waived"], second["unchanged_since"]) == ({"[ETA]": "soon"}, AT)


def test_a_skip_says_why_and_when_it_would_have_been_due():
    one = UpdateSkipped(NOON, "quiet", "MK")
    assert skipped_data(one) == {"at": AT, "due": None, "reason": "quiet", "who": "MK"}
    assert skipped_data(replace(one, due=NOON + timedelta(minutes=1)))["due"] == "2026-03-01T12:01:00Z"


def test_a_contact_has_its_ways_and_its_last_call():
    contact = Contact("Manager", "Jo", "", more=(("Chat", "@jo"),), empty=False)
    call = ContactCall("Jo", "Manager", Outcome.LEFT_MESSAGE, NOON, "MK")
    told = call_data(call)
    assert told == {"name": "Jo", "role": "Manager", "outcome": "left_message", "at": AT, "who": "MK"}
    known = {
        "role": "Manager", "name": "Jo", "phone": None, "email": None, "primary": "Jo", "secondary": None,
        "more": {"Chat": "@jo"}, "empty": False,
    }  # fmt: skip
    assert contact_data(replace(INCIDENT, contact_calls=(call,)), contact) == known | {"last": told}
    assert contact_data(INCIDENT, contact)["last"] is None


def test_the_number_that_a_line_states_behind_the_name_is_the_phone():
    told = contact_data(INCIDENT, Contact("Infrastructure lead", "Sam Ade, +44 20 7946 0018"))
    assert (told["name"], told["phone"], told["email"]) == ("Sam Ade", "+44 20 7946 0018", None)
