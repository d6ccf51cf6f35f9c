"""What is looked at is bounded, plain, and nothing else is loaded for it."""

import hashlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from incident_desk.adapters.evidence_files import EvidenceFiles
from incident_desk.domain.attachments import Attachment, Lies
from incident_desk.qt import evidence_reading
from incident_desk.qt.evidence_reading import Form, media_words, see
from tests.fakes import NOON


@pytest.fixture
def store(tmp_path):
    return EvidenceFiles(tmp_path / "evidence")


def keep(store, data, name="a"):
    sha256, size, _head = store.take_data(data, name)
    return Attachment("e1", 1, sha256, name, size, NOON, "MK")


def picture(width=30, height=20, form="PNG"):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    assert image.save(buffer, form)
    return bytes(buffer.data().data())


@pytest.mark.parametrize("form", ["PNG", "JPEG", "BMP", "WEBP"])
def test_a_picture_is_decoded_by_how_it_begins_whatever_its_name(store, form):
    seen = see(store, keep(store, picture(form=form), "pool.log"))
    assert seen.form is Form.PICTURE and (seen.image.width(), seen.image.height()) == (30, 20)
    assert seen.note == "30 × 20 pixels" and seen.looked.lies is Lies.WHOLE


def test_drawings_that_could_name_other_files_are_letters(store):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/x.png"/></svg>'
    seen = see(store, keep(store, svg, "a.svg"))
    assert seen.form is Form.TEXT and seen.image is None and seen.text == svg.decode()


def test_a_picture_of_too_many_pixels_is_not_decoded_at_all(store, monkeypatch):
    monkeypatch.setattr(evidence_reading, "MOST_PIXELS", 599)
    monkeypatch.setattr(evidence_reading.QImageReader, "read", None)
    seen = see(store, keep(store, picture()))
    assert seen.form is Form.NOTHING and "30 × 20 pixels are too many" in seen.note


def test_a_picture_of_too_many_bytes_is_not_shown(store, monkeypatch):
    monkeypatch.setattr(evidence_reading, "LARGEST_PICTURE", 50)
    seen = see(store, keep(store, picture()))
    assert seen.form is Form.NOTHING and "is not shown" in seen.note


def test_a_wide_picture_is_shown_smaller_and_says_its_own_size(store, monkeypatch):
    monkeypatch.setattr(evidence_reading, "WIDEST", 15)
    seen = see(store, keep(store, picture()))
    assert (seen.image.width(), seen.image.height()) == (15, 10) and seen.note == "30 × 20 pixels"


def test_a_picture_that_is_cut_off_says_so(store):
    seen = see(store, keep(store, picture()[:40]))
    assert seen.form is Form.NOTHING and "can't be read" in seen.note


def test_text_loses_what_steers(store):
    seen = see(store, keep(store, "a\r\nb\x1b[31m \u202egnp.exe\u202c \u2066x\tTab\n".encode()))
    assert seen.text == "a\nb\ufffd[31m \ufffdgnp.exe\ufffd \ufffdx\tTab\n" and seen.note == "2 lines"


def test_a_long_text_is_shown_to_its_limit_and_that_is_said(store, monkeypatch):
    monkeypatch.setattr(evidence_reading, "LARGEST_TEXT", 4)
    seen = see(store, keep(store, "abcä".encode() * 3))
    assert seen.text == "abc\ufffd" and "The first 4 bytes of 15 bytes" in seen.note


def test_json_is_laid_out_and_what_is_none_stays_as_it_is(store):
    assert see(store, keep(store, b'{"a":[1]}')).text == '{\n  "a": [\n    1\n  ]\n}'
    seen = see(store, keep(store, b'{"a": 1}\n{"a": 2}\n'))
    assert seen.text == '{"a": 1}\n{"a": 2}\n' and "no whole JSON" in seen.note


def test_of_anything_else_there_are_the_facts_alone(store):
    seen = see(store, keep(store, b"%PDF-1.7 /JavaScript"))
    assert seen.form is Form.NOTHING and seen.text == "" and "can't be shown here" in seen.note


def test_what_is_missing_or_was_changed_is_not_shown(store):
    file = keep(store, b"as it was")
    place = store.place(file.sha256)
    place.chmod(0o600)
    place.write_bytes(b"tampered")
    seen = see(store, file)
    assert (seen.looked.lies, seen.form, seen.text) == (Lies.CHANGED, Form.NOTHING, "")
    assert seen.looked.sha256 == hashlib.sha256(b"tampered").hexdigest()
    place.unlink()
    assert see(store, file).looked.lies is Lies.MISSING


@pytest.mark.parametrize(
    ("media", "words"), [("image/png", "PNG picture"), ("text/plain", "text"), ("x/y", "file")]
)
def test_what_sort_of_file_it_is_is_said(media, words):
    assert media_words(media) == words
