"""The clocks of then: they stand, and nothing on them can be pressed."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.formats.times import clock_face
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.replay.then import Then
from incident_desk.qt.panes.instruments.cells import cells
from incident_desk.qt.panes.instruments.elapsed import clock_words
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.clock import Clock, ClockModel
from incident_desk.qt.widgets.deadline_cell import DeadlineCell, DeadlineModel
from incident_desk.qt.widgets.ribbon import Ribbon
from incident_desk.qt.widgets.ribbon_model import RibbonModel

_CELLS = 5


class PastInstruments(QWidget):
    """Clock, five deadlines and ribbon, in the places that they have on the desk."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock = Clock(themes, ClockModel(0, stands=True), parent=self)
        self.cells = [DeadlineCell(themes, DeadlineModel("", "—"), parent=self) for _ in range(_CELLS)]
        self.ribbon = Ribbon(themes, RibbonModel(()), parent=self)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row.setSpacing(0)
        row.addWidget(self.clock)
        for cell in self.cells:
            row.addWidget(cell, 1)
        column.addWidget(Hairline(themes, parent=self))
        column.addLayout(row)
        column.addWidget(Hairline(themes, parent=self))
        column.addWidget(self.ribbon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_then(self, then: Then) -> None:
        """Show the clocks of that moment."""
        incident, reading = then.incident, then.reading
        caption = "Elapsed then" if reading.running else "Took, as known then"
        since = f"at {clock_face(then.rewound.moment)} UTC"
        self.clock.set_model(ClockModel(int(reading.elapsed_s), caption, since, stands=True))
        self.clock.setToolTip(plain(clock_words(incident, reading)))
        for cell, model in zip(self.cells, cells(incident, reading, True), strict=True):
            cell.set_model(replace(model, action="", keys=(), name=""))
            cell.setToolTip(plain("\n".join(filter(None, (model.label, model.caption)))))
        self.ribbon.set_model(then.ribbon)
        self.ribbon.setVisible(bool(then.ribbon.phases))
