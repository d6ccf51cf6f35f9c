"""What was typed and not saved, as one text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.timeline import Sign
from incident_desk.qt.pages.timeline.editing import Typed
from incident_desk.qt.pages.timeline.kept_typed import as_text, with_kept

fields = st.builds(Typed, *(st.text(max_size=9) if n != 1 else st.sampled_from(Sign) for n in range(6)))


@given(fields, fields)
def test_what_was_typed_comes_back(first, typed):
    assert with_kept(first, as_text(first, typed)) == typed


def test_what_somebody_else_changed_meanwhile_stays_changed():
    first = Typed("03:00", Sign.NOTE, "AD", "", "pool")
    kept = as_text(first, replace(first, text="half a"))
    assert with_kept(replace(first, owner="MK"), kept) == replace(first, owner="MK", text="half a")


@pytest.mark.parametrize("text", ["", "words", "[1]", '{"sign": "none", "text": 3}'])
def test_what_is_no_such_text_changes_nothing(text):
    assert with_kept(Typed(text="x"), text) == Typed(text="x")
