"""The history's file: it says what the answers say, whatever becomes of the process and of the file."""

import logging
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from random import Random

import pytest

from incident_desk.adapters.storage import disposable
from incident_desk.adapters.storage.history import MOST_EVIDENCE, HistoryFile
from incident_desk.domain.health_past import Judged
from incident_desk.domain.health_sample import Outcome, Sample, Timing
from incident_desk.domain.moments import to_microseconds
from incident_desk.services.history import DAY, HOUR, MINUTE, History
from tests.adapters.storage.past_answers import T0, bad, figures_of, good, hours, judged, kept, tended
from tests.adapters.storage.records import ROOT

LATE = T0 + timedelta(days=400)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.db"


@pytest.fixture
def make(path):
    """Opens the file, as several processes have it."""
    made = []

    def one():
        made.append(HistoryFile(path))
        return made[-1]

    yield one
    for file in made:
        file.close()


@pytest.fixture
def file(make):
    return make()


def told(file, since, until):
    past = History(file).figures("api", since, until)
    return past.answers, past.failed, past.known_s, past.good_s, past.mean_s, past.p50_s, past.p95_s, past.p99_s


def true(samples, since, until):
    past = figures_of(samples, since, until)
    return past.answers, past.failed, past.known_s, past.good_s, past.mean_s, past.p50_s, past.p95_s, past.p99_s


def windows(chance, count, span_h):
    for _ in range(count):
        since = T0 + timedelta(hours=chance.uniform(-2, span_h))
        yield since, since + timedelta(hours=chance.expovariate(4 / span_h))


@pytest.mark.parametrize("seed", range(3))
def test_figures_of_any_window_are_those_of_the_pane_at_every_moment_of_the_housekeeping(seed, make):
    chance, samples = Random(seed), hours(27, seed, step_s=90.0)
    batches = [samples[place : place + 7] for place in range(0, len(samples), 7)]
    chance.shuffle(batches)
    writer, reader = make(), make()
    for batch in batches:
        assert writer.keep(judged(batch))
    now, is_more = T0 + timedelta(hours=40), True
    while is_more:
        for since, until in windows(chance, 2, 29):
            assert told(reader, since, until) == pytest.approx(true(samples, since, until))
        is_more = writer.tend(now, ())
    for since, until in windows(chance, 25, 29):
        past = History(reader).figures("api", since, until)
        assert told(reader, since, until) == pytest.approx(true(samples, since, until))
        assert (past.is_exact, past.since, past.until) == (True, since, until)


def test_rolled_up_days_count_as_before_and_their_percentiles_are_near(file):
    samples = hours(60, step_s=30)
    kept(file, samples)
    tended(file, LATE)
    assert file.times("api", 0, 2**60) == []
    since, until = T0.replace(minute=0), T0.replace(minute=0) + timedelta(hours=62)
    past, whole = History(file).figures("api", since, until), figures_of(samples, since, until)
    assert (past.answers, past.failed, past.known_s, past.good_s) == (
        whole.answers, whole.failed, whole.known_s, whole.good_s,
    )  # fmt: skip
    assert past.mean_s == pytest.approx(whole.mean_s) and not past.is_exact
    for near, measured in ((past.p50_s, whole.p50_s), (past.p95_s, whole.p95_s), (past.p99_s, whole.p99_s)):
        assert abs(near - measured) <= measured / 64


def test_outages_are_the_same_before_and_after_the_rolling_up(file):
    kept(file, hours(30, seed=5))
    since, until = T0.replace(minute=0), T0.replace(minute=0) + timedelta(hours=32)
    before = History(file).figures("api", since, until)
    tended(file, LATE)
    after = History(file).figures("api", since, until)
    assert before.outages > 3
    assert (after.outages, after.longest_s) == (before.outages, before.longest_s)


def test_a_window_inside_of_what_is_rolled_up_is_widened_and_says_so(file):
    kept(file, hours(30))
    tended(file, T0 + timedelta(days=20))
    since, until = T0 + timedelta(hours=5, seconds=90), T0 + timedelta(hours=7, seconds=20)
    past = History(file).figures("api", since, until)
    assert (past.since, past.until) == (T0 + timedelta(hours=5, minutes=1), T0 + timedelta(hours=7, minutes=1))


def test_spans_of_incidents_stay_at_full_rate(file):
    from incident_desk.services.history import Kept

    samples = hours(30)
    kept(file, samples)
    since, until = T0 + timedelta(hours=10), T0 + timedelta(hours=12)
    tended(file, LATE, [Kept(since, until)])
    past = History(file).figures("api", since, until)
    assert past.is_exact and told(file, since, until)[:4] == true(samples, since, until)[:4]
    assert not History(file).figures("api", T0, since).is_exact


