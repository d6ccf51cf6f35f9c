"""The child reads as far as time and memory go, and answers in lines."""

import json

import pytest

from incident_desk.adapters.reading.child import answer, read_within
from incident_desk.adapters.reading.lines import Lines
from incident_desk.formats.reading import document as reading
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.encoding import ReadingError

BOOK = b"# Outage\n\n## Phase 1: Look (0-15 minutes)\n\n" + b"- [ ] look at the log\n" * 300


def test_it_says_how_far_it_is_and_what_it_understood(capfdbinary):
    assert answer(BOOK, "a.md") == 0
    lines = Lines()
    *told, document = map(lines.take, capfdbinary.readouterr().out.splitlines())
    shares = [said["progress"] for said in told if "progress" in said]
    assert shares == sorted(shares) and len(shares) > 3
    assert document == read_document(BOOK, "a.md")


def test_a_refusal_is_told_in_its_parts(capfdbinary):
    assert answer(b"%PDF-1.7", "a.pdf") == 1
    refused = json.loads(capfdbinary.readouterr().out)["refused"]
    assert (refused["what"], refused["where"]) == ("is a PDF, not text", "a.pdf")


def slow(monkeypatch, longest):
    """A reading that never ends for documents of more bytes than that."""
    opened = reading.open_door

    def open_door(data, name):
        while len(data) > longest:
            pass
        return opened(data, name)

    monkeypatch.setattr(reading, "open_door", open_door)


def test_what_takes_too_long_is_understood_in_part(monkeypatch):
    slow(monkeypatch, 2_000)
    document = read_within(BOOK, "a.md", ((1, 0.05), (4, 5.0)))
    assert "reading it took more than 0.05 s of the processor" in document.warnings[0].text
    assert 40 < document.reference_from < 100 and document.playbook.plans
    assert document.playbook.reference[-1].text.endswith("look at the log")


def test_what_can_not_be_read_at_all_is_refused(monkeypatch):
    slow(monkeypatch, 0)
    with pytest.raises(ReadingError, match="a.md can't be read: reading it took more than 0.02 s"):
        read_within(BOOK, "a.md", ((1, 0.02), (4, 0.02)))
