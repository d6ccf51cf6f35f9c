"""Steps: added, renamed, moved, nested, deleted; what is refused says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.playbook import Command, DocumentFacts, Heading, Phase, Plan, Playbook, Span, Step, walk
from incident_desk.domain.playbook_editing_steps import (
    add_step,
    delete_step,
    indent_step,
    move_step,
    outdent_step,
    phase_of,
    rename_step,
    set_commands,
    set_due,
    set_role,
    step_of,
)

DEEP = Step("1.2", "b", checked=False, children=(Step("1.2.1", "b1"), Step("1.2.2", "b2")))
PHASES = (Phase("Look", steps=(Step("1.1", "a"), DEEP, Step("1.3", "c"))), Phase("Mend", steps=(Step("2.1", "d"),)))
BOOK = Playbook("P", plans=(Plan("P", PHASES),), chosen_plan="P")


def shape(book):
    """The ids as an outline in words."""

    def of(steps):
        return " ".join(step.id + (f"({of(step.children)})" if step.children else "") for step in steps)

    return " | ".join(of(phase.steps) for phase in book.plan().phases)


def test_a_step_is_renamed_timed_and_given_commands():
    command = Command("df -h")
    found = set_commands(set_due(rename_step(BOOK, "1.2.2", " x  y "), "1.2.2", 600, "x y!"), "1.2.2", [command])
    assert step_of(found, "1.2.2") == Step("1.2.2", "x y!", due_s=600, commands=(command,))
    assert shape(found) == shape(BOOK) and phase_of(found, "2.1") == 1


def test_a_new_step_is_like_its_neighbour():
    found, new = add_step(BOOK, 0, "n", "1.2")
    assert shape(found) == "1.1 1.2(1.2.1 1.2.2) new-1 1.3 | 2.1" and step_of(found, new).checked is False
    found, second = add_step(found, 1, "m")
    assert shape(found).endswith("| 2.1 new-2") and step_of(found, second).checked is None


def test_steps_move_and_go_on_into_the_next_phase():
    assert shape(move_step(BOOK, "1.3", -1)) == "1.1 1.3 1.2(1.2.1 1.2.2) | 2.1"
    assert shape(move_step(BOOK, "1.3", 1)) == "1.1 1.2(1.2.1 1.2.2) | 1.3 2.1"
    assert shape(move_step(BOOK, "2.1", -1)) == "1.1 1.2(1.2.1 1.2.2) 1.3 2.1 | "


def test_steps_are_nested_and_taken_out():
    assert shape(indent_step(BOOK, "1.3")) == "1.1 1.2(1.2.1 1.2.2 1.3) | 2.1"
    assert shape(outdent_step(BOOK, "1.2.1")) == "1.1 1.2(1.2.2) 1.2.1 1.3 | 2.1"
    assert shape(delete_step(BOOK, "1.2")) == "1.1 1.3 | 2.1"


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda: rename_step(BOOK, "1.1", " "), "needs words"),
        (lambda: add_step(BOOK, 0, ""), "needs words"),
        (lambda: add_step(Playbook("P"), 0, "x"), "Add a phase first"),
        (lambda: move_step(BOOK, "1.1", -1), "first step of the playbook"),
        (lambda: move_step(BOOK, "2.1", 1), "last step of the playbook"),
        (lambda: move_step(BOOK, "1.2.2", 1), "Outdent it first"),
        (lambda: indent_step(BOOK, "1.1"), "No step stands above"),
        (lambda: outdent_step(BOOK, "1.1"), "stands under no other"),
        (lambda: set_role(BOOK, "1.1", "group"), "gathers no steps"),
        (lambda: set_role(indent_step(BOOK, "1.2.2"), "1.2.1", "group"), "stands under a step"),
        (lambda: set_role(set_commands(BOOK, "1.2", [Command("x")]), "1.2", "group"), "has commands"),
    ],
)
def test_what_is_refused_says_why_and_what_helps(act, words):
    with pytest.raises(Refused, match=words):
        act()


def test_a_heading_has_no_box():
    found = step_of(set_role(BOOK, "1.2", "group"), "1.2")
    assert found.role == "group" and found.checked is None
    assert step_of(set_role(set_role(BOOK, "1.2", "group"), "1.2", "step"), "1.2").role == "step"


def test_a_step_that_is_not_there_is_named():
    with pytest.raises(NotFound, match="P has no step '9'"):
        rename_step(BOOK, "9", "x")


def test_steps_under_headings_stand_in_a_list_once_their_order_is_another():
    steps = tuple(Step(f"1.{line}", "x", "group", span=Span(line, line)) for line in (3, 5))
    facts = DocumentFacts(tuple(Heading(2, "x", line) for line in (1, 3, 5)))
    book = Playbook("P", plans=(Plan("P", (Phase("L", steps=steps, span=Span(1, 6)),)),), facts=facts)
    renamed = rename_step(book, "1.3", "y")
    assert renamed.facts == facts and step_of(renamed, "1.3").span == Span(3, 3)
    for moved in (move_step(book, "1.5", -1), add_step(book, 0, "n", "1.3")[0]):
        assert [one.line for one in moved.facts.headings] == [1]
        assert all(step.span is None for step in moved.plan().phases[0].steps)
    assert [one.line for one in delete_step(book, "1.3").facts.headings] == [1, 5]


@given(st.lists(st.tuples(st.sampled_from(["up", "down", "in", "out"]), st.integers(0, 5)), max_size=12))
def test_no_step_is_lost_or_doubled_however_they_are_moved(moves):
    ids = sorted(step.id for phase in BOOK.plan().phases for step in walk(phase.steps))
    book = BOOK
    acts = {
        "up": lambda one: move_step(book, one, -1), "down": lambda one: move_step(book, one, 1),
        "in": lambda one: indent_step(book, one), "out": lambda one: outdent_step(book, one),
    }  # fmt: skip
    for move, number in moves:
        try:
            book = acts[move](ids[number])
        except Refused as refusal:
            assert ". " in str(refusal) or "already" in str(refusal)
        assert sorted(step.id for phase in book.plan().phases for step in walk(phase.steps)) == ids
