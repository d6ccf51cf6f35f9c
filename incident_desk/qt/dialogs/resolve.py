"""Resolve: when the impact ended, what was the cause and the fix, and what stays open."""

from datetime import datetime, tzinfo

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.domain.durations import span
from incident_desk.domain.errors import DeskError
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.formats.times import clock_face, describe, read_moment
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.services.acts.steering import still_open


class ResolveDialog(DialogFrame):
    """Undo is not enough here, so the dialog is the question."""

    def __init__(
        self, themes: ThemeService, incident: Incident, now: datetime, zone: tzinfo, window: QWidget
    ) -> None:
        super().__init__(themes, f"Resolve {incident.key}", "Resolve", window, width=640)
        self._incident, self._now, self._zone = incident, now, zone
        self._choices = self._moments()
        self._current = 0
        options = (*(words for words, _ in self._choices), "Other…")
        self.when = Segmented(themes, SegmentedModel(options, 0, "Impact ended"), self)
        self.typed = QLineEdit(self)
        self.typed.setPlaceholderText("14:45, ~14:30, -12m or unknown")
        self.typed.setAccessibleName("Impact ended at")
        self.typed.setVisible(False)
        self.cause, self.fix = QLineEdit(self), QLineEdit(self)
        self._lay_out_body()
        self.when.chosen.connect(self._on_chosen)

    @property
    def impact_ended(self) -> Moment | None:
        """When the impact ended; None where the record knows already."""
        if self._current < len(self._choices):
            return self._choices[self._current][1]
        return read_moment(self.typed.text(), self._now, self._zone)

    def missing(self) -> str:
        """A time that can be read."""
        try:
            _ = self.impact_ended
        except DeskError as error:
            return str(error)
        return ""

    def _moments(self) -> list[tuple[str, Moment | None]]:
        known = self._incident.milestones.get(Milestone.IMPACT_ENDED)
        if known is not None:
            return [(f"As recorded: {describe(known)}", None)]
        greens = [mark.at for mark in self._incident.check_marks.values() if mark.state == "ok"]
        found = [(f"{clock_face(max(greens))} last green check", Moment.exactly(max(greens)))] if greens else []
        return [*found, ("Now", Moment.exactly(self._now)), ("Not known", Moment.unknown())]

    def _lay_out_body(self) -> None:
        self.body.addWidget(self.caption("Impact ended (users are no longer hurt)"))
        self.body.addWidget(self.when)
        self.body.addWidget(self.typed)
        for field, words in ((self.cause, "Cause, in a line"), (self.fix, "Fix, in a line")):
            field.setAccessibleName(words)
            field.setPlaceholderText("may stay empty: not known yet")
            self.body.addWidget(self.caption(words))
            self.body.addWidget(field)
        self.body.addWidget(self.caption("Still open"))
        self.body.addWidget(self.plain(still_open(self._incident) or "Nothing is open."))
        for line in self._open_lines():
            self.body.addWidget(self.plain(line, "text3"))
        self.body.addWidget(self.caption("What happens next"))
        self.body.addWidget(self.plain(self._next()))
        self.cause.setFocus()

    def _open_lines(self) -> list[str]:
        lines = [
            f"{phase.name}: {step.text}"
            for phase in self._incident.phases
            if not phase.after
            for step in self._incident.open_steps_of(phase)
        ]
        lines += [f"Action: {action.text}" for action in self._incident.open_actions]
        return lines[:6] + ([f"and {len(lines) - 6} more"] if len(lines) > 6 else [])

    def _next(self) -> str:
        book = self._incident.playbook
        parts = ["The clocks stand."]
        if book and book.watch_s:
            parts.append(f"Watch for {span(book.watch_s)}.")
        if book and book.review_due_s:
            parts.append(f"The review is due within {span(book.review_due_s)}.")
        return " ".join((*parts, "It can be opened again with its number."))

    def _on_chosen(self, place: int) -> None:
        self._current = place
        other = place >= len(self._choices)
        self.typed.setVisible(other)
        if other:
            self.typed.setFocus()
