"""What declaring leads to: times in order, escalation, what is ready and what is missing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.counting import Counting
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Contact, EscalationHop, Playbook
from incident_desk.domain.severity import WORKSPACE_SCHEME, Level, scale_of
from incident_desk.domain.workspace import WorkspaceRules
from incident_desk.qt.dialogs.consequences import along, consequences, contents, remarks, told_apart, unreachable
from incident_desk.qt.dialogs.lines import DueShown
from incident_desk.qt.widgets.state_glyph import GlyphState
from tests.qt.dialogs.desk import outage

NOW = datetime(2026, 10, 14, 2, 56, 2, tzinfo=UTC)
P0, P1, P2, P3, P4 = WORKSPACE_SCHEME


OWN = WorkspaceRules()


def rows(level, playbook, now=NOW, rules=OWN, detected=None):
    return [(one.at, one.what, one.detail) for one in consequences(level, playbook, rules, now, detected)]


def test_a_playbook_says_what_is_due_when():
    level = scale_of(outage(), WORKSPACE_SCHEME)[1]
    assert rows(level, outage()) == [
        ("02:56", "Clock and first phase start", "3 steps"),
        ("03:11", "Response target", "15:00"),
        ("03:11", "First update due", "every 15 min"),
        ("03:56", "Engineering Manager, if not fixed", "1:00:00"),
        ("06:56", "Resolution target", "4:00:00"),
    ]


def test_without_a_playbook_the_workspace_times_stand():
    assert rows(P4, None) == [("02:56", "Clock starts", "")]
    assert rows(P0, None)[:2] == [("02:56", "Clock starts", ""), ("02:56", "Response target", "at once")]


def test_where_no_time_is_stated_the_next_person_is_asked_when_nobody_responds():
    path = (EscalationHop("Lead"), EscalationHop("Manager"))
    book = Playbook("Short", escalation=path)
    assert ("03:11", "Manager, if missed", "15:00") in rows(P1, book)
    assert not any("Manager" in what for _, what, _ in rows(P4, book))
    # "At once" is late only after the allowance, never at the declaration itself.
    assert ("03:01", "Manager, if missed", "05:00") in rows(P0, book)


def test_from_the_detection_the_response_and_who_follows_it_are_due_earlier():
    rules = WorkspaceRules(Counting(response_from=Milestone.DETECTED))
    path = (EscalationHop("Lead"), EscalationHop("Manager"))
    book = Playbook("Short", escalation=path)
    seen = Moment.exactly(NOW - timedelta(minutes=20))
    found = rows(P1, book, rules=rules, detected=seen)
    assert found[:2] == [
        ("02:51", "Response target", "15:00 from detected"),
        ("02:51", "Manager, if missed", "15:00"),
    ]
    assert ("06:56", "Resolution target", "4:00:00") in found
    assert ("03:11", "Response target", "15:00 from declared") in rows(P1, book, rules=rules)
    assert ("03:11", "Response target", "15:00") in rows(P1, book, detected=seen)


def test_a_first_level_that_comes_in_after_a_time_is_the_next_person():
    book = Playbook("Short", escalation=(EscalationHop("Lead", 900), EscalationHop("Manager", 1800)))
    found = rows(P1, book)
    assert ("03:11", "Lead, if not fixed", "15:00") in found
    assert not any("Manager" in what for _, what, _ in found)


def test_one_person_alone_is_no_escalation():
    book = replace(outage(), escalation=outage().escalation[:1])
    assert not any("if" in what for _, what, _ in rows(P1, book))


@given(
    st.lists(st.none() | st.integers(0, 200_000), min_size=3, max_size=3),
    st.none() | st.integers(0, 200_000),
    st.integers(0, 3650).map(lambda days: NOW + timedelta(days=days, hours=days % 24)),
)
def test_the_lines_are_in_the_order_of_time(seconds, after, now):
    level = Level("P1", "High", 1, *seconds)
    book = Playbook("Any", escalation=(EscalationHop("Lead"), EscalationHop("Manager", after)))
    found = consequences(level, book, WorkspaceRules(scheme=(level,)), now)
    stated = [one for one in seconds if one is not None]
    manager = after is not None or seconds[0] is not None
    assert len(found) == 1 + len(stated) + manager
    assert found[0] == DueShown(f"{now:%H:%M}", "Clock starts", "")


def test_what_is_ready_and_whom_nobody_can_reach():
    assert remarks(outage()) == (
        DueShown("", "The first update has a draft to copy"),
        DueShown("", "No contact for Engineering Manager", sign=GlyphState.SLOW),
    )
    assert remarks(None) == (
        DueShown("", "Without a playbook there are no steps and no phases", sign=GlyphState.SLOW),
    )
    assert remarks(Playbook("Bare")) == ()


def test_those_of_the_escalation_path_come_first_and_at_most_three():
    contacts = tuple(Contact(role, empty=True) for role in ("Vendor", "Legal", "cto", "Press"))
    book = replace(outage(), contacts=(Contact("Technical Lead", "+49 1"), *contacts))
    assert unreachable(book) == ("CTO", "Vendor", "Legal")


@pytest.mark.parametrize(
    ("book", "words"), [(outage(), "4 phases, 10 steps, 2 templates"), (Playbook("Bare"), "")], ids=["full", "bare"]
)
def test_contents_in_a_line(book, words):
    assert contents(book) == words


def test_two_playbooks_of_one_title_are_told_apart_by_their_files():
    books = [
        Playbook("Outage", source_name="own.md"),
        Playbook("Loss"),
        Playbook("Outage", source_name="outage.md"),
    ]
    assert told_apart(books) == ["Outage (own.md)", "Loss", "Outage (outage.md)"]


def test_the_standing_checks_that_come_along_are_named_and_so_are_those_that_were_put_off():
    assert along((), ()) == ()
    assert [one.what for one in along(("/api",), ())] == ["1 standing check comes along", "/api"]
    many = tuple(f"c{number}" for number in range(8))
    assert [(one.what, one.detail) for one in along(many, ("c5",))] == [
        ("8 standing checks come along", ""),
        ("c5", "though put off with Not now"),
        ("c0", ""),
        ("c1", ""),
        ("c2", ""),
        ("and 4 more", ""),
    ]
