"""Patterns are ranked by the words of what fails and of what people found, and say which."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.incident import CheckMark
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Playbook, Procedure
from incident_desk.domain.playbook_steps import Step
from incident_desk.domain.timeline import Entry
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.patterns_at_hand import Clue, at_hand, clues_of, elsewhere, others
from tests.fakes import NOON, Bench

POOL = Procedure("Database pool exhausted", symptoms=("Timeouts on every request",), causes=("A slow query",))
MEMORY = Procedure(
    "Out of memory", symptoms=("Process is killed", "Restarts"), resolution=(Step("r1", "Restart it"),)
)
TOKEN = Procedure(
    "Token expired", symptoms=("Answers 401",), investigation=(Step("i1", "Look at the database log"),)
)
BOOK = Playbook("Shop", procedures=(MEMORY, TOKEN, POOL))


def entry(text, kind="finding", minute=0, **fields):
    at = NOON + timedelta(minutes=minute)
    return Entry(str(minute), kind, text, Moment.exactly(at), at, at, "MK", minute, human=True, **fields)


def incident(title="Trouble", **marks):
    bench = Bench()
    one = bench.desk.declare(Declaration(title, "P1"), "MK")
    found = {name: CheckMark(name, state, NOON, detail) for name, (state, detail) in marks.items()}
    return replace(one, check_marks=found)


def names(found):
    return [one.pattern.name for one in found]


def test_a_name_weighs_more_than_a_step_and_the_words_are_said_with_their_sources():
    found = at_hand(
        BOOK, clues_of(incident(shop=("down", "no connection to the database")), [entry("Pool is full", minute=3)])
    )
    assert names(found) == ["Database pool exhausted", "Token expired"]
    assert found[0].reason == "“Pool” of the finding of 12:03, “database” of shop"
    assert found[0].place == 2


@pytest.mark.parametrize(("text", "first"), [
    ("timeout everywhere", "Database pool exhausted"), ("it answers 401", "Token expired"),
    ("the PROCESS was killed", "Out of memory"),
])  # fmt: skip
def test_endings_case_and_figures_make_no_difference(text, first):
    assert names(at_hand(BOOK, [Clue(text, "a note")]))[0] == first


def test_the_title_speaks_too():
    found = at_hand(BOOK, clues_of(incident("Token is rejected"), []))
    assert names(found) == ["Token expired"] and found[0].reason == "“Token” of the title"


def test_what_is_well_struck_taken_back_or_booked_by_the_desk_says_nothing():
    entries = [
        entry("memory", struck="wrong"),
        entry("memory", undone=True),
        entry("memory", kind="decision"),
        Entry("x", "note", "memory", Moment.exactly(NOON), NOON, NOON, "desk", 1),
    ]
    assert clues_of(incident(memory=("ok", "")), entries) == (Clue("Trouble", "the title"),)


def test_the_newest_words_are_named_first():
    clues = clues_of(incident(), [entry("pool?", minute=1), entry("pool!", minute=9)])
    assert at_hand(BOOK, clues)[0].reason == "“pool” of the finding of 12:09"


def test_nothing_in_common_is_nothing_at_hand():
    assert at_hand(BOOK, [Clue("the health check failed with an error", "x")]) == ()
    assert at_hand(None, [Clue("pool", "x")]) == at_hand(BOOK, []) == ()


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_words_give_an_order_in_which_each_pattern_stands_once_with_a_reason(texts):
    found = at_hand(BOOK, [Clue(text, "a note") for text in texts])
    assert len({one.place for one in found}) == len(found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.reason and one.score > 0 for one in found)


def test_patterns_of_several_playbooks_are_ranked_together_and_each_names_its_own():
    queue = Playbook("Queue", procedures=(Procedure("Pool of workers empty"), Procedure("Database gone")))
    found = elsewhere((queue, BOOK), [Clue("database pool", "a note")])
    assert {(book.title, one.place) for book, one in found} == {
        ("Shop", 2),
        ("Queue", 0),
        ("Queue", 1),
        ("Shop", 1),
    }
    assert (found[0][0].title, found[0][1].pattern) == ("Shop", POOL)
    assert [one.score for _, one in found] == sorted((one.score for _, one in found), reverse=True)
    assert elsewhere((queue, BOOK), []) == elsewhere((), [Clue("database", "a note")]) == ()


def test_the_own_playbook_and_those_without_patterns_are_none_of_the_others():
    own, copy = replace(BOOK, source_sha256="1"), replace(BOOK, source_sha256="2")
    queue = Playbook("Queue", procedures=(POOL,), source_sha256="3")
    assert others((own, copy, queue, Playbook("Bare")), own) == (queue,)
    assert others((own, queue), None) == (own, queue)
