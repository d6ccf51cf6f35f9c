"""Work off the GUI thread: in order, back on the GUI thread, nothing lost."""

import logging
import threading

import pytest

from incident_desk.qt.jobs import Jobs


@pytest.fixture
def jobs(qapp):
    one = Jobs("test")
    yield one
    one.close()


def test_works_run_one_after_the_other_in_the_order_they_were_given(jobs, qtbot):
    seen = []
    for number in range(50):
        jobs.run(lambda number=number: seen.append(number), None)
    with qtbot.waitSignal(jobs.busy_changed, check_params_cb=lambda busy: not busy):
        jobs.run(lambda: None)
    assert seen == list(range(50))


def test_a_work_runs_off_the_gui_thread_and_its_result_comes_back_on_it(jobs, qtbot):
    threads = []
    jobs.run(threading.get_ident, lambda ident: threads.extend((ident, threading.get_ident())))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.main_thread().ident
    assert threads[1] == threading.main_thread().ident


def test_what_a_work_raises_is_handed_to_failed_on_the_gui_thread(jobs, qtbot):
    failed = []
    jobs.run(lambda: 1 / 0, None, lambda error: failed.append((error, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0][0], ZeroDivisionError)
    assert failed[0][1] == threading.main_thread().ident


def test_what_a_work_raises_without_failed_is_logged_with_its_trace(jobs, qtbot, caplog):
    with caplog.at_level(logging.ERROR, "incident_desk.qt.jobs"), qtbot.waitSignals([jobs.busy_changed] * 2):
        jobs.run(lambda: 1 / 0)
    assert caplog.records[0].exc_info[0] is ZeroDivisionError


def test_a_work_that_fails_does_not_stop_the_next(jobs, qtbot):
    done = []
    jobs.run(lambda: 1 / 0, None, lambda error: None)
    jobs.run(lambda: "next", done.append)
    qtbot.waitUntil(lambda: done == ["next"])


def test_busy_is_told_once_for_many_works(jobs, qtbot):
    told = []
    jobs.busy_changed.connect(told.append)
    for _ in range(10):
        jobs.run(lambda: None)
    qtbot.waitUntil(lambda: told == [True, False])


def test_the_gui_thread_goes_on_while_a_work_waits(jobs, qtbot):
    held, done = threading.Event(), []
    jobs.run(held.wait, done.append)
    qtbot.wait(20)
    assert not done
    held.set()
    qtbot.waitUntil(lambda: done == [True])


def test_close_finishes_what_was_handed_in_and_tells_how_it_ended(qapp):
    jobs, written, told = Jobs("test"), [], []
    for number in range(20):
        jobs.run(lambda number=number: written.append(number) or number, told.append)
    jobs.close()
    assert written == told == list(range(20))


def test_a_failure_at_the_very_end_is_not_lost(qapp, caplog):
    jobs = Jobs("test")
    jobs.run(lambda: 1 / 0)
    jobs.close()
    assert "failed" in caplog.text


def test_a_wish_after_close_is_left_out(qapp):
    jobs, done = Jobs("test"), []
    jobs.close()
    jobs.run(lambda: done.append(1))
    jobs.close()
    assert not done
