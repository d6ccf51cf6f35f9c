"""JSON over lines says what it said."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.formats.json_layout import laid_out

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=25, deadline=None)
@given(VALUES, st.sampled_from([None, 0, 3]), st.booleans())
def test_it_says_the_same_whatever_its_gaps_were(value, indent, plain):
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    laid = laid_out(text)
    assert json.loads(laid) == value
    assert laid_out(laid) == laid


def test_each_value_has_a_line_and_what_json_would_lose_stays():
    text = '{"a":[1.50,{}, [ ]],"a":"x: {\\"y\\", 1}","n":123456789012345678901234567890e3}'
    assert laid_out(text).split("\n") == [
        "{", '  "a": [', "    1.50,", "    {},", "    []", "  ],", '  "a": "x: {\\"y\\", 1}",',
        '  "n": 123456789012345678901234567890e3', "}",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "{", '{"a": 1} {"b": 2}', "no json", "[" * 100_000, '["\x01"]'])
def test_what_is_no_document_has_no_layout(text):
    assert laid_out(text) is None
