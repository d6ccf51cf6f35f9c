"""Facts in columns that are wide enough for the times among them."""

import pytest

from incident_desk.adapters.reports.fact_columns import fact_rooms
from tests.adapters.reports.test_typesetting import SETTER

TIME = "2026-03-01 06:00:00 UTC"


@pytest.mark.parametrize(
    ("values", "columns"),
    [
        (("P1", "open", TIME, TIME, "a", "b", "c", "d"), 4),
        (("Deploy", TIME, TIME), 3),
        (("P1", "open", TIME, TIME, "all", TIME), 3),
        (("P1", f"about {TIME}"), 3),
        (("P1", "2026-03-01"), 4),
        (("P1", "000_8f8e086499cca105.txt"), 3),
        (("P1", "x" * 40), 4),
        ((), 4),
    ],
)
def test_where_a_time_would_stand_in_a_narrow_column_there_are_three(values, columns):
    assert len(fact_rooms(values)) == columns


@pytest.mark.parametrize("values", [("a", "b", TIME, TIME), (TIME,) * 5, (f"about {TIME}",) * 3])
def test_every_time_has_room_for_its_zone(values):
    rooms = fact_rooms(values)
    # The template shares the page's width out in the same parts, with 14 points between two columns.
    scale = (487.5 - 14 * (len(rooms) - 1)) / sum(rooms)
    for place, value in enumerate(values):
        if ":" in value:
            assert SETTER._width(value) * 8.8 < rooms[place % len(rooms)] * scale
