"""A pattern as plain data, and those of an incident in what ``show --json`` prints."""

import json

from incident_desk.domain.clock import clock
from incident_desk.domain.timeline import timeline
from incident_desk.formats.incident_json import incident_data
from incident_desk.formats.pattern_json import patterns_data
from incident_desk.services.acts.opening_patterns import bring_pattern, close_pattern, open_pattern
from tests.fakes import NOON
from tests.pattern_samples import OTHER, Worked


def test_those_that_were_opened_are_told_with_their_suspects():
    worked = Worked()
    assert patterns_data(worked.now) == []
    worked.do(lambda one: open_pattern(one, "pool"))
    worked.do(lambda one: bring_pattern(one, OTHER, 0))
    worked.do(lambda one: close_pattern(one, "queue"))
    own, other = json.loads(json.dumps(patterns_data(worked.now)))
    assert (own["pattern"], own["open"], own["playbook"], own["closed"]) == ("p1", True, None, None)
    assert [(one["id"], one["state"]) for one in own["causes"]] == [("p1.c1", "suspect"), ("p1.c2", "suspect")]
    assert (other["playbook"], other["open"], other["closed"][:19]) == (
        "Queue outage",
        False,
        "2026-03-01T12:03:00",
    )
    shown = incident_data(worked.now, timeline(worked.events), clock(worked.now, NOON))
    assert [one["name"] for one in shown["patterns"]] == ["Database pool exhausted", "Queue is full"]
