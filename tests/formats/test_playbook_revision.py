"""An edited document says what was edited, and stays as it was written everywhere else."""

from dataclasses import replace
from difflib import unified_diff

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_editing import Editing
from incident_desk.domain.playbook_editing_homes import Home
from incident_desk.domain.playbook_editing_phases import add_phase, move_edge
from incident_desk.domain.playbook_editing_steps import add_step, delete_step, indent_step, move_step
from incident_desk.domain.playbook_editing_told import rename, set_hop, set_target
from incident_desk.domain.severity import scale_of
from incident_desk.formats.playbook_revision import merge, revised
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.formats.step_times import reworded
from incident_desk.resource_files import resource
from tests.formats.playbook_acts import acts, done

DERIVED = {"kind", "language", "follow_up"}
FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""One that fails is told as it was found: a smaller one would be looked for among thousands, of a second each."""
TEXT = """# Printer Playbook

Ask *Mara* first.

## Phase 1: Look (0-15 minutes)

- **Go to the printer**
  - Look at the lamp
- Read the display

## Phase 2: Mend (15-60 minutes)

* Open the flap
"""
BOOK = read_playbook(TEXT, "")


def shipped(name):
    return read_document(resource("playbooks", f"{name}.md").read_bytes(), f"{name}.md")


def changed(edited, text=TEXT, book=BOOK):
    found = revised(text, book, edited)
    lines = unified_diff(text.split("\n"), found.text.split("\n"), n=0, lineterm="")
    return found, [line for line in lines if line[0] in "+-" and not line.startswith(("---", "+++"))]


def test_what_is_not_edited_stays_byte_for_byte():
    assert revised(TEXT, BOOK, BOOK).text == TEXT


def test_an_edge_changes_the_two_headings_and_keeps_their_numbers():
    found, lines = changed(move_edge(BOOK, 0, 1200))
    assert lines == [
        "-## Phase 1: Look (0-15 minutes)", "+## Phase 1: Look (0-20 minutes)",
        "-## Phase 2: Mend (15-60 minutes)", "+## Phase 2: Mend (20-60 minutes)",
    ]  # fmt: skip
    assert found.otherwise == () and not found.is_anew


def test_other_words_keep_the_marks_around_them():
    step = BOOK.plan().phases[0].steps[0]
    assert changed(reworded(BOOK, step.id, "Walk there"))[1] == [
        "-- **Go to the printer**", "+- **Walk there**",
    ]  # fmt: skip


def test_a_new_step_has_the_mark_of_its_list():
    step = BOOK.plan().phases[1].steps[0]
    assert changed(add_step(BOOK, 1, "Shake the toner", step.id)[0])[1] == ["+* Shake the toner"]


def test_a_step_that_is_nested_moves_to_the_right():
    step = BOOK.plan().phases[0].steps[1]
    found, lines = changed(indent_step(BOOK, step.id))
    assert found.otherwise == () and lines == ["-- Read the display", "+  - Read the display"]


def test_a_table_that_gets_a_column_is_written_anew_alone():
    document = shipped("service-outage")
    level = scale_of(document.playbook)[1]
    edited = set_target(document.playbook, level, "update_every", 1200)
    found, lines = changed(edited, document.text, document.playbook)
    assert found.otherwise == () and len(lines) == 12 and all(line[1] == "|" for line in lines)


def test_a_path_of_one_level_is_said():
    one = changed(set_hop(BOOK, 0, "Mara", None))[0]
    assert one.otherwise == ()


def test_without_a_source_it_is_written_anew():
    book = add_phase(Playbook("Printer Playbook"), 0, "Look")
    found = revised("", Playbook(""), add_step(book, 0, "Go there")[0])
    assert found.is_anew and found.text == "# Printer Playbook\n\n## Phase 1: Look (0-30 minutes)\n\n1. Go there\n"


def test_a_document_of_many_lines_keeps_them_where_its_work_is_edited():
    long = TEXT + "\n" * 4001
    found = revised(long, BOOK, move_edge(BOOK, 0, 1200))
    assert found.text == long.replace("0-15", "0-20").replace("15-60", "20-60") and not found.is_anew


def test_a_document_of_too_many_lines_is_written_anew_where_something_else_is_edited():
    found = revised(TEXT + "\n" * 4001, BOOK, add_phase(BOOK, 1, "Rest"))
    assert found.is_anew and found.text.startswith("# Printer Playbook\n\nAsk *Mara* first.\n\n## Phase 1: Look")


def test_a_level_of_the_path_is_edited_in_its_line_of_a_document_of_any_length():
    text = TEXT + "\n" * 4001
    found = revised(text, read_playbook(text, ""), set_hop(read_playbook(text, ""), 0, "Mara", None))
    assert not found.is_anew and "Mara" in found.text and found.text.endswith("\n" * 4001)


NUMBERED = """# P

## Phase 1: Look (0-15 minutes)

1. Alpha
2. Beta
3. Gamma

