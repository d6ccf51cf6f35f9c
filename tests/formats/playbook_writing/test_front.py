"""The front matter with another title, and where none can be put into it."""

import pytest

from incident_desk.domain.playbook import Section, Span
from incident_desk.formats.playbook_writing.front import front_of, titled


@pytest.mark.parametrize(
    ("front", "title", "wanted"),
    [
        ("---\ntitle: Basket\nowner: Mo\n---", "Baskets (EU)", "---\ntitle: Baskets (EU)\nowner: Mo\n---"),
        ("---\nTitle: 'Basket'\n---", "Baskets", '---\nTitle: "Baskets"\n---'),
        ('+++\ntitle = "Basket"\n+++', "Baskets", '+++\ntitle = "Baskets"\n+++'),
        ("---\ntitle: Basket\n---", "Pay: all of it", '---\ntitle: "Pay: all of it"\n---'),
        ("---\ntitle: Basket\n---", 'The "old" shop', "---\ntitle: 'The \"old\" shop'\n---"),
        ("---\ntitle: Basket\n---", "Basket", "---\ntitle: Basket\n---"),
        ("---\ntitle: Basket\n---", 'all "gone"', ""),
        ("---\nowner: Mo\n---", "Basket", ""),
        ("", "Basket", ""),
    ],
)
def test_the_title_is_put_in_the_place_of_the_one_that_is_stated(front, title, wanted):
    assert titled(front, title) == wanted


def test_words_above_the_first_heading_are_no_front_matter():
    words = Section("", "Some words", Span(1, 1))
    front = Section("", "---\ntitle: x\n---", Span(1, 3))
    later = Section("", "---\ntitle: y\n---", Span(9, 11))
    assert front_of((words, later)) == ""
    assert front_of((words, later, front)) == front.text
