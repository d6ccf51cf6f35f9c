"""A file that is attached to a PDF is found by its name; a PDF of anybody's is read within bounds."""

import random
import time
import zlib
from contextlib import suppress

import pytest

from incident_desk.formats.pdf_reading.attachment import LONGEST, attached_file
from incident_desk.formats.pdf_reading.objects import Unreadable
from tests.adapters.reports.test_engine import pdf
from tests.qt.record_files import pdf_with

NAME = "incident.json"


def found(data, name=NAME, most=1_000_000):
    return attached_file(data, name, most)


def test_what_our_engine_attached_is_found_and_nothing_of_another_name():
    made = pdf("checkout")
    assert found(made).startswith(b'{\n "actions"') and found(made, "another.json") is None


def test_of_more_than_is_wished_one_byte_more_is_read():
    packed = zlib.compress(b" " * 1_000_000)
    data = pdf_with(packed).replace(b"/EmbeddedFile ", b"/EmbeddedFile /Filter /FlateDecode ", 1)
    # the table of offsets names where each object begins; the last one may grow
    assert len(found(moved(data), most=1_000)) == 1_001


def moved(data):
    """The same with the place of the table told anew."""
    at = data.rindex(b"xref\n0 5")
    head, _, _ = data.rpartition(b"startxref")
    return head + b"startxref\n%d\n%%%%EOF\n" % at


HARMS = {
    "no end": pdf_with(b"{}")[:-20],
    "a table of a billion": pdf_with(b"{}").replace(b"xref\n0 5", b"xref\n0 999999999"),
    "an object that is missing": pdf_with(b"{}").replace(b"4 0 R", b"9 0 R"),
    "names that are a number": pdf_with(b"{}").replace(b"/Names << /Emb", b"/Names 12345 /Emb"),
    "a stream that is none": pdf_with(b"{}").replace(b"/F 4 0 R", b"/F 1 0 R"),
    "another packing": pdf_with(b"{}").replace(b"/Length", b"/Filter /LZWDecode /Length"),
    "brackets without end": pdf_with(b"{}").replace(b"<< /Type /Cat", b"[" * 12 + b"/Type /Cat"),
    "a circle": pdf_with(b"{}").replace(b"/Names [(x) 3 0 R]", b"/Kids [1 0 R]     "),
}


@pytest.mark.parametrize("name", HARMS)
def test_what_is_written_otherwise_is_said_to_be_so_or_not_found(name):
    begun = time.monotonic()
    with suppress(Unreadable):
        assert found(HARMS[name]) is None
    assert time.monotonic() - begun < 1


def test_an_object_that_nests_without_end_is_read_no_further_than_its_bound():
    data = pdf_with(b"{}").replace(b"(x) 3 0 R", b"(x) 3 0 R" + b"[" * (2 * LONGEST))
    with pytest.raises(Unreadable):
        found(moved(data))


def test_bytes_that_are_damaged_anywhere_raise_nothing_else():
    data, dice = pdf_with(b'{"generator": 1}'), random.Random(7)
    for _ in range(400):
        place = dice.randrange(len(data))
        try:
            found(data[:place] + bytes([dice.randrange(256)]) + data[place + 1 :])
        except Unreadable:
            continue
