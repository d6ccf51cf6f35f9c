"""Documents in many forms with every edit of what they tell: the edit is read, the rest stays letter by letter."""

from dataclasses import replace

import pytest

from incident_desk.domain.playbook import Contact, walk
from incident_desk.domain.playbook_editing_parts import remove_item, set_trigger
from incident_desk.domain.playbook_editing_steps import move_step
from incident_desk.domain.playbook_editing_told import (
    TARGETS,
    remove_contact,
    remove_hop,
    set_contact,
    set_hop,
    set_target,
)
from incident_desk.domain.severity import scale_of
from incident_desk.formats.playbook_revision import revised
from incident_desk.formats.playbook_writing.told_in_place import differing, told_in_place
from incident_desk.formats.reading.contacts import is_nobody
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.formats.reading.signals import lasts
from tests.formats.playbook_writing.told_documents import EVERY, HEAD, LEVELS, NOTES, PATHS, PEOPLE, SIGNS, WORK

NEW, WAY, SILENT = "Bell warden", "Ada Flint, +44 20 7946 0999", "The bell is silent"


def contact_edits(book):
    yield "come", set_contact(book, 99, Contact(NEW, WAY), is_nobody)
    for place, one in enumerate(book.contacts):
        yield f"way {place}", set_contact(book, place, replace(one, primary=WAY), is_nobody)
        yield f"role {place}", set_contact(book, place, replace(one, role=NEW), is_nobody)
        yield f"gone {place}", remove_contact(book, place)


def path_edits(book):
    yield "come", set_hop(book, 99, NEW, 5400)
    for place, one in enumerate(book.escalation):
        yield f"role {place}", set_hop(book, place, NEW, one.after_s)
        yield f"time {place}", set_hop(book, place, one.role, 1500)
        yield f"gone {place}", remove_hop(book, place)


def sign_edits(book):
    yield "come", set_trigger(book, 99, SILENT, book.triggers[-1].group if book.triggers else "", None)
    for place, one in enumerate(book.triggers):
        more = f"{one.text} or silent"
        yield f"words {place}", set_trigger(book, place, SILENT, one.group, None)
        yield f"more {place}", set_trigger(book, place, more, one.group, lasts(more))
        yield f"gone {place}", remove_item(book, "triggers", place)


def level_edits(book):
    for place, one in enumerate(one for one in scale_of(book) if book.severity(one.name)):
        for target in TARGETS:
            words = "" if target == "update_every" else "25 minutes"
            yield f"{target} {place}", set_target(book, one, target, 1500, words)
            if getattr(book.severity(one.name), f"{target}_s") is not None:
                yield f"no {target} {place}", set_target(book, one, target, None)


def stated(book):
    """What the parts say, without lines and without words that follow from the rest."""
    return (
        [(one.role, one.primary, one.secondary, one.more) for one in book.contacts],
        [(one.role, one.after_s) for one in book.escalation],
        [(one.text, one.group) for one in book.triggers],
        [(one.name, one.response_s, one.resolution_s, one.update_every_s) for one in book.severities],
    )


CASES = [
    *((contact_edits, source) for source in PEOPLE),
    *((path_edits, source) for source in PATHS),
    *((sign_edits, source) for source in SIGNS),
    *((level_edits, source) for source in LEVELS),
]


@pytest.mark.parametrize(("edits", "source"), CASES, ids=range(len(CASES)))
def test_every_edit_stands_in_the_own_lines_of_any_form_and_nothing_else_changes(edits, source):
    book = read_playbook(source, "bell.md")
    tried = 0
    for name, edited in edits(book):
        found = revised(source, book, edited)
        assert (found.lost, found.otherwise, found.is_anew) == ((), (), False), (name, found)
        again = read_playbook(found.text, "bell.md")
        assert stated(again) == stated(edited), name
        assert not found.rewritten or len(book.escalation) == len(edited.escalation) + 1, (name, found.rewritten)
        for kept in (HEAD, WORK, NOTES):
            assert kept in found.text, name
        tried += 1
    assert tried


@pytest.mark.parametrize("source", EVERY, ids=range(len(EVERY)))
def test_a_contact_a_level_and_a_sign_more_with_a_moved_step_stand_beside_the_rest(source):
    book = read_playbook(source, "bell.md")
    step = next(walk(book.plan().phases[1].steps))
    edited = move_step(set_contact(book, 99, Contact(NEW, WAY), is_nobody), step.id, 1)
    edited = set_trigger(edited, 99, SILENT, book.triggers[-1].group if book.triggers else "", None)
    found = revised(source, book, edited)
    assert (found.lost, found.otherwise, found.is_anew) == ((), (), False)
    assert stated(read_playbook(found.text, "bell.md")) == stated(edited)
    assert set(source.split("\n")) <= set(found.text.split("\n"))


def test_a_table_without_a_column_for_a_target_gets_one_and_it_is_said_which_rows_are_written_otherwise():
    source = f"{HEAD}## Severity\n\n| Level | Response |\n|---|---|\n| P1 | 5 min |\n| P2 | 1 hour |\n\n{WORK}"
    book = read_playbook(source, "bell.md")
    p2 = next(one for one in scale_of(book) if one.name == "P2")
    found = revised(source, book, set_target(book, p2, "resolution", 14400, "4 hours"))
    assert (
        "| Level | Response | Resolution time |\n|---|---| --- |\n| P1 | 5 min |  |\n| P2 | 1 hour | 4 hours |"
        in found.text
    )
    assert "| P1 | 5 min |" in found.rewritten and not found.lost


def test_a_name_of_a_neighbour_is_not_copied_into_what_comes():
    source = f"{HEAD}{WORK}## Contacts\n\n| Role | Name | Phone |\n|---|---|---|\n| Lead | Mo | +1 202 555 0100 |\n"
    book = read_playbook(source, "bell.md")
    text = revised(source, book, set_contact(book, 99, Contact(NEW, WAY), is_nobody)).text
    assert text.count("Mo") == 1 and text.count("0100") == 1


def test_a_number_that_stands_in_a_sentence_goes_out_of_it_and_the_sentence_stays():
    source = f"{HEAD}{WORK}## Nobody answers\n\nIn doubt call Mo Beck (+1 202 555 0100), who has the keys.\n"
    book = read_playbook(source, "bell.md")
    found = revised(source, book, remove_contact(book, 0))
    assert found.text == source.replace(" (+1 202 555 0100)", "") and not found.otherwise


def test_what_no_line_can_hold_is_left_to_others():
    source = f"{HEAD}{WORK}## Escalation\n\n- 0-15 min: Mo\n- 15-30 min: Lea\n"
    book = read_playbook(source, "bell.md")
    edited = set_hop(book, 0, "Mo", None)
    assert differing(book, edited) == ("escalation",) and differing(book, book) == ()
    assert told_in_place(source, book, edited, ("escalation",)) is None


def test_what_the_same_line_says_besides_goes_along_and_is_named():
    source = f"{HEAD}{WORK}## Escalation\n\n- **Level 1 (0-15 min):** Mo\n- **Level 2 (15-30 min):** Lea\n"
    book = read_playbook(source, "bell.md")
    found = revised(source, book, set_hop(book, 1, NEW, 900))
    assert found.text == source.replace("Lea", NEW)
    assert set(found.along) <= {"severities", "contacts"} and not found.otherwise
