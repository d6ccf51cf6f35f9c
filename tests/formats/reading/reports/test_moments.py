"""Times in all the ways reports write them; any text is read without a slip, and no figure is made up."""

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.reports.days import MONTHS, Hints
from incident_desk.formats.reading.reports.moments import moment_at_start, moment_of, moments_in

MARCH = Hints(near=date(2025, 3, 2))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-03-04 14:30", "2025-03-04T14:30:00"), ("2025-03-04T14:30:05.250Z", "2025-03-04T14:30:05Z"),
        ("2025-03-04T10:00:00-08:00", "2025-03-04T10:00:00-08:00"), ("20250304T1005Z", "2025-03-04T10:05:00Z"),
        ("4 Mar 2025", "2025-03-04"), ("March 4th, 2025", "2025-03-04"),
        ("4. März 2025 um 14:30 Uhr", "2025-03-04T14:30:00"),
        ("4 de marzo de 2025 a las 14:30", "2025-03-04T14:30:00"),
        ("4 mars 2025 à 14h30", "2025-03-04T14:30:00"),
        ("2025年3月4日 14時30分", "2025-03-04T14:30:00"), ("2025年3月4日 午後2時", "2025-03-04T14:00:00"),
        ("2025/3/4 14:30 JST", "2025-03-04T14:30:00+09:00"), ("25/03/2025 10:00", "2025-03-25T10:00:00"),
        ("04.03.2025 10:00", "2025-03-04T10:00:00"),
        ("Thursday, March 6 at 10:05am PST", "2025-03-06T10:05:00-08:00"),
        ("March 5, 14:30 (UTC)", "2025-03-05T14:30:00Z"), ("10:05 on March 4, 2025", "2025-03-04T10:05:00"),
        ("9:21 PM PT on January23, 2021", "2021-01-23T21:21:00-08:00"),
        ("1 July 2024, 09:00 PT", "2024-07-01T09:00:00-07:00"),
        ("Mar 4 2025 (Tuesday) 24:00", "2025-03-05T00:00:00"), ("2025-03-04 – 14：30", "2025-03-04T14:30:00"),
        ("03/04 10:00", "2025-03-04T10:00:00"), ("Jan 2 '25, 10:00 UTC+2", "2025-01-02T10:00:00+02:00"),
        ("[2025-03-04 10:05:00 UTC]", "2025-03-04T10:05:00Z"), ("2025-02-30 10:00", None), ("14:30", None),
    ],
)  # fmt: skip
def test_days_and_clocks_in_many_forms(text, iso):
    assert moment_of(text, MARCH).iso == iso


@pytest.mark.parametrize(
    ("text", "clock", "rest"),
    [
        ("14:30 - Deploy", "14:30", " - Deploy"), ("2:30 PM: Deploy", "14:30", ": Deploy"),
        ("12:05 AM x", "00:05", " x"),
        ("5pm x", "17:00", " x"), ("10:05 a.m. x", "10:05", " x"), ("14:30:05 x", "14:30:05", " x"),
        ("10h30 x", "10:30", " x"),
        ("14:30 Uhr – Neustart", "14:30", " – Neustart"), ("下午2:30 发现", "14:30", " 发现"),
        ("午後3時 復旧", "15:00", " 復旧"),
        ("(10:05) x", "10:05", " x"), ("[10:05 UTC] x", "10:05", " x"), ("0930Z page", "09:30", " page"),
        ("1430 hrs x", "14:30", " x"), ("At 10:05 we saw it", "10:05", " we saw it"),
        ("8.48pm x", "20:48", " x"),
        ("10:05 -5 servers down", "10:05", " -5 servers down"),
        ("10:05 Pacific region is down", "10:05", " Pacific region is down"),
    ],
)  # fmt: skip
def test_a_line_that_begins_with_a_clock(text, clock, rest):
    found = moment_at_start(text)
    assert found.moment.clock == clock
    assert text[found.end :] == rest


@pytest.mark.parametrize(
    ("text", "precision", "clock"),
    [
        ("~06:30", "approximate", "06:30"), ("ca. 06:30", "approximate", "06:30"),
        ("around 06:30 UTC", "approximate", "06:30"),
        ("22:52 (maybe earlier?)", "approximate", "22:52"), ("午後3時頃", "approximate", "15:00"),
        ("gegen 14:30", "approximate", "14:30"),
        ("before 10:00", "at_most", "10:00"), ("by 10:00", "at_most", "10:00"),
        ("after 10:00", "at_least", "10:00"),
        ("since 10:00", "at_least", "10:00"), ("??:??", "unknown", ""), ("unknown", "unknown", ""),
        ("TBD", "unknown", ""),
        ("10:00", "exact", "10:00"),
    ],
)  # fmt: skip
def test_how_well_a_time_is_known_is_kept(text, precision, clock):
    moment = moment_of(text)
    assert (moment.precision, moment.clock, moment.written) == (PastPrecision(precision), clock, text)


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("13:00-14:00", "13:00", "14:00"), ("13:00 – 14:00 UTC", "13:00", "14:00"),
        ("7:31 PM to 9:21 PM PT", "19:31", "21:21"),
        ("7:31-9:21 PM", "19:31", "21:21"), ("11:30-1:15 PM", "11:30", "13:15"),
        ("from 13:00 until 14:00", "13:00", "14:00"),
        ("14h00 à 15h30", "14:00", "15:30"), ("14:00〜15:30", "14:00", "15:30"),
        ("14:00 → 15:30", "14:00", "15:30"),
    ],
)  # fmt: skip
def test_ranges_have_two_ends(text, begin, end):
    moment = moment_of(text)
    assert (moment.precision, moment.clock, moment.until_clock) == (PastPrecision.RANGE, begin, end)


