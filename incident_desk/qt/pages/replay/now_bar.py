"""The bar at the foot of the rewound desk: it is always now. The incident goes on, and can be logged from here."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from incident_desk.domain.durations import elapsed
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.panes.instruments.cells import cells
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.chip import ChipLook, ChipModel, ChipSize, chip_size, paint_chip
from incident_desk.qt.widgets.deadline_cell import DeadlineModel
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken

_LOUD = {
    CellState.AT_RISK: ChipLook.CAUTION,
    CellState.ALMOST_DUE: ChipLook.CAUTION,
    CellState.LATE: ChipLook.ALARM,
}
_QUIET = (CellState.MET, CellState.MISSED, CellState.NOT_STATED)
_MOST = 3
GOES_ON = "The incident goes on. What is logged here happens now, not in the past"


class _Deadline(PaintedWidget[ChipModel]):
    """One deadline as a chip."""

    def design_size(self, theme: Theme) -> QSizeF:
        """As wide as its words."""
        return QSizeF(chip_size(self.model, theme).width() + 2, 28)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the chip."""
        paint_chip(painter, area, self.model, theme)

    def spoken(self) -> Spoken:
        """Its words."""
        return Spoken("Now", self.model.text)


class NowBar(QWidget):
    """Hears of each second, and is read while it is in sight."""

    def __init__(self, themes: ThemeService, model: InstrumentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        set_surface(self, "window")
        self.word = Lettered(themes, TextKind.BODY, "accent", weight=600, parent=self)
        self.clock = Lettered(themes, TextKind.TITLE, parent=self)
        self.deadlines = [_Deadline(themes, ChipModel(""), self) for _ in range(_MOST)]
        self.goes_on = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self._row = QHBoxLayout(self)
        for widget in (self.word, self.clock, *self.deadlines):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.goes_on)
        model.read.connect(self.read)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def read(self) -> None:
        """Show the incident as it stands now; hidden it reads nothing."""
        scene, reading = self._model.scene, self._model.reading
        if scene is None or reading is None or not self.isVisible():
            return
        incident = scene.incident
        ended = f"{incident.status.capitalize()}" if not incident.is_open else "Now"
        self.word.setText(ended)
        self.clock.setText(elapsed(reading.elapsed_s))
        told = [one for one in cells(incident, reading, self._model.pulse) if one.state not in _QUIET]
        loud_first = sorted(told, key=lambda one: one.state not in _LOUD)[:_MOST] if incident.is_open else []
        for place, view in enumerate(self.deadlines):
            view.setVisible(place < len(loud_first))
            if place < len(loud_first):
                view.set_model(_chip(loud_first[place]))
        self.goes_on.setText(GOES_ON if incident.is_open else "")

    def _on_theme_changed(self, theme: Theme) -> None:
        px = theme.px
        self._row.setContentsMargins(px(14 if theme.is_compact else 20), px(4), px(20), px(4))
        self._row.setSpacing(px(12))
        self.goes_on.setVisible(not theme.is_compact)


def _chip(cell: DeadlineModel) -> ChipModel:
    look = _LOUD.get(cell.state, ChipLook.PLAIN)
    word = f" {cell.state.value}" if cell.state in _LOUD else ""
    icon = "triangle-alert" if cell.state in _LOUD else ""
    return ChipModel(f"{cell.short_label or cell.label} {cell.value}{word}", look, ChipSize.CHIP, icon)
