"""Many words in one expression find what each alone would, and of several the longest."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.alternatives import any_of, any_whole

WORDS = st.lists(st.text("ab c.", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=8)
END = "(?![a-z])"


@given(WORDS, st.text("ab c.", max_size=12))
def test_the_longest_word_is_found(words, text):
    fitting = [word for word in words if text.startswith(word)]
    found = re.match(any_of(words), text)
    assert (found.group() if found else "") == max(fitting, key=len, default="")


@given(WORDS, st.text("ab c.", max_size=12))
def test_what_must_follow_is_asked_of_each_word(words, text):
    fitting = [word for word in words if re.match(re.escape(word) + END, text)]
    found = re.match(any_of(words, END), text)
    assert (found.group() if found else "") == max(fitting, key=len, default="")


@pytest.mark.parametrize(
    ("text", "found"),
    [("bis 10", "bis "), ("bisher 10", ""), ("至10", "至"), ("から", "から"), ("から10", ""), ("to 10", "")],
)
def test_a_whole_word_ends_where_the_script_parts_words(text, found):
    match = re.match(any_whole(["bis", "至", "から$"], closing=r"\s"), text)
    assert (match.group() if match else "") == found


def test_no_word_is_never_found():
    assert re.search(any_of([]), "a") is None and re.search(any_whole([]), "") is None
    assert re.search(any_of(["a b"]), "a\tb")
