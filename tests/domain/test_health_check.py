"""Checks are read strictly: a wrong one cannot be built, and the message names the wrong field."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.health_check import (
    Check,
    CheckNotReadable,
    ExpectedStatus,
    HttpOptions,
    KindNotKnown,
    Rule,
    known_check,
)

PLAIN = {"id": "api", "name": "/api/health", "kind": "http", "url": "https://example.org/api/health"}


def test_a_check_needs_only_an_id_a_name_and_an_address():
    check = Check.from_data({"id": "api", "name": "API", "url": "http://example.org"})
    assert (check.kind, check.options.method, check.rule, 204 in check.options.expected) == (
        "http",
        "GET",
        Rule(),
        True,
    )


@given(
    timeout=st.floats(0.05, 300),
    interval=st.floats(0.1, 86_400),
    failures=st.integers(1, 1_000),
    low=st.integers(100, 599),
    headers=st.lists(
        st.tuples(st.from_regex(r"[A-Za-z-]+", fullmatch=True), st.text("abc 1;=", max_size=9)), max_size=3
    ),
    paused=st.booleans(),
)
def test_every_check_survives_the_way_through_json(timeout, interval, failures, low, headers, paused):
    check = Check(
        "api",
        "/api/health",
        HttpOptions("https://example.org/a?b=c", "HEAD", ExpectedStatus(((low, 599), (200, 200))), tuple(headers)),
        timeout_s=timeout,
        interval_s=interval,
        rule=Rule(failures, 120.0, 3),
        paused=paused,
        depends_on=("db", "dns"),
    )
    assert Check.from_data(json.loads(json.dumps(check.to_data()))) == check


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"url": "ftp://example.org"}, "url"),
        ({"url": "file:///etc/passwd"}, "url"),
        ({"url": "http://"}, "url"),
        ({"url": "http://example.org:99999/"}, "url"),
        ({"url": "http://example.org:0/"}, "url"),
        ({"url": "http://exam ple.org"}, "url"),
        ({"url": "http://example.org/\nHost: other"}, "url"),
        ({"url": 7}, "url"),
        ({"method": "DELETE"}, "method"),
        ({"expected": "2xx"}, "expected"),
        ({"expected": ""}, "expected"),
        ({"expected": "299-200"}, "expected"),
        ({"expected": [999]}, "expected"),
        ({"timeout_s": "5"}, "timeout_s"),
        ({"timeout_s": 0}, "timeout_s"),
        ({"timeout_s": float("nan")}, "timeout_s"),
        ({"interval_s": True}, "interval_s"),
        ({"interval_s": 0}, "interval_s"),
        ({"incident_interval_s": 1e9}, "incident_interval_s"),
        ({"failures": 1.5}, "failures"),
        ({"failures": 0, "seconds": 0}, "failures"),
        ({"seconds": -1}, "seconds"),
        ({"good": 0}, "good"),
        ({"headers": {"X-Key": "a\r\nb"}}, "headers"),
        ({"headers": {"X Key": "a"}}, "headers"),
        ({"headers": {"X-Key": "ü"}}, "headers"),
        ({"headers": "X-Key: a"}, "headers"),
        ({"headers": 5}, "headers"),
        ({"redirects": 11}, "redirects"),
        ({"body_cap_bytes": 0}, "body_cap_bytes"),
        ({"verify": "no"}, "verify"),
        ({"depends_on": "db"}, "depends_on"),
        ({"name": "  "}, "name"),
        ({"id": ""}, "id"),
        ({"intervall_s": 5}, "intervall_s"),
        ({"options": {}}, "options"),
        ({"kind": "telepathy"}, "kind"),
    ],
)
def test_a_wrong_field_is_named(change, wrong):
    with pytest.raises(CheckNotReadable) as caught:
        Check.from_data(PLAIN | change)
    assert caught.value.field == wrong
    assert str(caught.value).startswith(f"{wrong}: ")
    assert isinstance(caught.value, WrongUse)


@pytest.mark.parametrize("missing", ["id", "name", "url"])
def test_a_missing_field_is_named(missing):
    data = {name: value for name, value in PLAIN.items() if name != missing}
    with pytest.raises(CheckNotReadable, match=f"{missing}: is missing"):
        Check.from_data(data)


def test_a_kind_of_a_later_version_is_told_apart_so_that_it_can_be_kept():
    with pytest.raises(KindNotKnown):
        Check.from_data(PLAIN | {"kind": "graphql"})


@pytest.mark.parametrize(
    ("written", "good", "bad"),
    [
        (200, [200], [201, 404]),
        ("200-299, 304", [200, 299, 304], [300, 305]),
        (["200–204", 301], [202, 301], [205]),
    ],
)
def test_expected_statuses_are_numbers_ranges_or_lists_of_them(written, good, bad):
    expected = ExpectedStatus.parse(written)
    assert all(status in expected for status in good)
    assert not any(status in expected for status in bad)
    assert ExpectedStatus.parse(str(expected)) == expected


def test_what_is_shown_of_an_address_has_no_secrets():
    options = HttpOptions("https://me:secret@example.org:8443/health?token=secret")
    assert options.address == "https://example.org:8443/health?•••"


def test_the_rule_says_itself_in_words():
    assert Rule().words == "down after 2 failures in a row, normal after 2 good answers"
    assert Rule(0, 120, 1).words == "down after 120 s, normal after 1 good answer"
    assert Rule(1, 30, 1).words == "down after 1 failure or 30 s, normal after 1 good answer"


def test_what_another_version_wrote_is_no_check_that_is_known():
    data = Check("a", "A", HttpOptions("https://example.org/")).to_data()
    assert known_check(data) == Check.from_data(data)
    assert known_check({**data, "of_the_future": 1}) is None
    assert known_check({}) is None
