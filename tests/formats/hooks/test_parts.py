"""Texts and times out of strange data."""

from datetime import UTC, datetime

import pytest

from incident_desk.formats.hooks.parts import first, labels, moment, same, text, within


def test_a_text_is_one_line_without_signs_that_act_and_of_bounded_length():
    assert text("a\n  b\tc") == "a b c"
    assert text("\x1b[31mred\u202e") == "\\x1b[31mred\\u202e"
    assert text("x" * 1000, 10) == "x" * 9 + "…"
    assert text("\ud800") == "?"
    assert [text(one) for one in (7, 1.5, True, None, [], {})] == ["7", "1.5", "", "", "", ""]
    assert first(None, " ", "b", "c") == "b"


def test_labels_are_texts_with_names_and_not_too_many():
    assert labels({"a": "1", "b": None, "": "x", "c": 3}) == (("a", "1"), ("c", "3"))
    assert labels("none") == ()
    assert len(labels({f"l{number}": "v" for number in range(500)})) == 64


def test_what_lies_within_is_found_or_nothing():
    assert within({"a": {"b": 1}}, "a", "b") == 1
    assert within({"a": 1}, "a", "b") is None
    assert within(None, "a") is None


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("2026-11-28T12:00:00Z", datetime(2026, 11, 28, 12, tzinfo=UTC)),
        ("2026-11-28T11:58:26.739266876+01:00", datetime(2026, 11, 28, 10, 58, 26, 739266, tzinfo=UTC)),
        ("2026-11-28 14:25:15 +0800", datetime(2026, 11, 28, 6, 25, 15, tzinfo=UTC)),
        ("2026-11-28 14:25:15 UTC", datetime(2026, 11, 28, 14, 25, 15, tzinfo=UTC)),
        (1_795_867_200_000, datetime(2026, 11, 28, 12, tzinfo=UTC)),
        ("2026-11-28T12:00:00", None),
        ("0001-01-01T00:00:00Z", None),
        ("soon", None),
        (float("nan"), None),
        (10**400, None),
        (True, None),
        ("9" * 100, None),
    ],
)
def test_a_time_needs_a_zone_and_a_year_of_this_age(given, found):
    assert moment(given) == found


def test_what_stands_for_texts_is_the_same_for_the_same_alone():
    assert same("a", "b") == same("a", "b") != same("ab", "")
