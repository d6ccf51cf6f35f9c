"""Text that would act unseen is written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.report_text import visible


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x00b\x1b[31m", "a‹U+0000›b‹U+001B›[31m"),
        ("txt\u202eexe", "txt‹U+202E›exe"),
        ("\ufefftext\x9b", "‹U+FEFF›text‹U+009B›"),
        ("lone \ud800", "lone ‹U+D800›"),
        ("tag\U000e0041", "tag‹U+E0041›"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("plain ✅ 客 é\tend", "plain ✅ 客 é\tend"),
    ],
)
def test_only_what_acts_unseen_changes(typed, shown):
    assert visible(typed) == shown


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_text_that_can_be_encoded_and_stays_so(text):
    shown = visible(text)
    shown.encode("utf-8")
    assert visible(shown) == shown
