"""Gatus' configuration."""

import pytest

from incident_desk.formats.check_lists.gatus import is_gatus, read_gatus
from incident_desk.formats.check_lists.yaml_text import read_yaml

CONFIG = """\
alerting: {slack: {webhook-url: x}}
endpoints:
  - name: front
    group: core
    url: "https://example.org/health"
    interval: 30s
    headers: {X-Env: live}
    client: {timeout: 5s, insecure: true, ignore-redirect: true}
    alerts: [{type: slack, failure-threshold: 4, success-threshold: 1}]
    conditions:
      - "[STATUS] == 200"
      - "[BODY].status == UP"
      - "[BODY].queue < 10"
      - "[BODY] == pat(*welcome*)"
      - "has([BODY].errors) == false"
      - "[RESPONSE_TIME] < 300"
      - "[CERTIFICATE_EXPIRATION] > 48h"
      - "[DOMAIN_EXPIRATION] > 720h"
  - name: dns
    url: "8.8.8.8"
    dns: {query-name: example.org, query-type: A}
    conditions: ["[BODY] == 93.184.216.34", "[DNS_RCODE] == NOERROR"]
  - {name: port, url: "tcp://db:5432", conditions: ["[CONNECTED] == true"], enabled: false}
  - {name: cert, url: "tls://mail:993", conditions: ["[CERTIFICATE_EXPIRATION] > 240h"]}
  - {name: ping, url: "icmp://gw"}
  - {name: socket, url: "wss://example.org/"}
  - {name: blank, url: "https://${HOST}/"}
external-endpoints: [{name: told}]
"""


def found():
    (data,) = read_yaml(CONFIG)
    assert is_gatus(data)
    return read_gatus(data).all


def test_a_configuration_becomes_checks() -> None:
    by_name = {one.check.name: one for one in found().found}
    front = by_name["front"].check
    assert (front.interval_s, front.timeout_s, front.rule.failures, front.rule.good, front.group) == (
        30, 5, 4, 1, "core",
    )  # fmt: skip
    assert [str(one) for one in front.options.json] == ['status == "UP"', "queue < 10"]
    assert (front.options.contains, front.options.verify, front.options.redirects) == (("welcome",), False, 0)
    assert (front.options.critical_days, front.options.warning_days) == (2, 21)
    assert front.rule.thresholds[0].critical == 0.3
    assert by_name["front"].notes == (
        "the condition has([BODY].errors) == false is not taken over",
        "the condition [DOMAIN_EXPIRATION] > 720h is not taken over",
    )
    assert by_name["dns"].check.options.answers == ("93.184.216.34",)
    assert (by_name["port"].check.paused, by_name["port"].check.rule.failures) == (True, 3)
    assert by_name["cert"].check.options.critical_days == 10
    assert by_name["ping"].check.kind == "ping"


def test_what_is_not_known_is_left_out_by_name() -> None:
    left = {one.what: one.why for one in found().left}
    assert left["socket"] == "wss addresses are not known here"
    assert "hook" in left["told"]
    blank = next(one for one in found().found if one.check.name == "blank")
    assert blank.notes == ("${HOST} is not filled in here",)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [("[STATUS] == any(200, 429)", "200, 429"), ("[STATUS] < 300", "100-299"), ("[STATUS] <= 299", "100-299"),
     ("[STATUS] >= 200", "200-599"), ("[STATUS] > 199", "200-599")],
)  # fmt: skip
def test_statuses(condition: str, expected: str) -> None:
    gathered = read_gatus({"endpoints": [{"name": "a", "url": "https://a.example/", "conditions": [condition]}]})
    assert str(gathered.found[0].check.options.expected) == expected


@pytest.mark.parametrize(
    "condition",
    ["[STATUS] != 500", "[IP] == 1.2.3.4", "len([BODY].list) > 2", "[BODY] == pat(*a*b*)", "nonsense", "",
     "[BODY] > 3", "[RESPONSE_TIME] > 3", "[CONNECTED] == false", "[BODY].a == any(1, 2)"],
)  # fmt: skip
def test_a_condition_that_is_not_taken_over_is_told(condition: str) -> None:
    gathered = read_gatus({"endpoints": [{"name": "a", "url": "https://a.example/", "conditions": [condition, 3]}]})
    assert f"the condition {condition} is not taken over" in gathered.found[0].notes
