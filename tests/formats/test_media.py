"""What a file is, by what it begins with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.media import BINARY, JSON, TEXT, media_of


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7", "application/pdf"), (b"PK\x03\x04", "application/zip"),
        (b"03:12 WARN pool full", TEXT), ("Größe ✓".encode(), TEXT), ("Größe ✓".encode()[:-1], TEXT),
        (b'{"status": "down"}', JSON), (b"  [1, 2]", JSON), (b"\x7fELF\0\0", BINARY),
        (b"caf\xe9 cr\xe8me brul\xe9e", BINARY),
        (b"<svg onload=alert(1)>", TEXT),
    ],
)  # fmt: skip
def test_the_beginning_says_what_it_is(head, media):
    assert media_of(head) == media


@given(st.binary(max_size=200))
def test_any_bytes_are_something(head):
    assert "/" in media_of(head)
