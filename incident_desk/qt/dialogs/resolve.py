"""Resolve: when the impact ended, what proves it, what was the cause and the fix, and what stays open."""

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.durations import countdown
from incident_desk.domain.errors import DeskError
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.patterns import found_cause
from incident_desk.domain.recovery import Recovery
from incident_desk.domain.soak import SoakPhase
from incident_desk.domain.timeline import Entry, Sign
from incident_desk.formats.times import clock_face
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.dialogs.lines import DueLines
from incident_desk.qt.dialogs.moment_field import MomentField
from incident_desk.qt.dialogs.open_lines import OpenLines
from incident_desk.qt.dialogs.proof_view import ProofView
from incident_desk.qt.dialogs.resolve_facts import (
    BY_RECORD,
    PROPOSED,
    Proofs,
    doubt,
    ended_by,
    impact_offers,
    impact_words,
    newest_of,
    still_open,
    what_follows,
    without_states,
)
from incident_desk.qt.dialogs.snapshot_grid import MOST, MOST_IN_LOW
from incident_desk.qt.theme import TextKind, ThemeService, set_tone
from incident_desk.services.filling import CAUSE, FIX
from incident_desk.services.scenes import Scene

_WIDTH, _RIGHT, _LOW = 1246, 500, 800
_WHY = "Why it is resolved without proof"
_HOW = "How you know that it is over"


