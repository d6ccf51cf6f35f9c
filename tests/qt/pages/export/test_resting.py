"""What the report rests on, and whether the chain of its record holds."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

from incident_desk.qt.pages.export.resting import BROKEN, UNBROKEN, chain_words, fact_of
from tests.report_samples import opened


def test_the_fact_names_maker_zone_and_head(report):
    fact = fact_of(report, UTC, UNBROKEN)
    assert fact.maker == "Incident Desk 1.0.0" and fact.zone == "UTC" and fact.chain == UNBROKEN
    assert fact.head == report.head.hash and fact.entries == report.head.seq
    assert fact_of(report, timezone(timedelta(hours=2))).zone == "+02:00 (UTC+02:00)"


def test_a_changed_event_breaks_the_chain_from_there_on():
    events = opened("Sign-in hangs").events
    assert chain_words(events, len(events)) == UNBROKEN
    bent = [*events[:-1], replace(events[-1], who="Somebody else")]
    assert chain_words(bent, len(events)) == BROKEN and chain_words(bent, len(events) - 1) == UNBROKEN
    assert chain_words(events[1:], len(events)) == BROKEN
