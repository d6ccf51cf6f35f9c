"""A document comes through the pipe as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.adapters.reading.lines import PIECE, from_line, to_line
from incident_desk.formats.reading.document import read_document
from tests.formats.reading.test_document import DOCUMENT


@settings(max_examples=30, deadline=None)
@given(DOCUMENT)
def test_any_document_comes_as_it_was(text):
    document = read_document(b"# a\n" + text.encode(), "a.md")
    line = to_line(document)
    assert from_line(line) == document and b"\n" not in line


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_letters_come_as_they_were(text):
    document = read_document(f"# a\r\n\r\n{text}".encode("utf-16"), "a.md")
    assert from_line(to_line(document)) == document


def test_a_long_text_goes_in_pieces():
    document = read_document(b"# a\n\n" + b"word " * (PIECE // 2), "a.md")
    line = to_line(document)
    assert line.count(b'{"piece"') == 3 and from_line(line) == document


def test_what_is_no_document_is_no_document():
    with pytest.raises(ValueError, match="Expecting"):
        from_line(b"{nothing")
    with pytest.raises(TypeError):
        from_line(b"{}")
