"""What a past incident keeps of its report, as plain data."""

import json

from incident_desk.formats.past_json import past_data
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import read
from tests.fakes import Bench


def test_it_has_the_facts_the_document_the_answers_and_what_is_open():
    taken = Bench().desk.past.take_in(past_incident(read(), Answers("+02:00")), "MK").incident
    data = json.loads(json.dumps(past_data(taken.past)))
    assert (data["source"]["name"], data["zone"], data["day"], data["is_dated"]) == (
        "payments.md",
        "+02:00",
        None,
        True,
    )
    assert data["report"]["root_cause"] == "A certificate ran out." and data["report"]["sign_off"] == [
        ["Incident Commander", "Ada"]
    ]
    assert "timeline" not in data["report"] and "action_items" not in data["report"]
    assert [one["milestone"] for one in data["stated"]][:2] == ["impact_started", "detected"]
    assert past_data(None) is None
