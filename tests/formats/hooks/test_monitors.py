"""UptimeRobot, Uptime Kuma and the plain shape."""

import pytest

from incident_desk.domain.hooks import AlertState
from incident_desk.formats.hooks.monitors import kuma, own, uptimerobot
from incident_desk.formats.hooks.parts import HookNotReadable
from tests.formats.hooks.samples import KUMA, UPTIMEROBOT


def test_uptimerobot_down_and_up_are_of_one_alert():
    (down,) = uptimerobot(UPTIMEROBOT).alerts
    (up,) = uptimerobot({**UPTIMEROBOT, "alertType": 2, "alertDetails": "HTTP 200"}).alerts
    assert (down.state, up.state) == (AlertState.FIRING, AlertState.OVER)
    assert down.key == up.key
    assert down.text == "Shop: HTTP 504 - Gateway Timeout"
    assert dict(down.labels)["url"] == "https://shop.example.org"


def test_uptimerobot_by_the_names_that_others_give_its_fields_and_without_an_id():
    (alert,) = uptimerobot({"alert_type": "1", "monitor_friendly_name": "Shop"}).alerts
    assert (alert.key, alert.name) == ("uptimerobot:Shop", "Shop")


def test_a_reminder_of_a_certificate_changes_no_state():
    assert not uptimerobot({**UPTIMEROBOT, "alertType": "3"}).alerts


@pytest.mark.parametrize("wrong", [{"alertType": "4"}, {"alertType": "*alertType*"}, {"alertType": True}])
def test_uptimerobot_with_no_state_is_refused(wrong):
    with pytest.raises(HookNotReadable, match="alertType must be"):
        uptimerobot({**UPTIMEROBOT, **wrong})


def test_uptimerobot_of_nothing_is_refused():
    with pytest.raises(HookNotReadable, match="monitorFriendlyName"):
        uptimerobot({"alertType": "1"})


def test_kuma_down_up_and_what_changes_nothing():
    (down,) = kuma(KUMA).alerts
    assert (down.name, down.state, down.summary) == ("Shop", AlertState.FIRING, "getaddrinfo ENOTFOUND")
    states = {status: kuma({**KUMA, "heartbeat": {"status": status}}).alerts for status in (1, 2, 3)}
    assert states[1][0].state is AlertState.OVER and states[1][0].key == down.key
    assert not states[2] and not states[3]
    assert kuma({"heartbeat": None, "monitor": None, "msg": "Testing"}).words


@pytest.mark.parametrize(
    "wrong", [{"heartbeat": {}}, {"heartbeat": {"status": 7}}, {"monitor": {}}, {"monitor": None}]
)
def test_kuma_without_a_state_or_a_name_is_refused(wrong):
    with pytest.raises(HookNotReadable):
        kuma({**KUMA, **wrong})


def test_the_plain_shape_of_a_named_thing_and_of_all():
    named = own({"state": "DOWN", "name": "backup", "text": "no space left"})
    assert (named.alerts[0].text, named.is_all) == ("backup: no space left", False)
    assert own({"state": "up", "name": "backup"}).is_all is False
    everything = own({"status": "up", "msg": "OK"})
    assert (everything.is_all, everything.alerts[0].state) == (True, AlertState.OVER)
    assert own({"state": "down"}).alerts[0].name == "told down"
    assert own({"state": "warning", "name": "disk"}).alerts[0].state is AlertState.WARNING


@pytest.mark.parametrize("state", ["", "success", "alerting", "firing", 0, 1, None, True, ["down"], {"down": 1}])
def test_any_other_word_is_no_state(state):
    with pytest.raises(HookNotReadable, match="state must be"):
        own({"state": state})
