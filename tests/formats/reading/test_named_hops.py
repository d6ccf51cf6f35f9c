"""Levels of a path that say how to reach somebody give their contacts too."""

import pytest

from incident_desk.domain.playbook import Contact, EscalationHop, Span
from incident_desk.formats.reading.named_hops import apart
from tests.formats.reading.pages import read

WHERE = Span(4, 4)


@pytest.mark.parametrize(
    ("words", "role", "way"),
    [
        ("Storage lead – Mo Beck, +1 202 555 0100", "Storage lead", "Mo Beck, +1 202 555 0100"),
        ("Storage lead (Mo, mo@a.example)", "Storage lead", "Mo, mo@a.example"),
        ("Storage lead, @mo.beck", "Storage lead", "@mo.beck"),
        ("CTO", "CTO", ""), ("Lead - storage", "Lead - storage", ""), ("mo@a.example", "mo@a.example", ""),
    ],
)  # fmt: skip
def test_the_role_and_how_to_reach_it(words, role, way):
    (hop,), contacts = apart([EscalationHop(words, 600, WHERE)], ())
    assert (hop.role, hop.after_s) == (role, 600)
    assert contacts == ((Contact(role, way),) if way else ())


def test_who_is_a_contact_already_is_none_twice():
    known = (Contact("Storage Lead", "Mo"),)
    assert apart([EscalationHop("Storage lead – Mo, +1 202 555 0100")], known)[1] == known


def test_the_first_level_with_its_time_and_its_number():
    text = "# P\n\n## Escalation\n\n- after 10 min: Storage lead – Mo Beck, +1 202 555 0100\n- after 20 min: CTO\n"
    found = read(text)
    assert [(hop.role, hop.after_s) for hop in found.escalation] == [("Storage lead", 600), ("CTO", 1200)]
    assert [(one.role, one.primary) for one in found.contacts] == [("Storage lead", "Mo Beck, +1 202 555 0100")]
    # The line is the level's: where it is written anew, its own words stay beside it.
    assert found.contacts[0].span is None and "Mo Beck" in found.reference[0].text
