"""Clock, windows, ribbon and Next bar of a run: the same places and widgets as on the desk."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.checklist.cells import MOST, cells_of, clock_of
from incident_desk.qt.pages.checklist.course import course_of
from incident_desk.qt.pages.checklist.parts import deadlines
from incident_desk.qt.pages.checklist.upcoming import Upcoming, upcoming
from incident_desk.qt.pages.checklist.view_model import ChecklistModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.clock import Clock, ClockModel
from incident_desk.qt.widgets.deadline_cell import DeadlineCell, DeadlineModel
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.qt.widgets.next_bar import NextBar, NextModel
from incident_desk.qt.widgets.ribbon import Ribbon
from incident_desk.qt.widgets.ribbon_model import RibbonModel

_SPOKEN = (CellState.AT_RISK, CellState.ALMOST_DUE, CellState.LATE)


class RunInstruments(QWidget):
    """The upper half of the page."""

    action_wished = Signal(str)
    """A button of the Next bar was pressed: the action's id."""

    def __init__(self, themes: ThemeService, model: ChecklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._next = Upcoming(NextModel(""))
        self._told: dict[str, CellState] = {}
        self._told_of = ""
        self.clock = Clock(themes, ClockModel(0), parent=self)
        self.cells = [DeadlineCell(themes, DeadlineModel("", "—"), parent=self) for _ in range(MOST + 1)]
        self.ribbon = Ribbon(themes, RibbonModel(()), parent=self)
        self.next_bar = NextBar(themes, NextModel(""), self)
        self._lay_out()
        self.next_bar.primary_clicked.connect(self._on_primary_clicked)
        self.next_bar.secondary_clicked.connect(self._on_secondary_clicked)
        for cell in self.cells:
            cell.action_requested.connect(self._on_seen_clicked)
        model.read.connect(self._on_read)
        model.course_moved.connect(self._on_course_moved)
        model.next_moved.connect(self._on_next_moved)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(self._themes, parent=self))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.clock)
        for cell in self.cells:
            row.addWidget(cell, 1)
        column.addLayout(row)
        column.addWidget(Hairline(self._themes, parent=self))
        ribbon_row = QHBoxLayout()
        ribbon_row.setContentsMargins(0, 6, 0, 4)
        ribbon_row.addWidget(self.ribbon)
        column.addLayout(ribbon_row)
        column.addWidget(self.next_bar)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _on_read(self) -> None:
        run, reading = self._model.run, self._model.reading
        if run is None or reading is None:
            return
        self.clock.set_model(clock_of(run, reading))
        models = cells_of(run, reading, self._model.pulse)
        for place, cell in enumerate(self.cells):
            cell.setVisible(place < len(models))
            if place < len(models):
                self._show_cell(cell, models[place])
        self._announce(run.id, models)

    def _on_course_moved(self) -> None:
        run, reading = self._model.run, self._model.reading
        if run is not None and reading is not None:
            self.ribbon.set_model(course_of(run, reading, self._model.entry_offsets))

    def _on_next_moved(self) -> None:
        run, reading = self._model.run, self._model.reading
        if run is not None and reading is not None:
            self._next = upcoming(run, reading)
            self.next_bar.set_model(self._next.model)

    def _show_cell(self, cell: DeadlineCell, model: DeadlineModel) -> None:
        cell.set_model(model)
        words = "\n".join(filter(None, (model.label, model.caption)))
        if plain(words) != cell.toolTip():
            cell.setToolTip(plain(words))

    def _announce(self, run: str, models: tuple[DeadlineModel, ...]) -> None:
        """Windows speak where they get louder, never each second."""
        before, self._told = self._told, {one.name: one.state for one in models}
        is_same, self._told_of = self._told_of == run, run
        for one in models if is_same else ():
            if one.state is not before.get(one.name) and one.state in _SPOKEN:
                announce(self, f"{one.label}: {one.spoken}", assertive=one.state is CellState.LATE)

    def _on_primary_clicked(self) -> None:
        self.action_wished.emit(self._next.primary)

    def _on_seen_clicked(self) -> None:
        """Seen: the alarm of the cell that was clicked, whichever presses most."""
        sender, reading = self.sender(), self._model.reading
        if isinstance(sender, DeadlineCell) and reading is not None:
            self._model.see(
                next((one.reading.due for one in deadlines(reading) if one.name == sender.model.name), None)
            )

    def _on_secondary_clicked(self) -> None:
        self.action_wished.emit(self._next.secondary)
