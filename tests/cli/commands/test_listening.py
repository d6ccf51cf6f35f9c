"""The webhook from the command line."""

import os

from incident_desk.domain.checks.webhook import WebhookOptions
from incident_desk.domain.health_check import Check
from incident_desk.services.acts.watching import watch


def test_it_is_off_at_first_and_shows_no_address(desk):
    assert "webhook is off" in desk("webhook", "show").out
    assert desk.json("webhook", "show") == {
        "on": False, "port": 47911, "problem": None, "hooks": {}, "address": None, "changes": None,
    }  # fmt: skip
    assert not (desk.folder / "webhook.json").exists()


def test_it_is_switched_on_with_a_secret_of_its_own_and_off_again(desk):
    shown = desk.json("webhook", "on", "--port", "5001")
    assert shown["on"] and shown["port"] == 5001
    secret = shown["address"].split("/")[4]
    assert len(secret) == 32 and shown["changes"] == f"http://127.0.0.1:5001/change/{secret}"
    assert shown["problem"] == "Nobody is heard at the moment: a window listens while it is open"
    if os.name == "posix":
        assert (desk.folder / "webhook.json").stat().st_mode & 0o777 == 0o600
    assert desk.json("webhook", "off")["on"] is False
    again = desk.json("webhook", "on")
    assert (again["port"], again["address"]) == (5001, shown["address"])


def test_a_new_secret_ends_the_old_addresses(desk):
    old = desk.json("webhook", "on")["address"]
    new = desk.json("webhook", "secret", "--new")["address"]
    assert new != old and desk.json("webhook", "show")["address"] == new


def test_it_prints_what_to_paste_into_each_tool_for_the_hooks_that_are_stood_on(desk):
    key = desk.declare("Checkout is down")
    secret = desk.json("webhook", "on")["address"].split("/")[4]
    assert "No check stands on a hook" in desk("webhook", "show").out
    _stand_on("shop", desk, key)
    said = desk("webhook", "show").out
    address = f"http://127.0.0.1:47911/hook/{secret}/shop"
    assert f"{address}  ({key} Alerts)" in said
    assert "Alertmanager  webhook_configs" in said and f"}}' {address}" in said and "curl -d '{" in said
    assert desk.json("webhook", "show")["hooks"] == {"shop": {"address": address, "checks": [f"{key} Alerts"]}}


def test_the_secret_is_in_no_record_and_no_report(desk):
    key = desk.declare("Checkout is down")
    secret = desk.json("webhook", "on")["address"].split("/")[4]
    _stand_on("shop", desk, key)
    assert secret not in desk("show", key, "--json").out + desk("report", key, "-o", "-").out
    assert secret.encode() not in (desk.folder / "desk.db").read_bytes()


def test_what_does_not_go_together_is_said(desk):
    assert "webhook on" in desk("webhook", "off", "--port", "5000", code=2).err
    assert "secret --new" in desk("webhook", "secret", code=2).err
    assert "secret --new" in desk("webhook", "on", "--new", code=2).err
    assert "from 1 to 65535" in desk("webhook", "on", "--port", "70000", code=2).err
    assert not (desk.folder / "webhook.json").exists()


def test_a_file_that_cant_be_read_is_said_and_means_off(desk):
    desk("webhook", "on")
    (desk.folder / "webhook.json").write_text("{")
    assert "can't be read" in desk("webhook", "show").out
    assert "Nothing was changed" in desk("webhook", "on", code=1).err


def _stand_on(hook, desk, key):
    """Add a check as the window does."""
    from incident_desk.bootstrap import open_workplace

    place = open_workplace(desk.folder)
    check = Check("a", "Alerts", WebhookOptions(hook))
    place.desk.act(place.desk.incident(key).id, lambda incident, _: watch(incident, check), "MK")
    place.close()


def test_a_check_stands_on_a_hook_and_is_not_asked(desk):
    key = desk.declare("Checkout is down")
    desk("check", "add", key, "shop", "--kind", "webhook", "--match", "severity=critical", "--expect-every", "300")
    desk("check", "add", "standing", "night", "--kind", "webhook")
    assert list(desk.json("webhook", "show")["hooks"]) == ["night", "shop"]
    assert "is not asked" in desk("check", "run", "shop", "--kind", "webhook", code=1).err
    assert "a-z" in desk("check", "add", key, "Shop!", "--kind", "webhook", code=2).err
    assert "takes no --method" in desk(
        "check", "add", key, "b", "--kind", "webhook", "--method", "GET", code=2
    ).err  # fmt: skip
