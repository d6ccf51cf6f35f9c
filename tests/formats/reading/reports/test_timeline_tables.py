"""Which column of a table is what, and which tables are timelines."""

import pytest

from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.timeline_tables import table_happenings
from tests.formats.reading.pages import block


def rows(text, strong=True):
    return [
        (one.moment.written, one.text, one.actor, one.status)
        for one in table_happenings(block(text), Hints(), strong)
    ]


def test_columns_are_found_by_their_heads():
    text = """
        | # | When | Who | Status | Description |
        |-|-|-|-|-|
        | 1 | 10:05 | Ada | open | A very short thing |
        | 2 | 10:20 | Bo | closed | Another |
    """
    assert rows(text) == [("10:05", "A very short thing", "Ada", "open"), ("10:20", "Another", "Bo", "closed")]


def test_a_day_in_its_own_column_belongs_to_the_time():
    text = "| Date | Time | Event |\n|-|-|-|\n| 2024-05-02 | 10:05 | A |\n| | 10:20 | B |\n"
    assert [one[0] for one in rows(text)] == ["2024-05-02 10:05", "10:20"]


def test_days_alone_are_times_where_no_clock_stands():
    text = "| Date | Event |\n|-|-|\n| 2024-05-02 | A |\n| 2024-05-03 | B |\n"
    assert [one[:2] for one in rows(text)] == [("2024-05-02", "A"), ("2024-05-03", "B")]


def test_two_clocks_side_by_side_are_one_time():
    text = "| Time (UTC) | Local time | Event |\n|-|-|-|\n| 10:05 | 12:05 | A |\n| 10:20 | 12:20 | B |\n"
    found = table_happenings(block(text), Hints(), True)
    assert [(one.moment.clock, one.text, one.zone) for one in found] == [
        ("10:05", "A", "UTC"),
        ("10:20", "B", "UTC"),
    ]


def test_words_in_the_times_column_are_kept():
    text = "| Time | Event |\n|-|-|\n| Before | A |\n| 10:05 | B |\n| 10:20 | C |\n"
    assert [one[:2] for one in rows(text)] == [("Before", "A"), ("10:05", "B"), ("10:20", "C")]


def test_the_longest_column_says_what_happened_where_no_head_does():
    text = "| | | |\n|-|-|-|\n| 10:05 | x | a long account of it |\n| 10:20 | y | and one more of them |\n"
    assert [one[1] for one in rows(text)] == ["a long account of it", "and one more of them"]


@pytest.mark.parametrize(
    "text",
    [
        "| Metric | Value |\n|-|-|\n| CPU | 90 |\n| Disk | 80 |\n",
        "| Metric | Value |\n|-|-|\n| Start | 10:05 |\n| End | 10:20 |\n",
        "| Time | Event |\n|-|-|\n",
        "| Time | Event |\n|-|-|\n| 10:05 | A |\n",
        "| Time |\n|-|\n| 10:05 |\n| 10:06 |\n",
    ],
)
def test_other_tables_are_none_without_a_timelines_heading(text):
    assert rows(text, strong=False) == []


def test_a_dash_is_nobody():
    text = "| Time | Who | What |\n|-|-|-|\n| 10:05 | – | A |\n| 10:20 | Bo | B |\n| 10:30 | - | C |\n"
    assert [one[2] for one in rows(text)] == ["", "Bo", ""]


def test_a_column_of_who_acted_is_not_the_one_of_what_happened():
    text = """
        | 日時 | 対応者 | 内容 |
        |-|-|-|
        | 18:12 | 田中 | アラート検知 |
        | 18:50 | 鈴木 | 原因特定 |
    """
    assert rows(text) == [("18:12", "アラート検知", "田中", ""), ("18:50", "原因特定", "鈴木", "")]


def test_a_column_that_counts_the_rows_is_not_what_happened():
    text = """
        | Step | When | What |
        |-|-|-|
        | 1 | 10:05 UTC | Alert |
        | 2 | 10:20 UTC | Over |
    """
    assert [row[1] for row in rows(text)] == ["Alert", "Over"]


def test_a_row_that_is_only_hinted_at_is_no_event():
    text = "| Time | Event |\n|---|---|\n| 10:05 | Alert |\n| … | … |\n| 10:20 | Over |\n"
    assert [row[1] for row in rows(text)] == ["Alert", "Over"]
