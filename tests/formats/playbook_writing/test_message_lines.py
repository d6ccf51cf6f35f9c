"""A message that is worded otherwise leaves everything around it as it was."""

from dataclasses import replace

import pytest

from incident_desk.domain.playbook_editing_steps import move_step
from incident_desk.domain.playbook_editing_told import set_message
from incident_desk.formats.playbook_revision import revised
from incident_desk.formats.playbook_writing.message_lines import messages_in_place, worded_otherwise
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.resource_files import resource

SOURCE = resource("playbooks", "service-outage.md").read_text(encoding="utf-8")
BOOK = read_playbook(SOURCE, "service-outage.md")


def said(place, body):
    return set_message(BOOK, place, body, blanks_in(body))


@pytest.mark.parametrize("place", range(len(BOOK.templates)))
@pytest.mark.parametrize("body", ["All is well again", "One\n\nTwo [SERVICE]\nThree"])
def test_another_body_changes_its_lines_alone(place, body):
    edited = said(place, body)
    ((old, new),) = worded_otherwise(BOOK, edited)
    text = messages_in_place(SOURCE, [(old, new)])
    assert text == SOURCE.replace(f"\n{old.body}\n```", f"\n{body}\n```") != SOURCE


def test_a_message_and_a_step_are_edited_at_once():
    edited = move_step(said(1, "All is well again"), BOOK.plan().phases[0].steps[1].id, -1)
    found = revised(SOURCE, BOOK, edited)
    assert not found.is_anew and found.lost == found.rewritten == ()
    assert "\nAll is well again\n```" in found.text


def test_what_does_not_stand_there_once_is_left_to_others():
    pair = BOOK.templates[0], replace(BOOK.templates[0], body="New")
    assert messages_in_place("nothing", [pair]) == "" == messages_in_place(SOURCE + SOURCE, [pair])
    assert messages_in_place(SOURCE, [(pair[0], replace(pair[0], body="```"))]) == ""
    assert worded_otherwise(BOOK, replace(BOOK, templates=BOOK.templates[1:])) == []
