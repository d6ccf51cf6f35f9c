"""What is written to be overlooked reads as what it is."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.redaction.plain_spelling import plain_spelling


def test_signs_that_are_not_seen_are_left_out():
    assert plain_spelling("an\u200ba\u00ad@ex\u2060ample\ufe0f.com").text == "ana@example.com"


def test_wide_letters_are_made_narrow():
    assert plain_spelling("\uff41\uff4e\uff41\uff20\uff45\uff58").text == "ana@ex"


def test_a_stretch_is_found_again_in_what_was_typed():
    text = "say a\u200bna\u200b now"
    plain = plain_spelling(text)
    start = plain.text.index("ana")
    first, last = plain.back(start, start + 3)
    assert text[first:last] == "a\u200bna\u200b"


@given(st.text())
def test_every_stretch_lies_in_the_text(text):
    plain = plain_spelling(text)
    assert len(plain.text) <= len(text)
    for place in range(len(plain.text)):
        first, last = plain.back(place, place + 1)
        assert 0 <= first < last <= len(text)
    if text.isascii() and "\x00" not in text:
        assert plain.text == text
