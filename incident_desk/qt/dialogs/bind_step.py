"""Which check ticks a step, and after how many good answers in a row; or none."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from incident_desk.domain.health_state import State
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Step
from incident_desk.domain.sensed_steps import GOOD, MOST_GOOD, bindings_of, offered
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.wheel_deaf import NumberBox

_NONE = "No check ticks it"
_MOST_ROWS, _ROW = 8, 28


class BindStepDialog(DialogFrame):
    """A list of the checks; the one that ticks the step by now, or that the step names, is chosen."""

    def __init__(
        self, themes: ThemeService, incident: Incident, step: Step, states: Mapping[str, State], window: QWidget
    ) -> None:
        super().__init__(themes, "Tick by a check", "Tick by this check", window)
        bound = bindings_of(incident).get(step.id)
        self.say_beside(step.text)
        self.checks = QListWidget(self)
        self.checks.setAccessibleName("Check that ticks the step")
        self._add(_NONE, "")
        for check, data in incident.checks.items():
            state = states.get(check)
            name = str(data.get("name") or check)
            self._add(f"{name}, {state.word}" if state else name, check)
        wanted = bound.check if bound else offered(incident, step.text)
        self._choose(wanted or next(iter(incident.checks), ""))
        self.good = NumberBox(self)
        self.good.setRange(1, MOST_GOOD)
        self.good.setValue(bound.good if bound else GOOD)
        self.good.setAccessibleName("Good answers in a row")
        self.body.addWidget(self.caption("Check", "its answers tick the step, its fault opens it again"))
        self.body.addWidget(self.checks)
        self.body.addWidget(self.caption("Good answers in a row", "since the phase of the step began"))
        self.body.addWidget(self.good)
        self.checks.currentRowChanged.connect(self._on_chosen)
        self._on_chosen()
        self.say("Your own tick wins over the check")
        self.checks.setFocus()

    @property
    def check(self) -> str:
        """The id of the chosen check; empty for none."""
        item = self.checks.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _add(self, words: str, check: str) -> None:
        item = QListWidgetItem(words, self.checks)
        item.setData(Qt.ItemDataRole.UserRole, check)
        item.setSizeHint(QSize(0, self.themes.current.px(_ROW)))

    def _choose(self, check: str) -> None:
        rows = [str(self.checks.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.checks.count())]
        self.checks.setCurrentRow(rows.index(check) if check in rows else 0)
        self.checks.setFixedHeight(
            self.themes.current.px(_ROW) * min(_MOST_ROWS, len(rows)) + self.themes.current.px(8)
        )

    def _on_chosen(self) -> None:
        self.good.setEnabled(bool(self.check))
        self.name_buttons("Tick by this check" if self.check else "Loosen the step")
