"""Where a told thing can stand that came, went or says something else."""

from itertools import islice

from incident_desk.domain.playbook import Contact, EscalationHop, Trigger
from incident_desk.formats.playbook_writing.told_pieces import (
    changed_pieces,
    come_pieces,
    gone_pieces,
    section_pieces,
    slot_of,
)
from incident_desk.formats.reading.playbook import read_playbook
from tests.formats.playbook_writing.told_documents import PATHS, PEOPLE, SIGNS


def texts(source, pieces, most=6):
    lines = source.split("\n")
    return ["\n".join([*lines[: one.first], *one.lines, *lines[one.last :]]) for one in islice(pieces, most)]


def of(source):
    return source.split("\n"), read_playbook(source, "bell.md")


def test_the_lines_of_a_thing_are_those_that_say_something():
    lines, book = of(PATHS[6])
    first, last = slot_of(lines, book, book.escalation[0])
    assert lines[first].startswith("### Level 1") and lines[last - 1] == "Within 5 minutes."
    assert slot_of(lines, book, Contact("Nobody")) is None


def test_a_changed_thing_stands_on_its_lines():
    lines, book = of(PEOPLE[0])
    new = Contact("Team lead", "Ida")
    assert texts(PEOPLE[0], changed_pieces(lines, book, "contacts", 1, new))[0] == PEOPLE[0].replace(
        "Lea Rand, lea@bell.example", "Ida"
    )


def test_levels_behind_one_that_goes_are_counted_on():
    lines, book = of(PATHS[3])
    told = texts(PATHS[3], gone_pieces(lines, book, "escalation", 1))[0]
    assert "- L1: On-call engineer\n- L2: CTO (after 1 hour)\n" in told


def test_a_sign_that_stood_alone_under_its_group_takes_it_along():
    lines, book = of(SIGNS[1])
    assert SIGNS[1].replace("- People\n  - a customer calls\n", "") in texts(
        SIGNS[1], gone_pieces(lines, book, "triggers", 2)
    )


def test_a_new_thing_stands_as_its_neighbour_does_and_says_nothing_of_it():
    lines, book = of(PATHS[0])
    told = texts(PATHS[0], come_pieces(lines, book, "escalation", 2, EscalationHop("Warden", 5400)))
    assert "| 2 | Team lead | after 15 minutes |\n| 3 | Warden | after 90 minutes |\n" in told[0]
    lines, book = of(PEOPLE[1])
    assert all(
        text.count("0101") == 1
        for text in texts(PEOPLE[1], come_pieces(lines, book, "contacts", 2, Contact("W", "I")))
    )


def test_the_first_of_its_part_gets_a_heading():
    lines, book = of(PATHS[0])
    assert (
        "\n## Contacts\n\n| Role | Contact |\n"
        in texts(PATHS[0], section_pieces(lines, book, "contacts", Contact("W", "I")))[0]
    )
    told = texts(PATHS[0], section_pieces(lines, book, "triggers", Trigger("It is silent")))[0]
    assert told.index("- It is silent") < told.index("## Phase 1")
