"""Homes of steps: every act on steps is the same in a phase, among the first questions and in a pattern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import Phase, Plan, Playbook, Procedure, Step, walk
from incident_desk.domain.playbook_editing_homes import Home, homes, span_of, steps_in, with_steps_in
from incident_desk.domain.playbook_editing_steps import (
    add_step,
    delete_step,
    home_of,
    indent_step,
    move_step,
    outdent_step,
    rename_step,
)

BOOK = Playbook(
    "P",
    plans=(Plan("P", (Phase("Look", steps=(Step("1", "look"), Step("2", "ask"))), Phase("Mend"))),),
    assessment=(Step("a1", "who"), Step("a2", "since when")),
    procedures=(
        Procedure("Jam", investigation=(Step("i1", "open"), Step("i2", "peer")), resolution=(Step("r1", "pull"),)),
        Procedure("Fire", steps=(Step("s1", "leave"),)),
    ),
)
ALL = list(homes(BOOK))


def test_every_step_has_one_home():
    assert len(ALL) == len(set(ALL)) == 2 + 1 + 6
    ids = [step.id for home in ALL for step in walk(steps_in(BOOK, home))]
    assert sorted(ids) == ["1", "2", "a1", "a2", "i1", "i2", "r1", "s1"]
    assert home_of(BOOK, "r1") == Home("resolution", 0) and home_of(BOOK, "s1") == Home("steps", 1)
    assert steps_in(BOOK, Home("steps", 9)) == () and span_of(BOOK, Home("assessment")) is None


@given(st.sampled_from(ALL), st.lists(st.sampled_from("xyz"), max_size=3))
def test_what_is_put_in_a_home_is_there_and_nothing_else_moves(home, words):
    steps = tuple(Step(f"n{place}", word) for place, word in enumerate(words))
    after = with_steps_in(BOOK, home, steps)
    assert steps_in(after, home) == steps
    assert all(steps_in(after, one) == steps_in(BOOK, one) for one in ALL if one != home)
    assert with_steps_in(after, home, steps_in(BOOK, home)) == BOOK


@given(st.sampled_from(ALL))
def test_acts_on_steps_are_the_same_everywhere(home):
    book, one = add_step(BOOK, home, "first words")
    book, two = add_step(book, home, "second words", one)
    assert home_of(book, two) == home and one != two
    assert steps_in(indent_step(book, two), home)[-1].children[0].id == two
    assert outdent_step(indent_step(book, two), two) == book
    assert move_step(move_step(book, two, -1), two, 1) == book
    assert steps_in(rename_step(book, two, "other words"), home)[-1].text == "other words"
    assert delete_step(delete_step(book, two), one) == BOOK


def test_a_step_does_not_leave_questions_and_patterns():
    for step_id, by in (("a1", -1), ("a2", 1), ("i2", 1), ("s1", -1)):
        with pytest.raises(Refused, match="step here already"):
            move_step(BOOK, step_id, by)
