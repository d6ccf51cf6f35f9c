"""Where other monitors may call, as values."""

import pytest

from incident_desk.services.webhook import WebhookSettings, WebhookState

ON = WebhookSettings(is_on=True, port=5000, secret="s3cret_s3cret-16")


def test_it_is_off_until_somebody_switches_it_on():
    assert not WebhookState().is_on and WebhookSettings().secret == ""


def test_the_addresses_are_what_is_pasted():
    state = WebhookState(ON)
    assert state.address("shop") == "http://127.0.0.1:5000/hook/s3cret_s3cret-16/shop"
    assert state.change_address == "http://127.0.0.1:5000/change/s3cret_s3cret-16"
    assert (state.is_on, state.port, state.problem) == (True, 5000, "")


def test_the_secret_shows_in_no_log_of_a_value():
    assert "s3cret" not in repr(WebhookState(ON)) + str(ON)


def test_the_plain_form_is_whole_and_read_strictly():
    assert WebhookSettings.from_data(ON.to_data()) == ON


@pytest.mark.parametrize(
    "data",
    [
        {}, [], None, {"on": True, "port": 5000}, {"on": 1, "port": 5000, "secret": "s" * 16},
        {"on": True, "port": "5000", "secret": "s" * 16}, {"on": True, "port": 0, "secret": "s" * 16},
        {"on": True, "port": 5000, "secret": ""}, {"on": False, "port": 5000, "secret": "short"},
        {"on": True, "port": 5000, "secret": "a/b" * 8},
    ],
)  # fmt: skip
def test_what_cant_be_listened_to_is_refused(data):
    with pytest.raises(ValueError):
        WebhookSettings.from_data(data)
