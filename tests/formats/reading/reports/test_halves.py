"""Halves and clipped forms of lengths, as figures with a unit each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.reports.halves import with_figures
from incident_desk.formats.reading.reports.lasted import duration_in


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("an hour and a half", 90), ("two and a half days", 3600), ("One and a half hours", 90),
        ("anderthalb Stunden", 90), ("zweieinhalb Stunden", 150), ("2 horas y media", 150),
        ("2 heures et demie", 150), ("1 hora e meia", 90), ("2時間半", 150), ("2 heures 15", 135), ("PT2H15M", 135),
        ("P1DT2H", 1560), ("45'", 45),
        ("half an hour", 30), ("2 hours", 120),
    ],
)  # fmt: skip
def test_a_length_with_a_half(text, minutes):
    assert duration_in(text).seconds == minutes * 60


@pytest.mark.parametrize("text", ["2 hours 15 users waited", "p", "pt", "and a half", "part 2"])
def test_what_is_no_half_stays(text):
    assert with_figures(text) == text


@given(st.text(max_size=60))
def test_any_text_comes_back(text):
    assert isinstance(with_figures(text.casefold()), str)
