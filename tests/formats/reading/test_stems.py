"""An index of stems finds what a search for each of them would."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.folding import folded
from incident_desk.formats.reading.stems import stems_of

PIECES = st.text("ab c#-重度é", min_size=1, max_size=5).map(folded).filter(lambda word: word.strip("$ "))
STEMS = st.lists(st.tuples(PIECES, st.booleans()), min_size=1, max_size=8)
TEXTS = st.text("ab c#-重度1", max_size=14).map(folded)


def expression(stem: str, whole: bool) -> str:
    return ("(?<![a-z0-9])" if stem.isascii() else "") + re.escape(stem) + "(?![a-z0-9])" * whole


@given(STEMS, TEXTS)
def test_they_are_found_as_each_would_be(stems, text):
    index = stems_of(stem + "$" * whole for stem, whole in stems)
    assert index.are_in(text) is any(re.search(expression(*one), text) is not None for one in stems)
    assert index.begin(text) is any(re.match(expression(*one), text) is not None for one in stems)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("unsigned", False), ("new signs", True), ("ok then", True), ("okay", False), ("t+5", True), ("#12", True),
        ("重大度", True), ("", False), ("fin 重", False),
    ],
)  # fmt: skip
def test_short_stems_signs_and_scripts_without_spaces(text, found):
    assert stems_of(["sign", "ok$", "t+", "#", "大度"]).are_in(text) is found
