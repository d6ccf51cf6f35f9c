"""The line under the steps that asks why: why a step is not needed, or is done though its check says otherwise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from incident_desk.domain.checklist import StepState
from incident_desk.qt.panes.playbook.action_strip import OneLine


class ReasonLine(OneLine):
    """Hidden until something is asked; stays with its words until the step has its state, or Esc."""

    given = Signal(str, object, str)
    """The step with that id is to have that state, for that reason."""
    asked = Signal(str)
    """It is about to be asked about the step with that id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._state = "", StepState.NOT_NEEDED
        self.hide()
        self.returnPressed.connect(self._on_return)

    @property
    def asked_of(self) -> str:
        """The step that is asked about; empty where nothing is asked."""
        return self._step

    @property
    def wanted(self) -> StepState:
        """The state that the step is to have."""
        return self._state

    def ask(self, step: str, state: StepState, question: str) -> None:
        """Ask why that step is to have that state."""
        self._step, self._state = step, state
        self.asked.emit(step)
        self.setPlaceholderText(question)
        self.setAccessibleName(question)
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop(self) -> None:
        """Ask no more."""
        self._step = ""
        self.clear()
        self.hide()

    def _on_return(self) -> None:
        reason = self.text().strip()
        if reason and self._step:
            self.given.emit(self._step, self._state, reason)
