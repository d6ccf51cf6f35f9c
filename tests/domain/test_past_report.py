"""A report as a value: its length, stated or measured, and its way into plain data and back."""

import json

import pytest

from incident_desk.domain.past_report import (
    Lessons,
    Passage,
    PastAction,
    PastReport,
    Signature,
    StatedDuration,
    StatedMoment,
    StatedSeverity,
    StatedStatus,
    seconds_between,
)
from incident_desk.domain.past_times import PastMoment, PastPrecision, TimelineEntry
from incident_desk.domain.playbook_steps import Span


def at(day, clock="", zone=""):
    return StatedMoment(PastMoment(f"{day} {clock}", day=day, clock=clock, zone=zone), Span(3, 3))


@pytest.mark.parametrize(
    ("start", "end", "seconds"),
    [
        (at("2025-01-02", "10:00"), at("2025-01-02", "11:30"), 5_400),
        (at("2025-01-02", "23:50"), at("2025-01-03", "00:10"), 1_200),
        (at("2025-01-02", "10:00", "UTC"), at("2025-01-02", "12:30", "CET"), 5_400),
        (at("2025-01-02", "10:00"), at("2025-01-02", "10:20", "UTC"), 1_200),
        (at("2025-01-02", "10:00"), at("2025-01-02", "09:00"), None),
        (at("2025-01-02"), at("2025-01-02", "09:00"), None),
        (at("", "08:00"), at("2025-01-02", "09:00"), None),
        (None, at("2025-01-02", "09:00"), None),
    ],
)
def test_the_time_between_two_stated_moments(start, end, seconds):
    assert seconds_between(start, end) == seconds


def test_a_stated_length_outranks_a_measured_one_even_where_it_gives_no_number():
    start, end = at("2025-01-02", "10:00"), at("2025-01-02", "10:20")
    assert PastReport("x", start=start, end=end).length_s == 1_200
    assert PastReport("x", start=start, end=end, duration=StatedDuration("2 h", 7_200)).length_s == 7_200
    vague = PastReport("x", start=start, end=end, duration=StatedDuration("several hours"))
    assert vague.length_s is None and vague.measured_s == 1_200
    assert PastReport("x").length_s is None


def test_it_is_plain_data_and_back():
    report = PastReport(
        "Down", date=at("2025-01-02"), start=at("2025-01-02", "10:00", "UTC"), end=at("2025-01-02", "11:00"),
        duration=StatedDuration("12+ hours", 43_200, PastPrecision.AT_LEAST, span=Span(4, 4)),
        severity=StatedSeverity("P0", "P0 - all"), status=StatedStatus("resolved", "Closed"), zone="UTC",
        impact=Passage("all", Span(5, 6)), root_cause=Passage("disk"), contributing=(Passage("no alert"),),
        timeline=(TimelineEntry(PastMoment("10:00", clock="10:00"), "down"),),
        actions=(PastAction("test", True, "Mo", "Friday", "Short term", Span(8, 8)),),
        lessons=Lessons((Passage("a"),), (), (Passage("b"),), (Passage("c"),)),
        sign_off=(Signature("Approved by", "Mo"),), doubts=("odd",),
    )  # fmt: skip
    again = PastReport.from_data(json.loads(json.dumps(report.to_data())))
    assert again == report and again.duration.precision is PastPrecision.AT_LEAST
