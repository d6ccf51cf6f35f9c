"""Which records the list shows."""

from datetime import timedelta

from incident_desk.domain.events import RecordKind
from incident_desk.qt.pages.home.choice import STATUSES, Choice, hay_of, severities
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import read, taken_back
from tests.qt.pages.home.library import NOW, Past


def test_the_period_leaves_out_what_is_older_but_never_what_is_open(shelf):
    old = shelf.bench.desk.incident_of(shelf.add(Past("Old", 91)))
    running = shelf.bench.desk.incident_of(shelf.declare("Still down", NOW - timedelta(days=100)))
    assert not Choice().picks(old, NOW)
    assert Choice(recent=False).picks(old, NOW)
    assert Choice().picks(running, NOW)


def test_a_severity_picks_its_own(shelf):
    one = shelf.bench.desk.incident_of(shelf.add(Past("Down", 2, "P2")))
    assert Choice(severity="P2").picks(one, NOW)
    assert not Choice(severity="P1").picks(one, NOW)


def test_each_status_picks_its_own(shelf):
    closed = shelf.bench.desk.incident_of(shelf.add(Past("a", 2)))
    resolved = shelf.bench.desk.incident_of(shelf.add(Past("b", 2, closed=False, actions=(("x", None),))))
    drill = shelf.bench.desk.incident_of(shelf.add(Past("c", 2, record=RecordKind.DRILL)))
    running = shelf.bench.desk.incident_of(shelf.declare("d", NOW))
    every = (closed, resolved, drill, running)
    found = {word: [one.title for one in every if Choice(status=word).picks(one, NOW)] for word in STATUSES}
    assert found == {
        "open": ["d"],
        "resolved": ["b"],
        "closed": ["a", "c"],
        "cancelled": [],
        "with open actions": ["b"],
        "drills": ["c"],
        "checklist runs": [],
        "imported reports": [],
    }


def test_words_are_looked_for_in_key_title_playbook_and_people(shelf):
    hay = hay_of(shelf.bench.desk.incident_of(shelf.add(Past("Nötes time OUT", 2))))
    assert all(word in hay for word in ("inc-0001", "nötes time out", "service outage", "mk", "p1"))


def test_only_levels_that_occur_are_offered(year):
    assert severities(year.incidents) == ("P0", "P1", "P2", "P3")


def test_a_period_alone_is_not_narrow():
    assert not Choice(recent=False).is_narrow
    assert Choice(words=("a",)).is_narrow


def test_words_find_a_report_that_was_taken_in_whatever_its_age_and_nothing_else_that_is_old(shelf):
    report = shelf.bench.desk.incident_of(shelf.add(Past("Old report", 400, record=RecordKind.PAST)))
    lived = shelf.bench.desk.incident_of(shelf.add(Past("Old outage", 400)))
    young = shelf.bench.desk.incident_of(shelf.add(Past("New report", 3, record=RecordKind.PAST)))
    asked = Choice(words=("old",))
    assert asked.picks(report, NOW) and not asked.picks(lived, NOW) and not Choice().picks(report, NOW)
    assert asked.reaches_back(report, NOW) and not asked.reaches_back(young, NOW)
    assert not Choice(recent=False, words=("old",)).reaches_back(report, NOW)


def test_a_report_that_was_taken_back_is_shown_among_what_was_cancelled_alone(shelf):
    past = shelf.bench.desk.past
    taken = past.take_in(past_incident(read(), Answers("UTC")), "MK").incident
    every = Choice(recent=False)
    assert every.picks(taken, NOW)
    back = taken_back(shelf.bench, taken.id)
    assert not every.picks(back, NOW) and not Choice(recent=False, words=("payments",)).picks(back, NOW)
    assert Choice(recent=False, status="cancelled").picks(back, NOW)
    assert not Choice(recent=False, status="with open actions").picks(back, NOW)
