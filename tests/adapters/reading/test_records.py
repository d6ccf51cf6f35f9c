"""Large records are proven by a child that can be stopped; small ones here."""

import sys
import time
from threading import Timer

import pytest

from incident_desk.adapters.reading import read_as_record
from incident_desk.adapters.reading.child import answer_record
from incident_desk.adapters.reading.record_lines import RecordLines
from incident_desk.adapters.reading.records import RecordReader
from incident_desk.domain.errors import Refused
from incident_desk.formats.record_file import read_record
from incident_desk.services.reading_watch import ReadingStopped, ReadingWatch
from tests.qt.record_files import pdf_with, record_json

DATA = record_json()


def test_a_child_reads_what_is_read_here_and_says_how_far_it_is():
    watch = ReadingWatch()
    assert RecordReader(small=100)(pdf_with(DATA), "a.pdf", watch) == read_record(DATA, "a.pdf")
    assert watch.share == 1.0


def test_a_small_one_needs_no_child():
    assert read_as_record(DATA, "a.json", ReadingWatch()) == read_record(DATA, "a.json")
    assert RecordReader(["no such program"])(DATA, "a.json", ReadingWatch()).incident


def test_a_refusal_comes_through_in_its_words():
    script = 'print(\'{"progress": 0.5}\'); print(\'{"refused": "a.json is no whole JSON"}\')'
    watch = ReadingWatch()
    with pytest.raises(Refused, match=r"a\.json is no whole JSON"):
        RecordReader([sys.executable, "-Sc", script], small=0)(DATA, "a.json", watch)
    assert watch.share == 0.5


def test_a_stopped_child_is_gone_at_once():
    watch = ReadingWatch()
    Timer(0.1, watch.stop).start()
    begun = time.monotonic()
    with pytest.raises(ReadingStopped):
        RecordReader([sys.executable, "-Sc", "while True: pass"], small=0)(DATA, "a.json", watch)
    assert time.monotonic() - begun < 2


def test_a_child_that_dies_is_told():
    with pytest.raises(Refused, match="what read it ended"):
        RecordReader([sys.executable, "-Sc", "raise SystemExit(3)"], small=0)(DATA, "a.json", ReadingWatch())


def test_what_costs_more_than_a_record_may_is_refused(capfdbinary, monkeypatch):
    from incident_desk.formats import record_file

    def endless(*_):
        while True:
            pass

    monkeypatch.setattr(record_file, "fold", endless)
    assert answer_record(DATA, "a.json", 0.05) == 1
    assert answer_record(DATA[:-50], "a.json") == 1
    *_, last, damaged = map(RecordLines("a.json").take, capfdbinary.readouterr().out.splitlines())
    assert "a.json can't be read: reading it took more than 0.05 s" in last["refused"]
    assert "is no whole JSON" in damaged["refused"]
