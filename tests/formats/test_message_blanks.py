"""Figures of one incident become blanks; words, versions in names and blanks stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.message_blanks import with_blanks


@pytest.mark.parametrize(
    ("text", "blanked"),
    [
        ("Next update at 14:30 UTC.", "Next update at [TIME]."),
        ("Since 2026-03-01 02:56 UTC", "Since [DATE AND TIME]"),
        ("On 1 March 2026 and 2026-03-02", "On [DATE] and [DATE]"),
        ("About 12 % of 4,500 users for 45 minutes", "About [PERCENT] of [NUMBER] users for [DURATION]"),
        ("INC-0048: in 10-15 min", "[INCIDENT ID]: in [DURATION]"),
        ("P1: api/v2 at https://a.example:8080/x1 is [12 %]", "P1: api/v2 at https://a.example:8080/x1 is [12 %]"),
        ("Nothing to fill in.", "Nothing to fill in."),
    ],
)
def test_figures_become_blanks(text, blanked):
    assert with_blanks(text, "INC-0048") == blanked


@given(st.text(st.sampled_from("ab 12:-%.[]\n,minh"), max_size=40))
def test_what_has_blanks_has_no_more_to_come(text):
    once = with_blanks(text)
    assert with_blanks(once) == once
