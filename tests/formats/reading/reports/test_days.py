"""Days on their own: where their words end, which order figures have, what is no day."""

from datetime import date

import pytest

from incident_desk.formats.reading.reports.days import (
    MONTHS,
    Hints,
    day_at,
    day_order,
    day_range_at,
    days_told,
    has_two_orders,
)


@pytest.mark.parametrize(
    ("text", "day", "end"),
    [
        ("2025-03-04, x", "2025-03-04", 10), ("Tue, 4 March 2025: x", "2025-03-04", 17),
        ("October 27, 2022 (Thursday) x", "2022-10-27", 27), ("2025年3月4日（火）x", "2025-03-04", 12),
        ("4 de marzo de 2025 x", "2025-03-04", 18), ("le 4", None, 0), ("2025-13-04", None, 0),
        ("1.2.3", None, 0), ("31/04/2025", None, 0), ("2 out of 3", None, 0), ("5 may fail", None, 0),
    ],
)  # fmt: skip
def test_a_day_and_where_its_words_end(text, day, end):
    found = day_at(text, 0)
    assert (found and found.day, found.end if found else 0) == (day, end)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_name_of_a_month_is_known(number):
    for name in MONTHS[number - 1]:
        assert day_at(f"4 {name.capitalize()} 2025", 0).day == f"2025-{number:02}-04"


def test_two_figures_of_a_year_are_of_this_century_and_day_first_unless_the_report_says_otherwise():
    assert day_at("24/07/25", 0).day == "2025-07-24"
    assert day_at("07/24/25", 0).day == "2025-07-24"
    assert day_at("04/07/25", 0).day == ""
    assert day_at("04/07/25", 0, Hints(near=date(2025, 7, 3))).day == "2025-07-04"


def test_figures_without_a_year_need_a_day_of_the_report():
    assert day_at("25/07 10:00", 0) is None
    found = day_at("25/07 10:00", 0, Hints(near=date(2025, 7, 20)))
    assert (found.day, found.yearless) == ("2025-07-25", True)


def test_one_clear_day_tells_the_order_of_the_others():
    assert day_order(["04/03/2025", "on 25/03/2025 we"]) is True
    assert day_order(["03/25/2025"]) is False
    assert day_order(["04/03/2025", "1/2/3", ""]) is None


def test_a_day_of_the_end_of_the_calendar_is_no_slip():
    assert day_at("Jan 1", 0, Hints(near=date(9999, 12, 31))) is not None


def test_day_and_month_between_dots_are_a_day_of_the_reports_year():
    near = Hints(near=date(2026, 7, 26))
    assert day_at("20.07., 11:00", 0, near).day == "2026-07-20"
    assert day_at("20.07.", 0) is None
    assert day_at("2.1. Overview", 0, near) is None
    assert day_at("45.07.", 0, near) is None


@pytest.mark.parametrize("text", ["3-5 May 2024 x", "3rd – 5th of May 2024 x", "May 3-5, 2024 x"])
def test_days_that_share_their_month(text):
    first, last, end = day_range_at(text, 0)
    assert (first, last, text[end:]) == ("2024-05-03", "2024-05-05", " x")


@pytest.mark.parametrize("text", ["5-3 May 2024", "3-45 May 2024", "10-30 minutes", "3-5 May"])
def test_what_is_no_range_of_days(text):
    assert day_range_at(text, 0) is None


def test_days_of_both_orders_tell_none():
    assert day_order(["03/25/2025", "25/03/2025"]) is None


def test_a_day_in_words_settles_the_figures_that_can_be_it():
    told = days_told(["On the evening of 3rd April they could not log in, 2 out of 3", "2025-02-01"])
    assert told == {(4, 3), (2, 1)}
    assert day_at("3/4/25", 0, Hints(day_first=False, told=told)).day == "2025-04-03"
    assert day_at("3/4/25", 0, Hints(told=told | {(3, 4)})).doubt == "3/4/25 can be 2025-03-04 or 2025-04-03"


def test_whether_figures_can_be_read_in_either_order():
    assert has_two_orders("down on 3/4/25")
    assert not has_two_orders("down on 3/15/25, 4/4/25 and 2025-03-04")