def test_the_end_of_a_range_lends_its_day_and_zone():
    moment = moment_of("from 7:31 PM to 9:21 PM PT on January 23, 2021")
    assert moment.iso == "2021-01-23T19:31:00-08:00"
    assert moment.until_iso == "2021-01-23T21:21:00-08:00"
    days = moment_of("2025-03-01 22:00 to 2025-03-02 03:00")
    assert (days.iso, days.until_iso) == ("2025-03-01T22:00:00", "2025-03-02T03:00:00")


@pytest.mark.parametrize(
    ("text", "seconds", "precision"),
    [
        ("T+15", 900, "relative"), ("T+1:30", 5400, "relative"), ("T-5", -300, "relative"),
        ("T0", 0, "relative"),
        ("+5 min", 300, "relative"), ("+00:15", 900, "relative"), ("-10 min", -600, "relative"),
        ("T+90s", 90, "relative"),
        ("20 minutes later", 1200, "relative"), ("12+ hours", 43_200, "at_least"),
        ("about 20 minutes later", 1200, "approximate"),
    ],
)  # fmt: skip
def test_relative_times_count_and_have_no_day(text, seconds, precision):
    moment = moment_at_start(text, MARCH).moment
    assert (moment.relative_s, moment.precision, moment.iso) == (seconds, PastPrecision(precision), None)


def test_a_second_clock_belongs_to_the_time_and_proves_an_open_zone():
    found = moment_at_start("20:07 EDT (00:07 UTC) deploy")
    assert found.moment.written == "20:07 EDT (00:07 UTC)"
    assert (found.moment.clock, found.moment.zone, found.end) == ("20:07", "EDT", 21)
    assert moment_at_start("20:07 IST (14:37 UTC)").moment.offset == 330
    assert moment_at_start("11:00 PT / 18:00 UTC").moment.offset == -420


def test_a_day_in_figures_that_has_two_readings_says_so_until_the_report_settles_it():
    open_day = moment_of("04/03/2025 10:00")
    assert open_day.iso is None
    assert "2025-03-04" in open_day.doubt and "2025-04-03" in open_day.doubt
    assert moment_of("04/03/2025 10:00", MARCH).iso == "2025-03-04T10:00:00"
    assert moment_of("04/03/2025", Hints(day_first=False)).iso == "2025-04-03"
    assert moment_of("04/03/2025", Hints(day_first=True)).iso == "2025-03-04"


def test_a_day_without_a_year_takes_that_of_the_report_also_across_new_year():
    assert moment_of("March 4", MARCH).iso == "2025-03-04"
    assert moment_of("1 Jan, 00:10", Hints(near=date(2024, 12, 31))).iso == "2025-01-01T00:10:00"
    assert moment_of("March 4").doubt == "the year is not stated"


@pytest.mark.parametrize(
    "text",
    [
        "", "Deploy", "1.10 released", "may 5 servers fail", "2 out of 3", "3/4 of the servers", "99:99",
        "5 minutes",
        "10.0.0.1 answers", "v1.2.3", "#1234", "100% down", "1:1 mapping", "May be", "T-shirt", "10 servers",
    ],
)  # fmt: skip
def test_what_is_no_time_is_none(text):
    assert moment_at_start(text, MARCH) is None


def test_figures_at_the_start_of_a_line_are_times_where_the_report_writes_them_so():
    loose = Hints(loose=True, dots=True)
    assert moment_at_start("8.48 restart", loose).moment.clock == "08:48"
    assert moment_at_start("14h: restart", loose).moment.clock == "14:00"
    assert moment_at_start("0930 - page", loose).moment.clock == "09:30"
    assert moment_at_start("2023 - a year", loose) is None
    assert moment_at_start("8.48 restart", Hints(loose=True)) is None


