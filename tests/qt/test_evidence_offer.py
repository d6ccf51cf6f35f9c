"""What is pasted or dropped is told apart without reading or loading anything."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from incident_desk.qt.evidence_offer import (
    LONG_LINES,
    LONG_SIGNS,
    FilePiece,
    PicturePiece,
    TextPiece,
    is_address,
    is_more_than_words,
    pieces_in,
)

AT = datetime(2026, 3, 1, 3, 31, 12, tzinfo=UTC)


def data(text=None, urls=(), image=False):
    one = QMimeData()
    if text is not None:
        one.setText(text)
    if urls:
        one.setUrls([QUrl(url) for url in urls])
    if image:
        one.setImageData(QImage(3, 2, QImage.Format.Format_RGB32))
    return one


def test_files_go_before_their_picture_and_their_names():
    pieces = pieces_in(data("pool.log", ["file:///tmp/a/pool.log", "https://x.test/b"], image=True), AT)
    assert pieces == [FilePiece("/tmp/a/pool.log")] and pieces[0].name == "pool.log"


def test_a_picture_is_named_by_the_moment():
    (piece,) = pieces_in(data(image=True), AT)
    assert isinstance(piece, PicturePiece) and piece.name == "pasted-2026-03-01T033112Z.png"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ERROR pool\nERROR pool\n", "excerpt-2026-03-01T033112Z.log"),
        ('{"a": 1}', "excerpt-2026-03-01T033112Z.json"),
        (
            " https://MK:pw@status.example.com:8080/a?b#c\n",
            "address-status.example.com-8080-2026-03-01T033112Z.txt",
        ),
    ],
)
def test_a_text_is_a_piece_of_a_log_json_or_an_address(text, name):
    (piece,) = pieces_in(data(text), AT)
    assert isinstance(piece, TextPiece) and piece.name == name and piece.text.strip() == text.strip()


@pytest.mark.parametrize("nothing", [data(), data("  \n"), data(urls=["https://x.test/a"])])
def test_where_there_is_nothing_there_is_no_piece(nothing):
    if nothing.hasUrls():
        # An address that was dropped is its letters.
        assert [type(one) for one in pieces_in(nothing, AT)] == [TextPiece]
    else:
        assert list(pieces_in(nothing, AT)) == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("https://x.test/a", True), ("http://x.test", True), ("ftp://x.test/a", False), ("https://", False),
     ("see https://x.test", False), ("https://x.test/" + "a" * 2000, False), ("http://[", False), ("", False)],
)  # fmt: skip
def test_an_address_is_one_word_of_the_web(text, is_one):
    assert is_address(text) is is_one


def test_a_field_of_words_keeps_words_and_addresses():
    assert not is_more_than_words(data("The pool is full"))
    assert not is_more_than_words(data("https://x.test/a"))
    assert not is_more_than_words(data("Excel cells", image=True))
    assert not is_more_than_words(data("\n".join(["line"] * LONG_LINES)))
    assert is_more_than_words(data("\n".join(["line"] * (LONG_LINES + 1))))
    assert is_more_than_words(data("x" * (LONG_SIGNS + 1)))
    assert is_more_than_words(data(image=True))
    assert is_more_than_words(data(urls=["file:///tmp/a"]))
