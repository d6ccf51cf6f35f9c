"""What is said of a milestone's former row."""

from datetime import timedelta

import pytest

from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import Entry
from incident_desk.formats.corrected_words import corrected_words
from tests.fakes import NOON


def row(happened):
    at = happened.at or NOON
    return Entry("a", "milestone_set", "Detected", happened, at, at, "MK", 1)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (Moment.exactly(NOON + timedelta(seconds=70)), "Corrected to 12:01:10 UTC"),
        (Moment(NOON, Precision.ABOUT), "Corrected to about 12:00:00 UTC"),
        (Moment.exactly(NOON - timedelta(days=1)), "Corrected to 2026-02-28 12:00:00 UTC"),
        (Moment.unknown(), "Corrected to time not known"),
    ],
)
def test_the_moment_that_stands_is_told_with_its_day_where_that_is_another(moment, said):
    assert corrected_words(row(Moment.exactly(NOON)), row(moment)) == said
