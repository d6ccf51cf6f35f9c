"""A file becomes the text to read, and everything that was done to it is told."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.document import Repair
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.encoding import ReadingError
from incident_desk.formats.reading.intake import taken_in


def test_an_ordinary_text_is_taken_as_it_is():
    data = "# Störung – “x”\n\n1. Prüfen\n".encode()
    taken = taken_in(data, "a.md")
    assert (taken.text.encode(), taken.original, taken.repairs, taken.warnings) == (data, "", (), ())
    assert taken.original_sha256 == sha256(data).hexdigest()


def test_what_was_done_is_told_and_the_original_is_kept_line_for_line():
    text = "\ufeff# Down ‚Äì now\r\n\r\n-\u00a0[ ] look\x00\n"
    taken = taken_in(text.encode(), "a.md")
    assert taken.text == "# Down – now\n\n- [ ] look\n"
    assert taken.original == "# Down ‚Äì now\n\n-\u00a0[ ] look\x00\n"
    assert taken.repairs == (Repair(1, "‚Äì", "–", "UTF-8 read as Mac Roman"),)
    assert [one.text for one in taken.warnings] == [
        "A byte order mark at the beginning is left out",
        "Line ends are mixed (CR LF, LF); they are read as one kind",
        "A control character is left out, in line 3",
        "A hard space is read as a space, in line 3",
    ]


def test_hard_spaces_and_controls_that_are_damage_are_repaired_before_they_are_cleared_away():
    damaged = "voilà – déjà là…".encode().decode("latin-1")
    assert taken_in(damaged.encode(), "a.md").text == "voilà – déjà là…"


def test_another_encoding_is_told():
    taken = taken_in("# Gerät prüfen\n".encode("cp1252"), "a.md")
    assert taken.text == "# Gerät prüfen\n" and "Windows-1252" in taken.warnings[0].text


def test_the_document_carries_it_all():
    data = "# Down\n\n1. Pr√ºfen\x00 und melden\n".encode()
    document = read_document(data, "a.md")
    assert document.text == "# Down\n\n1. Prüfen und melden\n" and document.original.encode() == data
    assert [one.before for one in document.repairs] == ["√º"] and len(document.warnings) == 1
    assert document.original_sha256 == sha256(data).hexdigest() != document.playbook.source_sha256


@pytest.mark.parametrize("data", [b"", b"\x00\x01" * 40, b"%PDF-1.7"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(ReadingError):
        taken_in(data, "a.md")


@given(st.text(max_size=200))
def test_no_line_moves(text):
    data = text.encode("utf-8", "replace")
    try:
        taken = taken_in(data, "a.md")
    except ReadingError:
        return
    assert not taken.original or taken.text.count("\n") == taken.original.count("\n")
