"""Codes become letters by the font's own table."""

import pytest

from incident_desk.formats.pdf_reading.fonts import UNKNOWN, font_of
from incident_desk.formats.pdf_reading.objects import PdfFile, Unreadable
from tests.formats.pdf_reading.test_objects import pdf, stream

TABLE = b"""2 beginbfchar
<0001> <0041>
<0002> <00660069>
endbfchar
1 beginbfrange
<0010> <0012> <0061>
<0020> <0021> [<0078> <0079>]
endbfrange"""


def file(font):
    return PdfFile.read(pdf(font, stream(TABLE), b"<</W[1 [500 750] 16 18 600]/DW 1000>>"))


def test_a_code_of_two_bytes_has_its_letters_and_its_width():
    font = font_of(one := file(b"<</Subtype/Type0/ToUnicode 2 0 R/DescendantFonts[3 0 R]>>"), one.object_at(1))
    assert list(font.read(b"\0\1\0\2\0\x10\0\x12\0\x21\0\x40")) == [
        ("A", 0.5), ("fi", 0.75), ("a", 0.6), ("c", 0.6), ("y", 1.0), (UNKNOWN, 1.0)
    ]  # fmt: skip


def test_a_code_of_one_byte_is_as_wide_as_its_drawing():
    font = font_of(
        one := file(b"<</Subtype/Type3/ToUnicode 2 0 R/FontMatrix[.01 0 0 .01 0 0]/FirstChar 1/Widths[50 80]>>"),
        one.object_at(1),
    )
    assert list(font.read(b"\1\2")) == [("A", 0.5), ("fi", 0.8)]


def test_a_font_that_tells_no_letters_is_said():
    with pytest.raises(Unreadable, match="Inter does not tell"):
        font_of(one := file(b"<</Subtype/Type0/BaseFont/Inter>>"), one.object_at(1))
