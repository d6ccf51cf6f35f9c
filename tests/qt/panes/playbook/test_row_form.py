"""Where things lie in a row."""

from dataclasses import replace

import pytest

from incident_desk.qt.panes.playbook.outline import Tag, TagLook, nodes_of
from incident_desk.qt.panes.playbook.row_form import RowForm
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.chip import ChipLook


@pytest.fixture
def nodes(rehearsal):
    return nodes_of(rehearsal.night().scene.incident, "phase-1")


def test_a_step_is_as_high_as_a_row_of_the_density(themes, nodes):
    assert RowForm(themes.current, nodes[0].children[0], 1, 540).height == 32
    themes.set_density(Density.COMPACT)
    assert RowForm(themes.current, nodes[0].children[0], 1, 540).height == 26


def test_long_words_make_the_row_higher(themes, nodes):
    step = nodes[0].children[4]
    narrow = RowForm(themes.current, step, 1, 260)
    assert len(narrow.lines) > 1
    assert narrow.height > RowForm(themes.current, step, 1, 900).height


def test_deeper_rows_begin_further_right_but_not_without_end(themes, nodes):
    step = nodes[0].children[0]
    lefts = [RowForm(themes.current, step, depth, 540).left for depth in (0, 1, 5, 6, 40)]
    assert lefts[0] < lefts[1] < lefts[2] == lefts[3] == lefts[4]


def test_a_command_stands_under_the_words_of_its_step(themes, nodes):
    step = nodes[0].children[3]
    form, command = RowForm(themes.current, step, 1, 540), RowForm(themes.current, step.children[0], 2, 540)
    assert command.words_left == form.words_left
    assert command.well(0).contains(command.copy_spot(0))


def test_a_dangerous_command_says_what_it_costs(themes, rehearsal):
    node = nodes_of(rehearsal.night().scene.incident, "phase-2")[0].children[0]
    form = RowForm(themes.current, node, 1, 540)
    assert form.remarks == ("Back to the last commit that worked", "Can lose work: Discards uncommitted changes")
    assert form.remark_height == 32


def test_a_long_script_is_cut_and_says_by_how_much(themes, nodes):
    from dataclasses import replace

    command = nodes[0].children[3].children[0]
    form = RowForm(themes.current, replace(command, text="\n".join(f"line {n}" for n in range(20))), 2, 540)
    assert form.lines[-1] == "… 13 more lines"
    assert len(form.lines) == 8


def test_the_right_side_is_short_in_compact(themes, nodes):
    step = nodes[0].children[0]
    assert RowForm(themes.current, step, 1, 540).aside == "RO 03:14"
    themes.set_density(Density.COMPACT)
    assert RowForm(themes.current, step, 1, 540).aside == "03:14"


def test_tags_stand_behind_the_last_line_and_what_has_no_room_is_left_away(themes, nodes):
    tags = (Tag("within 15 min", TagLook.CAUTION), Tag("/health, 200 in 84 ms", icon="activity"))
    step = replace(nodes[0].children[4], tags=tags)
    wide, narrow = RowForm(themes.current, step, 1, 900), RowForm(themes.current, step, 1, 360)
    assert [one.text for one in wide.chips] == [one.text for one in tags]
    assert wide.chips[0].look is ChipLook.CAUTION and wide.chips[1].icon == "activity"
    assert [one.text for one in narrow.chips] == ["within 15 min"]
    for form in (wide, narrow):
        spots = [spot for _, spot in form.chip_spots(100.0)]
        assert all(left.right() <= right.left() for left, right in zip(spots, spots[1:], strict=False))
        assert spots[-1].right() <= form.width - form.aside_width
        assert all(spot.top() >= 100 and spot.bottom() <= 100 + form.height for spot in spots)
