"""Resolving: when the impact ended is asked, what stays open is listed, cause and fix are proposed."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.checklist import StepState
from incident_desk.domain.health_record import ChangeKind, ChangeMade
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.qt.dialogs.resolve import ResolveDialog
from incident_desk.qt.dialogs.resolve_facts import Proofs, newest_of
from incident_desk.services.acts.opening_patterns import open_pattern, set_cause
from incident_desk.services.scenes import Scene
from tests.pattern_samples import Worked
from tests.qt.dialogs.desk import DECLARED, NOW, scene_in_diagnosis
from tests.qt.dialogs.proof import proven_incident, watched

SCENE = scene_in_diagnosis()
INCIDENT = SCENE.incident
GREEN = max(mark.at for mark in INCIDENT.check_marks.values())
FIX = "Rolled back to 41ab9d2"


@pytest.fixture
def dialog(themes, window, shown):
    return shown(ResolveDialog(themes, SCENE, NOW, UTC, window))


def choose(dialog, place):
    dialog.when.choices.layout().itemAt(place).widget().click()


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


def test_of_a_finding_with_what_an_answer_said_under_it_its_first_line_is_proposed(themes, window, shown):
    cause = newest_of(SCENE.entries, Sign.FINDING)
    long = replace(cause, text='The pool  is full\nstatus 500: total 1.3 ms\n{"error": "498 of 500"}')
    entries = tuple(long if one is cause else one for one in SCENE.entries)
    assert (
        shown(ResolveDialog(themes, Scene(INCIDENT, entries), NOW, UTC, window)).cause.text() == "The pool is full"
    )


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
    assert (dialog.since.text(), dialog.length.text()) == ("Impact, from 02:54:08 UTC", "47:00")
    choose(dialog, 1)
    assert dialog.length.text() == "54:52"
    choose(dialog, 3)
    dialog.when.typed.setText("02:50")
    assert (dialog.since.text(), dialog.length.text()) == ("That is before it began, 02:54:08 UTC", "")


def test_a_check_that_is_down_is_a_word_of_doubt_before_enter(themes, window, shown):
    one = next(iter(INCIDENT.check_marks))
    marks = INCIDENT.check_marks | {one: replace(INCIDENT.check_marks[one], state="down")}
    dialog = shown(ResolveDialog(themes, Scene(replace(INCIDENT, check_marks=marks), ()), NOW, UTC, window))
    assert dialog.note.text() == "1 check still down: is it over?"


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_it_fits_its_window(themes, window, shown, size):
    window.resize(*size)
    dialog = shown(ResolveDialog(themes, SCENE, NOW, UTC, window))
    assert dialog.width() < size[0] and dialog.height() < size[1]


CHANGE = ChangeMade("1", NOW - timedelta(minutes=12), "pool made larger", ChangeKind.CONFIGURATION)


def with_proof(themes, window, shown, seconds, **states):
    """The dialog over an incident whose two checks turned normal ten minutes ago, after a change."""
    incident = replace(proven_incident(INCIDENT, NOW), changes=(CHANGE,))
    proofs = Proofs(lambda: watched(NOW, **states), seconds)
    return shown(ResolveDialog(themes, Scene(incident, SCENE.entries), NOW, UTC, window, proofs))


def test_with_a_complete_proof_enter_resolves(themes, window, shown, qtbot):
    dialog = with_proof(themes, window, shown, 600)
    assert dialog.proof.state.text() == "Soak 10:00 of 10:00"
    assert dialog.do.accessibleName() == "Resolve INC-0001" and not dialog.needs_reason
    assert dialog.ended_by == "check"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_while_it_runs_enter_asks_why_and_then_resolves_without_proof(themes, window, shown, qtbot):
    dialog = with_proof(themes, window, shown, 1800)
    assert dialog.do.accessibleName() == "Resolve without proof…"
    assert not dialog.reason.isVisible()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.focusWidget() is dialog.reason
    assert dialog.note.text() == "Say in a line why it is resolved without proof: 10:00 of 30:00"
    qtbot.keyClicks(dialog.reason, "Customers say it works")
    assert dialog.do.accessibleName() == "Resolve INC-0001 without proof"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)


def test_the_proof_goes_on_while_the_dialog_stands(themes, window, shown):
    dialog = with_proof(themes, window, shown, 660)
    assert dialog.needs_reason
    dialog.tick(NOW + timedelta(seconds=60))
    assert not dialog.needs_reason and dialog.proof.state.text() == "Soak 11:00 of 11:00"


def test_a_check_that_is_down_is_named_and_asks_why(themes, window, shown):
    dialog = with_proof(themes, window, shown, 600, api="down")
    assert dialog.proof.state.text() == "Soak waits for /api"
    assert dialog.needs_reason


def test_where_no_check_is_watched_it_may_be_said_how_it_is_known(themes, window, shown, qtbot):
    bare = replace(INCIDENT, checks={}, check_marks={}, check_turns=())
    dialog = shown(ResolveDialog(themes, Scene(bare, ()), NOW, UTC, window))
    assert dialog.reason.isVisible() and dialog.reason.accessibleName() == "How you know that it is over"
    assert dialog.proof.state.text() == "no proof" and not dialog.proof.bar.isVisible()
    assert dialog.missing() == "" and dialog.ended_by == "typed"


def test_what_the_end_of_the_impact_rests_on_is_said(themes, window, shown):
    dialog = with_proof(themes, window, shown, 600)
    assert [words for words, _ in dialog._offers] == [
        "03:39:00 last green check", "03:37:00 pool made larger", "Now", "Not known"]  # fmt: skip
    for place, rests_on in enumerate(("check", "change", "typed", "typed", "typed")):
        choose(dialog, place)
        assert dialog.ended_by == rests_on


def test_with_many_checks_a_typed_time_and_a_reason_it_fits_a_low_window(themes, window, shown, qtbot):
    window.resize(1280, 720)
    checks = [(replace(check, id=f"{place}", name=f"/{place}"), state) for place in range(15)
              for check, state in watched(NOW)[:1]]  # fmt: skip
    known = replace(proven_incident(INCIDENT, NOW), checks={check.id: check.to_data() for check, _ in checks})
    dialog = shown(ResolveDialog(themes, Scene(known, ()), NOW, UTC, window, Proofs(lambda: checks)))
    dialog.when.typed.setText("03:30")
    dialog.try_accept()
    assert dialog.reason.isVisible() and dialog.when.typed.isVisible()
    dialog.refit()
    assert dialog.height() < 720
    assert "and 7 more" in dialog.proof.snapshot.beside


def test_a_check_that_turns_normal_behind_the_dialog_counts(themes, window, shown):
    marks = dict(INCIDENT.check_marks)
    late = max(marks, key=lambda one: marks[one].at)
    still = replace(INCIDENT, check_marks={**marks, late: replace(marks[late], state="down")})
    dialog = shown(ResolveDialog(themes, Scene(still, SCENE.entries), NOW, UTC, window))
    assert "1 check still down" in dialog.note.text()
    assert dialog.ended_by == "typed"
    dialog.take_scene(SCENE)
    assert "still down" not in dialog.note.text()
    assert (dialog.ended_by, dialog.impact_ended) == ("check", Moment.exactly(GREEN))


def test_what_was_chosen_stays_chosen_when_the_record_moves_on(themes, window, shown, dialog):
    choose(dialog, len(dialog.when.choices.model.options) - 1)
    dialog.when.typed.setText("03:40")
    moved = replace(INCIDENT, check_marks={})
    dialog.take_scene(Scene(moved, SCENE.entries))
    assert dialog.when.is_typed
    assert dialog.when.typed.text() == "03:40"
    dialog.take_scene(Scene(replace(INCIDENT, id="another"), ()))
    assert dialog.when.is_typed


def test_a_confirmed_cause_is_proposed_unless_a_cause_was_said(themes, window, shown):
    worked = Worked()
    worked.do(lambda one: open_pattern(one, "pool"))
    worked.do(lambda one: set_cause(one, "leak", StepState.CONFIRMED))
    proposed = shown(ResolveDialog(themes, Scene(worked.now, SCENE.entries), NOW, UTC, window))
    assert proposed.cause.text() == "A leak after the deploy"
    said = tuple(
        replace(one, text="Cause: A lock") if one is newest_of(SCENE.entries, Sign.FINDING) else one
        for one in SCENE.entries
    )
    second = shown(ResolveDialog(themes, Scene(worked.now, said), NOW, UTC, window))
    assert second.cause.text() == "A lock"
