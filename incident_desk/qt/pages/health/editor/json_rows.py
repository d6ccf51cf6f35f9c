"""Conditions on a JSON answer, each as path, comparison and value."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.formats.json_lines import join_condition, split_condition
from incident_desk.qt.pages.health.editor.form import CheckForm
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.theme.marks import set_wrong
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

_COMPARISONS = (
    ("==", "is"), ("!=", "is not"), ("<", "under"), ("<=", "at most"), (">", "over"), (">=", "at least"),
    ("in", "is one of"), ("exists", "is there"),
)  # fmt: skip


class ConditionRow(QWidget):
    """One condition."""

    edited = Signal()
    removed = Signal()

    def __init__(self, themes: ThemeService, text: str) -> None:
        super().__init__()
        path, comparison, value = split_condition(text) if text else ("", "==", "")
        self.path, self.value, self.how = QLineEdit(path, self), QLineEdit(value, self), ChoiceBox(self)
        for sign, words in _COMPARISONS:
            self.how.addItem(words, sign)
        self.how.setCurrentIndex(max(0, self.how.findData(comparison)))
        gone = Button(themes, ButtonModel("", Variant.QUIET, icon="x", name="Remove this condition"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.current.px(8))
        for widget, stretch in ((self.path, 3), (self.how, 0), (self.value, 2), (gone, 0)):
            row.addWidget(widget, stretch)
        self.path.setFont(themes.current.font(TextKind.MONO))
        self.path.setPlaceholderText("$.status")
        self.path.setAccessibleName("JSON path")
        self.how.setAccessibleName("Comparison")
        self.value.setAccessibleName("Value")
        for field in (self.path, self.value):
            field.setMinimumWidth(themes.current.px(56))
            field.textEdited.connect(self.edited)
        self.how.activated.connect(self._on_activated)
        gone.clicked.connect(self.removed)
        self._on_activated()

    @property
    def text(self) -> str:
        """The condition as it is written."""
        sign = str(self.how.currentData())
        return join_condition(self.path.text(), sign, "" if sign == "exists" else self.value.text())

    def _on_activated(self) -> None:
        self.value.setEnabled(self.how.currentData() != "exists")
        self.edited.emit()


class JsonRows(QWidget):
    """All conditions of a check, and a button for one more."""

    def __init__(self, themes: ThemeService, form: CheckForm) -> None:
        super().__init__()
        self._themes, self._form = themes, form
        self.rows: list[ConditionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(themes.current.px(4))
        self.add = Button(themes, ButtonModel("Another condition", Variant.QUIET, icon="plus", small=True), self)
        self._column.addWidget(self.add)
        self.add.clicked.connect(self._on_add)
        form.filled.connect(self.fill)
        form.changed.connect(self._mark)
        self.fill()

    def fill(self) -> None:
        """Show the form's conditions."""
        lines = [one for one in self._form.texts.get("json", "").splitlines() if one.strip()] or [""]
        if [row.text for row in self.rows] != lines:
            self._rebuild(lines)

    def _look(self) -> None:
        """One more is of use once the first is written."""
        self.add.setVisible(bool(self.rows and self.rows[-1].text))

    def _rebuild(self, lines: list[str]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for line in lines:
            self._append(line)
        self._look()

    def _append(self, line: str) -> ConditionRow:
        row = ConditionRow(self._themes, line)
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        row.edited.connect(self._on_edited)
        row.removed.connect(self._on_removed)
        return row

    def _on_add(self) -> None:
        self._append("").path.setFocus()

    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, ConditionRow) and row in self.rows:
            self._rebuild([one.text for one in self.rows if one is not row] or [""])
            self._on_edited()

    def _on_edited(self) -> None:
        self._form.put("json", "\n".join(filter(None, (row.text for row in self.rows))))
        self._look()

    def _mark(self) -> None:
        is_wrong = "json" in self._form.problems and self._form.shows_problems
        for row in self.rows:
            set_wrong(row.path, is_wrong)
