"""The page's list: what needs attention first, then the others."""

from incident_desk.domain.health import CheckState, State
from incident_desk.qt.pages.health.listing import ATTENTION, NORMAL, in_trouble, listing
from incident_desk.qt.panes.health.lines import Heading
from tests.qt.panes.health.test_lines import check


def test_what_fails_stands_under_its_own_heading():
    every = [check("a"), check("b", State.DOWN), check("c", State.SUPPRESSED, parent="/b"), check("d", State.SLOW)]
    assert listing(every) == (Heading(ATTENTION), "b", "c", "d", Heading(NORMAL), "a")


def test_where_nothing_fails_there_is_one_heading():
    assert listing([check("a"), check("b")]) == (Heading(NORMAL), "a", "b")
    assert listing([]) == ()


def test_groups_have_their_own_headings():
    every = [check("a", group="Shop"), check("b", State.DOWN, "Search"), check("c", group="Search")]
    assert listing(every) == (
        Heading(ATTENTION), "b", Heading("Search", "1 of 2 down"), "c", Heading("Shop"), "a",
    )  # fmt: skip


def test_trouble_is_what_is_down_flapping_or_slow():
    states = (State.DOWN, State.FLAPPING, State.SLOW, State.NO_DATA, State.SUPPRESSED, State.RECOVERING, State.OK)
    assert in_trouble(CheckState(state=state) for state in states) == 4
