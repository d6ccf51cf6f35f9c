"""A rate keeps its currency as it was typed."""

import pytest

from incident_desk.domain.hourly_rate import HourlyRate


@pytest.mark.parametrize(
    ("rate", "text", "sums"),
    [
        (HourlyRate(90, "€"), "90 €", ("570 €", "262.50 €", "1,235 €", "0 €")),
        (HourlyRate(82.5, "$", before=True), "$82.50", ("$570", "$262.50", "$1,235", "$0")),
        (HourlyRate(1200, "EUR", before=True), "EUR 1,200", ("EUR 570", "EUR 262.50", "EUR 1,235", "EUR 0")),
    ],
)
def test_a_sum_is_printed_as_the_rate_was_typed(rate, text, sums):
    assert rate.text == text
    assert tuple(rate.sum_text(one) for one in (570.0, 262.5, 1234.6, 0.0)) == sums


def test_minutes_cost_their_share_of_an_hour():
    assert [HourlyRate(90, "€").of_minutes(one) for one in (0, 20, 380)] == [0, 30, 570]
