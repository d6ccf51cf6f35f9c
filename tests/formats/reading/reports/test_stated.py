"""Severity and status as reports state them; what names several levels or no state states nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.past_report import STATES, Passage
from incident_desk.domain.past_times import PastMoment, TimelineEntry
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.reports.facts import Fact, Place
from incident_desk.formats.reading.reports.stated import (
    severity_name,
    state_of,
    stated_severity,
    stated_status,
    status_of_updates,
    statuses,
)


def fact(label, value, place=Place.HEAD):
    return Fact(label, value, Span(4, 4), place)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("P0 - Complete service outage", "P0"), ("SEV-2", "SEV-2"), ("Sev 1 (critical)", "Sev 1"),
        ("🔴 P1", "P1"),
        ("CRITICAL - Complete service outage", "CRITICAL"), ("🔴 CRÍTICA", "CRÍTICA"),
        ("Alta (Servicio caído)", "Alta"),
        ("High (デプロイ完全停止)", "High"), ("重大", "重大"), ("高", "高"), ("严重影响", "严重"),
        ("Critical (SEV1)", "SEV1"),
        ("2", "2"), ("1 - Critical", "1"), ("Level 3", "Level 3"), ("A major outage", "major"),
        ("Hoch", "Hoch"),
        ("P1/P2", ""), ("P1, later P2", ""), ("High / Medium / Low", ""), ("unknown", ""), ("10 users", ""),
        ("", ""),
        ("Total outage for everybody in Europe", ""),
    ],
)  # fmt: skip
def test_the_name_of_a_level(value, name):
    assert severity_name(value) == name


def test_where_a_severity_is_stated():
    assert stated_severity([fact("Severity", "P1 - bad")], "[SEV2] x", []).text == "P1 - bad"
    assert stated_severity([fact("Severity scale", "P1")], "[SEV2] Login down", []).name == "SEV2"
    assert stated_severity([fact("CVSS severity score", "9")], "Amazon S3 outage", []) is None
    told = stated_severity([], "Down", [Passage("This was a SEV-1 incident.", Span(7, 7))])
    assert (told.name, told.span) == ("SEV-1", Span(7, 7))
    assert stated_severity([], "P1 or P2?", [Passage("P1 means all is down")]) is None


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("Emergency fix deployed", "mitigated"), ("✅ Contido", "mitigated"), ("解決済み", "resolved"),
        ("Resolved", "resolved"),
        ("COMPLETE ✅", "resolved"), ("FULLY OPERATIONAL ✅", "resolved"),
        ("🔴 INCIDENT RESOLVED, shop online", "resolved"),
        ("Complete, action items in progress", "resolved"), ("Not resolved", "open"), ("Unresolved", "open"),
        ("Ongoing", "open"), ("Investigating", "open"), ("In progress", "open"), ("未解決", "open"),
        ("En cours", "open"),
        ("Stable, monitoring active", "monitoring"), ("Monitoring", "monitoring"), ("監視中", "monitoring"),
        ("Mitigated; fix in progress", "mitigated"), ("Resuelto", "resolved"), ("Behoben", "resolved"),
        ("已解决", "resolved"),
        ("Draft", ""), ("Final", ""), ("200 OK", ""), ("", ""), ("x" * 300 + " resolved", ""),
    ],
)  # fmt: skip
def test_what_a_status_says(value, state):
    assert state_of(value) == state


def test_where_a_status_is_stated():
    facts = [fact("HTTP status", "resolved"), fact("Document status", "Closed"), fact("Status", "Draft")]
    assert stated_status(facts) is None
    assert stated_status([*facts, fact("Recovery Status", "COMPLETE")]).state == "resolved"
    assert (
        stated_status([fact("Resolved", "Yes")]).state == "resolved"
        and stated_status([fact("Resolved", "no")]).state == "open"
    )
    assert stated_status([fact("resolved", "true", Place.FRONT)]).state == "resolved"
    assert stated_status([fact("Status", "Final.")]).state == "resolved"
    assert stated_status([fact("Status", "final fix pending")]) is None
    assert stated_status([fact("Document status", "final")]) is None
    two = [fact("Status", "Open"), fact("Service Status", "Restored")]
    assert [one.state for one in statuses(two)] == ["open", "resolved"]


@given(st.text(max_size=150))
def test_any_value_is_read_and_nothing_is_made_up(value):
    assert severity_name(value) in value or severity_name(value).casefold() in value.casefold()
    assert state_of(value) in ("", *STATES)


def test_a_code_may_touch_another_script():
    assert severity_name("P0级（完全不可用）") == "P0"


def test_a_code_with_the_hyphen_of_a_word_processor():
    assert severity_name("SEV\u20111") == "SEV-1"


def test_the_updates_of_a_status_page_say_that_it_is_over():
    entries = [TimelineEntry(PastMoment("10:00"), "a", status=state) for state in ("Monitoring", "Resolved")]
    assert status_of_updates(entries).state == "resolved"
    assert status_of_updates(entries[:1]) is None


def test_the_words_of_a_status_pages_generator_are_severities_where_they_stand_alone():
    def severity(value):
        found = stated_severity([Fact("severity", value, Span(1, 1), Place.HEAD)], "", ())
        return found and found.name

    assert [severity(word) for word in ("down", "disrupted", "notice")] == ["down", "disrupted", "notice"]
    assert severity("down the line") is None