def test_all_times_of_a_sentence():
    found = moments_in(
        "Version 1.2: at 09:15 UTC on 2025-01-25 we deployed to 10.0.0.1:8080, by 9:40 UTC it was over."
    )
    assert [one.moment.clock for one in found] == ["09:15", "09:40"]
    assert found[0].moment.iso == "2025-01-25T09:15:00Z"


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(range(6)),
)
def test_a_written_moment_is_read_back(day, hour, minute, form):
    month = MONTHS[day.month - 1][0].capitalize()
    half = f"{(hour - 1) % 12 + 1}:{minute:02} {'PM' if hour >= 12 else 'AM'}"
    text = (
        f"{day.isoformat()} {hour:02}:{minute:02}", f"{month} {day.day}, {day.year} at {half}",
        f"{hour:02}:{minute:02}, {day.day} {month} {day.year}",
        f"{day.year}年{day.month}月{day.day}日 {hour}時{minute}分",
        f"{day.day:02}.{day.month:02}.{day.year}, {hour:02}:{minute:02}",
        f"{half} ({month[:3]} {day.day}, {day.year})",
    )[form]  # fmt: skip
    assert moment_of(text).iso == f"{day.isoformat()}T{hour:02}:{minute:02}:00"


_FRAGMENTS = st.sampled_from(
    ["2025-03-04", "04/03/2025", "March 4", "14:30", "9.48", "pm", "UTC", "(", ")", "-", "~", "+", " ", "T", "to",
     ":", "24:00", "IST", "??:??", "12+ hours", "午後3時", "/", "5 min", "later", "x", "00", "'25", ","]
)  # fmt: skip


@given(
    st.text(max_size=60)
    | st.lists(_FRAGMENTS, max_size=9).map("".join)
    | st.lists(_FRAGMENTS, max_size=9).map(" ".join)
)
def test_any_text_is_read_and_no_figure_is_made_up(text):
    figures = {int(figure) for figure in re.findall(r"\d+", text) if figure.isdecimal()}
    loose = Hints(loose=True, dots=True)
    found = [one for one in (moment_at_start(text, loose), *moments_in(text)) if one]
    for moment in [*(one.moment for one in found), moment_of(text)]:
        assert moment.written in text.strip() or moment.written in text
        for clock in (moment.clock, moment.until_clock):
            if clock and not re.search(r"\d{4}|[xX/]", text):
                hour, minute = int(clock[:2]), int(clock[3:5])
                assert {hour, hour - 12, hour + 12} & figures
                assert minute == 0 or minute in figures
        if moment.day:
            assert int(moment.day[8:]) in figures or re.search(r"\d{8}", text)


@pytest.mark.parametrize(
    "piece", ["1", "10:05 ", "~", "(", "2025-03-04 ", "T+", "12:3", " ", "午", "March 4", "+5", "a "]
)
def test_a_line_of_a_million_letters_is_read_at_once(piece):
    text = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    moment_at_start(text, MARCH)
    moment_of(text, MARCH)
    assert time.process_time() - begun < 1


def test_a_year_behind_the_clock_and_an_hour_behind_a_day():
    assert moment_of("Mon May 6 14:03:00 UTC 2024").iso == "2024-05-06T14:03:00Z"
    assert moment_of("le 6 mai 2024 vers 14 h").iso == "2024-05-06T14:00:00"
    assert moment_of("6 May 2024, 14 hosts").iso == "2024-05-06"


def test_a_second_clock_says_how_far_the_local_one_is_from_utc():
    assert moment_of("28/09/2026 à 14h00 locale (12:00:00 UTC)").iso == "2026-09-28T14:00:00+02:00"
    assert moment_of("2026-09-28 14:00 (12:00 UTC)").iso == "2026-09-28T14:00:00+02:00"
    assert moment_of("2026-09-28 14:00 (14:10 UTC)").iso == "2026-09-28T14:00:00"


def test_a_day_in_brackets_behind_its_clock_may_go_without_its_year():
    near = Hints(near=date(2026, 4, 24), day_first=True)
    assert moment_of("18:42 UTC (23/04)", near).iso == "2026-04-23T18:42:00Z"


def test_a_range_whose_ends_both_name_their_zone_is_a_range():
    found = moments_in("It was slow (09:05 UTC - 09:50 UTC) for all.")[0].moment
    assert (found.clock, found.until_clock, found.zone) == ("09:05", "09:50", "UTC")


def test_a_zone_may_stand_before_its_clock_and_a_stroke_behind_a_day():
    assert moments_in("slow since UTC 07:20, then down")[0].moment.zone == "UTC"
    assert [one.moment.zone for one in moments_in("from 07:20 UTC 08:10 on")] == ["UTC", ""]
    assert moment_of("2024-03-12/09:40").iso == "2024-03-12T09:40:00"


def test_a_clock_or_a_range_in_brackets_behind_its_day():
    found = moments_in("On June 28, 2023 (11:25 AM), it went down")[0].moment
    assert (found.iso, found.written) == ("2023-06-28T11:25:00", "June 28, 2023 (11:25 AM)")
    found = moment_of("12 May 2024 (10:00–11:30 UTC)")
    assert (found.iso, found.until_iso) == ("2024-05-12T10:00:00Z", "2024-05-12T11:30:00Z")
    assert moment_of("2024年5月12日（10:00～11:00）").until_clock == "11:00"
    assert moment_of("12 May 2024 (a Sunday)").iso == "2024-05-12"
