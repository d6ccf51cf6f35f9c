"""Answers are judged in turns of the event loop: in their order, none is lost, and a change is told at once."""

from time import sleep

import pytest
from PySide6.QtCore import QObject

from incident_desk.qt import answer_queue
from incident_desk.qt.answer_queue import TOLD_TOGETHER, TURN_S, AnswerQueue


class Judge:
    """Takes longer than a turn lasts for each answer; the answers in ``loud`` change something."""

    def __init__(self, seconds=TURN_S, loud=()):
        self.seconds, self.loud, self.judged, self.told = seconds, loud, [], []

    def judge(self, samples):
        self.judged += samples
        sleep(self.seconds)
        return [one for one in samples if one in self.loud]

    def tell(self, samples, seen):
        self.told.append((list(samples), list(seen)))


@pytest.fixture
def make(qapp):
    parent = QObject()

    def one(judge):
        return AnswerQueue(judge.judge, judge.tell, parent)

    yield one
    parent.deleteLater()


def test_one_turn_judges_what_it_has_time_for_and_the_others_follow_in_their_order(make, qtbot):
    judge = Judge()
    queue = make(judge)
    queue.hand_in([1, 2, 3])
    queue.hand_in([4])
    assert judge.judged == [1] and len(queue) == 4
    qtbot.waitUntil(lambda: not queue, timeout=1000)
    assert judge.judged == [1, 2, 3, 4]
    assert [one for samples, _ in judge.told for one in samples] == [1, 2, 3, 4]


def test_what_one_turn_has_time_for_is_told_together(make, monkeypatch):
    monkeypatch.setattr(answer_queue, "TURN_S", 60.0)
    judge = Judge(seconds=0)
    make(judge).hand_in([1, 2, 3])
    assert judge.told == [([1, 2, 3], [])]


def test_of_many_that_change_nothing_so_many_are_told_together(make, qtbot):
    judge, many = Judge(), list(range(TOLD_TOGETHER + 3))
    queue = make(judge)
    queue.hand_in(many)
    qtbot.waitUntil(lambda: not queue, timeout=1000)
    assert judge.told == [(many[:TOLD_TOGETHER], []), (many[TOLD_TOGETHER:], [])]


def test_what_an_answer_changes_is_told_before_the_next_one_is_judged(make, qtbot):
    judge = Judge(seconds=0, loud=(2,))
    queue = make(judge)
    queue.hand_in([1, 2, 3])
    qtbot.waitUntil(lambda: not queue, timeout=1000)
    assert judge.told[-2][0][-1] == 2 and judge.told[-2][1] == [2]
    assert judge.told[-1] == ([3], [])


def test_at_the_end_all_that_waits_is_judged(make):
    judge = Judge()
    queue = make(judge)
    queue.hand_in([1, 2, 3])
    queue.finish()
    assert judge.judged == [1, 2, 3] and not queue


def test_nothing_is_told_of_nothing(make):
    judge = Judge()
    make(judge).hand_in([])
    assert judge.told == []
