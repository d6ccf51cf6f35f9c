"""Values as other tools write them."""

import pytest

from incident_desk.formats.check_lists.values import (
    blanks_in,
    environment_of,
    headers_of,
    is_web,
    list_of,
    mapping_of,
    seconds_of,
    text_of,
)


@pytest.mark.parametrize(
    ("given", "seconds"),
    [("1m30s", 90), ("500ms", 0.5), ("5m", 300), (15, 15), (2.5, 2.5), ("1h", 3600), ("1d", 86400),
     ("", 7), (None, 7), ("soon", 7), ("5 m", 7), (True, 7), ([], 7)],
)  # fmt: skip
def test_lengths_of_time(given: object, seconds: float) -> None:
    assert seconds_of(given, 7) == seconds


def test_one_value_is_a_list_of_one() -> None:
    assert [list_of(one) for one in ("a", ["a"], None, "")] == [["a"], ["a"], [], []]


def test_what_is_no_mapping_is_empty() -> None:
    assert (mapping_of({1: "a"}), mapping_of([1]), text_of({"a": 1}), text_of(True)) == ({"1": "a"}, {}, "", "")


def test_headers_with_several_values_are_one() -> None:
    assert headers_of({"Accept": ["a", "b"], "X": 1, "Y": None}) == [["Accept", "a b"], ["X", "1"]]


def test_what_the_other_tool_fills_in_is_told() -> None:
    assert blanks_in("https://${HOST}/$PATH", "${HOST}") == [
        "${HOST} is not filled in here",
        "$PATH is not filled in here",
    ]


def test_addresses_and_labels() -> None:
    assert [is_web(one) for one in ("https://a/", "http://a", "a:80", "tcp://a")] == [True, True, False, False]
    assert environment_of({"env": "staging"}) == "staging"
    assert environment_of({}) == ""
