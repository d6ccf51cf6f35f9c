"""Each misreading leads back to the letters that it began with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.repair_maps import MISREADINGS
from tests.formats.reading.damage import misread

CODECS = dict(
    zip(
        (one.name for one in MISREADINGS),
        ("mac_roman", "cp1252", "cp437", "cp850", "cp1250", "cp1251"),
        strict=True,
    )
)
LETTERS = st.text(st.characters(min_codepoint=0xA0, exclude_categories=("Cs",), max_codepoint=0x3FFFF), min_size=1)


@pytest.mark.parametrize("misreading", MISREADINGS, ids=CODECS)
@given(text=LETTERS)
def test_what_was_misread_is_found_and_read_again(misreading, text):
    shown = misread(text, CODECS[misreading.name])
    assert misreading.run.fullmatch(shown)
    assert misreading.read_again(shown) == text


@pytest.mark.parametrize("misreading", MISREADINGS, ids=CODECS)
@given(text=st.text())
def test_whatever_is_found_can_be_read_again(misreading, text):
    for found in misreading.run.finditer(text):
        assert misreading.read_again(found.group())
