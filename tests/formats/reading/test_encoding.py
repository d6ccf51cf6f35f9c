"""Bytes as text; what can't be read is said with what, where and what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.encoding import (
    LARGEST,
    ReadingError,
    decoded,
    even_lines,
    plain_lines,
    refuse_unreadable,
)
from incident_desk.services import library

TEXT = "# Café – plan\n\n1. Look at the logs and at the screens\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_unicode_is_read_with_and_without_its_mark(encoding):
    assert refuse_unreadable(TEXT.encode(encoding), "a.md") == TEXT


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_become_one(end):
    assert refuse_unreadable(TEXT.replace("\n", end).encode(), "a.md") == TEXT


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", ()), ("utf-8-sig", ("A byte order mark at the beginning is left out",)),
        ("utf-16-be", ("The file was UTF-16-BE without its mark",)),
        ("cp1252", ("The file is not UTF-8; it is read as Windows-1252, which fits its bytes best",)),
    ],
)  # fmt: skip
def test_an_encoding_that_a_person_should_know_of_is_told(encoding, told):
    found = decoded(TEXT.replace("\n", "\r\n").encode(encoding), "a.md")
    assert even_lines(found.text) == TEXT and found.told == told


def test_a_hard_space_is_a_space_so_that_lists_and_labels_are_known():
    assert plain_lines("-\u00a0[\u00a0] a\nGravité\u202f: haute") == "- [ ] a\nGravité : haute"


def test_control_characters_go_and_the_lines_stay():
    assert plain_lines("\ufeff# a\x00b\x0b\r\nc\td\u200b\u2028e\x85") == "# ab \nc\td e"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"), (b" \n\t\r\n", "is empty"), (b"\xef\xbb\xbf", "is empty"), (b"%PDF-1.7\n%\xe2",
        "is a PDF"),
        (b"PK\x03\x04more", "is a ZIP archive or an office document"), (b"\x89PNG\r\n", "is a PNG picture"),
        (b"SQLite format 3\x00", "is a database"), (bytes(range(256)) * 9, "is not text"),
        (b"# \x8d\x81\n", "is not valid UTF-8: byte 2 (line 1)"),
        ("Привет, это журнал\n".encode("cp1251"), "is not valid UTF-8: byte 0 (line 1)"),
        (b"a\nb\n\xff\xfe\xf8\xf9", "is not valid UTF-8: byte 4 (line 3)"),
        (b"\xff\xfea\x00b", "is not valid UTF-16-LE"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_where_and_what_to_do(data, what):
    with pytest.raises(ReadingError) as caught:
        refuse_unreadable(data, "plans/a.md")
    assert caught.value.where == "plans/a.md" and what in str(caught.value)
    assert caught.value.what_to_do and str(caught.value).endswith(caught.value.what_to_do)


def test_the_library_and_the_reader_agree_on_what_is_too_large():
    assert LARGEST == library.LARGEST


def test_too_large_is_said_in_megabytes():
    with pytest.raises(ReadingError, match="a.md has 3 MB; documents are read up to 2 MB. Split it"):
        refuse_unreadable(b"a" * (3 * 1_048_576), "a.md", largest=2 * 1_048_576)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        text = refuse_unreadable(data, "a.md")
    except ReadingError:
        return
    assert text.strip() and "\r" not in text and "\x00" not in text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Z")), min_size=1, max_size=200))
def test_utf_8_keeps_every_letter_that_can_be_seen(text):
    assert refuse_unreadable(text.encode(), "a.md") == text
