"""Large documents are read by a child that really can be stopped; small ones here."""

import sys
import time
from threading import Timer

import pytest

from incident_desk.adapters.reading.process import DocumentReader
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.encoding import ReadingError
from incident_desk.formats.reading.limits import parted
from incident_desk.services.reading_watch import ReadingStopped, ReadingWatch

BOOK = b"# Outage\n\n## Phase 1: Look (0-15 minutes)\n\n" + b"- [ ] look at the log\n" * 300


def test_a_child_reads_what_is_read_here_and_reads_it_once(monkeypatch):
    reader, watch = DocumentReader(small=100), ReadingWatch()
    document = reader(BOOK, "a.md", watch)
    assert document == read_document(BOOK, "a.md") and watch.share == 1.0
    assert reader(BOOK, "a.md") is document


def test_a_small_document_needs_no_child():
    assert DocumentReader(["no such program"])(BOOK, "a.md") == read_document(BOOK, "a.md")


def test_a_refusal_comes_through():
    script = 'print(\'{"refused": {"what": "is a PDF", "where": "x", "what_to_do": "Save it"}}\')'
    with pytest.raises(ReadingError, match=r"a\.md is a PDF\. Save it"):
        DocumentReader([sys.executable, "-Sc", script], small=0)(BOOK, "a.md")


def test_a_stopped_child_is_gone_at_once():
    watch = ReadingWatch()
    Timer(0.1, watch.stop).start()
    begun = time.monotonic()
    with pytest.raises(ReadingStopped):
        DocumentReader([sys.executable, "-Sc", "while True: pass"], small=0)(BOOK, "a.md", watch)
    assert time.monotonic() - begun < 2


def test_what_was_stopped_before_starts_none():
    watch = ReadingWatch()
    watch.stop()
    with pytest.raises(ReadingStopped):
        DocumentReader(["no such program"], small=0)(BOOK, "a.md", watch)


def test_a_child_that_dies_is_told():
    with pytest.raises(ReadingError, match="what read it ended"):
        DocumentReader([sys.executable, "-Sc", "raise SystemExit(3)"], small=0)(BOOK, "a.md")


def test_what_a_child_does_not_see_is_kept_as_reference(monkeypatch):
    monkeypatch.setattr(parted, "__defaults__", (3_000,))
    document = DocumentReader(small=100)(BOOK, "a.md")
    last = document.playbook.reference[-1].span.last
    assert (document.reference_from, last) == (BOOK[:3_000].count(b"\n") + 1, BOOK.count(b"\n"))
