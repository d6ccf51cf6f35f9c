"""Words of everyday, software and the calendar name nobody; what nobody knows may."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.redaction.common_words import CALENDAR, COMMON, SOFTWARE, is_common


@given(st.sampled_from(sorted(COMMON | SOFTWARE | CALENDAR)), st.sampled_from([str, str.upper, str.capitalize]))
def test_each_of_them_is_known_however_it_is_written(word, written):
    assert is_common(written(word))


@pytest.mark.parametrize(
    "word", ["Failed", "Retries", "Deployments", "Stopping", "Rerunning", "Misconfigured", "Quickly"]
)
def test_their_other_forms_are_known(word):
    assert is_common(word)


@pytest.mark.parametrize(
    "word", ["Ana", "Lopez", "Zebra", "Globex", "Priya", "Müller", "Lindop", "Mark", "Will", "Grant", "ゼブラ"]
)
def test_names_are_not(word):
    assert not is_common(word)


def test_each_is_one_word_in_small_letters():
    assert all(word == word.casefold() and word.isalnum() for word in COMMON | SOFTWARE | CALENDAR)
