"""How far the proof is, with a sign and a tone; green is for the first minutes alone."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.soak import Soak, SoakPhase
from incident_desk.qt.soak_words import is_fresh, state_of
from incident_desk.qt.widgets.state_glyph import GlyphState

NOW = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)


def soak(phase, done_s=0, waits=()):
    since = NOW - timedelta(seconds=1800 + done_s)
    return Soak(phase, 1800, 1800, since, NOW - timedelta(seconds=done_s), (), waits, ())


@pytest.mark.parametrize(
    ("found", "sign", "words"),
    [
        (soak(SoakPhase.COMPLETE, 10), GlyphState.RECOVERED, "Soak 30:00 of 30:00"),
        (soak(SoakPhase.COMPLETE, 400), GlyphState.MET, "Soak 30:00 of 30:00"),
        (soak(SoakPhase.RUNNING), GlyphState.CURRENT, "Soak 30:00 of 30:00"),
        (soak(SoakPhase.UNCONFIRMED), GlyphState.NO_DATA, "Soak 30:00 of 30:00, not confirmed"),
        (soak(SoakPhase.WAITING, waits=("/api",)), GlyphState.DOWN, "Soak waits for /api"),
        (soak(SoakPhase.WAITING), GlyphState.NO_DATA, "Soak not begun"),
        (soak(SoakPhase.NOTHING), GlyphState.NO_DATA, "no proof"),
    ],
)
def test_each_state_has_its_sign_and_words(found, sign, words):
    assert state_of(found, NOW)[:2] == (sign, words)
    assert is_fresh(found, NOW) is (sign is GlyphState.RECOVERED)
