"""How far the proof of recovery is, in words, with its sign, and all checks as they stand."""

from datetime import timedelta

import pytest

from incident_desk.domain.moments import Moment
from incident_desk.qt.dialogs.proof_view import ProofView, beside_of
from incident_desk.qt.dialogs.resolve_facts import Proofs
from incident_desk.qt.soak_words import state_of
from incident_desk.qt.widgets.state_glyph import GlyphState
from tests.qt.dialogs.desk import NOW, incident_in_diagnosis
from tests.qt.dialogs.proof import proven_incident, watched

INCIDENT = proven_incident(incident_in_diagnosis(), NOW)
ENDED = Moment.exactly(NOW - timedelta(seconds=900))


def found(length_s, later_s=0, **states):
    return Proofs(lambda: watched(NOW, **states), length_s).at(INCIDENT, ENDED, NOW + timedelta(seconds=later_s))


@pytest.mark.parametrize(
    ("proof", "later_s", "expected"),
    [
        (found(600), 0, (GlyphState.RECOVERED, "Soak 10:00 of 10:00", "good")),
        (found(600, 400), 400, (GlyphState.MET, "Soak 10:00 of 10:00", "text2")),
        (found(1800), 0, (GlyphState.CURRENT, "Soak 10:00 of 30:00", "")),
        (found(600, api="down"), 0, (GlyphState.DOWN, "Soak waits for /api", "alarm")),
        (found(600, api="paused", chat="paused"), 0, (GlyphState.NO_DATA, "no proof", "text2")),
        (Proofs(lambda: watched(NOW)).at(INCIDENT, None, NOW), 0, (GlyphState.NO_DATA, "Soak not begun", "text2")),
    ],
)
def test_each_state_has_its_sign_and_its_words(proof, later_s, expected):
    assert state_of(proof.soak, NOW + timedelta(seconds=later_s)) == expected


def test_what_proves_it_is_said_beside():
    assert beside_of(found(600), watched(NOW)).startswith("2 checks, every ")
    assert beside_of(found(600, api="paused")) == "1 check, without 1 that proves nothing"
    assert beside_of(Proofs().at(incident_in_diagnosis(), ENDED, NOW)) == "no check is watched"
    assert beside_of(Proofs().at(INCIDENT, ENDED, NOW)).endswith("by the record")


def test_it_shows_bar_and_snapshot_and_without_checks_neither(themes, qtbot):
    view = ProofView(themes)
    qtbot.addWidget(view)
    view.show_proof(found(1800), NOW)
    assert view.state.text() == "Soak 10:00 of 30:00"
    assert view.snapshot.beside == "03:49:00 UTC, kept with the incident; value, and since when"
    assert view.grid.isVisibleTo(view) and view.bar.isVisibleTo(view)
    view.show_proof(Proofs().at(incident_in_diagnosis(), ENDED, NOW), NOW)
    assert not view.grid.isVisibleTo(view) and not view.bar.isVisibleTo(view)
