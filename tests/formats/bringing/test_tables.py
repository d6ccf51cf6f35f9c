"""Tables: what separates the cells, which column is what, what the times mean, and our own export coming back."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.bringing.found import MOST, Field, Form, Means
from incident_desk.formats.grammar import Line
from incident_desk.formats.timeline_export import TimelineView, timeline_csv
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from tests.fakes import NOON, Bench
from tests.formats.bringing.samples import read, told


@pytest.mark.parametrize("separator", ["\t", ",", ";", "|"])
def test_the_separator_is_found_and_columns_go_by_their_titles(separator):
    rows = (("When", "Author", "What happened"), ("02:58", "ana", "db down"), ("03:10", "bo", "db up"))
    found = read("\n".join(separator.join(row) for row in rows), "times.csv")
    assert found.form is Form.TABLE and dict(found.columns) == {Field.TIME: 0, Field.WHO: 1, Field.TEXT: 2}
    assert told(found) == [(2, "01 02:58:00", "db down"), (3, "01 03:10:00", "db up")]


def test_without_titles_the_columns_go_by_what_stands_in_them():
    found = read("ana,02:58,the database is down\nbo,03:10,up again after the restart\n", "x.csv")
    assert [found.columns[one] for one in (Field.TIME, Field.TEXT)] == [1, 2]
    assert found.titles == ("column 1", "column 2", "column 3")


def test_a_column_can_be_named_by_title_or_number_or_left_out():
    text = "id,a,b\n1,02:58,x\n2,02:59,y\n"
    named = {Field.TIME: "A", Field.TEXT: "3", Field.WHO: "id"}
    assert [(one.who, one.text) for one in read(text, "x.csv", columns=named).entries] == [("1", "x"), ("2", "y")]
    assert read(text, "x.csv", columns={Field.TIME: ""}).entries[0].trouble == "no time"
    with pytest.raises(WrongUse, match="There is no column 'z'. The columns are id, a, b"):
        read(text, "x.csv", columns={Field.TIME: "z"})


def test_what_the_times_mean_is_found_and_can_be_said():
    assert read("elapsed\ttext\n00:30\tx\n1:00:00\ty\n").means is Means.ELAPSED
    assert read("t\ttext\n+5m\tx\n+1h\ty\n").means is Means.ELAPSED
    assert read("ts,text,x\n1772333880,a,1\n1772333881,b,2\n").means is Means.EPOCH_S
    assert read("ts,text,x\n1772333880123,a,1\n1772333881123,b,2\n").means is Means.EPOCH_MS
    found = read("time\ttext\n00:30\tx\n", means=Means.ELAPSED)
    assert told(found) == [(2, "01 02:50:30", "x")]


def test_cells_keep_their_lines_and_rows_know_theirs():
    found = read('time,text,who\n02:58,"two\nlines ""said""",ana\n03:00,next,bo\n')
    assert told(found) == [(2, "01 02:58:00", 'two\nlines "said"'), (4, "01 03:00:00", "next")]


def test_a_quote_without_an_end_loses_no_row():
    found = read('time,text\n02:58,"open\n' + "03:00,next\n" * 9, "x.csv")
    whole = " ".join(one.text for one in found.entries)
    assert whole.count("next") == 9


def test_kinds_are_known_by_their_words_and_others_are_notes():
    found = read("time,kind,text\n02:58,Decision,a\n02:59,rumour,b\n03:00,change,c\n", "x.csv")
    assert [one.sign for one in found.entries] == [Sign.DECISION, Sign.NOTE, Sign.NOTE]


def test_rows_beyond_the_most_are_counted():
    found = read("time,text\n" + "02:58,x\n" * (MOST + 3), "x.csv")
    assert len(found.entries) == MOST and f"3 lines behind the first {MOST} entries left unread" in found.told


def test_prose_with_commas_is_no_table():
    assert read("First, we looked.\nThen, at last, it went.\n").form is Form.LINES


def test_our_own_timeline_comes_back_as_it_was():
    desk = Bench().desk
    one = desk.declare(Declaration("Shop"), "MK")
    moments = (
        Moment.exactly(NOON - timedelta(minutes=9)),
        Moment(NOON - timedelta(minutes=8), Precision.ABOUT),
        Moment(NOON - timedelta(minutes=7), Precision.RANGE, NOON - timedelta(minutes=6)),
    )
    for text, moment in zip(("=1+1", 'two\n\nlines, "q"', "-5m said"), moments, strict=True):
        desk.act(one.id, lambda *_, t=text, m=moment: log(Line(t, Sign.FINDING, m)), "ana")
    rows = [row for row in timeline(desk.events(one.id)) if row.human]
    found = read(timeline_csv(TimelineView(one.key, one.title, rows, one.declared_at)), "timeline.csv")
    assert [(e.text, e.happened, e.who, e.sign) for e in found.entries] == [
        (row.text, row.happened, row.who, row.kind) for row in rows
    ]
