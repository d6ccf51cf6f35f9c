"""Housekeeping in steps: each small, any of them the last, and the same in the end."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from incident_desk.adapters.storage import history_upkeep
from incident_desk.adapters.storage.history import HistoryFile
from incident_desk.domain.moments import to_microseconds
from incident_desk.services.history import DAY, HOUR, MINUTE, History, Kept
from tests.adapters.storage.past_answers import T0, hours, judged, kept, tended

LATE = T0 + timedelta(days=30)
WHOLE = (0, 2**60)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db"


@pytest.fixture
def file(path):
    made = HistoryFile(path)
    yield made
    made.close()


def rows_of(path, table):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_a_process_that_ends_after_few_steps_leaves_the_same_in_the_end(tmp_path, monkeypatch):
    samples = [one for check in "abc" for one in hours(10, check=check)]
    monkeypatch.setattr(history_upkeep, "STEP_S", 0.0)  # one thing a step
    ends = []
    for every in (2, 3, 10_000):
        file, steps, is_more = HistoryFile(tmp_path / f"{every}.db"), 0, True
        kept(file, samples, each=500)
        while is_more:
            is_more = file.tend(T0 + timedelta(hours=20), ())
            steps += 1
            assert steps < 2_000
            if steps % every == 0:
                file.close()
                file = HistoryFile(tmp_path / f"{every}.db")
        assert steps > 30
        ends.append([file.rolls(check, unit, *WHOLE) for check in "abc" for unit in (MINUTE, HOUR, DAY)])
        assert rows_of(tmp_path / f"{every}.db", "tail") == 0
        file.close()
    assert ends[0] == ends[1] == ends[2] and all(ends[0][:2])


def test_answers_go_to_their_blocks_and_leave_the_batches(file, path):
    kept(file, hours(3))
    assert (rows_of(path, "tail") > 1, rows_of(path, "block")) == (True, 0)
    assert file.tend(T0 + timedelta(hours=1), None), "reading them is a step of its own"
    file.tend(T0 + timedelta(hours=1), None)
    assert (rows_of(path, "tail"), rows_of(path, "block")) == (0, 4)


def test_the_hour_that_is_not_over_is_not_rolled_up(file):
    kept(file, hours(3))
    tended(file, T0 + timedelta(hours=2, minutes=29))
    begin = to_microseconds(T0.replace(minute=0))
    assert [one.since for one in file.rolls("api", HOUR, *WHOLE)] == [begin, begin + HOUR]


def test_an_answer_that_speaks_for_hours_is_rolled_up_once_that_is_known(file):
    one = hours(1)[:1]
    assert file.keep(judged(one, gap_s=3 * 3600.0))
    tended(file, T0 + timedelta(hours=2))
    assert file.rolls("api", HOUR, *WHOLE) == []
    tended(file, T0 + timedelta(hours=5))
    assert sum(roll.known for roll in file.rolls("api", HOUR, *WHOLE)) == 3 * HOUR


def test_what_nobody_contradicts_for_days_is_rolled_up_in_steps(file):
    first, last = hours(1)[0], hours(200)[-1]
    assert file.keep(judged([first], gap_s=10 * 366 * 86_400.0))
    tended(file, T0 + timedelta(days=7))
    assert file.rolls("api", HOUR, *WHOLE) == []
    assert file.keep(judged([last], gap_s=60.0))
    until = T0.replace(minute=0) + timedelta(days=20)
    before = History(file).figures("api", T0.replace(minute=0), until)
    assert tended(file, T0 + timedelta(days=40)) > 200 // history_upkeep.HOURS_AT_ONCE
    after = History(file).figures("api", T0.replace(minute=0), until)
    assert file.times("api", *WHOLE) == []
    assert (after.known_s, after.good_s, after.answers) == (before.known_s, before.good_s, 2)
    assert after.known_s > 190 * 3600


def test_full_rate_goes_first_then_minutes_and_hours_last(file):
    kept(file, hours(30))
    tended(file, T0 + timedelta(days=3))
    assert len(file.times("api", *WHOLE)) > 1000
    tended(file, LATE)
    assert file.times("api", *WHOLE) == []
    assert file.rolls("api", MINUTE, *WHOLE) and file.rolls("api", HOUR, *WHOLE)
    tended(file, T0 + timedelta(days=120))
    assert file.rolls("api", MINUTE, *WHOLE) == [] and file.rolls("api", HOUR, *WHOLE)
    tended(file, T0 + timedelta(days=1500))
    assert file.rolls("api", HOUR, *WHOLE) == [] and file.rolls("api", DAY, *WHOLE)


def test_what_is_kept_keeps_whole_hours_of_full_rate(file, path):
    kept(file, hours(30))
    first = Kept(T0 + timedelta(hours=3, minutes=40), T0 + timedelta(hours=4, minutes=40))
    second = Kept(T0 + timedelta(hours=4), T0 + timedelta(hours=4, minutes=10))
    tended(file, LATE, [second, first])
    with closing(sqlite3.connect(path)) as connection:
        left = [hour for (hour,) in connection.execute("SELECT hour FROM block ORDER BY hour")]
    begin = to_microseconds(T0.replace(minute=0))
    assert left == [begin + 4 * HOUR, begin + 5 * HOUR]


def test_late_answers_of_an_hour_that_was_let_go_do_not_replace_what_it_came_to(file):
    samples = hours(5)
    kept(file, samples)
    tended(file, LATE)
    before = file.rolls("api", HOUR, *WHOLE)
    kept(file, samples[60:70])
    tended(file, LATE + timedelta(hours=1))
    assert file.rolls("api", HOUR, *WHOLE) == before


def test_answers_that_waited_for_weeks_in_a_closed_program_are_not_lost(file):
    samples = hours(2)
    kept(file, samples)
    tended(file, T0 + timedelta(days=200))
    until = T0.replace(minute=0) + timedelta(days=1)
    assert History(file).figures("api", T0 - timedelta(days=1), until).answers == len(samples)


def test_a_day_at_whose_end_nobody_was_here_is_rolled_up_with_the_next_one(file):
    kept(file, hours(3))
    tended(file, T0 + timedelta(hours=6))
    assert file.rolls("api", DAY, *WHOLE) == []
    later = [one for one in hours(60) if one.at > T0 + timedelta(hours=50)]
    kept(file, later)
    tended(file, T0 + timedelta(hours=61))
    assert [one.since for one in file.rolls("api", DAY, *WHOLE)] == [to_microseconds(T0) // DAY * DAY]


def test_texts_that_are_no_longer_needed_go(file, path, monkeypatch):
    monkeypatch.setattr(history_upkeep, "_MOST_WORDS", 3)
    kept(file, hours(1))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executemany("INSERT INTO word (text) VALUES (?)", [(f"text {n}",) for n in range(50)])
    tended(file, LATE)
    assert rows_of(path, "word") == 3
