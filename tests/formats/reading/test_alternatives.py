"""Many words in one expression find what each alone would, and of several the longest."""

import re

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.alternatives import any_beginning, any_of

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


@given(WORDS, st.sets(st.integers(0, 7)), st.text("ab c.", max_size=12))
def test_stems_begin_a_text_and_a_dollar_ends_a_word(words, whole, text):
    stems = [word + "$" * (place in whole) for place, word in enumerate(words)]
    each = any(re.match(re.escape(stem.rstrip("$")) + END * stem.endswith("$"), text) for stem in stems)
    assert (re.match(any_beginning(stems, END), text) is not None) is each


def test_no_word_is_never_found():
    assert re.search(any_of([]), "a") is None and re.search(any_beginning([], END), "") is None
    assert re.search(any_of(["a b"]), "a\tb")
