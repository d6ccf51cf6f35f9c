"""The last answers: bounded, newest first, the older ones without what they said."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health import Outcome
from incident_desk.qt import answer_memory
from incident_desk.qt.answer_memory import KEPT, KEPT_WHOLE, AnswerMemory
from tests.fakes import NOON
from tests.qt.watched import good


@pytest.fixture
def memory():
    return AnswerMemory()


def test_the_newest_stands_first_and_no_more_than_so_many_are_kept(memory):
    memory.take(good(NOON, "a/b", float(ms)) for ms in range(KEPT + 7))
    kept = memory.of("a/b")
    assert len(kept) == KEPT
    assert (kept[0].timing.total_ms, kept[-1].timing.total_ms) == (KEPT + 6, 7)


def test_only_the_newest_keep_what_was_answered(memory):
    memory.take(replace(good(NOON, "a/b"), evidence=f"answer {number}") for number in range(9))
    said = [one.evidence for one in memory.of("a/b")]
    assert said == [f"answer {number}" for number in range(8, 8 - KEPT_WHOLE, -1)] + [""] * (9 - KEPT_WHOLE)


def test_an_answer_that_is_awaited_is_none(memory):
    memory.take([replace(good(NOON, "a/b"), outcome=Outcome.PENDING)])
    assert memory.of("a/b") == ()


def test_many_checks_share_the_room(memory, monkeypatch):
    monkeypatch.setattr(answer_memory, "MOST", 100)
    for turn in range(30):
        memory.take(good(NOON, f"a/{check}", float(turn)) for check in range(10))
    assert {len(memory.of(f"a/{check}")) for check in range(10)} == {10}


def test_what_is_watched_no_longer_is_forgotten(memory):
    memory.take([good(NOON, "a/b"), good(NOON, "a/c")])
    memory.follow(["a/c"])
    assert memory.of("a/b") == () and len(memory.of("a/c")) == 1


def test_it_knows_when_the_last_answer_of_a_record_stood(memory):
    assert memory.last_heard("one") is None
    memory.take([good(NOON, "one/api"), good(NOON + timedelta(seconds=3), "one/web"), good(NOON, "two/api")])
    assert memory.last_heard("one") == NOON + timedelta(seconds=3) and memory.last_heard("two") == NOON
