"""What came to a playbook since it was read: beside its neighbours, or under a new heading at the end."""

from dataclasses import replace

from incident_desk.domain.playbook import Contact, Phase, Step, Trigger
from incident_desk.formats.playbook_writing.joining import joined
from tests.formats.reading.pages import read

DOCUMENT = """
# Checkout Playbook

## Respond

### Phase 1: Look

1. See

### Phase 2: Mend

1. Do

## Contacts

- **Lead:** Mara
"""


def headings(book):
    return [(one.level, one.text) for one in joined(book).facts.headings]


def with_phases(book, *phases):
    return replace(book, plans=(replace(book.plans[0], phases=phases),))


def test_what_has_its_places_stays_as_it_is():
    book = read(DOCUMENT)
    assert joined(book) is book


def test_a_new_phase_stands_behind_the_one_before_it_or_before_the_first():
    book = read(DOCUMENT)
    look, mend = book.plans[0].phases
    new = Phase("Tell", 0, 900, steps=(Step("", "Write"),))
    names = [text for level, text in headings(with_phases(book, look, new, mend)) if level == 3]
    assert names == ["Phase 1: Look", "Tell (0-15 minutes)", "Phase 2: Mend"]
    names = [
        text
        for level, text in headings(with_phases(book, new, look, mend, replace(new, name="Close")))
        if level == 3
    ]
    assert names == ["Tell (0-15 minutes)", "Phase 1: Look", "Phase 2: Mend", "Close (0-15 minutes)"]


def test_a_new_contact_stands_with_the_others_and_what_has_no_others_under_a_heading():
    book = read(DOCUMENT)
    found = joined(replace(book, contacts=(*book.contacts, Contact("Bank", "Jo")), triggers=(Trigger("It rings"),)))
    assert found.contacts[1].span == found.contacts[0].span
    assert [(one.level, one.text) for one in found.facts.headings][-1] == (2, "When to use this playbook")
    assert found.triggers[0].span.first == found.facts.headings[-1].line + 1
