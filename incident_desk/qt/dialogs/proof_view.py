"""The proof of recovery in the Resolve dialog: how far it is in words and as a bar, and all checks as they are."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.durations import span
from incident_desk.domain.recovery import Recovery, Watched
from incident_desk.domain.soak import Soak, SoakPhase
from incident_desk.formats.times import clock_face
from incident_desk.qt.dialogs.frame import Caption
from incident_desk.qt.dialogs.proof_bar import ProofBar, ProofShown
from incident_desk.qt.dialogs.snapshot_grid import MOST, SnapshotGrid, SnapshotShown
from incident_desk.qt.soak_words import state_of
from incident_desk.qt.theme import TextKind, ThemeService, set_tone
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph


class ProofView(QWidget):
    """Shows one ``Recovery`` after the other. Where no check is watched it is a line of words."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None, most: int = MOST) -> None:
        super().__init__(parent)
        self._most = most
        theme = themes.current
        self._title = Caption(themes, "Proof of recovery", "", self)
        self.sign, self.state = StateGlyph(themes, GlyphModel(GlyphState.NO_DATA), self), QLabel(self)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setFont(theme.font(TextKind.SMALL, weight=500, tabular=True))
        nothing = Soak(SoakPhase.NOTHING, 0.0, 0.0, None, None, (), (), ())
        self.bar = ProofBar(themes, ProofShown(nothing, datetime(2000, 1, 1, tzinfo=UTC)), self)
        self.snapshot = Caption(themes, "Snapshot", "", self)
        self.grid = SnapshotGrid(themes, SnapshotShown(()), self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(self._title, 1)
        row.addWidget(self.sign)
        row.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(row)
        for widget in (self.bar, self.snapshot, self.grid):
            column.addWidget(widget)

    def show_proof(self, found: Recovery, now: datetime, watched: Watched = ()) -> None:
        """Show what is known of the checks at ``now`` (UTC)."""
        soak = found.soak
        self._title.say_beside(beside_of(found, watched))
        glyph, words, tone = state_of(soak, now)
        self.sign.set_model(GlyphModel(glyph))
        self.state.setText(words)
        set_tone(self.state, tone)
        self.bar.set_model(ProofShown(soak, now))
        self.bar.setVisible(soak.phase is not SoakPhase.NOTHING)
        more = len(found.rows) - self._most
        rest = f", and {more} more" if more > 0 else ""
        self.snapshot.say_beside(f"{clock_face(now)} UTC, kept with the incident{rest}; value, and since when")
        self.grid.set_model(SnapshotShown.of(found.rows, self._most))
        for widget in (self.snapshot, self.grid):
            widget.setVisible(bool(found.rows))


def beside_of(found: Recovery, watched: Watched = ()) -> str:
    """What proves it: how many checks, how often, and what is left out."""
    soak = found.soak
    if not found.rows:
        return "no check is watched"
    every = {check.incident_interval_s for check, _ in watched}
    often = f", every {span(every.pop())}" if len(every) == 1 else ""
    left = f", without {len(soak.left_out)} that prove{'s' if len(soak.left_out) == 1 else ''} nothing"
    record = ", by the record" if found.by_record else ""
    count = f"{soak.proving} check{'' if soak.proving == 1 else 's'}"
    broken = f"; {soak.breaks[-1].text}" if soak.breaks else ""
    return f"{count}{often}{left if soak.left_out else ''}{record}{broken}"
