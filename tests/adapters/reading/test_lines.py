"""A document comes through the pipe as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.adapters.reading.lines import MOST, PIECE, Lines, to_lines
from incident_desk.formats.reading.document import read_document
from tests.examples import few
from tests.formats.reading.test_document import DOCUMENT


def through(document):
    """What comes out of the pipe."""
    taken = Lines()
    *_, last = (taken.take(line) for line in to_lines(document))
    return last


@settings(max_examples=few(10, 30), deadline=None)
@given(DOCUMENT)
def test_any_document_comes_as_it_was(text):
    document = read_document(b"# a\n" + text.encode(), "a.md")
    assert through(document) == document


@settings(max_examples=few(10, 30), deadline=None)
@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_letters_come_as_they_were(text):
    document = read_document(f"# a\r\n\r\n{text}".encode("utf-16"), "a.md")
    assert through(document) == document


def test_what_is_long_goes_ahead_in_short_lines():
    steps = b"- [ ] do\n" * (4 * MOST)
    words = b"word " * PIECE
    document = read_document(b"# a\n\n## Phase 1: Look (0-5 min)\n\n" + steps + b"\n" + words, "a.md")
    lines = list(to_lines(document))
    assert through(document) == document and len(lines) > 8 and max(map(len, lines)) < 2 * PIECE


def test_what_is_no_document_is_no_document():
    with pytest.raises(ValueError, match="Expecting"):
        Lines().take(b"{nothing")
    with pytest.raises(TypeError):
        Lines().take(b'{"document": {}}')
    assert Lines().take(b'{"progress": 0.5}') == {"progress": 0.5}
