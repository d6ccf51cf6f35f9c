"""All watched checks: what is new is told, rows are made when they are looked at."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health import CheckState, State
from incident_desk.qt.health_feed import WatchedCheck
from incident_desk.qt.pages.health.catalogue import Catalogue, News, key_of
from incident_desk.qt.pages.health.listing import ATTENTION, NORMAL
from incident_desk.qt.panes.health.lines import Heading
from tests.fakes import NOON
from tests.qt.watched import bad, check_of, good

A = WatchedCheck("r", check_of("a"), CheckState(state=State.OK, last=good(NOON)))
B = WatchedCheck("s", check_of("a"), CheckState(state=State.OK, last=good(NOON)))


@pytest.fixture
def catalogue():
    return Catalogue()


def down(one):
    return replace(one, state=CheckState(state=State.DOWN, since=NOON, last=bad(NOON)))


def row(catalogue, key, now=NOON):
    return catalogue.row(key, now, None, "")


def test_two_records_may_have_a_check_of_the_same_id(catalogue):
    assert catalogue.take([A, B]) == News(("r/a", "s/a"), moved=True)
    assert catalogue.lines == (Heading(NORMAL), "r/a", "s/a")
    assert key_of("r", "a") == "r/a" and row(catalogue, "s/a").id == "s/a"


def test_what_is_the_same_is_no_news(catalogue):
    catalogue.take([A, B])
    assert catalogue.take([A, replace(B)]) == News()


def test_an_answer_changes_a_row_and_moves_nothing(catalogue):
    catalogue.take([A, B])
    first = row(catalogue, "r/a"), row(catalogue, "s/a")
    news = catalogue.take([A, replace(B, state=replace(B.state, last=good(NOON, ms=99.0)))])
    assert news == News(("s/a",))
    assert row(catalogue, "r/a") is first[0] and row(catalogue, "s/a").value == "99 ms"


def test_a_change_of_state_moves_the_lines(catalogue):
    catalogue.take([A, B])
    assert catalogue.take([A, down(B)]).moved
    assert catalogue.lines == (Heading(ATTENTION), "s/a", Heading(NORMAL), "r/a")


def test_what_goes_is_forgotten(catalogue):
    catalogue.take([A, B])
    row(catalogue, "s/a")
    assert catalogue.take([A]).moved and catalogue.lines == (Heading(NORMAL), "r/a")
    with pytest.raises(KeyError):
        row(catalogue, "s/a")


def test_only_rows_that_go_with_the_time_are_made_anew(catalogue):
    catalogue.take([A, down(B)])
    calm = row(catalogue, "r/a")
    assert row(catalogue, "s/a").since == "1 s"
    assert catalogue.pass_time() == ("s/a",)
    assert row(catalogue, "s/a", NOON + timedelta(seconds=9)).since == "9 s"
    assert row(catalogue, "r/a") is calm


def test_held_it_keeps_the_order_until_it_may_move(catalogue):
    catalogue.take([A, B])
    assert catalogue.take([A, down(B)], held=True) == News(("s/a",))
    assert catalogue.lines[0] == Heading(NORMAL)
    assert catalogue.take([A, down(B)]).changed and catalogue.lines[0] == Heading(ATTENTION)
