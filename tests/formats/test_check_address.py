"""What is pasted is recognised, and the fields that follow from it are filled."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.check_address import (
    KIND_WORDS,
    environment_of,
    group_of,
    host_of,
    read_address,
)


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        (" https://example.org/api/health\n", "http", "https://example.org/api/health"),
        ("HTTP://example.org", "http", "http://example.org"),
        ("example.org:5432", "tcp", "example.org:5432"),
        ("[::1]:80", "tcp", "[::1]:80"),
        ("tcp://db:5432", "tcp", "db:5432"),
        ("example.org", "ping", "example.org"),
        ("::1", "ping", "::1"),
        ("ping example.org", "ping", "example.org"),
        ("dig example.org MX", "dns", "example.org"),
        ("dns example.org", "dns", "example.org"),
        ("tls example.org", "certificate", "example.org:443"),
        ("tls:example.org:8443", "certificate", "example.org:8443"),
        ("./check.sh --all", "command", "./check.sh --all"),
        ("'df -h /'", "command", "df -h /"),
        ("systemctl is-active nginx", "command", "systemctl is-active nginx"),
        ("hook:nightly-backup", "webhook", "nightly-backup"),
        ("curl -s https://example.org/x", "http", "https://example.org/x"),
    ],
)
def test_the_kind_and_what_is_asked(text, kind, target):
    found = read_address(text)
    assert (found.kind, found.fields["target"]) == (kind, target)
    assert found.fields["name"]
    assert found.words.startswith("recognised")


def test_a_health_address_has_sensible_expectations_and_its_place():
    found = read_address("https://api.staging.shop.example/api/health", {"www.shop.example": "Shop"})
    assert dict(found.fields) == {
        "target": "https://api.staging.shop.example/api/health", "name": "/api/health", "method": "GET",
        "group": "", "environment": "staging", "expected": "200", "warning_days": "21", "critical_days": "3",
    } | {"group": "Shop"}  # fmt: skip


def test_a_curl_line_is_told_to_be_read_and_not_run():
    found = read_address("curl -X POST --http3 -d a=1 https://example.org/login")
    assert found.fields["method"] == "POST"
    assert found.fields["body"] == "a=1"
    assert "not run" in found.words and "--http3" in found.words


@pytest.mark.parametrize(
    ("host", "environment"),
    [("api.example.org", "production"), ("dev-api.example.org", "development"), ("qa.example.org", "test"),
     ("localhost", "development"), ("127.0.0.1", "development"), ("10.0.0.1", "production"),
     ("device.example.org", "production"), ("x.stg.example.org", "staging")],
)  # fmt: skip
def test_the_environment_is_a_word_of_the_host(host, environment):
    assert environment_of(host) == environment


def test_the_group_is_that_of_the_host_or_of_its_domain():
    groups = {"api.shop.example": "Shop", "10.0.0.1": "Net"}
    assert group_of("api.shop.example", groups) == "Shop"
    assert group_of("www.shop.example", groups) == "Shop"
    assert group_of("10.0.0.2", groups) == ""
    assert group_of("localhost", groups) == ""


@pytest.mark.parametrize("text", ["", "   ", "a\nb", "!!", "ftp://example.org", "'unclosed", "curl"])
def test_what_is_nothing_is_refused_in_words(text):
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        read_address(text)


@given(st.text(max_size=200))
def test_any_text_is_recognised_or_refused(text):
    with suppress(ValueError):
        assert read_address(text).kind in KIND_WORDS


def test_the_host_of_each_kind():
    assert host_of("http", "https://me:pw@Example.org:1/x") == "example.org"
    assert host_of("tcp", "db:5432") == "db"
    assert host_of("command", "./x") == ""
    assert host_of("http", "https://[bad") == ""
