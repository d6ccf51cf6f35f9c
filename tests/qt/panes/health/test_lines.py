"""The lines: what fails first with what it explains beneath it, then the groups."""

from dataclasses import replace

from incident_desk.domain.health import CheckState, State
from incident_desk.qt.panes.health.lines import Heading, counts_of, heading_text, lines_of
from tests.qt.watched import check_of


def check(name, state=State.OK, group="", environment="", parent=""):
    one = replace(check_of(name), group=group, environment=environment)
    return one, CheckState(state=state, parent=parent)


def test_failing_checks_come_first_the_worst_of_them_first_and_the_others_keep_their_order():
    every = [check("a"), check("b", State.SLOW), check("c", State.DOWN), check("d"), check("e", State.NO_DATA)]
    assert lines_of(every) == ("c", "b", "e", "a", "d")


def test_a_first_failure_moves_no_line():
    assert lines_of([check("a"), check("b", State.FAILING)]) == ("a", "b")


def test_what_is_suppressed_stands_under_what_explains_it():
    every = [check("a", State.SUPPRESSED, parent="/c"), check("b"), check("c", State.DOWN), check("d", State.DOWN)]
    assert lines_of(every) == ("c", "a", "d", "b")


def test_what_is_suppressed_by_something_that_is_not_here_keeps_its_place():
    assert lines_of([check("a"), check("b", State.SUPPRESSED, parent="/x")]) == ("a", "b")


def test_several_groups_have_their_names_over_them():
    every = [
        check("a", group="Shop", environment="production"), check("b", State.DOWN, "Shop", "production"),
        check("c", group="Shop", environment="staging"), check("d"),
    ]  # fmt: skip
    assert lines_of(every) == (
        "b", Heading("Shop, production", "1 of 2 down"), "a", Heading("Shop, staging"), "c", Heading("Others"), "d",
    )  # fmt: skip


def test_one_group_needs_no_name():
    assert lines_of([check("a", group="Shop"), check("b", group="Shop")]) == ("a", "b")


def test_a_group_of_which_everything_fails_has_no_heading():
    assert lines_of([check("a", State.DOWN, "Shop"), check("b", group="Search")]) == ("a", Heading("Search"), "b")


def test_the_loudest_are_counted_first():
    counts = counts_of([State.OK, State.BLIND, State.OK, State.DOWN, State.MAINTENANCE, State.SLOW])
    assert list(counts.items()) == [
        (State.DOWN, 1), (State.SLOW, 1), (State.BLIND, 1), (State.MAINTENANCE, 1), (State.OK, 2),
    ]  # fmt: skip


def test_a_group_without_a_name_goes_by_its_environment():
    assert (heading_text("", "staging"), heading_text("", "")) == ("staging", "Others")
