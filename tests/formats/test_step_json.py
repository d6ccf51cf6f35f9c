"""A step as plain data, with those under it."""

import json

from incident_desk.domain.checklist import StepState
from incident_desk.formats.step_json import step_data
from incident_desk.services.acts.playing import set_step
from tests.pattern_samples import POOL, Worked


def test_it_has_its_state_with_who_when_and_why_and_those_under_it():
    worked = Worked()
    worked.do(lambda one: set_step(one, "9.1.1.1", StepState.NOT_NEEDED, "one client"))
    data = json.loads(json.dumps(step_data(worked.now, POOL.investigation[0])))
    assert (data["id"], data["state"], data["who"], data["at"]) == ("9.1.1", "to_do", None, None)
    (under,) = data["children"]
    assert (under["state"], under["who"], under["reason"]) == ("not_needed", "RO", "one client")
    assert under["at"].startswith("2026-03-01T12:01:00")
