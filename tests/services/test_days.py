"""A day is read as people write it, and what could be two days is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.services.days import day_named


@given(st.dates(min_value=date(1000, 1, 1)))
def test_each_day_is_read_in_either_form(day):
    assert day_named(f" {day.isoformat()} ") == day
    assert day_named(f"{day:%d.%m.%Y}") == day_named(f"{day.day}. {day.month}. {day.year}") == day


@pytest.mark.parametrize("words", ["", "today", "04/03/2025", "31.02.2025", "4.3.25", "2025-13-01", "1.2.2025x"])
def test_what_is_no_day_is_refused(words):
    with pytest.raises(Refused, match="There is no day"):
        day_named(words)
