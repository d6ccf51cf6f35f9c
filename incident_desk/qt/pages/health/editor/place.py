"""What a check is called, what it belongs to, and in which environment it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.formats.check_address import ENVIRONMENTS
from incident_desk.qt.pages.health.editor.fields import Field, TurningRow, in_a_row
from incident_desk.qt.pages.health.editor.form import CheckForm
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox


class GroupField(ChoiceBox):
    """A group that is in use, or another one that is typed."""

    def __init__(self, themes: ThemeService, model: EditorModel) -> None:
        super().__init__()
        self._model, self._form = model, model.form
        self.setEditable(True)
        self.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self.setAccessibleName("Group: the service that it belongs to")
        line = self.lineEdit()
        assert line is not None
        line.setAccessibleName(self.accessibleName())
        line.setPlaceholderText("Service or group")
        line.setMaxLength(100)
        self.setFont(themes.current.font(TextKind.BODY))
        self.setMinimumWidth(themes.current.px(150))
        self.editTextChanged.connect(self._on_typed)
        model.form.filled.connect(self.fill)

    def fill(self) -> None:
        """Show the form's group, and those that are in use to choose from."""
        self.blockSignals(True)
        self.clear()
        self.addItems(list(self._model.groups))
        self.setCurrentText(self._form.text("group"))
        self.blockSignals(False)

    def _on_typed(self, text: str) -> None:
        self._form.put("group", text)


class EnvironmentPick(QWidget):
    """The usual environments, and the check's own where it is another."""

    def __init__(self, themes: ThemeService, form: CheckForm) -> None:
        super().__init__()
        self._themes, self._form = themes, form
        self._labels: tuple[str, ...] = ()
        self.choice: Segmented | None = None
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        form.filled.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the form's environment."""
        label = self._form.texts.get("environment", "")
        known = label.casefold() in ENVIRONMENTS
        labels = ENVIRONMENTS if known else (*ENVIRONMENTS, label or "none")
        if labels != self._labels:
            self._labels = labels
            self._rebuild()
        assert self.choice is not None
        self.choice.set_current(ENVIRONMENTS.index(label.casefold()) if known else len(labels) - 1)

    def _rebuild(self) -> None:
        if self.choice is not None:
            self.choice.hide()
            self.choice.deleteLater()
        words = tuple(one.capitalize() if one in (*ENVIRONMENTS, "none") else one for one in self._labels)
        self.choice = Segmented(self._themes, SegmentedModel(words, 0, "Environment"))
        self.choice.chosen.connect(self._on_chosen)
        self._line.addWidget(self.choice)

    def _on_chosen(self, place: int) -> None:
        label = self._labels[place]
        self._form.put("environment", "" if label == "none" else label)


def place_row(themes: ThemeService, model: EditorModel) -> TurningRow:
    """Name, group and environment in one row."""
    name = Field(themes, model.form, "name", "Name").of_width(190)
    name.setPlaceholderText("Name")
    group = GroupField(themes, model)
    group.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return TurningRow(themes, in_a_row(themes, name, group), EnvironmentPick(themes, model.form))