def test_nothing_is_let_go_while_it_is_not_known_what_stays(file):
    kept(file, hours(5))
    while file.tend(LATE, None):
        pass
    assert len(file.times("api", 0, 2**60)) > 200
    assert file.rolls("api", HOUR, 0, to_microseconds(LATE))


def test_late_answers_are_counted_though_their_hour_was_rolled_up(file):
    samples = hours(6)
    late = samples[100:130]
    kept(file, samples[:100] + samples[130:])
    tended(file, T0 + timedelta(hours=8))
    kept(file, late)
    for now in (T0 + timedelta(hours=8), T0 + timedelta(hours=9)):
        assert told(file, T0, T0 + timedelta(hours=7)) == pytest.approx(true(samples, T0, T0 + timedelta(hours=7)))
        tended(file, now)


def test_the_last_answers_come_back_in_their_words(file):
    one = bad(T0 + timedelta(seconds=5), evidence="<h1>Bad gateway</h1>")
    slow = Sample("api", T0, Outcome.OK, Timing(1, 2, 3, 4, 5), 200, warning="the certificate expires in 9 days")
    unknown = Sample("api", T0 + timedelta(seconds=9), Outcome.UNKNOWN, error="the process that asks has ended")
    file.keep([Judged(slow, 20.0), Judged(one, 20.0, counts=False), Judged(unknown, 20.0)])
    for _ in range(2):
        told_now = History(file).answers("api", T0 + timedelta(hours=1), 5)
        assert [each.sample for each in told_now] == [unknown, one, slow]
        assert [each.counts for each in told_now] == [False, False, True]
        tended(file, T0 + timedelta(minutes=20))
    assert History(file).answers("api", T0, 5)[0].sample == slow
    assert History(file).figures("api", T0 - timedelta(hours=1), T0 + timedelta(hours=1)).answers == 1


def test_what_is_only_awaited_is_no_answer(file):
    assert file.keep([Judged(Sample("api", T0, Outcome.PENDING), 20.0)])
    assert History(file).answers("api", T0, 5) == ()


def test_first_bytes_are_kept_of_few(file):
    failing = [bad(T0 + timedelta(seconds=30 * n), evidence=f"trace {n}") for n in range(3 * MOST_EVIDENCE)]
    kept(file, failing)
    found = History(file).answers("api", T0 + timedelta(days=1), len(failing))
    with_text = [one.sample for one in found if one.sample.evidence]
    assert len(with_text) == MOST_EVIDENCE
    assert {one.at.second for one in with_text} == {0}  # one a minute


def test_an_answer_longer_than_a_number_holds_and_a_strange_text_stop_nothing(file):
    odd = bad(T0, error="\ud800\0 " + "x" * 5_000)
    assert file.keep(judged([odd])) in (True, False)
    assert file.keep(judged([good(T0 + timedelta(seconds=1), ms=1e9)]))
    assert History(file).answers("api", T0 + timedelta(seconds=1), 1)[0].sample.at == T0 + timedelta(seconds=1)


def test_a_check_that_was_never_heard_has_nothing_and_reading_makes_no_file(file, path):
    history = History(file)
    assert history.figures("api", T0, LATE).answers == 0
    assert (history.course("api", T0, LATE), history.answers("api", LATE)) == ((), ())
    assert not path.exists()


# --- what becomes of the file ------------------------------------------------------------------------


def test_it_is_its_owners_alone(file, path):
    kept(file, hours(1))
    assert {stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()} == {0o600}


@pytest.mark.parametrize("damage", [b"no database at all" * 500, b"SQLite format 3\0" + b"\xff" * 9_000])
def test_a_damaged_file_is_set_aside_and_said_by_the_one_that_writes(damage, make, path, caplog):
    path.write_bytes(damage)
    reader, writer = make(), make()
    with caplog.at_level(logging.WARNING):
        assert History(reader).figures("api", T0, LATE).answers == 0
        assert path.read_bytes() == damage
        kept(writer, hours(1))
    assert path.with_name("history.db.damaged").read_bytes() == damage
    assert "begins anew" in caplog.text
    assert History(reader).figures("api", T0 - timedelta(hours=1), LATE).answers > 50


def test_damage_inside_loses_what_it_hit_and_no_more(file, path):
    samples = hours(6)
    kept(file, samples)
    tended(file, T0 + timedelta(hours=8))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE block SET data = x'00ff' WHERE hour = (SELECT min(hour) + 3600000000 FROM block)")
        other.execute("UPDATE block SET data = NULL OR 7 WHERE hour = (SELECT max(hour) FROM block)")
    found = History(file).answers("api", LATE, 10_000)
    assert 150 < len(found) < len(samples)


