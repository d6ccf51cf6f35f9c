"""Words in the place of others, in lines and in cells."""

from itertools import islice

import pytest

from incident_desk.formats.playbook_writing.word_changes import changed_words, every_change, padded


def first(raw, old, new):
    return next(changed_words(raw, old, new), None)


@pytest.mark.parametrize(
    ("raw", "old", "new", "told"),
    [
        ("- **Lead:** Mo Beck, 555", "Mo Beck, 555", "Ida", "- **Lead:** Ida"),
        ("- **Lead**: Mo", "Lead", "Warden", "- **Warden**: Mo"),
        ("| Lead | Mo | 555 |", "Mo", "Ida", "| Lead | Ida | 555 |"),
        ("| **Lead** | Mo   |", "Lead", "Warden", "| **Warden** | Mo   |"),
        ("| Lead |    |", "", "Ida", "| Lead | Ida |"),
        ("Role|Mo|Lea", "Lea", "Ida", "Role|Mo|Ida"),
        ("| Lead | call `#bell` today |", "today", "at night", "| Lead | call `#bell` at night |"),
    ],
)
def test_only_what_says_the_old_words_changes(raw, old, new, told):
    assert first(raw, old, new) == told


def test_each_place_that_says_it_is_offered_and_none_where_none_does():
    assert set(changed_words("call Mo, then Mo", "Mo", "Ida")) >= {"call Ida, then Mo", "call Mo, then Ida"}
    assert first("call Mo", "Ida", "Mo") is None and first("call Mo", "", "Ida") is None


def test_a_labelled_line_that_says_nothing_more_can_go():
    assert "- Phone: 1\n- Fax: 2" in set(changed_words("- Phone: 1\n- Mail: a\n- Fax: 2", "a", ""))


def test_a_cell_keeps_its_width_where_there_is_room():
    assert padded(" Mo Beck   ", "Ida") == " Ida       " and padded("   5 min ", "25 min") == "  25 min "
    assert padded("    ", "Ida") == " Ida " and padded(" ", "") == " "


def test_several_changes_are_made_one_after_the_other():
    assert every_change(["- Lead: Mo"], [("Lead", "Warden"), ("Mo", "Ida"), ("x", "x")])[0] == "- Warden: Ida"
    assert list(islice(every_change(["- Lead: Mo"], [("Nobody", "Ida")]), 1)) == []
