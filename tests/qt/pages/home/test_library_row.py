"""One record as a line of Home's list."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.events import RecordKind
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.severity import Targets
from incident_desk.qt.pages.home.library_row import library_row, stretches
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import REPORT, documented, read, taken_back
from tests.qt.pages.home.library import NOW, Past


def row_of(shelf, past):
    incident = shelf.bench.desk.incident_of(shelf.add(past))
    return library_row(incident, NOW)


def test_a_met_response_says_how_long_it_took_of_what(shelf):
    row = row_of(shelf, Past("Down", 2, acknowledged=6 + 40 / 60))
    assert (row.response, row.response_missed) == ("06:40 of 15:00", False)


def test_a_missed_response_says_by_how_much(shelf):
    row = row_of(shelf, Past("Down", 2, acknowledged=18 + 26 / 60))
    assert (row.response, row.response_missed) == ("missed by 03:26", True)


def test_long_targets_are_said_in_words(shelf):
    assert row_of(shelf, Past("Slow", 2, "P2", acknowledged=24)).response == "24 min of 2 h"


def test_nobody_guesses_a_response_that_was_not_recorded(shelf):
    row = row_of(shelf, Past("Down", 2, acknowledged=0))
    assert (row.response, row.response_missed) == ("not recorded", False)


def test_an_open_incident_without_response_is_late_once_its_target_is_over(shelf):
    one = shelf.declare("Down", NOW - timedelta(minutes=16), severity="P1")
    row = library_row(shelf.bench.desk.incident_of(one), NOW)
    assert (row.response, row.response_missed, row.duration) == ("late by 01:00", True, "16 min")
    early = library_row(shelf.bench.desk.incident_of(one), NOW - timedelta(minutes=10))
    assert early.response == "not yet"


def test_the_stays_in_the_phases_are_scaled_to_the_resolution_target(shelf):
    row = row_of(shelf, Past("Down", 2, phases=(60,), resolved=120))
    assert [(one.start, one.end, one.is_odd) for one in row.stretches] == [
        (0, pytest.approx(0.25, abs=0.01), False),
        (pytest.approx(0.25, abs=0.01), pytest.approx(0.5, abs=0.01), True),
    ]
    assert not row.is_over


def test_beyond_the_target_is_over(shelf):
    assert row_of(shelf, Past("Down", 2, resolved=241)).is_over


def test_without_a_target_there_is_no_scale(shelf):
    incident = shelf.bench.desk.incident_of(shelf.add(Past("Down", 2)))
    assert stretches(replace(incident, targets=Targets()), NOW) == ()


def test_a_drill_is_called_one(shelf):
    row = row_of(shelf, Past("Practice", 2, record=RecordKind.DRILL))
    assert row.is_drill
    assert row.status == "Closed, drill"
    assert row.spoken.startswith("Drill, Practice")


def test_an_imported_report_says_so(shelf):
    assert row_of(shelf, Past("Old", 30, record=RecordKind.PAST)).caption.endswith("imported report")


def test_a_report_that_was_taken_in_shows_what_it_states(shelf):
    def shown(document):
        return library_row(
            shelf.bench.desk.past.take_in(past_incident(document, Answers("UTC")), "MK").incident, NOW
        )

    row = shown(read())
    assert (row.duration, row.status, row.date) == ("3+ hours", "Closed, 1 action open", "4 Mar 2025")
    assert row.told_duration == "3+ hours as its report states" and "3+ hours as its report states" in row.spoken
    assert row.response == "not recorded" and not row.response_missed
    assert shown(read(REPORT.replace("**Duration:** 3+ hours\n", ""))).told_duration == "2 h 38 min of impact"
    bare = shown(documented(PastReport("When?")))
    assert bare.told_duration == "not stated"
    assert (bare.duration, bare.response, bare.date) == ("not stated", "not stated", "no date")


def test_the_duration_keeps_how_well_it_is_known(shelf):
    incident = shelf.bench.desk.incident_of(shelf.add(Past("Down", 2)))
    about = Moment(incident.declared_at + timedelta(hours=2), Precision.ABOUT)
    least = Moment(incident.declared_at + timedelta(hours=12), Precision.AT_LEAST)

    def with_end(moment):
        return library_row(replace(incident, milestones={**incident.milestones, Milestone.RESOLVED: moment}), NOW)

    assert with_end(about).duration == "about 2 h"
    assert with_end(about).told_duration == "about 2 h from declared to resolved"
    assert with_end(least).duration == "over 12 h"
    assert with_end(Moment.unknown()).duration == "not known"


def test_a_date_of_another_year_has_its_year(shelf):
    assert row_of(shelf, Past("Down", 400)).date == "9 Sep 2025"
    assert row_of(shelf, Past("Down", 2)).date == "12 Oct"


def test_open_actions_are_counted_in_the_status(shelf):
    assert row_of(shelf, Past("Down", 2, actions=(("a", None), ("b", None)))).status == "Closed, 2 actions open"


def test_a_response_that_is_not_in_order_is_no_figure(shelf):
    one = shelf.bench.desk.incident_of(shelf.add(Past("Down", 2)))
    before = Moment.exactly(one.declared_at - timedelta(minutes=3))
    for targets in (one.targets, replace(one.targets, response=None)):
        odd = replace(one, milestones={**one.milestones, Milestone.ACKNOWLEDGED: before}, targets=targets)
        row = library_row(odd, NOW)
        assert (row.response, row.response_missed) == ("not in order", False)


def test_a_report_that_was_taken_back_has_nothing_open(shelf):
    taken = shelf.bench.desk.past.take_in(past_incident(read(), Answers("UTC")), "MK").incident
    back = taken_back(shelf.bench, taken.id)
    assert back.open_actions and library_row(back, NOW).status == "Taken back"
