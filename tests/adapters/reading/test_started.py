"""A child that reads is asked, heard and gone."""

import sys

import pytest

from incident_desk.adapters.reading.started import StartedChild
from incident_desk.services.reading_watch import ReadingStopped, ReadingWatch

ECHO = "import sys, json; asked = json.loads(sys.stdin.buffer.readline()); print(asked['size']); print('b')"


def test_it_says_lines_and_is_gone_behind_them():
    with StartedChild([sys.executable, "-Sc", ECHO], ReadingWatch()) as child:
        assert [line.strip() for line in child.ask({"name": "a"}, b"xyz")] == [b"3", b"b"]
    assert child._child.poll() is not None


def test_it_is_gone_too_where_nobody_hears_it_out():
    with StartedChild([sys.executable, "-Sc", "while True: print('a')"], ReadingWatch()) as child:
        assert next(iter(child.ask({}, b""))).strip() == b"a"
    assert child._child.poll() is not None


def test_one_that_was_stopped_before_is_not_left_running():
    watch = ReadingWatch()
    watch.stop()
    child = StartedChild([sys.executable, "-Sc", "while True: pass"], watch)
    with pytest.raises(ReadingStopped):
        child.__enter__()
    assert child._child.poll() is not None


def test_what_it_complained_of_is_in_the_log(caplog):
    with StartedChild([sys.executable, "-Sc", "raise SystemExit('too bad')"], ReadingWatch()) as child:
        assert list(child.ask({}, b"x" * 100_000)) == []
        child.tell_log()
    assert "too bad" in caplog.text
