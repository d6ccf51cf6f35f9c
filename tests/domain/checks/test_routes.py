"""The routes of a check: read strictly from text, and back."""

import pytest

from incident_desk.domain.checks.reading import CheckNotReadable
from incident_desk.domain.checks.routes import Route, read_routes
from incident_desk.domain.health_check import Check

ALL = "all=http://me:pw@proxy.example:3128,192.0.2.7,ipv6"


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("home=direct", Route("home")),
        ("home=", Route("home")),
        ("proxy eu=http://proxy.example:3128", Route("proxy eu", proxy="http://proxy.example:3128")),
        ("cable = 192.0.2.7", Route("cable", source="192.0.2.7")),
        ("six=ipv6", Route("six", ip="6")),
        ("six=6", Route("six", ip="6")),
        (ALL, Route("all", "http://me:pw@proxy.example:3128", "192.0.2.7", "6")),
    ],
)
def test_a_route_is_a_text_and_back(text, route):
    assert Route.parse(text) == route
    assert Route.parse(str(route)) == route


def test_what_a_route_changes_is_what_it_says():
    assert Route("home").changes == {}
    assert Route("six", ip="6").changes == {"ip": "6"}


def test_routes_are_read_from_texts_and_objects():
    assert read_routes(["a=direct", {"name": "b", "ip": "4"}]) == (Route("a"), Route("b", ip="4"))


@pytest.mark.parametrize(
    "given",
    [
        "a=direct",
        ["direct"],
        ["=direct"],
        ["a=socks5://x:1"],
        ["a=https://x:1"],
        ["a=somewhere"],
        ["a=ipv4,ipv6"],
        ["a=direct", "A=ipv4"],
        ["a\x07b=direct"],
        ["x" * 41 + "=direct"],
        [{"name": "a", "colour": "red"}],
        [{"name": 3}],
        [{"proxy": "http://x"}],
        [{"name": "a", "source": "localhost"}],
        [3],
        [f"r{n}=direct" for n in range(9)],
    ],
)
def test_what_is_no_route_is_named(given):
    with pytest.raises(CheckNotReadable) as caught:
        read_routes(given)
    assert caught.value.field == "routes"


CHECK = {"id": "a", "name": "a", "url": "https://example.org/", "routes": ["home=direct", ALL], "routes_down": 2}


def test_a_check_keeps_its_routes_in_its_flat_form():
    check = Check.from_data(CHECK)
    assert [one.name for one in check.routes] == ["home", "all"]
    assert Check.from_data(check.to_data()) == check
    assert check.to_data()["routes"] == CHECK["routes"]


def test_a_check_without_routes_is_written_as_older_versions_read_it():
    data = Check.from_data({"id": "a", "name": "a", "url": "https://example.org/"}).to_data()
    assert "routes" not in data and "routes_down" not in data


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"routes_down": 3}, "routes_down"),
        ({"routes_down": 0}, "routes_down"),
        ({"routes": [], "routes_down": 2}, "routes_down"),
        ({"routes": "home"}, "routes"),
    ],
)
def test_wrong_routes_of_a_check_are_named(change, wrong):
    with pytest.raises(CheckNotReadable) as caught:
        Check.from_data(CHECK | change)
    assert caught.value.field == wrong


def test_only_what_connects_has_routes():
    with pytest.raises(CheckNotReadable, match="are for http, tcp, certificate"):
        Check.from_data({"id": "a", "name": "a", "kind": "ping", "host": "localhost", "routes": ["a=ipv4"]})
