"""Numbers and addresses are found in a playbook's words, and nothing else becomes a link."""

import pytest

from incident_desk.domain.playbook import Contact
from incident_desk.qt.panes.updates.ways import WayKind, lines_of, ways_in


@pytest.mark.parametrize(("text", "targets"), [
    ("Anna Bell, +44 20 7946 0412", ["+442079460412"]),
    ("(030) 123-4567 or anna.bell+desk@example.org", ["0301234567", "anna.bell+desk@example.org"]),
    ("call 112", []),
    ("2026-03-01 is a date of ten signs", ["20260301"]),
    ("a@b and x@y.", []),
    ("javascript:alert(1) http://evil.example/?tel=1", []),
    ("mailto:ops@example.org?cc=all@example.org&body=x", ["ops@example.org", "all@example.org"]),
    ("tel:+491701234567;ext=99", ["+491701234567"]),
    ("0" * 200, []),
    ("", []),
])  # fmt: skip
def test_what_is_found(text, targets):
    assert [way.target for way in ways_in(text)] == targets


def test_each_way_is_there_once_and_says_what_opens_it():
    ways = ways_in("ops@example.org, ops@example.org, +49 30 1234567")
    assert [way.kind for way in ways] == [WayKind.MAIL, WayKind.CALL]
    assert ways[1].text == "+49 30 1234567"


def test_a_contact_says_what_the_playbook_states_line_by_line():
    contact = Contact("Manager", "Anna\nBell", "", (("Phone", "+44 20 7946 0412"), ("Note", "")))
    assert [(line.heading, line.text, len(line.ways)) for line in lines_of(contact)] == [
        ("", "Anna Bell", 0), ("Phone", "+44 20 7946 0412", 1),
    ]  # fmt: skip


def test_a_contact_of_blanks_says_nothing():
    assert lines_of(Contact("Database", "[NAME] ([CONTACT])", empty=True)) == ()


def test_a_long_text_is_searched_in_no_time():
    assert ways_in("1 " * 500_000 + "a@" * 500_000) is not None
