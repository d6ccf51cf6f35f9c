"""What is edited besides steps, and new phases without times, is read back from the document."""

import pytest

from incident_desk.domain.playbook import Threshold
from incident_desk.domain.playbook_editing_homes import Home
from incident_desk.domain.playbook_editing_parts import (
    add_pattern,
    set_criterion,
    set_pattern_words,
    set_review_section,
    set_threshold,
    set_trigger,
)
from incident_desk.domain.playbook_editing_phases import add_phase, rename_phase
from incident_desk.domain.playbook_editing_steps import add_step
from incident_desk.formats.playbook_revision import revised
from incident_desk.formats.reading.playbook import read_playbook

TEXT = """# Bell playbook

## When to use this playbook

- The bell is silent for > 5 minutes

## Initial assessment

1. Who called?

## Phase 1: Look (0-15 minutes)

1. Look up

## When to roll back

- It rings backwards

## Pattern 1: Rope torn

**Symptoms:**

- no sound

**Resolution:**

1. Knot it

## Post-incident review template

### What happened

- when?
"""
BARE = "# Bell\n\n## Phase 1: Look (0-15 minutes)\n\n1. Look up\n"
UNTIMED = "# Bell\n\n## Ringing\n\n1. Pull the rope\n2. Stop\n\n## Resting\n\n1. Sit down\n"
ACTS = {
    "trigger": lambda book: set_trigger(book, len(book.triggers), "It rings alone", "", None),
    "question": lambda book: add_step(book, Home("assessment"), "Since when?")[0],
    "reason": lambda book: set_criterion(book, len(book.criteria), "When to roll back", "It cracks"),
    "review": lambda book: set_review_section(book, len(book.review), "What was learnt", ("what?",)),
    "limit": lambda book: set_threshold(book, 0, Threshold("Loudness", "> 80 dB", "> 100 dB", 60)),
    "pattern": lambda book: add_step(
        set_pattern_words(add_pattern(book, "Bell cracked"), len(book.procedures), "symptoms", ["a dull sound"]),
        Home("resolution", len(book.procedures)),
        "Weld it",
    )[0],
}


@pytest.mark.parametrize("source", [TEXT, BARE], ids=["among others", "the first of its sort"])
@pytest.mark.parametrize("name", sorted(ACTS))
def test_a_part_more_is_read_back(name, source):
    book = read_playbook(source, "bell")
    done = revised(source, book, ACTS[name](book))
    # What kind of document it is, and its language, a person says beside the text of a short one.
    assert set(done.otherwise) <= {"kind", "language"}
    assert set(source.split("\n")) <= set(done.text.split("\n"))


def test_another_decision_gets_its_own_heading():
    book = read_playbook(TEXT, "bell")
    done = revised(TEXT, book, set_criterion(book, 1, "When to escalate", "It falls"))
    assert done.otherwise == () and "## When to escalate\n" in done.text


@pytest.mark.parametrize("place", [1, 2])
def test_a_new_phase_in_a_plan_without_times_is_one_with_and_without_steps(place):
    book = read_playbook(UNTIMED, "bell")
    empty = add_phase(book, place, "Polishing")
    for after in (empty, add_step(empty, place, "Rub it")[0]):
        done = revised(UNTIMED, book, after)
        assert done.otherwise == () and f"## Phase {place + 1}: Polishing\n" in done.text


def test_a_phase_that_its_name_alone_made_one_stays_one_under_another_name():
    source = "# Bell\n\n## Mitigation\n\n1. Pull\n\n## Recovery\n\n- Sit\n"
    book = read_playbook(source, "bell")
    for place in (0, 1):
        assert revised(source, book, rename_phase(book, place, "Shouting")).otherwise == ()
