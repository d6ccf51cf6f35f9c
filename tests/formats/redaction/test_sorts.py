"""The sorts and the words that stand for them."""

from incident_desk.formats.redaction.sorts import EVERY, Sort


def test_each_sort_has_a_word_of_its_own_and_a_heading():
    assert len({one.noun for one in EVERY}) == len(EVERY) == len({one.heading for one in EVERY})


def test_a_sort_is_named_by_its_plural():
    assert Sort("people").noun == "person"
