"""The checks over the whole incident, as a figure and in words."""

from dataclasses import replace
from datetime import timedelta

from incident_desk.domain.report_answers import AnswerPoint, AnswersFact
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_document import Table
from incident_desk.formats.report_health import health, window_of
from tests.report_samples import at, bare, checkout


def answers(*medians):
    points = tuple(
        AnswerPoint(at("03:00") + timedelta(minutes=n), 60, median, 6, 0 if median else 6)
        for n, median in enumerate(medians)
    )
    return AnswersFact("Checkout page", at("03:00"), at("04:00"), 6 * len(medians), 12, 0.1, 0.4, points)


def report_with(*heard):
    return replace(build_report(checkout().events, "x"), answers=heard)


def row_of(report):
    table = next(one for one in health(report) if isinstance(one, Table))
    return table, table.rows[0]


def test_a_report_without_checks_has_none():
    assert list(health(build_report(bare().events, "x"))) == []


def test_the_states_stand_in_words_and_as_a_band():
    table, row = row_of(report_with())
    assert [one.title for one in table.columns] == ["Check", "Course"]
    assert row[1].text == "normal until 02:58:20, down until 03:33:12, then normal"
    band = row[1].course.stretches
    assert [one.state for one in band] == ["good", "bad", "good"]
    assert band[0].since == 0 and band[-1].until == 1 and band[0].until == band[1].since
    assert row[1].text in row[1].course.alt


def test_a_check_of_which_nothing_is_recorded_is_not_called_normal():
    report = replace(report_with(), checks=(), watched=("Search",))
    _, row = row_of(report)
    assert row[1].text == "no change is recorded"
    assert [one.state for one in row[1].course.stretches] == ["unjudged"]


def test_answers_are_figures_and_lines_parted_where_nothing_good_came():
    table, row = row_of(report_with(answers(0.1, 0.2, None, 0.4)))
    assert [cell.text for cell in row[2:]] == ["100 ms", "400 ms", "12 of 24"]
    first, second = row[1].course.lines
    assert [y for _, y in (*first, *second)] == [0.0, 0.5, 1.0], "logarithmic"
    assert len(row[1].course.failed) == 1


def test_the_window_has_the_whole_trouble_in_it():
    window = window_of(report_with())
    assert window.since < at("02:51") and window.until > at("04:01")
    assert (window.place(window.since), window.place(window.until)) == (0.0, 1.0)
