"""What the timeline says of a run."""

import pytest

from incident_desk.domain.run_sayings import RUN_SAYINGS

SAID = [
    ("run_finished", {"outcome": "complete", "deferred": []}, "Complete"),
    ("run_finished", {"outcome": "complete_except_deferred", "deferred": ["1", "2"]}, "Complete except 2 deferred"),
    ("run_finished", {"outcome": "rolled_back", "criterion": "Errors"}, "Rolled back: Errors"),
    ("run_declared", {"key": "INC-0001", "title": "Down"}, "Turned into INC-0001 Down"),
    ("criterion_bound", {"criterion": "Errors", "check": "q", "name": "Queue"}, "Errors: measured by Queue"),
    ("criterion_bound", {"criterion": "Errors", "check": None}, "Errors: no longer measured by a check"),
    ("run_told", {"run": "RUN-0001", "text": "Deployed"}, "RUN-0001: Deployed"),
    ("run_carried", {"key": "RUN-0001", "title": "Deploy", "steps": [
        {"state": "done"}, {"state": "not_needed"}, {"state": "deferred"}, {"state": "to_do"}]},
     "Comes of RUN-0001 Deploy: 2 of 4 steps settled, 1 deferred"),
    ("run_carried", {"key": "RUN-0001", "title": "Deploy"}, "Comes of RUN-0001 Deploy: 0 of 0 steps settled"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "data", "words"), SAID)
def test_each_event_is_said_in_plain_words(kind, data, words):
    assert RUN_SAYINGS[kind](data) == words
