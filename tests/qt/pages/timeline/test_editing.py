"""What follows from the fields of the editor."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.events import Kind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import Sign
from incident_desk.formats.days_meant import near_span
from incident_desk.qt.pages.timeline.edit_words import line_words
from incident_desk.qt.pages.timeline.editing import (
    ENDS_BEFORE,
    NO_TIME,
    NO_WORDS,
    ONE_END,
    By,
    Typed,
    is_change,
    read,
    read_new,
    shifted,
    sign_of,
    tags_in,
    typed_of,
)
from incident_desk.services.acts.logging import Rewrite
from tests.qt.pages.timeline.rows import AT, entry, timelines

BY = By(AT + timedelta(hours=2), UTC)
POOL = entry(14, Sign.FINDING, text="Pool nearly full #db @RO", owner="RO", tags=("db",))
FIRST = typed_of(POOL, BY)


def said(**changed):
    return read(POOL, FIRST, replace(FIRST, **changed), BY)


def test_the_entry_stands_in_the_fields():
    assert Typed("03:14:00", Sign.FINDING, "RO", "#db", "Pool nearly full #db @RO") == FIRST


def test_only_what_was_changed_is_said_anew():
    assert said().rewrite is None
    assert said(time="03:13:30").rewrite == Rewrite(happened=Moment.exactly(AT + timedelta(minutes=13.5)))
    assert said(sign=Sign.NOTE).rewrite == Rewrite(sign=Sign.NOTE)
    assert said(owner="").rewrite == Rewrite(owner="")
    assert said(owner="@Ann Dee").rewrite == Rewrite(owner="Ann Dee")
    assert said(tags="db, pool").rewrite == Rewrite(tags=("db", "pool"))
    assert said(text=" Pool full #db @RO ").rewrite == Rewrite(text="Pool full #db @RO")


def test_another_way_of_writing_the_same_time_changes_nothing():
    assert said(time="03:14").rewrite is None


def test_a_tag_and_an_owner_in_the_words_are_taken_over_as_in_the_log_field():
    assert said(text="Pool full #pool @AD").rewrite == Rewrite(
        text="Pool full #pool @AD", owner="AD", tags=("pool",)
    )
    assert said(text="Pool full #pool @AD", owner="MK", tags="x").rewrite == Rewrite(
        text="Pool full #pool @AD", owner="MK", tags=("x",)
    )


def test_its_end_is_one_time_that_is_not_before_its_beginning():
    end = (AT + timedelta(minutes=20)).isoformat()
    assert said(ended="03:20").rewrite == Rewrite(ended=end)
    assert said(ended="03:20", time="03:15").rewrite.ended == end
    for typed, wrong in (("03:10", ENDS_BEFORE), ("unknown", ONE_END), ("03:20..03:30", ONE_END)):
        found = said(ended=typed)
        assert (found.wrong, found.field, found.rewrite) == (wrong, "ended", None)
    assert "is no time" in said(ended="soon").wrong
    lasting = replace(POOL, ended=AT + timedelta(minutes=20))
    first = typed_of(lasting, BY)
    assert first.ended == "03:20:00" and read(lasting, first, first, BY).rewrite is None
    assert read(lasting, first, replace(first, ended=""), BY).rewrite == Rewrite(ended="")


@pytest.mark.parametrize("time", ["about lunch", "99:00", "12:61"])
def test_what_is_no_time_says_what_to_write(time):
    found = said(time=time)
    assert found.rewrite is None and found.field == "time"
    assert "is no time. Write 02:56" in found.wrong


def test_what_lies_ahead_says_what_time_it_is():
    found = said(time="2026-03-01 05:30")
    assert "ahead of now" in found.wrong and "05:00:00" in found.wrong


def test_without_words_or_time_it_says_what_is_missing():
    assert (said(text="  ").wrong, said(text="  ").field) == (NO_WORDS, "text")
    assert said(time=" ").wrong == NO_TIME


def test_a_decision_says_anew_by_when_it_is_to_be_carried_out():
    rewrite = said(sign=Sign.DECISION, text="Roll back by 03:50").rewrite
    assert rewrite.due == AT + timedelta(minutes=50)


def test_a_change_has_no_owner_and_no_tags():
    change = replace(POOL, kind=Kind.CHANGE_MADE, owner=None, tags=())
    first = typed_of(change, BY)
    assert is_change(change) and first.sign is Sign.CHANGE
    assert read(change, first, replace(first, text="Deploy 4 @AD #x"), BY).rewrite == Rewrite(
        text="Deploy 4 @AD #x"
    )


def test_a_kind_that_no_field_can_say_stays():
    told = replace(POOL, kind=Kind.PAST_TOLD)
    assert sign_of(told) is None
    first = typed_of(told, BY)
    assert read(told, first, replace(first, text="x"), BY).rewrite.sign is None


def test_the_time_goes_by_minutes_and_keeps_its_precision():
    assert shifted("03:14:00", POOL.happened, -1, BY) == "03:13:00"
    assert shifted("~03:13", None, 1, BY) == "~03:14:00"
    assert shifted("nonsense", None, 1, BY) == "nonsense"
    between = Moment(AT, Precision.RANGE, AT + timedelta(minutes=5))
    assert shifted("", between, 1, BY) == "03:01:00..03:06:00"


def test_a_new_entry_is_read_as_the_log_field_reads_it_but_for_its_time():
    found = read_new(Typed("~04:10", Sign.NOTE, "", "#a", "! 02:58 was the deploy @AD #b"), BY)
    line = found.line
    assert (line.sign, line.owner, line.tags) == (Sign.DECISION, "AD", ("a", "b"))
    assert line.text == "02:58 was the deploy @AD #b"
    assert line.happened == Moment(AT + timedelta(minutes=70), Precision.ABOUT)


def test_a_new_entry_needs_its_time_first():
    assert read_new(Typed(text="x"), BY).wrong == NO_TIME
    assert read_new(Typed(time="04:00"), BY).wrong == f"At 2026-03-01 04:00:00 UTC. {NO_WORDS}"


def test_tags_with_and_without_their_sign():
    assert tags_in(" #db,pool  #db # ") == ("db", "pool")


@given(timelines)
def test_what_nobody_touched_is_not_said_anew(rows):
    for one in rows:
        first = typed_of(one, BY)
        assert read(one, first, first, BY).rewrite is None


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_typed_is_understood_or_wrong(time, owner, tags, text):
    found = said(time=time, owner=owner, tags=tags, text=text)
    assert not (found.wrong and found.rewrite)


def test_in_an_incident_of_yesterday_a_time_without_its_day_is_of_that_night_and_its_date_is_told():
    by = By(AT + timedelta(days=1, hours=6), UTC, near_span(AT, AT + timedelta(hours=3)))
    assert typed_of(POOL, by).time == "03:14:00"
    line = read_new(Typed(time="04:30", text="x"), by).line
    assert line.happened == Moment.exactly(AT.replace(hour=4, minute=30))
    assert "2026-03-01 04:30:00" in line_words(line, UTC)
    assert read_new(Typed(time="-5m", text="x"), by).line.happened == Moment.exactly(by.now - timedelta(minutes=5))