## Phase 2: Mend (15-60 minutes)

1. One
"""


def test_a_new_step_of_a_numbered_list_has_one_number_and_the_next_ones_go_on():
    book = read_playbook(NUMBERED, "")
    steps = book.plan().phases[0].steps
    added, _ = add_step(book, Home("phase", 0), "New", steps[1].id)
    found = revised(NUMBERED, book, added)
    assert (found.text, found.otherwise) == (NUMBERED.replace("3. Gamma", "3. New\n4. Gamma"), ())
    gone = revised(NUMBERED, book, delete_step(book, steps[0].id))
    assert gone.text == NUMBERED.replace("1. Alpha\n2. Beta\n3. Gamma", "1. Beta\n2. Gamma")
    moved = revised(NUMBERED, book, move_step(book, steps[1].id, 1))
    assert moved.text == NUMBERED.replace("2. Beta\n3. Gamma", "2. Gamma\n3. Beta")


def test_what_was_taken_back_leaves_the_text_as_it_was():
    book = read_playbook(NUMBERED, "")
    editing = Editing(book, book).to(add_step(book, Home("phase", 0), "New", "")[0])
    assert revised(NUMBERED, book, editing.present).text != NUMBERED
    assert revised(NUMBERED, book, editing.undone().present).text == NUMBERED


def test_a_number_that_would_nest_other_lines_stays():
    text = "# P\n\n## Look (0-15 minutes)\n\n" + "".join(f"{n}. Step {n}\n   - in {n}\n" for n in range(1, 11))
    book = read_playbook(text, "")
    found = revised(text, book, delete_step(book, book.plan().phases[0].steps[0].id))
    assert (found.otherwise, found.is_anew) == ((), False)
    assert found.text == text.replace("1. Step 1\n   - in 1\n", "", 1)


FORMS = {
    "a heading": ("# Printer\n", "# Copier\n"),
    "front matter": ("---\ntitle: Printer\nowner: Mo\n---\n", "---\ntitle: Copier\nowner: Mo\n---\n"),
    "front matter without it": (
        "---\nowner: Mo\n---\n\n# Printer\n",
        "---\nowner: Mo\n---\n\n# Copier\n",
    ),
    "the file's name": ("Call Mo first.\n", "# Copier\n\nCall Mo first.\n"),
    "a bold line": ("**Printer**\n", "# Copier\n\n**Printer**\n"),
}
STEPS = "\n## Phase 1: Look (0-15 minutes)\n\n*  Look at the lamp\n*  Read the display\n"


@pytest.mark.parametrize("form", FORMS)
def test_another_title_is_said_in_the_text_wherever_the_old_one_stood(form):
    old, new = FORMS[form]
    book = read_playbook(old + STEPS, "Printer.md")
    found = revised(old + STEPS, book, rename(book, "Copier"))
    assert (found.text, found.otherwise, found.is_anew) == (new + STEPS, (), False)


def test_a_title_that_was_said_beside_the_text_stays_there_until_it_is_edited():
    book = replace(read_playbook(TEXT, ""), title="Copier Playbook")
    edited, _ = add_step(book, Home("phase", 0), "Ask", "")
    found = revised(TEXT, book, edited)
    assert (found.otherwise, found.is_anew) == (("title",), False)
    assert found.text == TEXT.replace("display\n", "display\n- Ask\n")
    named = revised(TEXT, book, rename(book, "Fax Playbook"))
    assert (named.text, named.otherwise) == (TEXT.replace("# Printer", "# Fax"), ())


def test_lines_are_merged_where_their_neighbours_stand():
    assert merge("- a\n- **b**\n\n- c", "1. a\n2. b\n3. c", "1. a\n2. x\n3. b\n4. c") == "- a\n- x\n- **b**\n\n- c"
    assert merge("- a\n- b\n- c", "1. a\n2. b\n3. c", "1. a\n2. c") == "- a\n- c"
    assert merge("top\n- a", "1. a", "1. a\n\nend") == "top\n- a\n\nend"


@pytest.mark.parametrize("name", ["production-incident", "service-outage"])
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(acts())
def test_an_edited_playbook_is_read_as_it_was_edited(name, some):
    document = shipped(name)
    book = document.playbook
    for act in some:
        book = done(book, act)
    found = revised(document.text, document.playbook, book)
    again = read_playbook(found.text, book.source_name)
    differing = {one for one in unlike(book, again, places=False) if one not in DERIVED}
    assert differing == set(found.otherwise) - DERIVED == set()


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", ["production-incident", "service-outage"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=FOUND)
@given(acts())
def test_many_edited_playbooks_are_read_as_they_were_edited_or_say_so(name, some):
    document = shipped(name)
    book = document.playbook
    for act in some:
        book = done(book, act)
    found = revised(document.text, document.playbook, book)
    again = read_playbook(found.text, book.source_name)
    assert set(unlike(book, again, places=False)) == set(found.otherwise)
