"""What waits for somebody."""

from dataclasses import replace

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Status
from incident_desk.qt.pages.home.waiting import waiting
from tests.qt.pages.home.library import NOW, Past


def test_late_things_come_first_then_the_oldest(shelf):
    shelf.add(Past("One", 9, actions=(("not dated", None),)))
    shelf.add(Past("Two", 8, actions=(("past", "2026-10-10"), ("to come", "2026-12-01"))))
    assert [one.title for one in waiting(shelf.incidents, NOW)] == ["past", "not dated", "to come"]


def test_an_item_says_whose_it_is_and_how_late(shelf):
    shelf.add(Past("One", 60, actions=(("Checks", "2026-08-19"),)))
    item = waiting(shelf.incidents, NOW)[0]
    assert item.caption == "INC-0001 · RO · due 19 Aug · 56 days past"
    assert item.is_late


def test_a_resolved_incident_waits_for_its_review_until_it_is_due(shelf):
    shelf.add(Past("Down", 1, resolved=60, closed=False))
    fresh = waiting(shelf.incidents, NOW)[0]
    assert fresh.title == "Review and close Down"
    assert fresh.caption.startswith("INC-0001 · review due 15 Oct 04:43 UTC")
    assert not fresh.is_late
    late = waiting(shelf.incidents, NOW.replace(day=20))[0]
    assert late.is_late
    assert late.caption.endswith("past")


def test_without_a_stated_due_time_nothing_is_invented(shelf):
    one = shelf.bench.desk.incident_of(shelf.add(Past("Down", 9, closed=False)))
    item = waiting([replace(one, playbook=None)], NOW)[0]
    assert not item.is_late
    assert item.caption.endswith("not closed")


def test_drills_open_and_cancelled_incidents_ask_for_nothing(shelf):
    shelf.add(Past("Practice", 2, record=RecordKind.DRILL, actions=(("x", None),), closed=False))
    running = shelf.declare("Down", NOW)
    shelf.note_action(running, "later")
    assert waiting(shelf.incidents, NOW) == ()
    cancelled = replace(shelf.bench.desk.incident_of(running), status=Status.CANCELLED)
    assert waiting([cancelled], NOW) == ()
