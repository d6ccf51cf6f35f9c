"""The command check history: the figures of what a desk heard, by key and name, in any window."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.adapters.storage.history import HistoryFile
from tests.adapters.storage.past_answers import bad, figures_of, good, judged


@pytest.fixture
def heard(desk):
    """An incident that watches two checks, of which one was heard for an hour; its key and the answers."""
    key = desk.declare()
    for name in ("shop", "db"):
        desk("check", "add", key, f"http://127.0.0.1:9/{name}", "--name", name)
    check = next(one["check"] for one in desk.json("check", "history", key)["checks"] if one["name"] == "shop")
    begin = datetime.now(UTC) - timedelta(minutes=50)
    samples = [good(begin + timedelta(seconds=10 * n), 40 + n % 50, check) for n in range(300)]
    samples[100:120] = [bad(one.at, check=check, evidence="no") for one in samples[100:120]]
    file = HistoryFile(desk.folder / "history.db")
    assert file.keep(judged(samples, 20.0))
    file.close()
    return key, samples


def test_one_check_is_told_in_words_and_in_json(desk, heard):
    key, samples = heard
    said = desk("check", "history", key, "shop").out
    assert "6.67 % of 300 answers failed" in said and "1 outage of 3 min 20 s" in said
    assert "×" in said and "▁" in said and "answer time p50" in said
    (told,) = desk.json("check", "history", key, "SHOP")["checks"]
    figures = figures_of(samples, samples[0].at - timedelta(hours=1), samples[-1].at, 20.0)
    assert (told["name"], told["answers"], told["failed"]) == ("shop", figures.answers, figures.failed)
    assert (told["p50_ms"], told["p99_ms"]) == (figures.p50_s * 1000, figures.p99_s * 1000)
    assert (told["outages"], told["longest_outage_s"], told["percentiles"]) == (1, 200, "measured")
    assert sum(one["answers"] for one in told["course"]) == 300


def test_all_checks_of_a_record_are_told_and_what_was_not_heard_is_said(desk, heard):
    said = desk("check", "history", heard[0]).out
    assert "shop\n" in said and "db\n  nothing was heard" in said


def test_a_window_is_what_was_typed(desk, heard):
    key, samples = heard
    since, until = samples[50].at, samples[80].at
    told = desk.json("check", "history", key, "shop", "--from", since.isoformat(), "--until", until.isoformat())
    assert told["checks"][0]["answers"] == 30
    assert desk.json("check", "history", key, "shop", "--from", "-5m")["checks"][0]["answers"] in range(25, 32)
    assert "must come before" in desk("check", "history", key, "--from", "-5m", "--until", "-10m", code=2).err


def test_standing_checks_are_asked_for_by_their_word_and_asking_opens_no_record(desk):
    desk.declare()
    assert "no standing checks" in desk("check", "history", "standing", code=1).err
    desk("check", "add", "standing", "http://127.0.0.1:9/health", "--name", "health")
    told = desk.json("check", "history", "standing")
    assert [one["name"] for one in told["checks"]] == ["health"]
    length = datetime.fromisoformat(told["until"]) - datetime.fromisoformat(told["from"])
    assert length == timedelta(hours=24)


def test_what_is_not_watched_and_what_is_not_said_is_refused(desk):
    key = desk.declare()
    assert "watches nothing" in desk("check", "history", key, code=1).err
    assert "KEY" in desk("check", "history", code=2).err
    assert "--reason" in desk("check", "history", key, "--reason", "x", code=2).err
    assert not (desk.folder / "history.db").exists()
