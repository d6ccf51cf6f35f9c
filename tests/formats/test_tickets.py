"""Where work is followed, in few letters."""

import pytest

from incident_desk.formats.tickets import short_ticket


@pytest.mark.parametrize(
    ("ticket", "short"),
    [
        ("CRM-318", "CRM-318"),
        ("https://tracker.example/browse/CRM-318", "CRM-318"),
        ("https://git.example/a/b/issues/12/?x=1#c", "12"),
        ("https://tracker.example", "tracker.example"),
        (" two  words ", "two words"),
        ("", ""),
    ],
)
def test_of_an_address_its_last_part_tells_it(ticket, short):
    assert short_ticket(ticket) == short
