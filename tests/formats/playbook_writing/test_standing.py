"""Steps stand in the lines of a document, and what is between them is known."""

import pytest

from incident_desk.domain.playbook import Span, Step
from incident_desk.formats.list_numbers import Line
from incident_desk.formats.playbook_writing.own_lines import UnfitError
from incident_desk.formats.playbook_writing.standing import Standing

ONE = Standing(["# P", "", "- a", "  more", "", "told", "", "- b", "", "- c", "", "end"])
STEPS = [Step("1", "a", span=Span(3, 5)), Step("2", "b", span=Span(8, 9)), Step("3", "c", span=Span(10, 11))]


def test_a_step_ends_with_its_last_line_that_says_something():
    assert ONE.slots(STEPS) == [(2, 4), (7, 8), (9, 10)]
    with pytest.raises(UnfitError):
        ONE.slots([STEPS[1], STEPS[0]])
    with pytest.raises(UnfitError):
        ONE.extent(Step("4", "new"))


def told(rows):
    return [[line.text for line in gap] for gap in ONE.gaps(ONE.slots(STEPS), rows)]


def test_text_between_steps_stays_and_the_empty_lines_of_one_that_goes_go_with_it():
    assert told([0, 1, 2]) == [[], ["", "told", ""], [""], []]
    assert told([0, 2]) == [[], ["", "told", ""], []]
    assert told([0, 1]) == [[], ["", "told", ""], []]
    assert told([1, 2]) == [["", "told", ""], [""], []]


def test_a_list_with_empty_lines_has_them_between_all():
    assert [line.text for line in ONE.empty_between([(7, 8), (9, 10)])] == [""]
    assert ONE.empty_between([(2, 3), (3, 4)]) == []


def test_an_empty_line_goes_with_the_last_step_between_two():
    assert (ONE.spare([(9, 10)], []), ONE.spare([(9, 10)], [Line("- x")])) == (1, 0)


def test_other_lines_stand_in_the_place_of_some():
    found = ONE.with_regions(0, 4, [(2, 3, [Line("- x")])])
    assert [(line.text, line.origin) for line in found] == [("# P", 0), ("", 1), ("- x", None), ("  more", 3)]
    with pytest.raises(UnfitError):
        ONE.with_regions(0, 4, [(1, 3, []), (2, 4, [])])
