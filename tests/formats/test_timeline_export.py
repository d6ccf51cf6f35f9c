"""A timeline handed out: whole, in any zone, and harmless in a spreadsheet."""

import csv
import json
from dataclasses import replace
from datetime import UTC, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import Entry
from incident_desk.formats.timeline_export import (
    COLUMNS,
    TimelineView,
    timeline_csv,
    timeline_data,
    timeline_lines,
    timeline_markdown,
    timeline_text,
)
from tests.fakes import NOON

BERLIN = ZoneInfo("Europe/Berlin")


def row(text="It is down", happened=None, **more):
    happened = happened or Moment.exactly(NOON)
    return Entry("id", "note", text, happened, happened.at or NOON, NOON, "RO", 3, human=True, **more)


def view(*rows, zone=UTC, start=NOON):
    return TimelineView("INC-0001", "Down", rows, start, zone)


def cells(text):
    return list(csv.DictReader(StringIO(text, newline="")))


def test_times_stand_in_the_zone_and_say_its_offset():
    said = timeline_lines(view(row(), zone=BERLIN))
    assert "Times in +01:00 (CET)" in said and "2026-03-01 13:00:00" in said
    summer = Moment.exactly(NOON + timedelta(days=120))
    assert "+01:00 (CET) and +02:00 (CEST)" in view(row(), row(happened=summer), zone=BERLIN).heading
    assert cells(timeline_csv(view(row(), zone=BERLIN)))[0]["time"] == "2026-03-01T13:00:00+01:00"


@pytest.mark.parametrize(
    ("happened", "words"),
    [
        (Moment.unknown(), "time not known"),
        (Moment(NOON, Precision.ABOUT), "about 2026-03-01 12:00:00"),
        (Moment(NOON, Precision.RANGE, NOON + timedelta(minutes=5)), "2026-03-01 12:00:00 to 12:05:00"),
        (Moment(NOON, Precision.AT_LEAST), "at the earliest 2026-03-01 12:00:00"),
    ],
)
def test_the_precision_is_kept(happened, words):
    assert words in timeline_lines(view(row(happened=happened))) and words in timeline_markdown(
        view(row(happened=happened))
    )
    assert cells(timeline_csv(view(row(happened=happened))))[0]["precision"] == happened.precision


def test_elapsed_counts_from_the_declaration_and_before_it_is_less_than_nothing():
    late, early = row(), row(happened=Moment.exactly(NOON - timedelta(minutes=10)))
    one = view(late, early, start=NOON - timedelta(minutes=3))
    assert [one.elapsed(late), one.elapsed(early), one.elapsed(row(happened=Moment.unknown()))] == [
        "03:00", "-07:00", "",
    ]  # fmt: skip


def test_every_trace_is_told():
    said = row(amended=True, amended_at=NOON, amended_by="AD", struck="wrong", starred=True, undone=True)
    for text in (timeline_lines(view(said)), timeline_markdown(view(said))):
        assert "edited 12:00 UTC by AD" in text and "struck: wrong" in text and "undone" in text
    (cell,) = cells(timeline_csv(view(said)))
    assert (cell["starred"], cell["edited by"], cell["struck"], cell["undone"]) == ("yes", "AD", "wrong", "yes")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_what_a_spreadsheet_would_compute_gets_an_apostrophe(text):
    (cell,) = cells(timeline_csv(view(row(text))))
    assert cell["text"] == f"'{text}"


@given(st.text(max_size=60))
def test_any_text_comes_back_byte_for_byte(text):
    assert timeline_data(view(row(text)))["timeline"][0]["text"] == text
    assert json.loads(json.dumps(timeline_data(view(row(text)))))["timeline"][0]["text"] == text
    if "\0" in text:
        return  # which no record holds
    (cell,) = cells(timeline_csv(view(row(text))))
    assert cell["text"].removeprefix("'") == text.removeprefix("'")
    assert list(cell) == list(COLUMNS)


def test_the_ending_says_the_format_and_a_part_says_of_how_many():
    part = replace(view(row("a")), of=9)
    assert timeline_text(part, ".MD").splitlines()[2] == "INC-0001. Times in UTC, 1 of 9 rows."
    assert json.loads(timeline_text(part, ".json"))["of"] == 9
    assert "of" not in json.loads(timeline_text(view(row("a")), ".json"))
    assert cells(timeline_text(part, ".csv"))[0]["text"] == "a"
    with pytest.raises(WrongUse, match=".md, .csv, .json; the name ends in .pdf"):
        timeline_text(part, ".pdf")


def test_until_when_it_went_on_is_handed_out_in_every_form():
    lasting = view(row("Reset", ended=NOON + timedelta(minutes=12)), zone=BERLIN)
    assert "(until 12:12:00 UTC)" in timeline_markdown(lasting) and "(until 12:12:00 UTC)" in timeline_lines(
        lasting
    )
    assert cells(timeline_csv(lasting))[0]["ended"] == "2026-03-01T13:12:00+01:00"
    assert timeline_data(lasting)["timeline"][0]["ended"].startswith("2026-03-01T12:12:00")


def test_what_is_pinned_and_what_stands_under_another_is_handed_out_in_every_form():
    above = row("Reset *now*", pinned=True)
    under = replace(row("Ping"), id="below", seq=4, parent=above.id)
    both = view(above, under)
    assert "(pinned)" in timeline_lines(both) and f"(under {above.seq})" in timeline_lines(both)
    assert "(pinned)" in timeline_markdown(both) and "(under Reset \\*now\\*)" in timeline_markdown(both)
    assert [(one["pinned"], one["under"]) for one in cells(timeline_csv(both))] == [
        ("yes", ""),
        ("", str(above.seq)),
    ]
    assert [one["parent"] for one in timeline_data(both)["timeline"]] == [None, above.id]
    assert "under" not in timeline_lines(view(under))
