"""Where letters come to stand by a page's own instructions."""

import pytest

from incident_desk.formats.pdf_reading.fonts import Font
from incident_desk.formats.pdf_reading.objects import Unreadable
from incident_desk.formats.pdf_reading.page_reading import PageReader, text_of

FONT = Font({1: "A", 2: "b", 3: " "}, {1: 0.5, 2: 0.25, 3: 0.25}, 1.0, 1)


def read(content):
    return PageReader(lambda name: FONT).read(content)


def test_letters_follow_each_other_and_numbers_between_move_them_back():
    drawn = read(b"q 1 0 0 -1 100 700 cm BT /f0 10 Tf 1 0 0 -1 0 0 Tm [(\1)100(\2)]TJ ET Q")
    assert [(one.letter, one.left, one.right, one.base, one.size) for one in drawn] == [
        ("A", 100, 105, 700, 10), ("b", 104, 106.5, 700, 10)
    ]  # fmt: skip


def test_a_line_begins_where_the_last_one_did_and_what_only_makes_bolder_is_read_once():
    bolder = b"/Span<</ActualText()>>BDC 1 0 Td (\1) Tj EMC"
    drawn = read(b"BT /f0 10 Tf 1 0 0 1 50 90 Tm (\1\2) Tj 20 -10 Td (\1) Tj " + bolder + b" ET")
    assert [(one.letter, one.left, one.base) for one in drawn] == [("A", 50, 90), ("b", 55, 90), ("A", 70, 80)]


def test_what_was_kept_comes_back():
    drawn = read(b"BT /f0 10 Tf ET q 2 0 0 2 0 0 cm BT (\1) Tj ET Q BT (\1) Tj ET")
    assert [(one.right, one.size) for one in drawn] == [(10, 20), (5, 10)]


def test_what_a_path_cuts_off_is_told():
    drawn = read(
        b"q 0 100 m 50 100 l 50 0 l h W n BT /f0 10 Tf 1 0 0 1 0 50 Tm (\1) Tj 1 0 0 1 0 -50 Tm (\2) Tj ET Q"
    )
    assert [one.cut for one in drawn] == [False, True]


def test_the_text_that_stands_for_letters_is_what_they_say():
    drawn = read(b"BT /f0 10 Tf /Span<</ActualText<FEFF00780079>>>BDC (\1\1) Tj EMC (\2) Tj ET")
    assert [(one.letter, one.left, one.right) for one in drawn] == [("x", 0, 5), ("y", 5, 10), ("b", 10, 12.5)]


def test_an_instruction_that_is_not_known_is_said_rather_than_passed_over():
    with pytest.raises(Unreadable, match="Do is not read"):
        read(b"/x0 Do")
    with pytest.raises(Unreadable, match="before a font"):
        read(b"BT (\1) Tj ET")


def test_strings_of_a_pdf_are_text_in_three_ways():
    assert (
        text_of(b"\xfe\xff\x20\xac") == "€"
        and text_of(b"\xef\xbb\xbf\xe2\x82\xac") == "€"
        and text_of(b"\xe9") == "é"
    )
