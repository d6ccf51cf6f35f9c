"""Hosts and ports as a person writes them."""

import pytest

from incident_desk.domain.checks.places import (
    host_and_port,
    is_number,
    need_host,
    need_ip_version,
    need_port,
    shown,
)
from incident_desk.domain.checks.reading import CheckNotReadable


@pytest.mark.parametrize(
    ("text", "usual", "found"),
    [
        ("example.org:443", None, ("example.org", 443)),
        ("example.org", 53, ("example.org", 53)),
        ("192.0.2.1", 53, ("192.0.2.1", 53)),
        ("[::1]:8443", None, ("::1", 8443)),
        ("[::1]", 53, ("::1", 53)),
        ("::1", 53, ("::1", 53)),
    ],
)
def test_a_host_with_or_without_its_port(text, usual, found):
    assert host_and_port(text, "place", usual) == found


@pytest.mark.parametrize(
    "text", ["", ":5", "a", "a:", "a:b", "a:0", "a:65536", "a b:5", "a:9999999999", "a:٣", "a@b:5"]
)
def test_what_is_none_is_said(text):
    with pytest.raises(CheckNotReadable, match="place: "):
        host_and_port(text, "place")


def test_hosts_ports_and_versions():
    need_host("a-1.example")
    need_host("::1")
    need_port(65_535)
    for wrong in ("", "a b", "a/b", "http://a", "a:5", "a\n", "x" * 254):
        with pytest.raises(CheckNotReadable, match="host: "):
            need_host(wrong)
    for version in ("", "4", "6"):
        need_ip_version(version)
    with pytest.raises(CheckNotReadable, match="ip: "):
        need_ip_version("5")
    with pytest.raises(CheckNotReadable, match="port: "):
        need_port(0)
    assert is_number("::1") and not is_number("a")
    assert (shown("::1", 5), shown("a", 5)) == ("[::1]:5", "a:5")
