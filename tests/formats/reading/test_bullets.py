"""Bullets of other programs are bullets; what stands in a fence or inside a line is left alone."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.bullets import with_plain_bullets
from tests.formats.reading.pages import read


def test_bullets_of_word_processors_are_lists():
    (phase,) = read("# Fan\n\n## Recovery steps\n\n• look\n  ◦ at the fan\n• clean it\n· start it\n").phases()
    assert [(step.text, [child.text for child in step.children]) for step in phase.steps] == [
        ("look", ["at the fan"]), ("clean it", []), ("start it", []),
    ]  # fmt: skip


def test_fences_and_the_middle_of_lines_are_left_alone():
    lines = ["a • b", "```", "• c", "````", "• d", "~~~", "• e", "```", "• f", "•g"]
    assert with_plain_bullets(lines) == [*lines[:4], "- d", *lines[5:]]


@given(st.lists(st.text(alphabet="•◦ -`~a\t>", max_size=6), max_size=8))
def test_every_line_keeps_its_length(lines):
    changed = with_plain_bullets(lines)
    assert [len(line) for line in changed] == [len(line) for line in lines]
    assert with_plain_bullets(changed) == changed
