"""Notifications of Alertmanager and Grafana."""

import copy

import pytest

from incident_desk.domain.hooks import AlertState
from incident_desk.formats.hooks.alertmanager import alertmanager
from incident_desk.formats.hooks.parts import HookNotReadable
from tests.formats.hooks.samples import ALERTMANAGER, GRAFANA


def test_each_alert_of_a_group_is_read_with_its_own_state():
    firing, over = alertmanager(ALERTMANAGER).alerts
    assert (firing.key, firing.name, firing.state) == ("1a30ba71cca2921f", "HighLatency", AlertState.FIRING)
    assert firing.summary == "p99 above 2 s on api-1"
    assert ("severity", "critical") in firing.labels
    assert f"{firing.since:%H:%M:%S}" == "10:58:26"
    assert (over.key, over.state) == ("bc97ff14869b13e3", AlertState.OVER)


def test_grafana_sends_the_same_shape():
    (alert,) = alertmanager(GRAFANA).alerts
    assert (alert.name, alert.state) == ("High memory usage", AlertState.FIRING)


def test_without_a_fingerprint_the_labels_stand_for_an_alert_in_any_order():
    given = copy.deepcopy(ALERTMANAGER)
    for alert in given["alerts"]:
        del alert["fingerprint"]
    one, other = (alert.key for alert in alertmanager(given).alerts)
    given["alerts"][0]["labels"] = dict(reversed(given["alerts"][0]["labels"].items()))
    given["alerts"][0]["status"] = "resolved"
    assert alertmanager(given).alerts[0].key == one != other


@pytest.mark.parametrize(
    "alerts",
    [
        [], None, "firing", [None], [{}], [{"status": "firing"}], [{"status": "firing", "labels": {}}],
        [{"status": "Firing", "labels": {"a": "b"}}], [{"status": "ok", "labels": {"a": "b"}}],
        [ALERTMANAGER["alerts"][0], {"labels": {"a": "b"}}], [ALERTMANAGER["alerts"][0]] * 201,
    ],
)  # fmt: skip
def test_one_alert_that_is_none_refuses_them_all(alerts):
    with pytest.raises(HookNotReadable):
        alertmanager({"alerts": alerts})
