"""What is written for a tool is read back as the same checks, holds no secret, and says what it could not say."""

import pytest

from incident_desk.domain.health_check import Check
from incident_desk.formats.check_lists.reading import read_checks
from incident_desk.formats.check_lists.writing import FORMS, write_checks

TOKEN = "hunter2-and-more"
CHECKS = [
    Check.from_data(one | {"interval_s": 30, "incident_interval_s": 10, "group": "Shop"})
    for one in (
        {"id": "1", "name": "api", "kind": "http", "url": "https://example.com/health", "redirects": 10,
         "expected": ["200", "204"], "failures": 3, "good": 1},
        {"id": "2", "name": "words", "kind": "http", "url": "https://example.com/a", "contains": ["welcome"],
         "expected": ["200-299"], "redirects": 10},
        {"id": "3", "name": "json", "kind": "http", "url": "https://example.com/b", "json": ["status == \"ok\""],
         "headers": [["Authorization", f"Bearer {TOKEN}"], ["Accept", "a/b"]], "environment": "staging"},
        {"id": "4", "name": "db", "kind": "tcp", "host": "db.example.com", "port": 5432, "depends_on": ["1"]},
        {"id": "5", "name": "gw", "kind": "ping", "host": "gw.example.com"},
        {"id": "6", "name": "name", "kind": "dns", "host": "example.com", "record": "A", "resolver": "192.0.2.53"},
        {"id": "7", "name": "cert", "kind": "certificate", "host": "mail.example.com", "port": 993},
        {"id": "8", "name": "job", "kind": "webhook", "hook": "job", "expect_every_s": 60,
         "failures": 1, "good": 1},
        {"id": "9", "name": "disk", "kind": "command", "command": ["df"]},
    )
]  # fmt: skip
UNSAID = {
    "own": {"disk"},  # written, and not read: a command is added by hand
    "addresses": {"job", "disk"},
    "uptime-kuma": {"cert", "disk"},
    "gatus": {"job", "disk"},
    "blackbox": {"job", "disk"},
}


@pytest.mark.parametrize("form", FORMS)
def test_it_comes_back_as_the_same_checks(form: str) -> None:
    written = write_checks(CHECKS, form)
    found = {one.check.name: one.check for one in read_checks([("list", written.text)]).found}
    wanted = {one.name: one for one in CHECKS if one.name not in UNSAID[form]}
    # A list of addresses has no place for the resolver.
    same = [one for one in wanted if form != "addresses" or one != "name"]
    assert found.keys() == wanted.keys()
    assert [found[one].address for one in same] == [wanted[one].address for one in same]
    if form != "own":
        assert {one.what for one in written.left} >= UNSAID[form]


@pytest.mark.parametrize("form", FORMS)
def test_no_secret_is_in_it(form: str) -> None:
    assert TOKEN not in write_checks(CHECKS, form).text


@pytest.mark.parametrize("form", ["own", "uptime-kuma", "gatus"])
def test_rules_and_expectations_come_back_where_the_tool_knows_them(form: str) -> None:
    found = {one.check.name: one for one in read_checks([("list", write_checks(CHECKS, form).text)]).found}
    assert (found["api"].check.rule.failures, str(found["api"].check.options.expected)) == (3, "200, 204")
    assert found["words"].check.options.contains == ("welcome",)
    assert [str(one) for one in found["json"].check.options.json] == ['status == "ok"']
    assert found["api"].check.group == "Shop"
    assert "its secret is not in the list: give it here" in found["json"].notes


def test_what_a_list_can_not_say_is_named() -> None:
    left = {one.what: one.why for one in write_checks(CHECKS, "gatus").left}
    assert left["db"] == "not said there: what it depends on"
    assert left["disk"] == "checks of the kind command have no place in that list"
