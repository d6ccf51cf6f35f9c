"""The moment that a sentence begins with, where it tells what went wrong then."""

import pytest

from incident_desk.domain.past_report import Passage, StatedMoment
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.moments import moments_in
from incident_desk.formats.reading.reports.told_moments import opening_moments, stands_before


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


def test_of_two_moments_the_first_in_the_text():
    told = [Passage("Between 10:05 and 10:50 it was slow."), Passage("The queue was full, starting at 10:09.")]
    first, second = (StatedMoment(moments_in(passage.text, Hints())[0].moment, Span(1, 1)) for passage in told)
    assert stands_before(told, first, second)
    assert not stands_before(told, second, first)
    assert not stands_before([], first, second)


def test_a_sentence_that_tells_how_long_it_lasted_may_state_when_it_began_later_on():
    told = "All our servers had an outage on June 28, 2023 (11:25 AM), which lasted for an hour."
    found = list(opening_moments([Passage(told, Span(1, 1))], Hints()))
    assert [one.moment.iso for one in found] == ["2023-06-28T11:25:00"]
    told = "All our servers had an outage that began as said and was seen on June 28, 2023 (11:25 AM)."
    assert list(opening_moments([Passage(told, Span(1, 1))], Hints())) == []
