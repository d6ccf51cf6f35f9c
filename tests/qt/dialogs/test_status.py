"""Setting a status proposes its milestone and time in the same step."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.status import Status
from incident_desk.qt.dialogs.resolve_facts import Proofs
from incident_desk.qt.dialogs.status import StatusDialog, open_milestones, statuses_from
from incident_desk.services.acts.steering import StatusWish
from tests.qt.dialogs.desk import DECLARED, NOW, incident_in_diagnosis
from tests.qt.dialogs.proof import proven_incident, watched

INCIDENT = incident_in_diagnosis()


@pytest.fixture
def opened(themes, window, shown):
    def at(status=Status.INVESTIGATING, **milestones):
        known = {Milestone(name): Moment.exactly(DECLARED) for name in milestones}
        incident = replace(INCIDENT, status=status, milestones={**INCIDENT.milestones, **known})
        return shown(StatusDialog(themes, incident, NOW, UTC, window))

    return at


def pick(segmented, place):
    segmented.layout().itemAt(place).widget().click()


def enter(dialog, qtbot):
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    return dialog.wish


def test_enter_alone_takes_the_next_status_with_its_first_milestone(opened, qtbot):
    wish = enter(opened(), qtbot)
    assert wish == StatusWish(Status.MITIGATING, milestone=Milestone.CAUSE_IDENTIFIED, moment=Moment.exactly(NOW))


def test_a_figure_chooses_the_status_and_only_its_own_questions_are_shown(opened, qtbot):
    dialog = opened()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_2)
    assert dialog.status is Status.MONITORING
    assert dialog.do.accessibleName() == "Set Monitoring"
    assert dialog.times[Status.MONITORING].isVisible()
    assert not dialog.times[Status.MITIGATING].isVisible()
    wish = enter(dialog, qtbot)
    # The impact ended at the last green check; the status is set now.
    assert wish == StatusWish(
        Status.MONITORING,
        milestone=Milestone.IMPACT_ENDED,
        impact_ended=Moment.exactly(max(mark.at for mark in INCIDENT.check_marks.values())),
    )


def test_another_milestone_at_a_typed_time(opened, qtbot):
    dialog = opened()
    pick(dialog.milestones[Status.MITIGATING], 1)
    pick(dialog.times[Status.MITIGATING].choices, 1)
    qtbot.keyClicks(dialog.times[Status.MITIGATING].typed, "-12m")
    wish = enter(dialog, qtbot)
    assert wish.milestone is Milestone.FIX_APPLIED
    assert wish.moment == Moment.exactly(NOW - timedelta(minutes=12))


def test_the_status_alone(opened, qtbot):
    dialog = opened()
    pick(dialog.milestones[Status.MITIGATING], 2)
    assert not dialog.times[Status.MITIGATING].isEnabled()
    assert enter(dialog, qtbot) == StatusWish(Status.MITIGATING)


def test_a_time_ahead_is_refused_next_to_the_field(opened, qtbot):
    dialog = opened()
    pick(dialog.times[Status.MITIGATING].choices, 1)
    typed = dialog.times[Status.MITIGATING].typed
    typed.setText("2026-10-14T09:00Z")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert dialog.isVisible() and "lies ahead of now" in dialog.note.text()
    assert "lies ahead of now" in dialog.times[Status.MITIGATING].understood.text()


def test_what_has_a_dialog_of_its_own_says_that_it_asks_more(opened, qtbot):
    dialog = opened()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_3)
    assert (dialog.status, dialog.asks_more) == (Status.RESOLVED, True)
    assert dialog.do.accessibleName() == "Resolved…"
    assert enter(dialog, qtbot).milestone is None


def test_a_milestone_can_be_added_to_the_present_status(opened):
    dialog = opened(Status.MITIGATING, cause_identified=True)
    assert dialog.statuses[1] is Status.MITIGATING
    assert dialog.status is Status.MONITORING
    assert open_milestones(INCIDENT, Status.MITIGATING) == (Milestone.CAUSE_IDENTIFIED, Milestone.FIX_APPLIED)
    assert Status.MITIGATING not in statuses_from(
        replace(
            INCIDENT,
            status=Status.MITIGATING,
            milestones={one: Moment.unknown() for one in (Milestone.CAUSE_IDENTIFIED, Milestone.FIX_APPLIED)},
        )
    )


def test_a_resolved_incident_can_be_closed_or_opened_again(opened, qtbot):
    dialog = opened(Status.RESOLVED)
    assert [dialog.choice.model.options[place] for place in (0, 1)] == ["1 Closed", "2 Reopen…"]
    assert not dialog.asks_more
    assert dialog.wish.status is Status.CLOSED
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_2)
    assert dialog.asks_more


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_way_on(opened, status):
    dialog = opened(status)
    assert dialog.statuses
    assert dialog.missing() == ""
    assert dialog.meaning.text()


def test_what_the_end_of_the_impact_rests_on_is_said(opened, qtbot):
    dialog = opened()
    assert dialog.ended_by == "typed"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_2)
    assert dialog.ended_by == "check"
    pick(dialog.times[Status.MONITORING].choices, 1)
    assert dialog.ended_by == "typed"


def test_while_it_is_monitored_it_says_how_far_the_proof_is(themes, window, shown):
    ended = {**INCIDENT.milestones, Milestone.IMPACT_ENDED: Moment.exactly(NOW - timedelta(seconds=900))}
    known = replace(proven_incident(INCIDENT, NOW), status=Status.MONITORING, milestones=ended)
    dialog = shown(StatusDialog(themes, known, NOW, UTC, window, Proofs(lambda: watched(NOW))))
    assert dialog._beside.text() == "INC-0001 is Monitoring. Soak 10:00 of 30:00"
    dialog.tick(NOW + timedelta(seconds=5))
    assert dialog._beside.text().endswith("Soak 10:05 of 30:00")
