"""Edited steps and phases stand in the document's own lines."""

import pytest

from incident_desk.domain.playbook_editing_homes import Home
from incident_desk.domain.playbook_editing_phases import move_edge, rename_phase
from incident_desk.domain.playbook_editing_steps import (
    add_step,
    delete_step,
    indent_step,
    move_step,
    outdent_step,
    set_role,
)
from incident_desk.formats.playbook_writing.work_in_place import work_in_place
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.formats.step_times import reworded
from tests.formats.playbook_writing.edited_documents import TEXT

BOOK = read_playbook(TEXT, "")
SECOND = "2. [ ] Restart the pool\n   `cmd two`\n"
THIRD = "3. [ ] Shed load: `feature off all`\n"


def edited(book):
    return work_in_place(TEXT, BOOK, book).texts[0]


def test_a_moved_step_takes_its_lines_along_and_the_numbers_go_on():
    moved = SECOND.replace("2.", "3.")
    assert edited(move_step(BOOK, "1.3", -1)) == TEXT.replace(SECOND + THIRD, THIRD.replace("3.", "2.") + moved)
    lines = edited(move_step(BOOK, "2.1", 1))
    assert "* Close the flap\n* Open the **flap**\n    - lift it\n    - hold it\n" in lines


def test_a_step_that_goes_takes_only_its_lines_away():
    left = TEXT.replace(SECOND, "").replace("3. [ ]", "2. [ ]").replace("4. [ ]", "3. [ ]")
    assert edited(delete_step(BOOK, "1.2")) == left
    assert edited(delete_step(BOOK, "2.1.1")) == TEXT.replace("    - lift it\n", "")


def test_a_new_step_comes_with_the_mark_of_the_list():
    one = add_step(BOOK, Home("phase", 0), "Wait", "1.2")[0]
    numbered = THIRD.replace("3.", "4.") + "5. [ ] Ask"
    assert edited(one) == TEXT.replace(f"{THIRD}4. [ ] Ask", f"3. [ ] Wait\n{numbered}")
    assert edited(add_step(BOOK, Home("phase", 1), "Wait", "2.1.2")[0]) == TEXT.replace(
        "    - hold it\n", "    - hold it\n    - Wait\n"
    )


def test_a_step_goes_into_another_phase_with_the_mark_of_its_list():
    text = edited(move_step(BOOK, "1.4", 1))
    assert text == TEXT.replace("4. [ ] Ask `#inc-bell`\n", "").replace("* Open", "* [ ] Ask `#inc-bell`\n* Open")


def test_a_step_goes_under_another_one_and_out_again():
    text = edited(indent_step(BOOK, "2.2"))
    assert text == TEXT.replace("* Close the flap", "    - Close the flap")
    assert edited(outdent_step(BOOK, "2.1.2")) == TEXT.replace("    - hold it", "* hold it")


def test_heading_of_a_phase_and_words_of_a_step_change_in_their_line():
    book = reworded(rename_phase(move_edge(BOOK, 0, 900), 1, "Repair"), "2.1", "Shut the flap")
    text = edited(book)
    assert "## 2. Repair (15-40 minutes)" in text and "* Shut the **flap**\n    - lift it" in text
    assert len(set(TEXT.split("\n")) - set(text.split("\n"))) == 3


@pytest.mark.parametrize("gap", ["\n", "\nSee the log.\n\n"])
def test_what_stands_between_steps_stays_there(gap):
    source = f"# Bell\n\n## Look (0-15 minutes)\n\n- one\n{gap}- two\n{gap}- three\n"
    book = read_playbook(source, "")
    steps = [step.id for step in book.plan().phases[0].steps]
    text = work_in_place(source, book, move_step(book, steps[2], -1)).texts[0]
    assert text == source.replace("two", "x").replace("three", "two").replace("x", "three")


def test_what_the_lines_can_not_hold_is_left_to_others():
    assert work_in_place(TEXT, BOOK, set_role(BOOK, "2.1", "group")) is None
