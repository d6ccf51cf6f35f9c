"""Where the levels stand: in their order, without overlap, inside the width, the level at hand shortened last."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.qt.panes.escalation.levels import LevelShown, Mark
from incident_desk.qt.panes.escalation.path_form import placed
from incident_desk.qt.theme import ThemeName
from incident_desk.qt.theme.theme import build_theme

LEVELS = (
    LevelShown(1, "Technical Lead", Mark.NOT_REACHED, "no answer"),
    LevelShown(2, "Engineering Manager", Mark.DUE, "due", is_next=True),
    LevelShown(3, "CTO", Mark.AHEAD, "06:56"),
)


@pytest.fixture(scope="module")
def theme(qapp):
    return build_theme(ThemeName.DARK)


def told(row):
    return [(one.role, one.word) for one in row]


def test_where_there_is_room_everything_stands_whole_and_fills_the_row(theme):
    row = placed(LEVELS, None, 700, theme)
    assert told(row) == [("Technical Lead", "no answer"), ("Engineering Manager", "due"), ("CTO", "06:56")]
    assert (row[0].left, round(row[-1].right)) == (0, 700)


def test_words_of_what_comes_later_give_way_first_and_the_level_at_hand_last(theme):
    assert told(placed(LEVELS, 2, 464, theme))[2] == ("CTO", "")
    narrow = placed(LEVELS, 2, 300, theme)
    assert narrow[0].word == "" and narrow[1].word == "due"
    assert len(narrow[1].role) > len(narrow[0].role)


def test_roles_that_would_be_a_letter_or_two_are_left_out(theme):
    many = tuple(LevelShown(n, f"Head of the department number {n}", Mark.AHEAD, "06:56", is_next=n == 2)
                 for n in range(1, 7))  # fmt: skip
    row = placed(many, 2, 340, theme)
    assert [bool(one.role) for one in row] == [False, True, False, False, False, False]
    assert row[1].is_at_hand


def test_before_an_alarm_the_one_to_call_next_can_be_read(theme):
    many = tuple(LevelShown(n, f"Head of the department number {n}", Mark.AHEAD, "06:56", is_next=n == 2)
                 for n in range(1, 6))  # fmt: skip
    row = placed(many, None, 340, theme)
    assert [bool(one.role) for one in row] == [False, True, False, False, False] and len(row[1].role) > 10
    assert not row[1].is_at_hand, "heavy is what has an alarm"


def test_one_level_alone_and_none(theme):
    assert told(placed(LEVELS[:1], None, 400, theme)) == [("Technical Lead", "no answer")]
    assert placed((), None, 400, theme) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.text("abc W", min_size=1, max_size=40), st.sampled_from(list(Mark))), min_size=1, max_size=6
    ),
    st.integers(330, 900),
    st.none() | st.integers(1, 6),
)
def test_nothing_overlaps_and_nothing_stands_outside(theme, roles, width, chosen):
    levels = [LevelShown(n, role, mark, "06:56", is_next=n == 2) for n, (role, mark) in enumerate(roles, 1)]
    row = placed(levels, chosen, width, theme)
    assert [one.level.level for one in row] == [one.level for one in levels]
    assert all(one.right < following.left for one, following in zip(row, row[1:], strict=False))
    assert row[-1].right <= width + 1
