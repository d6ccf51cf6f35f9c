"""The objects of a PDF, as this program's engine writes them."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.pdf_reading.objects import Name, PdfFile, Ref, Unreadable, values


def pdf(*bodies, trailer=b""):
    """A file with these objects, numbered from 1, the first one its root."""
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"0000000000 65535 f\r\n" + b"".join(b"%010d 00000 n\r\n" % at for at in offsets)
    end = b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, trailer, len(data))
    return data + b"xref\n0 %d\n" % (len(bodies) + 1) + table + end


def stream(content, about=b"", packed=True):
    held = zlib.compress(content) if packed else content
    told = b"/Filter/FlateDecode" if packed else b""
    return b"<</Length %d%b%b>>\nstream\n%b\nendstream" % (len(held), told, about, held)


def test_every_kind_of_value_is_read():
    read = list(values(b"<</A 1/B -.5/C[1 0 R (x) <FEFF0041>]/D#20E true>> q"))
    assert read[0] == {"A": 1, "B": -0.5, "C": [Ref(1), b"x", b"\xfe\xff\x00A"], "D E": "true"}
    assert read[1] == "q" and isinstance(next(values(b"/F")), Name)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (rb"(a(b)c)", b"a(b)c"),
        (rb"(a\(b)", b"a(b"),
        (rb"(\101\7\n\\)", b"A\x07\n\\"),
        (b"(a\\\nb)", b"ab"),
        (rb"((\)))", b"())"[:1] + b")" + b")"),
        (b"<41 4>", b"A@"),
    ],
)
def test_strings_are_read_as_they_are_meant(written, meant):
    assert list(values(written)) == [meant]


@pytest.mark.parametrize("broken", [b"[1 2", b"]", b"(a", b"<4x>"])
def test_what_has_no_end_is_said(broken):
    with pytest.raises(Unreadable):
        list(values(broken))


@given(st.binary(max_size=200))
def test_whatever_the_bytes_nothing_else_is_raised(data):
    try:
        list(values(data))
    except Unreadable:
        return


def test_objects_and_streams_are_found_by_their_numbers():
    file = PdfFile.read(
        pdf(b"<</Type/Catalog/T(a endobj stream)>>", stream(b"hello"), b"17", stream(b"raw", packed=False))
    )
    assert file.object_at(1) == {"Type": "Catalog", "T": b"a endobj stream"}
    assert file.stream(Ref(2)) == b"hello" and file.stream(Ref(4)) == b"raw" and file.get(Ref(3)) == 17
    assert list(file.numbers_with(b"/Catalog")) == [1]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no file", "no end"),
        (pdf(b"<<>>").replace(b"xref\n0", b"pack\n0"), "not read here"),
        (pdf(b"<<>>", trailer=b"/Encrypt 1 0 R"), "another make"),
    ],
)
def test_a_file_of_another_make_is_said(data, why):
    with pytest.raises(Unreadable, match=why):
        PdfFile.read(data)


def test_missing_objects_and_broken_streams_are_said():
    file = PdfFile.read(
        pdf(
            b"<<>>",
            b"<</Length 3/Filter/FlateDecode>>\nstream\nabc\nendstream",
            b"<</Length 1/Filter/LZW>>\nstream\na\nendstream",
        )
    )
    for ref in (Ref(9), Ref(1), Ref(2), Ref(3), None):
        with pytest.raises(Unreadable):
            file.stream(ref)
