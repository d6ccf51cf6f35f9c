"""A step that comes into a list has the mark of the list."""

import pytest

from incident_desk.domain.playbook import Step
from incident_desk.formats.playbook_writing.fresh_lines import Mark, fresh, moved_in
from incident_desk.formats.playbook_writing.own_lines import UnfitError, inline_of
from incident_desk.formats.reading.commands import command_of


def test_a_new_step_has_mark_indent_and_box_of_its_neighbour():
    assert fresh(Step("new-1", "Ring", checked=False), Mark.of("  *  [x] Pull"))[0] == ["  *  [ ] Ring"]
    assert fresh(Step("new-1", "Ring"), Mark.of("3) Pull"))[0] == ["3) Ring"]


def test_what_a_new_step_holds_stands_under_it():
    step = Step(
        "new-1", "Ring", commands=(command_of("df -h", "bash", "", None),), children=(Step("new-2", "twice"),)
    )
    assert fresh(step, Mark("   ", "10.", " "))[0] == [
        "   10. Ring", "", "       ```bash", "       df -h", "       ```", "", "       - twice",
    ]  # fmt: skip


def test_code_that_is_typed_stays_code():
    lines, said = fresh(Step("new-1", "See `df -h` now"), Mark("", "-", " "))
    assert (lines, said.text) == (["- See `df -h` now"], "See df -h now")
    assert [one.text for one in said.commands] == ["df -h"], "it stands in the words, and in no fence as well"
    lines, said = fresh(Step("new-1", "Disk: `df -h`", commands=(inline_of("uptime"),)), Mark("", "-", " "))
    assert lines == ["- Disk: `df -h`", "", "  ```sh", "  uptime", "  ```"]
    assert [one.text for one in said.commands] == ["df -h", "uptime"]


def test_a_new_row_says_the_words_in_their_column():
    mark = Mark.of("| 1 | Pull the **rope** | Mara |", "Pull the rope")
    assert fresh(Step("new-1", "Ring"), mark)[0] == ["| | Ring | |"]
    with pytest.raises(UnfitError):
        fresh(Step("new-1", "Ring", detail="more"), mark)


def test_a_moved_item_keeps_its_mark_among_its_like_and_takes_its_lines_along():
    assert moved_in(["1. a", "   `b`", ""], Mark("  ", "2.", " ")) == ["  1. a", "     `b`", ""]
    assert moved_in(["10. a", "    b"], Mark.of("- c")) == ["- a", "  b"]
    with pytest.raises(UnfitError):
        moved_in(["### a"], Mark.of("- c"))


def test_the_next_number_follows():
    assert (Mark.of("9. a").after().mark, Mark.of("- a").after().mark) == ("10.", "-")
