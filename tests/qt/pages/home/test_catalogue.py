"""Catalogue: what a choice leaves, and lines that are made once for each state of a record."""

from dataclasses import replace

from incident_desk.qt.pages.home.catalogue import Catalogue
from incident_desk.qt.pages.home.choice import Choice
from tests.qt.pages.home.library import NOW


def test_a_line_is_made_once_for_each_state_and_of_an_open_one_anew(year):
    year.run()
    rows = Catalogue()
    ended = next(one for one in year.incidents if not one.is_open)
    running = next(one for one in year.incidents if one.is_open)
    assert rows.row(ended, NOW) is rows.row(ended, NOW)
    assert rows.row(replace(ended, title="Other"), NOW).title == "Other"
    assert rows.row(running, NOW) is not rows.row(running, NOW)


def test_a_search_follows_a_title_that_was_changed(year):
    rows, words = Catalogue(), Choice(words=("fluxa",))
    one = replace(year.incidents[0], title="Fluxa is slow")
    assert list(rows.left_by(words, [one], NOW)) == [one]
    assert list(rows.left_by(words, [replace(one, title="Mail is slow")], NOW)) == []


def test_before_the_first_tick_the_words_alone_choose(year):
    rows = Catalogue()
    assert list(rows.left_by(Choice(), year.incidents, None)) == list(year.incidents)
    assert len(list(rows.left_by(Choice(words=("no such word",)), year.incidents, None))) == 0
