"""Text made fit for a record: it can be stored, hashed and printed, and it stays the text that it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.services.acts.words import LONGEST_TEXT, clean, one_line, said


@given(st.text())
def test_any_text_can_be_stored_and_cleaning_twice_changes_nothing(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert json.loads(json.dumps(cleaned).encode()) == cleaned and "\x00" not in cleaned
    cleaned.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" a \r\nb\rc ", "a \nb\nc"),
        ("tab\there", "tab\there"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("\ud800", "\ufffd"),
        ("Zahlung ✓ 支払い 🔥", "Zahlung ✓ 支払い 🔥"),
    ],
)
def test_line_ends_are_one_and_control_characters_are_marked(text, kept):
    assert clean(text) == kept


@given(st.text())
def test_one_line_has_no_line_ends_and_no_double_blanks(text):
    assert "\n" not in one_line(text) and "  " not in one_line(text)


def test_nothing_said_and_too_much_said_are_refused():
    for text in ("", " \n "):
        with pytest.raises(Refused, match="say something"):
            said(text, "say something")
    assert len(said("x" * LONGEST_TEXT, "")) == LONGEST_TEXT
    with pytest.raises(Refused, match="100001 characters"):
        said("x" * (LONGEST_TEXT + 1), "")
