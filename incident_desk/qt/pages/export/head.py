"""The head of the page: which report goes out, whether the record has moved on, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.qt.pages.export.view_model import ExportModel
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.panes.identity.view_model import identity_of
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.plate import Plate, PlateModel

HEIGHT, HEIGHT_COMPACT = 60, 48


class Head(QWidget):
    """Says what is wished."""

    back_wished = Signal()
    """Back to where the person came from."""
    read_wished = Signal()
    """The record has moved on: the report is to be read anew."""

    def __init__(self, themes: ThemeService, model: ExportModel, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model, self._who = themes, model, who
        self.plate = Plate(themes, PlateModel(), self)
        self.title = Lettered(themes, TextKind.PANEL_TITLE, parent=self)
        self.caption = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self.read = Button(themes, ButtonModel("Read the record anew", keys=("F5",), small=True), self)
        self.back = Button(themes, ButtonModel("Back to review", keys=("Esc",), icon="undo-2"), self)
        self.title.setText("Export report")
        words, self._row = QVBoxLayout(), QHBoxLayout(self)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        words.addStretch(1)
        self._row.addWidget(self.plate)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.read)
        self._row.addWidget(self.back)
        self.read.clicked.connect(self.read_wished)
        self.back.clicked.connect(self.back_wished)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_model(self) -> None:
        """Show which incident it is."""
        incident = self._model.incident
        if incident is None:
            return
        identity = identity_of(incident, self._who)
        label = f"Drill {identity.severity}".strip() if identity.is_drill else identity.severity
        self.plate.set_model(PlateModel(label or "not stated", identity.rank))
        self.caption.setText(_caption(incident, self._model))
        if not self._model.is_behind and self.read.hasFocus():
            self.back.setFocus()
        self.read.setVisible(self._model.is_behind)

    def _fit(self) -> None:
        theme = self._themes.current
        self.setFixedHeight(theme.px(HEIGHT_COMPACT if theme.is_compact else HEIGHT))
        self._row.setContentsMargins(theme.px(16), theme.px(2), theme.px(16), theme.px(2))
        self._row.setSpacing(theme.px(12))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def _caption(incident: Incident, model: ExportModel) -> str:
    told = [f"{incident.key} {incident.title}", str(incident.status)]
    if model.is_behind:
        told.append("the record has moved on since this was read")
    if model.choices.version:
        approval = incident.review.approval_of(int(model.choices.version))
        told.append(f"version {approval.version} as approved")
        told += filter(None, [approval.since(incident.seq)])
    return " · ".join(told)
