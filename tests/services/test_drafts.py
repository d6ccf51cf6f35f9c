"""Unsent text as plain data."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.services.drafts import Unsent

AT = datetime(2026, 3, 1, 3, 43, 20, tzinfo=UTC)


@given(st.text(min_size=1).filter(str.strip), st.datetimes(timezones=st.just(UTC)))
def test_what_was_written_comes_back(text, at):
    unsent = Unsent(text, at)
    assert Unsent.from_data(unsent.to_data()) == unsent


def test_times_are_kept_in_utc():
    there = AT.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert Unsent("x", there).to_data()["first_key_at"] == "2026-03-01T03:43:20+00:00"


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"text": "x"},
        {"text": 3, "first_key_at": AT.isoformat()},
        {"text": "x", "first_key_at": "yesterday"},
        {"text": "x", "first_key_at": "2026-03-01T03:43:20"},
        {"text": "  ", "first_key_at": AT.isoformat()},
    ],
)
def test_anything_else_is_no_draft(data):
    assert Unsent.from_data(data) is None
