"""Moments that the sentences of a summary begin with: "On 12 May 2024 at 09:40 UTC, the mail queue stopped"."""

from collections.abc import Iterator, Sequence

from incident_desk.domain.past_report import Passage, StatedMoment
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.moments import moments_in
from incident_desk.formats.reading.reports.terms import ENDS, HAPPENED, PUBLISHED
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import says

_LASTED = words_of("times", "lasted")
_LONGEST = 400
_OPENS = 24
"""Letters before the day of a sentence that begins with it: "On Wednesday, 2023-01-25 at 09:15 UTC"."""


def opening_moments(told: Sequence[Passage], hints: Hints) -> Iterator[StatedMoment]:
    """The day and the clock of each sentence that begins with them and tells what went wrong then; one that tells
    that it was over, or of the paper, has none. One that tells how long it lasted may state them later on."""
    for passage in told:
        text = passage.text[:_LONGEST]
        if says(text, PUBLISHED) or says(text, ENDS) or not says(text, HAPPENED):
            continue
        for one in moments_in(text, hints)[:1]:
            if one.moment.day and one.moment.clock and (one.start <= _OPENS or says(text, _LASTED)):
                yield StatedMoment(one.moment, passage.span)


def stands_before(told: Sequence[Passage], one: StatedMoment, other: StatedMoment) -> bool:
    """Whether the words of one moment stand before those of the other."""
    texts = "\n".join(passage.text for passage in told)
    return 0 <= texts.find(one.moment.written) < texts.find(other.moment.written)
