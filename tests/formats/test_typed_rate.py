"""An hourly rate as people type it; what is none says why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.formats.typed_rate import read_rate, stored_rate


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        ("90 EUR", HourlyRate(90, "EUR")),
        ("90 eur", HourlyRate(90, "EUR")),
        ("90 €", HourlyRate(90, "€")),
        ("  90€  ", HourlyRate(90, "€")),
        ("$90", HourlyRate(90, "$", before=True)),
        ("US$ 90", HourlyRate(90, "US$", before=True)),
        ("CHF 1'200.50", HourlyRate(1200.5, "CHF", before=True)),
        ("1,200 JPY", HourlyRate(1200, "JPY")),
        ("1.200,50 €", HourlyRate(1200.5, "€")),
        ("90,5 €/h", HourlyRate(90.5, "€")),
        ("90 kr per hour", HourlyRate(90, "kr")),
        ("90 EUR an hour", HourlyRate(90, "EUR")),
    ],
)
def test_a_rate_is_a_sum_with_its_currency(typed, rate):
    assert read_rate(typed) == rate
    assert read_rate(rate.text) == rate


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "is no hourly rate"),
        ("ninety EUR", "is no hourly rate"),
        ("-5 €", "is no hourly rate"),
        ("9e9 EUR", "is no hourly rate"),
        ("90 \u202e€", "is no hourly rate"),
        ("9" * 60 + " €", "is no hourly rate"),
        ("90", "has no currency"),
        ("$90 €", "has two currencies"),
        ("90 min", "'min' in '90 min' is no currency"),
        ("1,2,3 €", "can't be read as a number"),
        ("90.125 €", "can't be read as a number"),
        ("0 €", "above 0"),
        ("1000001 €", "at most 1,000,000"),
    ],
)
def test_nonsense_is_refused_with_what_is_wrong_and_an_example(typed, why):
    with pytest.raises(WrongUse, match=why) as refused:
        read_rate(typed)
    assert len(str(refused.value)) < 140


@settings(max_examples=80, deadline=None)
@given(st.text("0123456789.,' €$£EURminzł/h-+", max_size=14))
def test_any_text_is_a_rate_or_refused(typed):
    try:
        rate = read_rate(typed)
    except WrongUse:
        assert stored_rate(typed) is None
    else:
        assert 0 < rate.amount <= 1_000_000
        assert read_rate(rate.text).text == rate.text


def test_what_was_kept_and_is_no_rate_is_none():
    assert (stored_rate(""), stored_rate("nonsense")) == (None, None)
    assert stored_rate("90 €") == HourlyRate(90, "€")
