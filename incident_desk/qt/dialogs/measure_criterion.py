"""Which check measures a criterion of the run's decision; or none."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Criterion
from incident_desk.domain.run_criteria import measured_by
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

_NONE = "No check measures it"
_MOST_ROWS, _ROW = 8, 28


class MeasureDialog(DialogFrame):
    """A reason, and the checks that may measure it: those of the run, then the standing ones that it has not.

    The reasons come in their order; the first that no check measures is chosen.
    """

    def __init__(
        self,
        themes: ThemeService,
        run: Incident,
        criteria: Sequence[Criterion],
        standing: Incident | None,
        window: QWidget,
    ) -> None:
        super().__init__(themes, "Measure by a check", "Measure by this check", window)
        self._measured = [measured_by(run, one.text) for one in criteria]
        self._stated = run.playbook.criteria if run.playbook else ()
        self._criteria = criteria
        self.criterion, self.checks = ChoiceBox(self), QListWidget(self)
        self.criterion.setAccessibleName("Reason to roll back")
        self.criterion.addItems([one.text for one in criteria])
        self.checks.setAccessibleName("Check that measures it")
        self._add(_NONE, "")
        for check, data in run.checks.items():
            self._add(str(data.get("name") or check), check)
        for check, data in standing.checks.items() if standing is not None else ():
            if check not in run.checks:
                self._add(f"{data.get('name') or check}, comes along", check)
        self.checks.setFixedHeight(
            themes.current.px(_ROW) * min(_MOST_ROWS, self.checks.count()) + themes.current.px(8)
        )
        self.body.addWidget(self.caption("Reason"))
        self.body.addWidget(self.criterion)
        self.body.addWidget(self.caption("Check", "its fault offers the decision, and rolls nothing back"))
        self.body.addWidget(self.checks)
        self.criterion.currentIndexChanged.connect(self._on_criterion_chosen)
        self.checks.currentRowChanged.connect(self._on_check_chosen)
        free = next((place for place, check in enumerate(self._measured) if not check), 0)
        self.criterion.setCurrentIndex(free)
        self._on_criterion_chosen()
        self.say("What you say here goes before the words of the reason")
        self.checks.setFocus()

    @property
    def chosen(self) -> str:
        """The reason as the rule wants it: its number in the document."""
        return str(self._stated.index(self._criteria[self.criterion.currentIndex()]) + 1)

    @property
    def check(self) -> str:
        """The id of the chosen check; empty for none."""
        item = self.checks.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    @property
    def is_changed(self) -> bool:
        """Whether it is another check than by now."""
        return self.check != self._measured[self.criterion.currentIndex()]

    def _add(self, words: str, check: str) -> None:
        item = QListWidgetItem(words, self.checks)
        item.setData(Qt.ItemDataRole.UserRole, check)
        item.setSizeHint(QSize(0, self.themes.current.px(_ROW)))

    def _on_criterion_chosen(self) -> None:
        """The check that measures it by now, else the first one there is."""
        now = self._measured[self.criterion.currentIndex()]
        ids = [str(self.checks.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.checks.count())]
        self.checks.setCurrentRow(ids.index(now) if now else 1)
        self._on_check_chosen()

    def _on_check_chosen(self) -> None:
        self.name_buttons("Measure by this check" if self.check else "Measure by none")
