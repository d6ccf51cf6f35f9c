"""The timeline at a glance."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_document import Paragraph, Table
from incident_desk.formats.report_figure import Lanes
from incident_desk.formats.report_lanes import MOST_KEYS, apart, glance, key_events, lanes
from tests.report_samples import bare, begin, checkout, hostile, long, reopened


def report_of(recorder):
    return build_report(recorder.events, "x")


def figure_of(recorder):
    report = report_of(recorder)
    return lanes(report, key_events(report.timeline))


def test_the_milestones_and_decisions_are_key_events_in_order_of_time():
    keys = key_events(report_of(checkout()).timeline)
    texts = [one.row.text for one in keys]
    assert [one.number for one in keys] == list(range(1, len(keys) + 1))
    assert texts[0] == "Impact started" and texts[-1] == "Resolved"
    assert "Roll back to 4.1.2 instead of fixing forward" in texts
    assert "The database is full" not in texts, "a struck row is no key event"


def test_a_milestone_that_was_corrected_is_a_key_event_at_its_standing_moment_alone():
    report = report_of(checkout())
    (ended,) = (one for one in report.timeline if one.text == "Impact ended")
    anew = replace(ended, id="anew", seq=999, sort_at=ended.sort_at - timedelta(minutes=3))
    keys = key_events((*report.timeline, anew))
    assert [one.row.id for one in keys if one.row.text == "Impact ended"] == ["anew"]


@pytest.mark.parametrize("sample", [long, hostile])
def test_of_many_rows_some_from_the_first_to_the_last_are_key_events(sample):
    timeline = report_of(sample()).timeline
    keys = key_events(timeline)
    assert len(keys) == MOST_KEYS
    assert keys[-1].row.sort_at > timeline[len(timeline) // 2].sort_at


def test_each_number_stands_in_the_lane_that_the_table_names():
    report = report_of(checkout())
    keys, figure = key_events(report.timeline), figure_of(checkout())
    numbered = {mark.number: figure.names[mark.lane] for mark in figure.marks if mark.number}
    assert numbered == {one.number: one.lane for one in keys}


def test_impact_is_shaded_and_a_reopened_incident_has_two_stretches():
    (shade,) = figure_of(checkout()).shades
    assert 0 <= shade[0] < shade[1] < 1
    first, second = figure_of(reopened()).shades
    assert first[1] < second[0]


def test_the_words_say_what_the_drawing_shows():
    caption = figure_of(checkout()).caption
    assert caption.startswith("Figure 1. Rows by lane: Service 5, Diagnosis 7, ")
    assert "Shaded: impact, 2026-03-01 02:51:00 to 03:33:00 UTC." in caption
    assert "2026-03-01 03:15:00 to 03:31:00" in caption


def test_a_figure_needs_two_moments():
    assert figure_of(bare()) is None or len(figure_of(bare()).ticks) >= 1
    report = report_of(begin())
    assert isinstance(next(iter(glance(report))), Lanes)


def test_the_table_and_the_way_to_the_log_follow_the_figure():
    blocks = list(glance(report_of(checkout())))
    table = next(one for one in blocks if isinstance(one, Table))
    assert [cell.text for cell in table.rows[0][:4]] == ["1", "about 02:51:00", "Service", "Impact started"]
    assert isinstance(blocks[1], Paragraph) and "32 rows" in blocks[1].text and blocks[-1] is table


def test_numbers_that_are_too_near_stand_side_by_side():
    assert apart([0.5, 0.5, 0.5], 0.1) == [0.5, 0.6, 0.7]
    assert apart([0.99, 1.0, 1.0], 0.1) == [0.8, 0.9, 1.0]
    moved = apart([0.0, 0.1, 0.1, 0.9], 0.05)
    assert all(after - before >= 0.0499 for before, after in pairwise(moved))
