"""The options of HTTP checks beyond the plain ones; those are tested with the check itself."""

import json

import pytest

from incident_desk.domain.checks.http import HeaderCondition, HttpOptions
from incident_desk.domain.checks.reading import CheckNotReadable

PLAIN = {"url": "https://example.org/"}
FULL = PLAIN | {
    "contains": ["a"],
    "lacks": ["b"],
    "matches": ["c+"],
    "json": ["status == ok"],
    "answer_headers": ["A = b", "C"],
    "parts": ["deps", "$"],
    "parts_count": False,
    "ip": "6",
    "proxy": "http://me:pw@proxy:3128",
    "client_certificate": "/c",
    "client_key": "/k",
}


def test_everything_survives_the_way_through_json():
    options = HttpOptions.from_data(FULL)
    assert HttpOptions.from_data(json.loads(json.dumps(options.to_data()))) == options
    assert options.json[0].comparison == "=="
    hash(options)


def test_what_is_new_is_not_written_where_it_is_as_usual():
    assert not set(HttpOptions.from_data(PLAIN).to_data()) & (set(FULL) - {"url"})


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"contains": "a"}, "contains"),
        ({"contains": [""]}, "contains"),
        ({"lacks": [3]}, "lacks"),
        ({"contains": ["a"], "lacks": ["a"]}, "lacks"),
        ({"matches": ["("]}, "matches"),
        ({"matches": [r"(a)\1"]}, "matches"),
        ({"json": ["x"]}, "json"),
        ({"json": "a == 1"}, "json"),
        ({"json": [3]}, "json"),
        ({"json": ["a == 1"] * 21}, "json"),
        ({"parts": ["a..b"]}, "parts"),
        ({"answer_headers": ["= x"]}, "answer_headers"),
        ({"answer_headers": ["A ="]}, "answer_headers"),
        ({"answer_headers": ["a b"]}, "answer_headers"),
        ({"ip": "5"}, "ip"),
        ({"proxy": "socks5://x:1"}, "proxy"),
        ({"proxy": "https://x:1"}, "proxy"),
        ({"proxy": "http://x/path"}, "proxy"),
        ({"client_key": "/k"}, "client_key"),
        ({"http": "3"}, "http"),
        ({"http": "2", "url": "http://x/"}, "http"),
        ({"source": "localhost"}, "source"),
        ({"method": "HEAD", "contains": ["a"]}, "method"),
        ({"parts_count": 1}, "parts_count"),
    ],
)
def test_a_wrong_field_is_named(change, wrong):
    with pytest.raises(CheckNotReadable) as caught:
        HttpOptions.from_data(PLAIN | change)
    assert caught.value.field == wrong


HEADERS = [("Content-Type", "application/json; charset=utf-8"), ("X-Node", "a"), ("x-node", "b")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("content-type", ""),
        ("Content-Type ~ JSON", ""),
        ("X-Node = b", ""),
        ("X-Node = c", "header X-Node is a, expected c"),
        ("X-Other", "the answer has no header X-Other"),
        ("Content-Type ~ html", "header Content-Type is application/json; charset=utf-8, expected to contain html"),
        ("Content-Type = a~b", "header Content-Type is application/json; charset=utf-8, expected a~b"),
    ],
)
def test_conditions_on_headers(text, why):
    assert HeaderCondition.parse(text).unmet(HEADERS) == why


def test_a_body_goes_with_post_alone():
    assert HttpOptions("https://example.org/", method="POST", body="a=1").to_data()["body"] == "a=1"
    with pytest.raises(CheckNotReadable) as refused:
        HttpOptions("https://example.org/", body="a=1")
    assert refused.value.field == "body"


def test_days_of_the_certificate_are_in_order():
    with pytest.raises(CheckNotReadable) as refused:
        HttpOptions("https://example.org/", warning_days=3, critical_days=21)
    assert refused.value.field == "warning_days"
