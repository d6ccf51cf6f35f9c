"""Phases: edges that do not cross, names, phases that come and go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import DocumentFacts, Heading, Phase, Plan, Playbook, Span, Step
from incident_desk.domain.playbook_editing_phases import (
    add_phase,
    edges,
    move_edge,
    remove_phase,
    rename_phase,
    room,
    set_end,
)
from incident_desk.formats.typed_length import face

PHASES = (
    Phase("Look", 0, 900, steps=(Step("1.1", "Go"),), span=Span(2, 4)),
    Phase("Mend", 900, 3600, span=Span(5, 7)),
    Phase("Close", 3600, None, span=Span(8, 9)),
)
FACTS = DocumentFacts((Heading(1, "P", 1), Heading(2, "1. Look", 2), Heading(2, "2. Mend", 5), Heading(3, "x", 6)))
BOOK = Playbook("P", plans=(Plan("P", PHASES), Plan("Other", (Phase("x"),))), chosen_plan="P", facts=FACTS)


def windows(book):
    return [(one.start_s, one.end_s) for one in book.plan().phases]


def test_an_edge_moves_both_phases():
    assert edges(BOOK) == ((0, 900), (1, 3600))
    assert windows(move_edge(BOOK, 0, 1200)) == [(0, 1200), (1200, 3600), (3600, None)]
    assert windows(move_edge(BOOK, 1, 7200)) == [(0, 900), (900, 7200), (7200, None)]


@given(st.integers(0, 10_000), st.sampled_from([0, 1]))
def test_edges_never_cross(at, place):
    try:
        found = windows(move_edge(BOOK, place, at))
    except Refused:
        least, most = room(BOOK, place)
        assert at < least or (most is not None and at > most)
        return
    flat = [one for window in found for one in window if one is not None]
    assert flat == sorted(flat) and all(end is None or end - start >= 60 for start, end in found)


def test_what_is_refused_says_from_when_to_when_it_may_end():
    with pytest.raises(Refused, match=r"Look can't end at 1:00: edges do not cross\. It can end from 0:01 to 0:59"):
        move_edge(BOOK, 0, 3600, face)


def test_an_end_is_given_and_taken():
    assert windows(set_end(BOOK, 2, 7200))[2] == (3600, 7200)
    assert windows(set_end(BOOK, 1, None)) == [(0, 900), (900, None), (3600, None)]
    bare = Playbook("P", plans=(Plan("P", (Phase("a"), Phase("b"))),), chosen_plan="P")
    assert windows(set_end(bare, 0, 600)) == [(0, 600), (600, None)]


def test_a_name_is_changed_in_the_heading_too():
    found = rename_phase(BOOK, 0, " First  look ")
    assert found.plan().phases[0].name == "First look" and found.facts.headings[1].text == "1. First look"
    for name, words in (("", "needs a name"), ("mend", "Another phase")):
        with pytest.raises(Refused, match=words):
            rename_phase(BOOK, 0, name)


def test_a_new_phase_takes_the_beginning_of_the_next():
    assert windows(add_phase(BOOK, 1, "Ask")) == [(0, 900), (900, 2700), (2700, 3600), (3600, None)]
    assert windows(add_phase(BOOK, 3, "Ask"))[3] == (None, None)
    new = add_phase(Playbook("New"), 0, "Look")
    assert new.plans == (Plan("New", (Phase("Look", 0, 1800),)),) and new.chosen_plan == "New"


def test_a_phase_that_goes_takes_its_headings_along():
    found = remove_phase(BOOK, 1)
    assert windows(found) == [(0, 900), (900, None)]
    assert [one.line for one in found.facts.headings] == [1, 2]
    assert found.plans[1] == BOOK.plans[1]


def test_a_phase_that_is_left_alone_comes_after_nothing():
    plan = Plan("p", (Phase("Look", 0, 900), Phase("Review", after=True)))
    left = remove_phase(Playbook("A", plans=(plan,), chosen_plan="p"), 0)
    assert [(one.name, one.after) for one in left.plan().phases] == [("Review", False)]
