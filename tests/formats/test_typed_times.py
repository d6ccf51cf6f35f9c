"""Times as people type them: the table of what is understood, of what is not, and laws for any text."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import DeskError, Refused, WrongUse
from incident_desk.domain.moments import Moment, Precision
from incident_desk.formats.typed_times import LONGEST, leading_time, read_moment

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
"""A Sunday."""
BERLIN = ZoneInfo("Europe/Berlin")


def shown(moment: Moment | None) -> str:
    """``03-01 11:53``; with ``~`` about, with ``..`` a range, ``?`` not known, empty: no time."""
    if moment is None or moment.at is None:
        return "" if moment is None else "?"
    face = f"{moment.at:%m-%d %H:%M:%S}".removesuffix(":00")
    if moment.until is not None:
        return f"{face}..{moment.until:%m-%d %H:%M:%S}".removesuffix(":00")
    return f"~{face}" if moment.precision is Precision.ABOUT else face


UNDERSTOOD = [
    # a clock: the last time that it showed this
    ("02:58", "03-01 02:58"), ("2:58", "03-01 02:58"), ("11:59:30", "03-01 11:59:30"), ("00:00", "03-01 00:00"),
    ("12:00", "03-01 12:00"), ("12:01", "03-01 12:01"), ("12:02", "02-28 12:02"), ("23:59", "02-28 23:59"),
    # AM and PM
    ("2:58am", "03-01 02:58"), ("2:58 AM", "03-01 02:58"), ("2:58 a.m.", "03-01 02:58"), ("2 am", "03-01 02:00"),
    ("12am", "03-01 00:00"), ("12pm", "03-01 12:00"), ("11:30PM", "02-28 23:30"), ("1pm", "02-28 13:00"),
    # zones
    ("11:53Z", "03-01 11:53"), ("11:53 Z", "03-01 11:53"), ("11:53 UTC", "03-01 11:53"),
    ("11:53 GMT", "03-01 11:53"), ("11:53 CET", "03-01 10:53"), ("12:53 CET", "03-01 11:53"),
    ("06:53 EST", "03-01 11:53"), ("6:53 ET", "03-01 11:53"), ("03:53 PT", "03-01 11:53"),
    ("20:53 JST", "03-01 11:53"), ("12:53+01:00", "03-01 11:53"), ("12:53 +01:00", "03-01 11:53"),
    ("12:53 +0100", "03-01 11:53"), ("12:53 UTC+1", "03-01 11:53"), ("17:23 +05:30", "03-01 11:53"),
    ("2:53 am PST", "03-01 10:53"), ("15:53Z", "02-28 15:53"), ("15:53 CET", "02-28 14:53"),
    # days
    ("2026-02-28 02:56", "02-28 02:56"), ("2026-02-28T02:56", "02-28 02:56"),
    ("2026-02-28T02:56:08Z", "02-28 02:56:08"), ("2026-02-28T02:56:00-05:00", "02-28 07:56"),
    ("2026-02-28 02:56-05:00", "02-28 07:56"), ("2026-02-28 02:56 CET", "02-28 01:56"),
    ("yesterday 15:53", "02-28 15:53"), ("Yesterday at 15:53", "02-28 15:53"), ("today 11:00", "03-01 11:00"),
    ("yesterday 15:53 CET", "02-28 14:53"), ("Thu 02:58", "02-26 02:58"), ("Thursday 02:58", "02-26 02:58"),
    ("thu. 02:58", "02-26 02:58"), ("last Thursday 02:58", "02-26 02:58"), ("Sunday 10:00", "03-01 10:00"),
    ("last Sunday 10:00", "02-22 10:00"), ("Mon, 10:00", "02-23 10:00"), ("1 Mar 02:58", "03-01 02:58"),
    ("Feb 28 23:10", "02-28 23:10"), ("28 February 23:10", "02-28 23:10"), ("28. Feb 23:10", "02-28 23:10"),
    ("28 Feb 2026 23:10", "02-28 23:10"), ("Feb 28, 2026 23:10", "02-28 23:10"),
    ("Feb 28, 2026, 11:10 pm", "02-28 23:10"), ("Dec 24 08:00", "12-24 08:00"),
    # before now
    ("-12m", "03-01 11:48"), ("-12min", "03-01 11:48"), ("-90s", "03-01 11:58:30"), ("-2h", "03-01 10:00"),
    ("-1h30m", "03-01 10:30"), ("-1d", "02-28 12:00"), ("-0m", "03-01 12:00"), ("12 min ago", "03-01 11:48"),
    ("5m ago", "03-01 11:55"), ("2 hours ago", "03-01 10:00"), ("1 hour ago", "03-01 11:00"),
    ("about 5 minutes ago", "~03-01 11:55"), ("90 seconds ago", "03-01 11:58:30"), ("3 days ago", "02-26 12:00"),
    # about, between, not known
    ("~02:58", "~03-01 02:58"), ("~2:58am", "~03-01 02:58"), ("~11:53 CET", "~03-01 10:53"),
    ("~-2h", "~03-01 10:00"), ("~yesterday 15:00", "~02-28 15:00"),
    ("11:00..11:30", "03-01 11:00..03-01 11:30"), ("11:00-11:30", "03-01 11:00..03-01 11:30"),
    ("11:00–11:30", "03-01 11:00..03-01 11:30"), ("11:00 - 11:30", "03-01 11:00..03-01 11:30"),
    ("11:00 to 11:30", "03-01 11:00..03-01 11:30"), ("11:00..11:30 CET", "03-01 10:00..03-01 10:30"),
    ("11:00..11:00", "03-01 11:00..03-01 11:00"), ("23:50..00:10", "02-28 23:50..03-01 00:10"),
    ("23:50-00:10", "02-28 23:50..03-01 00:10"), ("9am..10am", "03-01 09:00..03-01 10:00"),
    ("yesterday 13:00..14:00", "02-28 13:00..02-28 14:00"), ("-20m..-10m", "03-01 11:40..03-01 11:50"),
    ("2026-02-27 23:30..00:30", "02-27 23:30..02-28 00:30"), ("06:00..11:59", "03-01 06:00..03-01 11:59"),
    ("11:00Z..11:30Z", "03-01 11:00..03-01 11:30"), ("11:00 CET..11:30 CET", "03-01 10:00..03-01 10:30"),
    ("11:00Z-11:30Z", "03-01 11:00..03-01 11:30"), ("11:00 CET - 11:30", "03-01 10:00..03-01 10:30"),
    ("11:00+01:00..11:30+01:00", "03-01 10:00..03-01 10:30"), ("~11:00..11:30", "03-01 11:00..03-01 11:30"),
    ("yesterday evening", "02-28 18:00..02-28 22:00"), ("Yesterday Morning", "02-28 06:00..02-28 12:00"),
    ("yesterday noon", "02-28 12:00..02-28 13:00"), ("yesterday afternoon", "02-28 12:00..02-28 18:00"),
    ("yesterday night", "02-28 21:00..03-01 06:00"), ("last night", "02-28 21:00..03-01 06:00"),
    ("this morning", "03-01 06:00..03-01 12:00"), ("??:??", "?"), ("unknown", "?"), ("Unknown", "?"),
]  # fmt: skip

NO_TIME = [
    "", " ", "now", "soon", "12", "1200", "12.30", "12h30", "25:00", "24:00", "12:60", "12:30:60", "1:2", "1:234",
    "012:30", "0:0", "-", "-m", "-5", "-5x", "--5m", "- 5m", "+5m", "5m", "5 min", "ago", "5 ago", "~", "~~02:58",
    "~ 02:58", "??", "??:?", "?:??", "?", "0am", "13pm", "13:00pm", "am", "11:53 IST", "11:53 CST", "11:53 AST",
    "2026-02-30 10:00", "2026-13-01 10:00", "2026-02-28", "2026-2-28 10:00", "1969-12-31 10:00", "30 Feb 10:00",
    "Feb 30 10:00", "0 Mar 10:00", "yesterday", "today", "tomorrow 10:00", "yesterday 25:00", "Thu", "this evening",
    "11:00 CET..11:30Z", "11:00 IST..11:30",
    "this night", "tonight", "next morning", "13:00-05:00", "-10m..-20m", "11:30..11:00", "..11:00",
    "-99999999m",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "moment"), UNDERSTOOD)
def test_what_is_understood(typed, moment):
    found = leading_time(typed, NOON, UTC)
    assert found is not None and (shown(found.moment), found.end) == (moment, len(typed))
    # It is understood the same where a sentence follows.
    assert leading_time(f"{typed} the pool was full", NOON, UTC) == found


@pytest.mark.parametrize("typed", NO_TIME)
def test_what_is_no_time(typed):
    found = leading_time(f"{typed} the pool was full", NOON, UTC)
    assert found is None or found.end < len(typed), found


def test_the_table_is_as_long_as_it_is_said_to_be():
    assert len(UNDERSTOOD) + len(NO_TIME) >= 150


@pytest.mark.parametrize(
    ("typed", "moment", "rest"),
    [
        ("11:53 DB down", "03-01 11:53", " DB down"),
        ("11:53 ALL down", "03-01 11:53", " ALL down"),
        ("11:53 cat logs", "03-01 11:53", " cat logs"),
        ("11:53 - restarted", "03-01 11:53", " - restarted"),
        ("11:53 +1 to that", "03-01 11:53", " +1 to that"),
        ("12 min ago!", "03-01 11:48", "!"),
    ],
)
def test_what_follows_is_no_part_of_it(typed, moment, rest):
    found = leading_time(typed, NOON, UTC)
    assert (shown(found.moment), typed[found.end :]) == (moment, rest)


@pytest.mark.parametrize(
    ("typed", "has_day"), [("11:00", False), ("11:00Z", False), ("Thu 11:00", True), ("-2d", True)]
)
def test_it_says_whether_its_day_was_said(typed, has_day):
    assert leading_time(typed, NOON, UTC).has_day is has_day


def test_the_zone_of_the_place_is_meant_where_none_is_typed():
    summer = datetime(2026, 7, 1, 0, 30, tzinfo=UTC)
    assert shown(leading_time("02:00", summer, BERLIN).moment) == "07-01 00:00"
    assert shown(leading_time("yesterday evening", summer, BERLIN).moment) == "06-30 16:00..06-30 20:00"
    assert shown(leading_time("02:00 ET", summer, BERLIN).moment) == "06-30 06:00"


def test_a_time_that_the_clocks_left_out_is_none_and_of_one_shown_twice_the_last_is_meant():
    after = datetime(2026, 3, 29, 8, tzinfo=UTC)
    assert leading_time("2026-03-29 02:30 x", after, BERLIN) is None
    autumn = datetime(2026, 10, 25, 8, tzinfo=UTC)
    assert shown(leading_time("02:30", autumn, BERLIN).moment) == "10-25 01:30"


def test_a_part_of_the_day_that_has_not_passed_ends_now():
    assert (
        shown(leading_time("this afternoon", NOON + timedelta(hours=2), UTC).moment) == "03-01 12:00..03-01 14:00"
    )


@pytest.mark.parametrize("typed", ["2026-03-02 10:00", "today 12:30", "today 11:00..12:30"])
def test_for_something_that_has_happened_the_future_is_refused(typed):
    assert leading_time(typed, NOON, UTC) is not None
    with pytest.raises(Refused, match="ahead of now"):
        read_moment(typed, NOON, UTC)


@pytest.mark.parametrize("typed", ["tomorrow", "02:58 the pool", "11:30..11:00", ""])
def test_what_is_no_moment_is_said_so(typed):
    with pytest.raises(WrongUse):
        read_moment(typed, NOON, UTC)


@pytest.mark.parametrize(("typed", "moment"), [*UNDERSTOOD, ("?", "?"), (" 02:58 ", "03-01 02:58")])
def test_a_field_for_a_moment_understands_the_same(typed, moment):
    assert shown(read_moment(typed, NOON, UTC)) == moment


PIECES = st.sampled_from(["~", "-", "..", ":", "12", "00", "3", "yesterday", "Thu", "Mar", " ", "Z", "CET", "am",
                          "ago", "min", "to", "2026-03-01", "T", "+01:00", "??:??", "last", "night"])  # fmt: skip
LIKE_TIMES = st.text(max_size=80) | st.lists(PIECES, max_size=12).map("".join)


@given(LIKE_TIMES)
def test_no_text_does_harm_and_what_is_understood_lies_on_the_calendar(text):
    found = leading_time(text, NOON, UTC)
    if found is not None:
        assert 0 < found.end <= min(len(text), LONGEST)
        assert found.moment.at is None or found.moment.at.year >= 1970
    try:
        moment = read_moment(text, NOON, UTC)
    except DeskError:
        return
    assert moment.at is None or moment.at <= NOON + timedelta(minutes=1)
