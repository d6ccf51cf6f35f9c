"""A row of a report's timeline says what the report says, and how it wrote the time."""

from dataclasses import replace

from incident_desk.domain.past_sayings import PAST_SAYINGS, told_detail
from incident_desk.domain.past_times import PastMoment, TimelineEntry
from incident_desk.domain.plain_data import to_plain
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import read
from tests.fakes import Bench

ENTRY = TimelineEntry(PastMoment("14:30", "2025-03-04", "14:30", "CET"), "It broke", "ada", "red")


def detail(entry: TimelineEntry) -> str:
    return told_detail({"entry": to_plain(entry)})


def test_the_words_of_the_time_stand_below_the_row():
    assert detail(ENTRY) == "red · written “14:30” CET"
    assert detail(replace(ENTRY, status="", moment=PastMoment("This morning"))) == "written “This morning”"
    assert "IST can be" in detail(replace(ENTRY, moment=replace(ENTRY.moment, zone="IST")))
    assert PAST_SAYINGS["past_taken"]({"source": {"name": "a.md"}}) == "Taken in from the report a.md"


def test_a_row_without_a_time_stays_behind_the_one_before_it():
    text = (
        "# Outage report\n\n**Date:** 2025-03-04\n\n## Timeline\n\n| Time | Event |\n|--|--|\n"
        "| Sometime before | Nil |\n| 14:05 UTC | One |\n| Unknown | Two |\n| 14:10 UTC | Three |\n"
    )
    bench = Bench()
    taken = bench.desk.past.take_in(past_incident(read(text), Answers(zone="UTC")), "MK").incident
    rows = [row for row in timeline(bench.desk.events(taken.id)) if row.kind == "past_told"]
    assert [row.text for row in rows] == ["Nil", "One", "Two", "Three"]
    assert not [row for row in timeline(bench.desk.events(taken.id)) if row.kind in ("opened", "action_added")]
    assert (
        rows[2].happened.at is None and {row.who for row in rows} == {"report"} and all(row.human for row in rows)
    )
