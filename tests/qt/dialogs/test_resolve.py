"""Resolving: when the impact ended is asked, what stays open is listed, cause and fix are proposed."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.qt.dialogs.resolve import (
    ResolveDialog,
    checks_shown,
    impact_offers,
    newest_of,
    still_down,
    still_open,
    what_follows,
)
from incident_desk.qt.widgets.state_glyph import GlyphState
from incident_desk.services.scenes import Scene
from tests.qt.dialogs.desk import DECLARED, NOW, scene_in_diagnosis, without_playbook

SCENE = scene_in_diagnosis()
INCIDENT = SCENE.incident
GREEN = max(mark.at for mark in INCIDENT.check_marks.values())
FIX = "Rolled back to 41ab9d2"


@pytest.fixture
def dialog(themes, window, shown):
    return shown(ResolveDialog(themes, SCENE, NOW, UTC, window))


def choose(dialog, place):
    dialog.when.choices.layout().itemAt(place).widget().click()


def lines(shown):
    return [(one.at, one.what, one.detail) for one in shown]


def test_enter_takes_the_last_green_check_with_cause_and_fix(dialog, qtbot):
    assert dialog.do.accessibleName() == "Resolve INC-0001"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.impact_ended == Moment.exactly(GREEN)
    assert (dialog.cause.text(), dialog.fix.text()) == (
        "The pool of 500 sessions is full",
        "Rolled back to 41ab9d2",
    )


def test_what_was_said_at_the_first_resolution_is_not_said_twice(themes, window, shown, dialog):
    assert dialog.lines == ((Sign.FINDING, "Cause: The pool of 500 sessions is full"), (Sign.ACTION, f"Fix: {FIX}"))
    cause = newest_of(SCENE.entries, Sign.FINDING)
    again = replace(cause, text="Cause: The pool of 500 sessions is full")
    entries = tuple(again if one is cause else one for one in SCENE.entries)
    second = shown(ResolveDialog(themes, Scene(INCIDENT, entries), NOW, UTC, window))
    assert second.lines == ((Sign.ACTION, f"Fix: {FIX}"),)
    second.cause.setText("A leak")
    assert second.lines[0] == (Sign.FINDING, "Cause: A leak")


def test_the_proposed_cause_is_replaced_by_the_first_keys(dialog, qtbot):
    qtbot.keyClicks(dialog.focusWidget(), "A leak")
    assert dialog.cause.text() == "A leak"


def test_now_is_now_when_it_is_asked_for(dialog):
    choose(dialog, 1)
    later = NOW + timedelta(seconds=90)
    dialog.tick(later)
    assert dialog.impact_ended == Moment.exactly(later)


def test_not_known_is_an_answer(dialog):
    choose(dialog, 2)
    assert dialog.impact_ended == Moment.unknown()
    assert dialog.missing() == ""


def test_a_typed_time_is_read_and_one_ahead_is_refused_beside_the_field(dialog, qtbot):
    choose(dialog, 3)
    qtbot.keyClick(dialog.when.typed, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.note.text() == "Type the time, or choose another answer"
    dialog.when.typed.setText("2026-10-14T05:00Z")
    assert "lies ahead of now" in dialog.when.understood.text()
    qtbot.keyClick(dialog.when.typed, Qt.Key.Key_Return)
    assert dialog.isVisible() and "lies ahead of now" in dialog.note.text()
    assert dialog.focusWidget() is dialog.when.typed
    dialog.when.typed.setText("03:30")
    assert dialog.impact_ended == Moment.exactly(NOW.replace(minute=30))


def test_an_end_that_is_recorded_is_not_asked_again(themes, window, shown):
    known = replace(INCIDENT, milestones={**INCIDENT.milestones, Milestone.IMPACT_ENDED: Moment.exactly(GREEN)})
    dialog = shown(ResolveDialog(themes, Scene(known, ()), NOW, UTC, window))
    assert dialog.when.choices.model.options[0] == "As recorded: 2026-10-14 03:41:08 UTC"
    assert dialog.impact_ended is None
    assert (dialog.cause.text(), dialog.fix.text()) == ("", "")


def test_how_long_the_impact_lasted_follows_the_choice(themes, window, shown):
    began = Moment.exactly(DECLARED - timedelta(minutes=2))
    hurt = replace(INCIDENT, milestones={**INCIDENT.milestones, Milestone.IMPACT_STARTED: began})
    dialog = shown(ResolveDialog(themes, Scene(hurt, ()), NOW, UTC, window))
    assert dialog._impact.beside == "impact from 02:54:08 UTC: 47:00"
    choose(dialog, 1)
    assert dialog._impact.beside == "impact from 02:54:08 UTC: 54:52"
    choose(dialog, 3)
    dialog.when.typed.setText("02:50")
    assert dialog._impact.beside == "that is before it began, 02:54:08 UTC"


def test_while_a_check_is_down_green_is_not_offered_and_the_check_comes_first():
    marks = dict(INCIDENT.check_marks)
    marks["chat"] = replace(marks["chat"], state="down")
    broken = replace(INCIDENT, check_marks=marks)
    assert [words for words, _ in impact_offers(broken)] == ["Now", "Not known"]
    first = checks_shown(broken)[0]
    assert (first.what, first.detail, first.sign) == ("chat", "down since 03:41:08", GlyphState.DOWN)


def test_green_from_before_it_was_opened_again_proves_nothing():
    reopened = replace(INCIDENT, reopened=((GREEN + timedelta(minutes=1), "errors are back"),))
    assert [words for words, _ in impact_offers(reopened)] == ["Now", "Not known"]
    since = replace(INCIDENT, reopened=((GREEN - timedelta(minutes=1), "errors are back"),))
    assert impact_offers(since) == impact_offers(INCIDENT)


def test_a_check_that_is_down_is_a_word_of_doubt_before_enter(themes, window, shown):
    assert still_down(INCIDENT) == ""
    one = next(iter(INCIDENT.check_marks))
    marks = INCIDENT.check_marks | {one: replace(INCIDENT.check_marks[one], state="down")}
    dialog = shown(ResolveDialog(themes, Scene(replace(INCIDENT, check_marks=marks), ()), NOW, UTC, window))
    assert dialog.note.text() == "1 check still down: is it over?"


def test_a_watch_that_ends_today_has_its_time():
    soon = replace(INCIDENT, playbook=replace(INCIDENT.playbook, watch_s=1800))
    assert ("04:19", "Watch ends", "30 min") in lines(what_follows(soon, NOW))


def test_many_checks_are_counted():
    mark = INCIDENT.check_marks["api"]
    many = replace(INCIDENT, check_marks={str(place): replace(mark, name=str(place)) for place in range(9)})
    assert len(checks_shown(many)) == 7
    assert checks_shown(many)[-1].what == "and 3 more"
    assert checks_shown(replace(INCIDENT, check_marks={})) == ()


def test_what_stays_open_is_listed_by_phase_with_the_actions():
    assert lines(still_open(INCIDENT)) == [
        ("", "3 steps of Immediate Response", "Verify, and 2 more"),
        ("", "3 steps of Diagnosis", "Security incidents, and 2 more"),
        ("", "2 steps of Mitigation", "Roll back, and 1 more"),
        ("", "1 action item", "Alert on pool use above 80 %"),
    ]
    nothing = replace(without_playbook(INCIDENT), actions=())
    assert lines(still_open(nothing)) == [("", "Nothing is open", "")]


def test_what_happens_next_has_its_day():
    assert lines(what_follows(INCIDENT, NOW)) == [
        ("03:49", "The clocks stop", ""),
        ("03:49", "Post-incident", "1 step"),
        ("Thu 15 Oct", "Watch ends", "1 d"),
        ("Fri 16 Oct", "Review due", "2 d"),
    ]
    assert lines(what_follows(without_playbook(INCIDENT), NOW)) == [("03:49", "The clocks stop", "")]


def test_an_entry_that_was_taken_back_is_not_proposed():
    entries = tuple(replace(one, undone=True) for one in SCENE.entries)
    assert newest_of(SCENE.entries, Sign.FINDING).text == "The pool of 500 sessions is full"
    assert newest_of(entries, Sign.FINDING) is None


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_it_fits_its_window(themes, window, shown, size):
    window.resize(*size)
    dialog = shown(ResolveDialog(themes, SCENE, NOW, UTC, window))
    assert dialog.width() < size[0] and dialog.height() < size[1]