def test_one_that_is_deleted_while_it_is_open_begins_anew(make, path):
    writer, reader = make(), make()
    kept(writer, hours(2))
    assert History(reader).figures("api", T0, LATE).answers > 50
    path.unlink()
    kept(writer, [good(T0 + timedelta(hours=9))])
    assert [one.sample.at for one in History(reader).answers("api", LATE)] == [T0 + timedelta(hours=9)]


def test_a_full_disk_is_said_once_and_what_comes_after_is_kept(file, path, caplog, monkeypatch):
    kept(file, hours(1))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        monkeypatch.setattr(disposable, "PATIENCE_S", 0.01)
        file.close()
        other.execute("BEGIN IMMEDIATE")
        with caplog.at_level(logging.WARNING):
            assert not file.keep(judged(hours(1)))
            assert not file.keep(judged(hours(1)))
            assert len(caplog.records) == 1
        other.execute("ROLLBACK")
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
    code = limited + WRITER.replace("print(n,", "print(said,").replace("while True", "while n < 60")
    said = _run(code, path.with_name("small.db"))
    assert "True" in said and "False" in said
    assert History(HistoryFile(path)).figures("api", T0 - timedelta(hours=1), LATE).answers > 50


WRITER = """
import sys, signal
from datetime import timedelta
from pathlib import Path
from incident_desk.adapters.storage.history import HistoryFile
from tests.adapters.storage.past_answers import T0, good, judged
if hasattr(signal, "SIGXFSZ"):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
file, n = HistoryFile(Path(sys.argv[1])), 0
while True:
    batch = [good(T0 + timedelta(seconds=30 * (20 * n + one)), ms=1 + one) for one in range(20)]
    said = file.keep(judged(batch))
    n += 1
    print(n, flush=True)
    file.tend(batch[-1].at, ())
"""


def _run(code, path):
    done = subprocess.run([sys.executable, "-c", code, path], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="only where processes can be killed so")
@pytest.mark.parametrize("after", [1, 7, 30, 90])
def test_killed_at_any_point_all_that_was_acknowledged_is_there_once(after, path):
    child = subprocess.Popen([sys.executable, "-c", WRITER, path], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    with child:
        for line in child.stdout:
            if int(line) >= after:
                break
        os.kill(child.pid, signal.SIGKILL)
        acknowledged = max([after, *map(int, child.stdout.read().split())])
    file = HistoryFile(path)
    count = History(file).figures("api", T0 - timedelta(hours=1), LATE).answers
    assert acknowledged * 20 <= count <= (acknowledged + 1) * 20
    kept(file, [good(LATE)])
    tended(file, T0 + timedelta(days=2))
    assert History(file).figures("api", T0 - timedelta(hours=1), LATE - timedelta(seconds=1)).answers == count
    file.close()


def test_another_process_reads_while_one_writes(file, path):
    kept(file, hours(2))
    code = (
        "import sys; from pathlib import Path; from incident_desk.adapters.storage.history import HistoryFile\n"
        "print(len(HistoryFile(Path(sys.argv[1])).times('api', 0, 2**60)))"
    )
    before = int(_run(code, path))
    assert before == len(file.times("api", 0, 2**60)) > 50
    tended(file, T0 + timedelta(hours=4))
    assert int(_run(code, path)) == before


def test_the_units_of_roll_ups_follow_each_other(file):
    kept(file, hours(60))
    tended(file, T0 + timedelta(days=5))
    begin, end = to_microseconds(T0) // DAY * DAY, to_microseconds(LATE)
    minutes, whole_hours, days = (file.rolls("api", unit, begin, end) for unit in (MINUTE, HOUR, DAY))
    assert sum(one.answers for one in minutes) == sum(one.answers for one in whole_hours)
    of_days = [one.answers for one in whole_hours if one.until <= days[-1].until]
    assert sum(one.answers for one in days) == sum(of_days)
    assert [one.since for one in days] == [begin, begin + DAY, begin + 2 * DAY]


def test_answers_that_two_programs_hand_in_count_once(make):
    samples, (one, two) = hours(3), (make(), make())
    kept(one, samples[:120])
    tended(one, T0 + timedelta(minutes=50))
    kept(two, samples[60:])
    since, until = T0 - timedelta(hours=1), T0 + timedelta(hours=5)
    assert told(one, since, until) == pytest.approx(true(samples, since, until))
    tended(two, T0 + timedelta(hours=6))
    assert told(one, since, until) == pytest.approx(true(samples, since, until))
    assert len(History(two).answers("api", until, 1_000)) == len(samples)
