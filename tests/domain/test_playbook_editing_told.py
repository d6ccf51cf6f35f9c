"""Title, severities, messages, contacts, the path of escalation."""

from dataclasses import replace

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import (
    Blank,
    Contact,
    DocumentFacts,
    EscalationHop,
    Heading,
    Phase,
    Plan,
    Playbook,
    SeverityLevel,
    Template,
)
from incident_desk.domain.playbook_editing_told import (
    add_message,
    remove_contact,
    remove_hop,
    remove_message,
    rename,
    set_contact,
    set_hop,
    set_message,
    set_target,
)
from incident_desk.domain.severity import scale_of

BOOK = Playbook(
    "P",
    severities=(SeverityLevel("P1", "Bad", 1, 900, response_text="15 min"),),
    plans=(Plan("P"),),
    chosen_plan="P",
    templates=(Template("First", "initial", "We look"),),
    contacts=(Contact("Sexton", "[NAME]", empty=True, more=(("Hours", "9-5"),)),),
    escalation=(EscalationHop("Mara", None, phase="Look"),),
    facts=DocumentFacts((Heading(1, "P", 1), Heading(2, "P", 3))),
)


def is_nobody(one):
    return {one.primary, one.secondary} <= {"", "[NAME]"}


def test_a_title_is_changed_wherever_it_names_the_playbook():
    found = rename(BOOK, " Q ")
    assert (found.title, found.plans[0].name, found.chosen_plan) == ("Q", "Q", "Q")
    assert [one.text for one in found.facts.headings] == ["Q", "P"]


def test_a_target_is_stated_and_left_to_the_settings():
    own, other = scale_of(BOOK)[1], scale_of(BOOK)[0]
    found = set_target(BOOK, own, "response", 1200, "20 minutes")
    assert (found.severities[0].response_s, found.severities[0].response_text) == (1200, "20 minutes")
    found = set_target(BOOK, own, "response", None)
    assert (found.severities[0].response_s, found.severities[0].response_text) == (None, "")
    found = set_target(BOOK, other, "update_every", 600)
    assert [(one.name, one.update_every_s) for one in found.severities] == [("P0", 600), ("P1", None)]
    assert set_target(BOOK, other, "response", None) == BOOK


def test_messages_come_change_and_go():
    blank = (Blank("ETA", "[ETA]"),)
    found = set_message(add_message(BOOK, "Next", "progress", "[ETA]", blank), 0, "Mended [ETA]", blank)
    assert [(one.name, one.body, one.blanks) for one in found.templates] == [
        ("First", "Mended [ETA]", blank),
        ("Next", "[ETA]", blank),
    ]
    assert remove_message(found, 0).templates == found.templates[1:]


def test_contacts_come_change_and_go():
    more = (("Hours", " 9-5 "), ("Phone", " "))
    found = set_contact(BOOK, 0, Contact("Sexton", " Mara ", more=more), is_nobody)
    assert found.contacts == (Contact("Sexton", "Mara", "", (("Hours", "9-5"),), False),)
    found = set_contact(found, 9, Contact("Ringer", "", "[NAME]"), is_nobody)
    assert found.contacts[1] == Contact("Ringer", "", "[NAME]", empty=True)
    assert remove_contact(found, 0).contacts == found.contacts[1:]


def test_the_path_comes_changes_and_goes():
    assert set_hop(BOOK, 0, "Ines", None).escalation == (EscalationHop("Ines", None, phase="Look"),)
    assert set_hop(BOOK, 0, "Mara", 600).escalation == (EscalationHop("Mara", 600),)
    found = set_hop(BOOK, 5, "Ines", 0)
    assert (
        found.escalation[1] == EscalationHop("Ines", 0) and remove_hop(found, 0).escalation == found.escalation[1:]
    )


@pytest.mark.parametrize(
    "act",
    [
        lambda: rename(BOOK, " "),
        lambda: set_message(BOOK, 0, " \n", ()),
        lambda: set_contact(BOOK, 0, Contact("", "x"), is_nobody),
        lambda: set_hop(BOOK, 0, "", 600),
    ],
)
def test_what_has_no_name_or_words_is_refused(act):
    with pytest.raises(Refused, match="needs"):
        act()


def test_a_phase_that_has_the_title_for_want_of_a_heading_gets_the_new_one():
    phases = (Phase("P"), Phase("P", heading="P (0-10 min)"))
    named = rename(replace(BOOK, plans=(Plan("P", phases),)), "Q")
    assert [one.name for one in named.plan().phases] == ["Q", "P"]
