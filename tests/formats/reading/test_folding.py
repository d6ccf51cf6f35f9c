"""Words are compared whatever their case, accents, width and spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.folding import folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  Évaluation \t INITIALE’s １ ", "evaluation initiale's 1"),
        ("Maßnahme", "massnahme"),
        (" In\tThe \x1f LAST\n'hour' ", "in the last 'hour'"),
        ("Ｐ１：高", "p1:高"),
        ("Post‑mortem, follow‐up", "post-mortem, follow-up"),
    ],
)
def test_folding_evens_what_people_write_differently(text, plain):
    assert folded(text) == plain


@given(st.text(max_size=40))
def test_what_is_folded_stays(text):
    assert folded(folded(text)) == folded(text)
