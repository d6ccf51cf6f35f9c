"""A PDF made smaller: the same objects under the same numbers, and a table that leads to them."""

import re

import pytest

from incident_desk.formats.pdf_reading.objects import PdfFile, Ref
from incident_desk.formats.pdf_writing.packing import packed
from incident_desk.formats.redaction.finished import Where, pdf_bytes_parts
from tests.formats.pdf_reading.test_objects import pdf, stream

ELEMENTS = [b"<</Type/StructElem/S/TD/P 1 0 R/K[%d]/Alt(Bob %d)>>" % (one, one) for one in range(600)]
PLAIN = pdf(
    b"<</Type/Catalog/Parents 2 0 R>>", b"[4 0 R 5 0 R]", stream(b"a page's letters"), *ELEMENTS,
    trailer=b"/ID[(a)(b)]",
)  # fmt: skip


def test_every_object_is_the_same_and_the_file_a_fraction():
    small, before = packed(PLAIN), PdfFile.read(PLAIN)
    after = PdfFile.read(small)
    assert len(small) < len(PLAIN) / 5
    assert {one: after.object_at(one) for one in before.offsets} == {
        one: before.object_at(one) for one in before.offsets
    }
    assert after.stream(Ref(3)) == b"a page's letters"
    assert after.trailer["Root"] == before.trailer["Root"] and after.trailer["ID"] == [b"a", b"b"]
    assert packed(PLAIN) == small


def test_pages_and_what_is_attached_stay_as_they_were():
    small = packed(PLAIN)
    assert small.startswith(PLAIN[: PLAIN.index(b"2 0 obj")])
    assert re.search(rb"3 0 obj\n<<.*?endobj", PLAIN, re.DOTALL)[0] in small


@pytest.mark.parametrize("data", [b"no file", pdf(b"<</Type/Catalog>>"), packed(PLAIN)])
def test_what_is_of_another_make_or_has_nothing_to_pack_stays_as_it_is(data):
    assert packed(data) == data


def test_what_is_packed_is_found_where_it_was_looked_for_before():
    found = [part for part in pdf_bytes_parts(packed(PLAIN)) if "Bob 599" in part.text]
    assert [part.where for part in found] == [Where.METADATA]
