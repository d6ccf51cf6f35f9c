"""By when something is to be done, as people type it."""

from datetime import date

import pytest

from incident_desk.formats.due_dates import due_in, past_words, told_due

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "2026-11-25"),
        ("Tomorrow", "2026-11-26"),
        ("friday", "2026-11-27"),
        (" by  Fri ", "2026-11-27"),
        ("next friday", "2026-11-27"),
        ("wednesday", "2026-12-02"),
        ("next wed", "2026-12-02"),
        ("on tuesday", "2026-12-01"),
        ("in 2 weeks", "2026-12-09"),
        ("in a week", "2026-12-02"),
        ("in 3 days", "2026-11-28"),
        ("in one month", "2026-12-25"),
        ("in 3 months", "2027-02-25"),
        ("2026-12-01", "2026-12-01"),
        ("2026-12-01 15:00 UTC", "2026-12-01 15:00 UTC"),
        ("next week", "next week"),
        ("soon", "soon"),
        ("in x weeks", "in x weeks"),
        ("", ""),
    ],
)
def test_words_become_the_date_that_they_mean_and_all_else_stays(typed, meant):
    assert due_in(typed, WEDNESDAY) == meant


def test_a_month_later_is_a_day_that_the_month_has():
    assert due_in("in 1 month", date(2026, 1, 31)) == "2026-02-28"
    assert due_in("in 12 months", date(2028, 2, 29)) == "2029-02-28"


def test_a_date_that_has_gone_by_says_how_long_ago_it_was():
    assert past_words("2026-11-24", WEDNESDAY) == "that is 1 day ago"
    assert past_words("2026-10-27 15:00 UTC", WEDNESDAY) == "that is 29 days ago"
    assert [past_words(one, WEDNESDAY) for one in ("2026-11-25", "2026-11-26", "soon", "")] == [""] * 4
    assert told_due("2026-11-24", WEDNESDAY) == "2026-11-24: that is 1 day ago"
    assert told_due("2026-12-04", WEDNESDAY) == "2026-12-04"
