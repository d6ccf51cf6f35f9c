"""Likeness: lines do not count, every word does."""

from dataclasses import replace

import pytest

from incident_desk.formats.playbook_writing.likeness import unlike, without_lines
from tests.formats.reading.pages import read

DOCUMENT = "# A Playbook\n\n## Phase 1: Look (5 min)\n\n1. See\n   - more\n\n## Phase 2: Mend\n\n1. Do\n"


def test_lines_do_not_count():
    moved = DOCUMENT.replace("\n\n", "\n\n\n\n")
    assert read(DOCUMENT) != read(moved)
    assert unlike(read(DOCUMENT), read(moved)) == ()


@pytest.mark.parametrize(
    ("old", "new"), [("more", "less"), ("(5 min)", "(6 min)"), ("Mend", "Heal"), ("1. See", "- [x] See")]
)
def test_every_word_counts(old, new):
    assert unlike(read(DOCUMENT), read(DOCUMENT.replace(old, new))) == ("plans",)


def test_numbers_and_headings_count_where_places_do():
    book = read(DOCUMENT)
    bare = without_lines(book)
    assert bare.plans[0].phases[0].steps[0].id == "" and bare.plans[0].phases[0].heading == ""
    assert unlike(book, bare) == ("plans",)
    assert unlike(book, bare, places=False) == ()
    assert unlike(book, replace(book, title="x")) == ("title",)
