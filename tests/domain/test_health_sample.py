"""A sample holds what one ask found, and nothing that was not found."""

from datetime import UTC, datetime

from incident_desk.domain import health
from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing


def test_a_sample_has_only_what_was_found():
    sample = Sample("api", datetime(2026, 11, 24, tzinfo=UTC), Outcome.OK)
    assert (sample.status, sample.fault, sample.error, sample.timing) == (None, None, "", Timing())


def test_the_words_of_a_sample_are_those_of_the_engine():
    assert (health.Sample, health.Outcome, health.Fault, health.Timing) == (Sample, Outcome, Fault, Timing)
