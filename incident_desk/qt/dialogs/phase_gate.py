"""Leaving a phase with open steps: carry each over, or say why it is not needed."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Step
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel

_MOST = 8


class PhaseGate(DialogFrame):
    """Opens only when steps are open."""

    def __init__(self, themes: ThemeService, incident: Incident, window: QWidget) -> None:
        following = incident.next_phase
        name = following.name if following else ""
        super().__init__(themes, f"Start {name}", f"Start {name}", window, width=680)
        phase = incident.phase
        assert phase is not None
        self.steps = incident.open_steps_of(phase)
        self.note.setText(f"{phase.name} stays as it is in the record, with its open steps.")
        self._rows = [self._row(step) for step in self.steps[:_MOST]]
        if len(self.steps) > _MOST:
            self.body.addWidget(self.plain(f"{len(self.steps) - _MOST} more are carried over."))

    def _row(self, step: Step) -> tuple[Step, QLineEdit]:
        reason = QLineEdit(self)
        reason.setPlaceholderText("why it is not needed")
        reason.setAccessibleName(f"Why {step.text} is not needed")
        reason.setEnabled(False)
        choice = Segmented(self.themes, SegmentedModel(("Carry over", "Not needed"), 0, step.text), self)
        choice.chosen.connect(reason.setEnabled)
        row = QHBoxLayout()
        row.addWidget(self.plain(step.text, ""), 1)
        row.addWidget(choice)
        row.addWidget(reason)
        self.body.addLayout(row)
        return step, reason

    @property
    def not_needed(self) -> dict[str, str]:
        """Step ids with the reason why each is not needed."""
        return {step.id: reason.text().strip() for step, reason in self._rows if reason.isEnabled()}

    def missing(self) -> str:
        """A reason for each step that is not needed."""
        return "" if all(self.not_needed.values()) else "Say why each step is not needed"
