"""Sentry's three shapes."""

import copy

import pytest

from incident_desk.domain.hooks import AlertState
from incident_desk.formats.hooks.parts import HookNotReadable
from incident_desk.formats.hooks.sentry import sentry
from tests.formats.hooks.samples import SENTRY_EVENT, SENTRY_ISSUE, SENTRY_METRIC


@pytest.mark.parametrize(
    ("action", "state"),
    [("critical", AlertState.FIRING), ("warning", AlertState.WARNING), ("resolved", AlertState.OVER)],
)
def test_a_metric_alert(action, state):
    (alert,) = sentry({**SENTRY_METRIC, "action": action}).alerts
    assert (alert.key, alert.name, alert.state) == ("sentry:metric:7", "Too many errors", state)
    assert alert.summary == "1000 events in the last 10 minutes"


def test_a_metric_alert_that_names_no_rule_goes_by_its_title():
    given = copy.deepcopy(SENTRY_METRIC)
    given["data"]["metric_alert"] = {"id": "5"}
    (alert,) = sentry(given).alerts
    assert (alert.key, alert.name) == ("sentry:metric:5", "Too many errors")


def test_an_issue_alert_fires_and_the_issue_that_is_resolved_ends_it():
    (fires,) = sentry(SENTRY_EVENT).alerts
    (over,) = sentry(SENTRY_ISSUE).alerts
    assert fires.text == "Very Important Alert Rule!: ReferenceError: heck is not defined"
    assert (fires.state, over.state, fires.key) == (AlertState.FIRING, AlertState.OVER, over.key)
    assert dict(fires.labels)["environment"] == "production"
    assert dict(over.labels)["project"] == "front"


def test_an_issue_that_is_new_fires_and_one_that_is_given_to_somebody_changes_nothing():
    assert sentry({**SENTRY_ISSUE, "action": "created"}).alerts[0].state is AlertState.FIRING
    assert sentry({**SENTRY_ISSUE, "action": "archived"}).alerts[0].state is AlertState.OVER
    assert sentry({**SENTRY_ISSUE, "action": "assigned"}).alerts == ()


@pytest.mark.parametrize(
    "given",
    [
        {"action": "critical", "data": {}},
        {"action": "critical", "data": None},
        {"action": "critical", "data": []},
        {**SENTRY_METRIC, "action": "triggered"},
        {**SENTRY_EVENT, "action": "resolved"},
        {**SENTRY_ISSUE, "action": "deleted"},
        {"action": "created", "data": {"comment": "a", "issue_id": 100}},
        {"action": "critical", "data": {"metric_alert": {}}},
        {"action": "triggered", "data": {"event": {}}},
        {"action": "created", "data": {"issue": {}}},
    ],
)
def test_what_says_no_state_of_a_named_thing_is_refused(given):
    with pytest.raises(HookNotReadable):
        sentry(given)
