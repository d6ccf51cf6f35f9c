"""How far the proof of recovery is, as it is said wherever it is shown: a sign, words and a tone."""

from datetime import datetime

from incident_desk.domain.soak import Soak, SoakPhase
from incident_desk.qt.theme.marks import Tone
from incident_desk.qt.widgets.state_glyph import GlyphState

FRESH_S = 300.0
"""So long a completed proof is green; after that it is what was, and grey."""


def is_fresh(soak: Soak, now: datetime) -> bool:
    """Whether it was completed a few minutes ago."""
    done = soak.complete_at
    return soak.phase is SoakPhase.COMPLETE and done is not None and (now - done).total_seconds() < FRESH_S


def state_of(soak: Soak, now: datetime) -> tuple[GlyphState, str, Tone]:
    """The sign, the words and the tone of how far it is at ``now`` (UTC)."""
    match soak.phase:
        case SoakPhase.COMPLETE if is_fresh(soak, now):
            return GlyphState.RECOVERED, f"Soak {soak.words}", "good"
        case SoakPhase.COMPLETE:
            return GlyphState.MET, f"Soak {soak.words}", "text2"
        case SoakPhase.RUNNING:
            return GlyphState.CURRENT, f"Soak {soak.words}", ""
        case SoakPhase.UNCONFIRMED:
            return GlyphState.NO_DATA, f"Soak {soak.words}, not confirmed", "text2"
        case SoakPhase.NOTHING:
            return GlyphState.NO_DATA, "no proof", "text2"
        case _ if soak.waits_for:
            return GlyphState.DOWN, f"Soak {soak.why}", "alarm"
        case _:
            return GlyphState.NO_DATA, "Soak not begun", "text2"
