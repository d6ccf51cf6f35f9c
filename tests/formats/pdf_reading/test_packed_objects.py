"""Packed objects and their table; whatever a file says, nothing but the known refusal comes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.pdf_reading.objects import PdfFile, Unreadable
from incident_desk.formats.pdf_reading.packed_objects import OtherTable, packed_bodies, plain_places, rows_of
from incident_desk.formats.pdf_writing.packing import packed
from tests.formats.pdf_reading.test_objects import pdf

ABOUT = {"W": [1, 2, 1], "Size": 3}
ROWS = bytes([0, 0, 0, 255, 1, 0, 17, 0, 2, 0, 1, 0])
SMALL = packed(pdf(b"<</Type/Catalog>>", b"<</Type/StructElem/S/P>>", b"[1 0 R]"))


def test_rows_are_read_whether_they_tell_themselves_or_what_they_differ_in():
    read = dict(rows_of(ABOUT, ROWS))
    assert read == {0: (0, 0, 255), 1: (1, 17, 0), 2: (2, 1, 0)}
    told = bytes([2, 0, 0, 0, 255, 2, 1, 0, 17, 1, 2, 1, 0, 240, 0])
    assert dict(rows_of({**ABOUT, "DecodeParms": {"Predictor": 12, "Columns": 4}}, told)) == read
    assert plain_places(read) == {1: 17}


@pytest.mark.parametrize(
    "about", [{}, {**ABOUT, "W": [1, 2]}, {**ABOUT, "W": [1, 2, 99]}, {**ABOUT, "Index": [0, 1]}]
)
def test_a_table_of_another_make_is_said(about):
    with pytest.raises(OtherTable):
        list(rows_of(about, ROWS))


def test_the_bodies_are_found_by_their_numbers_and_a_stream_that_is_none_is_said():
    rows = {1: (1, 17, 0), 7: (2, 1, 0), 9: (2, 1, 1)}
    assert list(packed_bodies(rows, lambda place: ({"N": 2, "First": 8}, b"7 0 9 3 [1]<<>>"))) == [
        (7, b"[1]"),
        (9, b"<<>>"),
    ]
    for about, content in (({}, b""), ({"N": 2, "First": 4}, b"7 0 [1]"), ({"N": 1, "First": 4}, b"7 x [1]")):
        with pytest.raises(OtherTable):
            list(packed_bodies(rows, lambda place, about=about, content=content: (about, content)))
    with pytest.raises(OtherTable, match="missing"):
        list(packed_bodies({7: (2, 3, 0)}, lambda place: ({}, b"")))


@given(st.integers(0, len(SMALL) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused(at, sign):
    try:
        file = PdfFile.read(SMALL[:at] + sign + SMALL[at + len(sign) :])
        for number in file.offsets:
            file.object_at(number)
    except Unreadable:
        return
