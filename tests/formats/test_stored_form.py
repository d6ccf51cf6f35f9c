"""A later version of a document has its ends of lines and its mark of the encoding."""

import codecs

import pytest

from incident_desk.formats.stored_form import in_form_of

TEXT = "# Bell\n\nring it\n"


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines_and_the_mark_are_kept(end, mark):
    original = mark + b"# Bell" + end.encode() + b"ring" + end.encode()
    assert in_form_of(original, TEXT) == mark + TEXT.replace("\n", end).encode()


def test_a_last_line_that_does_not_end_stays_so_and_one_that_ends_too():
    assert in_form_of(b"# Bell\r\nring", TEXT) == b"# Bell\r\n\r\nring it"
    assert in_form_of(b"# Bell", TEXT) == b"# Bell\n\nring it" and in_form_of(b"", TEXT) == TEXT.encode()


def test_where_lines_end_in_several_ways_each_keeps_its_own():
    assert in_form_of(b"a\r\nb\nc\r\nd\r\n", "a\nb\nnew\nc\nd\n") == b"a\r\nb\nnew\r\nc\r\nd\r\n"


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_a_document_of_two_bytes_a_letter_stays_one(coding):
    mark = "\ufeff".encode(coding)
    assert in_form_of(mark + "# Bell ü\r\n".encode(coding), TEXT) == mark + TEXT.replace("\n", "\r\n").encode(
        coding
    )