class ResolveDialog(DialogFrame):
    """Undo is not enough here, so the dialog is the question.

    Without a complete proof Enter asks for a line that says why; it is kept with the resolution.
    """

    def __init__(
        self,
        themes: ThemeService,
        scene: Scene,
        now: datetime,
        zone: tzinfo,
        window: QWidget,
        proofs: Proofs = BY_RECORD,
    ) -> None:
        incident = scene.incident
        super().__init__(themes, "Resolve incident", f"Resolve {incident.key}", window, width=_WIDTH)
        self._incident, self._now, self._entries, self._proofs = incident, now, scene.entries, proofs
        offers = impact_offers(incident, scene.entries)
        self.when = MomentField(themes, "Impact ended", offers, zone, self)
        self._offers = offers
        self.cause, self.fix, self.reason = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.proof = ProofView(themes, self, MOST_IN_LOW if window.height() < _LOW else MOST)
        self.remains = OpenLines(themes, still_open(incident), self)
        self.then = DueLines(themes, "What happens next", self)
        self.since, self.length = QLabel(self), QLabel(self)
        self._asks = self.caption(_WHY, " ")
        self._recovery = self._found()
        self._lay_out_body()
        self._say_doubt()
        self.when.changed.connect(self._show_impact)
        self.reason.textChanged.connect(self._name_deed)
        self.tick(now)
        self.cause.setFocus()
        self.cause.selectAll()

    @property
    def impact_ended(self) -> Moment | None:
        """When the impact ended; None where the record knows already.

        Raises:
            DeskError: what was typed is no time, or lies ahead.
        """
        return self.when.moment(self._now)

    @property
    def ended_by(self) -> str:
        """What the end of the impact rests on: ``check``, ``change`` or ``typed``."""
        return "typed" if self.when.is_typed else ended_by(self._offers[self.when.choices.model.current][0])

    @property
    def lines(self) -> tuple[tuple[Sign, str], ...]:
        """Cause and fix as they go into the timeline; what stands there already is not said twice."""
        wanted = ((Sign.FINDING, CAUSE, self.cause.text().strip()), (Sign.ACTION, FIX, self.fix.text().strip()))
        said = ((sign, f"{mark}{words}") for sign, mark, words in wanted if words)
        return tuple(one for one in said if not _stands(newest_of(self._entries, one[0]), one[1]))

    @property
    def needs_reason(self) -> bool:
        """Whether checks are watched and do not prove it."""
        return self._recovery.soak.phase not in (SoakPhase.COMPLETE, SoakPhase.NOTHING)

    def missing(self) -> str:
        """A time that can be read; and where the proof is not there, why."""
        try:
            _ = self.impact_ended
        except DeskError as error:
            return str(error)
        if self.needs_reason and not self.reason.text().strip():
            return f"Say in a line why it is resolved without proof: {self._recovery.soak.words}"
        return ""

    def complain(self, words: str) -> None:
        """Say it, and go to what is wanted."""
        wanted = self.reason if words.startswith("Say in a line") else self.when.typed
        if wanted is self.reason:
            self._show_reason(True)
        super().complain(words)
        wanted.setFocus()

    def tick(self, now: datetime) -> None:
        """Time goes on: so does "now", and with it how long the impact lasted and how far the proof is."""
        self._now = now
        self.when.tick(now)
        since = (now - self._incident.declared_at).total_seconds()
        self.say_beside(f"{self._incident.key}, {countdown(since)} since declared")
        self._show_impact()
        self.then.show_lines(what_follows(self._incident, now))

    def take_scene(self, scene: Scene) -> None:
        """The incident moved on behind the dialog: a check turned normal, somebody wrote something."""
        incident = scene.incident
        if incident.id != self._incident.id:
            return
        self._incident, self._entries = incident, scene.entries
        offers = impact_offers(incident, scene.entries)
        if offers != self._offers:
            self._offers = offers
            self.when.offer(offers)
        self._say_doubt()
        self._show_impact()

    # -- building -------------------------------------------------------------------------------------------

    def _lay_out_body(self) -> None:
        left, right = self.columns(_RIGHT)
        gap = self.themes.current.px(10)
        left.addLayout(self._impact_row())
        left.addWidget(self.when)
        left.addSpacing(gap)
        left.addWidget(self.proof)
        left.addSpacing(gap // 2)
        left.addWidget(self._asks)
        left.addWidget(self.reason)
        self._show_reason(self._recovery.soak.phase is SoakPhase.NOTHING)
        told = without_states(self._entries, self._incident)
        finding, cause = newest_of(told, Sign.FINDING), found_cause(self._incident)
        said = finding is not None and finding.text.startswith(CAUSE)
        self._add_line(left, self.cause, "What broke", finding, "" if said else cause)
        self._add_line(left, self.fix, "What fixed it", newest_of(self._entries, Sign.ACTION))
        left.addStretch(1)
        right.addWidget(self.caption("Still open", "nothing is dropped"))
        right.addWidget(self.remains)
        right.addSpacing(gap)
        right.addWidget(self.caption("What happens next", "times in UTC"))
        right.addWidget(self.then)
        right.addStretch(1)

    def _impact_row(self) -> QHBoxLayout:
        """What is asked at the left; at the right how long it lasted then."""
        theme, row = self.themes.current, QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.caption("Impact ended", "users are no longer hurt, times in UTC"), 1)
        for label, kind, tone in ((self.since, TextKind.CAPTION, "text3"), (self.length, TextKind.STRONG, "")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(theme.font(kind, tabular=True))
            set_tone(label, tone)  # type: ignore[arg-type]
            row.addWidget(label)
        return row

    def _add_line(
        self, column: QVBoxLayout, field: QLineEdit, words: str, entry: Entry | None, confirmed: str = ""
    ) -> None:
        beside = "may stay empty: not known yet"
        if confirmed:
            field.setText(" ".join(confirmed.split()))
            beside = "the cause that was confirmed"
        elif entry is not None:
            # Its first line is what was found; under it stands what an answer said.
            text = " ".join(entry.text.strip().partition("\n")[0].split())
            for mark in PROPOSED:
                text = text.removeprefix(mark)
            field.setText(text)
            beside = f"from the entry at {clock_face(entry.sort_at)} UTC"
        field.setAccessibleName(f"{words}, in one line")
        column.addSpacing(self.themes.current.px(8))
        column.addWidget(self.caption(f"{words}, in one line", beside))
        column.addWidget(field)

    # -- what is shown --------------------------------------------------------------------------------------

    def _say_doubt(self) -> None:
        self.say(doubt(self._incident) or f"It can be opened again. The number stays {self._incident.key}")

    def _show_reason(self, shown: bool) -> None:
        """The line that says why there is no proof, or how it is known where no check can prove it."""
        is_nothing = self._recovery.soak.phase is SoakPhase.NOTHING
        self.reason.setAccessibleName(_HOW if is_nothing else _WHY)
        beside = "no check proves it" if is_nothing else "kept with the resolution"
        self._asks.say(_HOW if is_nothing else _WHY, beside)
        changed = self.reason.isVisibleTo(self) is not shown
        for widget in (self._asks, self.reason):
            widget.setVisible(shown)
        if changed and self.isVisible():
            self.refit()

    def _show_impact(self) -> None:
        since, length = impact_words(self._incident, self._meant())
        self.since.setText(since)
        self.length.setText(length)
        self._show_proof()

    def _show_proof(self) -> None:
        self._recovery = self._found()
        watched = (self._proofs.watched() if self._proofs.watched else None) or ()
        self.proof.show_proof(self._recovery, self._now, watched)
        self._name_deed()

    def _name_deed(self) -> None:
        """What Enter does: without proof it says so."""
        key = self._incident.key
        if not self.needs_reason:
            words = f"Resolve {key}"
        elif self.reason.text().strip():
            words = f"Resolve {key} without proof"
        else:
            words = "Resolve without proof…"
        self.name_buttons(words, "Keep open")

    def _found(self) -> Recovery:
        return self._proofs.at(self._incident, self._meant(), self._now)

    def _meant(self) -> Moment | None:
        try:
            return self.impact_ended or self._incident.milestones.get(Milestone.IMPACT_ENDED)
        except DeskError:
            return None


def _stands(entry: Entry | None, text: str) -> bool:
    return entry is not None and entry.text == text
