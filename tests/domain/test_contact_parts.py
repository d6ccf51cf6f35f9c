"""The name, the number and the address of a contact, in columns or in one line."""

import pytest

from incident_desk.domain.contact_parts import parts_of
from incident_desk.domain.playbook import Contact


@pytest.mark.parametrize(
    ("said", "name", "phone", "email"),
    [
        ("Sam Ade, +44 20 7946 0018", "Sam Ade", "+44 20 7946 0018", ""),
        ("Jo Li (+44 20 7946 0019)", "Jo Li", "+44 20 7946 0019", ""),
        ("Mo Beck – mo@a.example, +1 202 555 0100", "Mo Beck", "+1 202 555 0100", "mo@a.example"),
        ("Mo Beck, phone: 0800 111 222", "Mo Beck", "0800 111 222", ""),
        ("0800 111 222", "", "0800 111 222", ""),
        ("on call since 2026-04-01", "on call since 2026-04-01", "", ""),
        ("Bank hotline", "Bank hotline", "", ""),
        ("#incidents", "", "", ""),
    ],
)
def test_a_line_is_taken_apart(said, name, phone, email):
    parts = parts_of(Contact("Lead", said))
    assert (parts.name, parts.phone, parts.email) == (name, phone, email)


def test_columns_are_known_by_their_heads():
    parts = parts_of(
        Contact("Lead", "Mo", "Al", (("Ticket", "1234567"), ("Phone", "555"), ("Mail", "mo@a.example")))
    )
    assert (parts.name, parts.phone, parts.email) == ("Mo", "555", "mo@a.example")


def test_a_line_of_signs_takes_no_time():
    parts = parts_of(Contact("Lead", " -" * 50_000 + "x 0800 111 222"))
    assert (parts.phone, parts.email) == ("", ""), "only the beginning of a text is looked through"
    assert parts_of(Contact("Lead", " -" * 900 + "x 0800 111 222")).phone == "0800 111 222"


def test_a_blank_has_no_parts():
    parts = parts_of(Contact("Lead", "[NAME] 555 0100 22", empty=True))
    assert (parts.name, parts.phone, parts.email) == ("", "", "")
