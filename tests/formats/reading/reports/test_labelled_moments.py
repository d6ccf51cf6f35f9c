"""Moments under labels: dates, starts, ends, and the two clocks that tell how long it lasted."""

import pytest

from incident_desk.formats.reading.document import read_document


def report(text):
    found = read_document(text.encode(), "outage.md").report
    assert found is not None
    return found


BELOW = "\n## Root cause\n\nThe disk was full.\n\n## Lessons\n\n- Watch it.\n"


@pytest.mark.parametrize(
    "stated",
    [
        "**Duration:** 08:41–09:54 UTC (1 h 13 min)\n",
        "## Duration\n\nFrom 08:41 to 09:54 UTC, for all users.\n",
        "**Impact window:** 08:41 to 09:54 UTC\n",
        "- **Outage window (UTC)**: 08:41 - 09:54\n",
    ],
)
def test_two_clocks_under_a_label_for_the_length_are_start_and_end(stated):
    found = report(f"# Outage of the mail queue on 2024-05-12\n\n{stated}{BELOW}")
    assert (found.start.iso, found.end.iso) == ("2024-05-12T08:41:00Z", "2024-05-12T09:54:00Z")


def test_a_day_and_a_zone_at_either_end():
    stated = "## Duration\n\nFrom 14/01/2021 3:00 a.m to 16/01/2021 2 a.m (GMT-5)\n"
    found = report(f"# Outage of the mail queue\n\n{stated}{BELOW}")
    assert (found.start.iso, found.end.iso) == ("2021-01-14T03:00:00-05:00", "2021-01-16T02:00:00-05:00")


def test_a_label_that_says_when_it_began_goes_before_the_length():
    stated = "**Start:** 08:30 UTC\n**Duration:** 08:41–09:54 UTC\n"
    assert report(f"# Outage of the mail queue on 2024-05-12\n\n{stated}{BELOW}").start.moment.clock == "08:30"


def test_the_zone_under_a_label_of_its_own_is_that_of_the_timeline():
    text = (
        f"# Outage of the mail queue on 2024-05-12\n\n**Time zone:** Europe/Berlin\n{BELOW}"
        "\n## Timeline\n\n- 10:00 down\n- 10:30 Mail flows\n"
    )
    assert [one.moment.iso for one in report(text).timeline] == [
        "2024-05-12T10:00:00+02:00",
        "2024-05-12T10:30:00+02:00",
    ]
