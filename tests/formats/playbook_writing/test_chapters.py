"""Chapters: each line belongs to the heading above it, and blocks stand in the order of their lines."""

from incident_desk.domain.playbook import Command, Heading, Span
from incident_desk.formats.playbook_writing.chapters import Chapters

HEADINGS = (Heading(1, "A", 1), Heading(2, "B*", 5), Heading(3, "C", 8), Heading(2, "D", 12))


def test_a_thing_stands_under_the_heading_above_it():
    chapters = Chapters(HEADINGS)
    lines = {1: "A", 4: "A", 5: "B*", 8: "C", 11: "C", 99: "D"}
    assert {line: chapters.at(Span(line, line)).text for line in lines} == lines
    assert chapters.at(None).text == "D"
    assert chapters.headed(Span(5, 9)).text == "B*"
    assert chapters.headed(Span(6, 9)) is None and chapters.headed(None) is None


def test_what_stands_under_a_heading():
    chapters = Chapters(HEADINGS)
    assert [one.text for one in chapters.under(chapters.all[2])] == ["C"]
    assert [one.text for one in chapters.under(chapters.all[1])] == ["B*", "C", "D"]


def test_blocks_stand_in_the_order_of_their_lines_and_new_chapters_at_the_end():
    chapters = Chapters(HEADINGS[:2])
    chapters.all[1].put(3, "second", "")
    chapters.all[1].put(2, "first")
    chapters.all[1].put_last("last")
    chapters.add(2, "E").put_last("end")
    assert chapters.written() == "# A\n\nfirst\n\nsecond\n\nlast\n\n## B*\n\n## E\n\nend\n"


def test_a_heading_stands_under_those_above_it_alone():
    chapters = Chapters((Heading(1, "Plan", 1), Heading(2, "Contacts", 5), Heading(3, "C", 8), Heading(2, "D", 12)))
    _, plan, contacts, inner, beside = chapters.all
    found = [chapters.is_under(one, ("contact",)) for one in (plan, contacts, inner, beside)]
    assert found == [False, True, True, False]


def test_kept_text_parts_commands_and_nothing_else_does():
    first, second, third = (Command(f"ls {line}", span=Span(line, line)) for line in (5, 6, 9))
    chapters = Chapters(HEADINGS, (8, 20))
    assert chapters.runs((first, second, third)) == [[first, second], [third]]
    assert Chapters(HEADINGS).runs((first, third)) == [[first, third]]
    assert chapters.runs((first, Command("ls"))) == [[first, Command("ls")]] and chapters.runs(()) == []
