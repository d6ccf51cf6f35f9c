"""Which incidents the page counts."""

from datetime import timedelta

from incident_desk.domain.metrics_over import Wanted
from incident_desk.qt.pages.metrics.asked import ANY, Asked, levels
from tests.measured_incidents import NOW, incident


def test_at_first_the_last_ninety_days_are_counted_and_all_has_no_beginning():
    assert Asked().wanted(NOW) == Wanted(since=NOW - timedelta(days=90))
    assert Asked(3).wanted(NOW) == Wanted()


def test_a_severity_or_words_narrow_and_a_period_does_not():
    assert [Asked(3).is_narrow, Asked(severity="P1").is_narrow, Asked(words="atlas").is_narrow] == [
        False,
        True,
        True,
    ]
    assert not Asked(words="  ").is_narrow
    assert Asked(severity=ANY, words="atlas").wanted(NOW).words == "atlas"


def test_the_severities_that_occur_are_offered_the_worst_first():
    every = tuple(incident(place, severity=name) for place, name in enumerate(("P2", None, "P0", "P2")))
    assert levels(every) == ("P0", "P2", "not stated")
