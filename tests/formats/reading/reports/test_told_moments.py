"""The moment that a sentence begins with, where it tells what went wrong then."""

import pytest

from incident_desk.domain.past_report import Passage
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.told_moments import opening_moments


@pytest.mark.parametrize(
    ("sentence", "moment"),
    [
        ("On 12 March 2024 at 09:40 UTC, the mail queue stopped.", "2024-03-12T09:40:00Z"),
        ("2024年3月12日 09:40、サーバがダウンした。", "2024-03-12T09:40:00"),
        ("Le 12 mars 2024 à 09h40, le service est tombé en panne.", "2024-03-12T09:40:00"),
        ("On 12 March 2024 at 09:40 UTC the outage was resolved.", None),
        ("On 12 March 2024 at 09:40 UTC we met for lunch.", None),
        ("On 12 March 2024 the mail queue stopped.", None),
        ("Published 12 March 2024 at 09:40: how the mail queue stopped.", None),
        ("Everybody was glad that on 12 March 2024 at 09:40 UTC nothing failed.", None),
    ],
)
def test_the_moment_that_a_sentence_begins_with(sentence, moment):
    found = next(opening_moments([Passage("Words."), Passage(sentence)], Hints()), None)
    assert (found.moment.iso if found else None) == moment
