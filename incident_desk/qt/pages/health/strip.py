"""The strip over the page: which incident it is, its clock, its ribbon and three deadlines; or a plain head."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.qt.course import course
from incident_desk.qt.pages.health.detail_head import FigureView
from incident_desk.qt.pages.health.facts import Figure
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.panes.identity.view_model import identity_of
from incident_desk.qt.panes.instruments.cells import cells
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.clock import Clock, ClockModel, ClockSize
from incident_desk.qt.widgets.deadline_cell import DeadlineModel
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.qt.widgets.plate import Plate, PlateModel
from incident_desk.qt.widgets.ribbon import Ribbon
from incident_desk.qt.widgets.ribbon_form import RibbonForm
from incident_desk.qt.widgets.ribbon_model import RibbonModel

HEIGHT = 64
_SHOWN = (2, 3, 1)
"""Which of the five deadlines stand here: phase, next update, resolution."""
_LOUD = (CellState.LATE, CellState.ALMOST_DUE, CellState.AT_RISK)


class Strip(QWidget):
    """Time is never out of sight."""

    desk_wished = Signal()
    """Back to the desk."""

    def __init__(
        self, themes: ThemeService, model: InstrumentsModel, who: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._model, self._who = themes, model, who
        self._plain, self._full = QWidget(self), QWidget(self)
        self.heading = Lettered(themes, TextKind.TITLE, parent=self._plain)
        self.under = Lettered(themes, TextKind.SMALL, "text3", parent=self._plain)
        full = self._full
        self.plate = Plate(themes, PlateModel(), full)
        self.title = Lettered(themes, TextKind.STRONG, parent=full)
        self.caption = Lettered(themes, TextKind.CAPTION, "text3", parent=full)
        self.clock = Clock(themes, ClockModel(0), ClockSize.STRIP, full)
        self.ribbon = Ribbon(themes, RibbonModel(()), RibbonForm.STRIP, full)
        self.figures = [FigureView(themes, full) for _ in _SHOWN]
        self.back = Button(themes, ButtonModel("Desk", keys=("Esc",), small=True), full)
        self._lay_out()
        self.back.clicked.connect(self.desk_wished)
        model.read.connect(self.read)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self.read()

    def say_plain(self, words: str) -> None:
        """What stands under the plain heading."""
        self.under.setText(words)

    def read(self) -> None:
        """Show the incident as it stands now; hidden it reads nothing."""
        scene, reading = self._model.scene, self._model.reading
        incident = scene.incident if scene is not None else None
        is_open = incident is not None and incident.is_open
        self._stack.setCurrentWidget(self._full if is_open else self._plain)
        if incident is None or reading is None or not is_open or not self.isVisible():
            return
        self._show(incident)
        self.clock.set_model(ClockModel(int(reading.elapsed_s)))
        self.ribbon.set_model(course(incident, reading, ()))
        every = cells(incident, reading)
        for view, place in zip(self.figures, _SHOWN, strict=True):
            view.show_figure(_figure(every[place]))

    def _show(self, incident: Incident) -> None:
        identity = identity_of(incident, self._who)
        label = f"Drill {identity.severity}".strip() if identity.is_drill else identity.severity
        self.plate.set_model(PlateModel(label or "not stated", identity.rank))
        self.title.setText(identity.title)
        commander = next((seat.initials for seat in identity.seats if seat.initials), "")
        who = f" · {commander} commands" if commander else ""
        self.caption.setText(f"{incident.key} · {identity.status}{who}")

    def _lay_out(self) -> None:
        plain = QVBoxLayout(self._plain)
        plain.setSpacing(0)
        plain.addStretch(1)
        plain.addWidget(self.heading)
        plain.addWidget(self.under)
        plain.addStretch(1)
        self.heading.setText("Health")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        words.addStretch(1)
        self._row = QHBoxLayout(self._full)
        self._row.addWidget(self.plate)
        self._row.addLayout(words, 2)
        self._row.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.ribbon, 5)
        for figure in self.figures:
            self._row.addWidget(figure)
        self._row.addWidget(self.back)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._plain)
        self._stack.addWidget(self._full)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _fit(self) -> None:
        theme = self._themes.current
        px = theme.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(16), px(2), px(16), px(2))
        self._row.setSpacing(px(10 if theme.is_compact else 18))
        plain = self._plain.layout()
        if plain is not None:
            plain.setContentsMargins(px(20), 0, px(20), 0)
        # The last of the deadlines gives way to the ribbon where there is little room.
        self.figures[-1].setVisible(not theme.is_compact)

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def _figure(cell: DeadlineModel) -> Figure:
    word = f" {cell.state.value}" if cell.state in _LOUD else ""
    return Figure(f"{cell.short_label or cell.label}{word}", cell.value)
