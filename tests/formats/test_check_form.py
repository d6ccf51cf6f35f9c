"""A check becomes texts and the same check again; each wrong text is told of its own field."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.health_check import KINDS, Check
from incident_desk.formats.check_address import KIND_WORDS, read_address
from incident_desk.formats.check_form import TARGETS, USUAL, more_fields, read_form, seconds_of, texts_of

WORK = {"from": "2026-11-28T22:00:00+00:00", "until": "2026-11-28T23:30:15+00:00", "reason": "deploy of the week"}
WHOLE = [
    {"kind": "http", "url": "https://example.org/health", "method": "POST", "body": ' {"a": 1}\n',
     "expected": "200, 300-304", "headers": [["X-A", "b: c"]], "json": ["$.status == ok", "a.b > 3"],
     "contains": ["a b", "c"], "lacks": ["error"], "matches": ["v\\d+"], "answer_headers": ["Content-Type ~ json"],
     "parts": ["$"], "parts_count": False, "redirects": 3, "verify": False, "ip": "4", "warning_days": 21,
     "critical_days": 3, "proxy": "http://p:3128", "ca_file": "/a b.pem", "allow_link_local": True},
    {"kind": "tcp", "host": "::1", "port": 25, "send": "EHLO\\r\\n ", "expect": " 250", "ip": "6"},
    {"kind": "certificate", "host": "example.org", "port": 8443, "warning_days": 30, "server_name": "x.org"},
    {"kind": "dns", "host": "example.org", "record": "MX", "resolver": "192.0.2.53", "answers": ["10 mx."]},
    {"kind": "ping", "host": "example.org"},
    {"kind": "tcp", "host": "x.org", "port": 1, "routes": ["eu=http://p:3128,ipv4", "b=direct"], "routes_down": 2},
    {"kind": "command", "command": ["./check it", "--all", "$HOME", ""], "exit_codes": [0, 2], "lacks": ["x"]},
    {"kind": "webhook", "hook": "backup", "expect_every_s": 3600.0, "match": ["team=a"]},
]  # fmt: skip
SHARED = {
    "id": "a", "name": "A check", "timeout_s": 7.5, "interval_s": 90.0, "incident_interval_s": 15.0, "failures": 3,
    "seconds": 120.0, "good": 4, "breaker_failures": 0, "group": "Shop", "environment": "staging",
    "depends_on": ["b", "c"], "maintenance": [WORK], "paused": True,
    "thresholds": [
        {"measure": "latency", "warning": 1.0, "critical": 5.0, "times": 2},
        {"measure": "latency", "warning": 20.0, "critical": 25.0, "over_s": 300.0, "every_s": 300.0},
        {"measure": "errors", "warning": 5.0, "critical": 10.0, "every_s": 30.0},
        {"measure": "availability", "warning": 95.0, "critical": 90.0},
        {"measure": "errors", "warning": 50.0, "critical": 0.0, "over_s": 3600.0},
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", WHOLE, ids=[f"{one['kind']}-{place}" for place, one in enumerate(WHOLE)])
def test_every_option_of_every_kind_survives_the_form(kind):
    check = Check.from_data(SHARED | kind)
    read = read_form(texts_of(check), "a")
    assert read.problems == {}
    assert read.check == check


def test_every_kind_is_offered_and_is_here():
    assert set(KIND_WORDS) == set(TARGETS) == set(KINDS) == {one["kind"] for one in WHOLE}


def test_every_option_has_a_field():
    from dataclasses import fields

    from incident_desk.domain.health_check import options_class

    for kind in KINDS:
        named = {name for name, _ in more_fields(kind)}
        every = {one.name for one in fields(options_class(kind))}
        assert every - named <= {"host", "port", TARGETS[kind]}


@pytest.mark.parametrize(
    "text",
    ["https://example.org/health", "db:5432", "tls x.org", "dig x.org", "x.org", "./a b", "hook:nightly",
     "curl -d a=1 https://x.org/"],
)  # fmt: skip
def test_what_is_recognised_is_a_check_at_once(text):
    found = read_address(text)
    read = read_form({**USUAL, **found.fields, "kind": found.kind}, "new")
    assert read.problems == {}
    assert read.check.kind == found.kind


WRONG = [
    ({"target": ""}, "target"), ({"target": "ftp://x"}, "target"), ({"name": ""}, "name"),
    ({"interval_s": "often"}, "interval_s"), ({"incident_interval_s": "0"}, "incident_interval_s"),
    ({"timeout_s": "1 h"}, "timeout_s"), ({"failures": "0", "seconds": "0"}, "failures"),
    ({"good": "x"}, "good"), ({"expected": "99x"}, "expected"), ({"json": "status"}, "json"),
    ({"json": "status == ok", "method": "HEAD"}, "method"), ({"headers": "no colon"}, "headers"),
    ({"matches": "(?=a)"}, "matches"), ({"latency.warning": "9", "latency.critical": "5"}, "latency"),
    ({"errors.warning": "500"}, "errors"), ({"availability.warning": "x"}, "availability"),
    ({"mean.warning": "2", "mean.over": "0"}, "mean"), ({"maintenance": "tonight"}, "maintenance"),
    ({"thresholds": "{}"}, "thresholds"), ({"ip": "5"}, "ip"), ({"proxy": "socks://x"}, "proxy"),
    ({"warning_days": "1", "critical_days": "30"}, "warning_days"), ({"body": "x"}, "body"),
    ({"kind": "tcp", "target": "no-port"}, "target"), ({"kind": "tcp", "target": "x:1", "send": "\\q"}, "send"),
    ({"kind": "command", "target": "'open"}, "target"), ({"kind": "command", "target": "a.bat"}, "target"),
    ({"kind": "dns", "target": "x.org", "record": "Z"}, "record"), ({"kind": "ping", "target": "a b"}, "target"),
]  # fmt: skip
GOOD = {**USUAL, "target": "https://example.org/", "name": "x", "method": "GET"}


@pytest.mark.parametrize(("texts", "field"), WRONG, ids=[f"{two} {one}" for one, two in WRONG])
def test_what_is_wrong_is_told_of_its_field_alone(texts, field):
    read = read_form(GOOD | texts, "a")
    assert read.check is None
    assert set(read.problems) == {field}
    assert read.problems[field]


def test_everything_that_is_wrong_is_told_at_once():
    read = read_form(GOOD | {"target": "", "expected": "x", "json": "y", "good": "z", "errors.warning": "200"}, "a")
    assert set(read.problems) == {"target", "expected", "json", "good", "errors"}


def test_a_row_that_is_off_keeps_its_text_and_counts_for_nothing():
    texts = GOOD | {"expected": "nonsense", "json": "nonsense", "latency.warning": "x", "warning_days": "x",
                    "off": "expected json latency days"}  # fmt: skip
    read = read_form(texts, "a")
    assert read.problems == {}
    assert str(read.check.options.expected) == "100-599"
    assert (read.check.options.json, read.check.rule.thresholds) == ((), ())


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90", 90), ("90 s", 90), ("1.5 min", 90), ("1,5min", 90), ("2 h", 7200), ("200 ms", 0.2), (".5", 0.5)],
)
def test_a_length_of_time(text, seconds):
    assert seconds_of(text) == pytest.approx(seconds)


@pytest.mark.parametrize("text", ["", "often", "-1", "1 week", "1e9", "inf", "nan"])
def test_what_is_no_length_of_time(text):
    with pytest.raises(ValueError, match="2 min"):
        seconds_of(text)


def test_maintenance_is_read_in_utc():
    read = read_form(GOOD | {"maintenance": "2026-11-28 22:00 to 2026-11-28 23:00 deploy"}, "a")
    (work,) = read.check.maintenance
    assert (work.begins, work.ends - work.begins) == (datetime(2026, 11, 28, 22, tzinfo=UTC), timedelta(hours=1))


def test_what_others_tell_has_no_limits_of_an_answer_time():
    found = read_address("hook:alerts", {})
    check = read_form({**USUAL, **found.fields, "kind": found.kind}, "c").check
    assert check.rule.thresholds == ()
