"""By when."""

import pytest

from incident_desk.domain.doctor.by_when import by_when, lacks


@pytest.mark.parametrize(
    ("due", "horizon", "told"),
    [
        ("2026-03-14", "Next week", "2026-03-14"),
        ("", "Short term (next week)", "Short term (next week)"),
        ("", "Within 24 hours", "Within 24 hours"),
        ("", "Kurzfristig", "Kurzfristig"),
        ("", "Recommended Future Actions", ""),
        ("", "Follow-up action items", ""),
        ("", "Next steps", ""),
        ("", "", ""),
    ],
)
def test_a_heading_counts_where_it_names_a_time(due, horizon, told):
    assert by_when(due, horizon) == told


def test_an_item_lacks_what_it_has_not_until_it_is_done():
    assert lacks(None, None, done=False) == ("owner", "date") and lacks("", "", done=True) == ()
    assert lacks("RO", "", "next week", done=False) == () and lacks("RO", "", "Next steps", done=False) == ("date",)
