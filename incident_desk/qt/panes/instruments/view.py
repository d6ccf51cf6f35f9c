"""Clock, five deadlines, ribbon and Next bar: they keep their places in every state and size."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain.next_actions import NextAction, Urgency
from incident_desk.qt.actions import spec
from incident_desk.qt.course import course
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.panes.instruments.cells import cells
from incident_desk.qt.panes.instruments.elapsed import clock_model, clock_words
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import ButtonModel, Variant
from incident_desk.qt.widgets.clock import Clock, ClockModel
from incident_desk.qt.widgets.deadline_cell import DeadlineCell, DeadlineModel
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.qt.widgets.next_bar import NextBar, NextModel, NextTone
from incident_desk.qt.widgets.ribbon import Ribbon
from incident_desk.qt.widgets.ribbon_model import RibbonModel

_TONES = {Urgency.NEXT: NextTone.NEXT, Urgency.SOON: NextTone.SOON, Urgency.DUE_NOW: NextTone.DUE}
_CELLS = 5
_SPOKEN_STATES = (CellState.AT_RISK, CellState.ALMOST_DUE, CellState.LATE)
_BUTTON_WORDS = {
    "step_done": "Mark step done",
    "acknowledge": "Acknowledge",
    "escalate": "Escalate",
    "pause": "Wait or resume…",
    "home": "Show what waits",
    "next_phase": "Next phase",
    "resolve": "Resolve…",
    "roles": "Set roles",
    "update": "Draft update",
    "log": "Log an entry",
    "status": "Set status…",
}


class Instruments(QWidget):
    """The upper half of the desk."""

    action_wished = Signal(str)
    """A button of the Next bar was pressed: the action's id."""

    def __init__(self, themes: ThemeService, model: InstrumentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._actions: tuple[NextAction, ...] = ()
        self._told: tuple[str, tuple[CellState, ...]] = ("", ())
        self.clock = Clock(themes, ClockModel(0), parent=self)
        self.cells = [DeadlineCell(themes, DeadlineModel("", "—"), parent=self) for _ in range(_CELLS)]
        self.ribbon = Ribbon(themes, RibbonModel(()), parent=self)
        self.next_bar = NextBar(themes, NextModel(""), self)
        self._lay_out()
        self.next_bar.primary_clicked.connect(self._on_primary_clicked)
        self.next_bar.secondary_clicked.connect(self._on_secondary_clicked)
        for cell in self.cells:
            cell.action_requested.connect(self._on_action_requested)
        model.read.connect(self._on_read)
        model.cells_moved.connect(self._on_cells_moved)
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
            # Each cell draws the line at its left by itself.
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
        scene, reading = self._model.scene, self._model.reading
        if scene is None or reading is None:
            return
        incident = scene.incident
        self._show_running(incident.past is None or incident.is_open)
        self.clock.set_model(clock_model(incident, reading))
        self.clock.setToolTip(plain(clock_words(incident, reading)))

    def _show_running(self, is_shown: bool) -> None:
        """What was taken in from a report has nothing that comes next."""
        if self.next_bar.isVisibleTo(self) is not is_shown:
            self.next_bar.setVisible(is_shown)
            self.updateGeometry()

    def _on_cells_moved(self) -> None:
        scene, reading = self._model.scene, self._model.reading
        if scene is None or reading is None:
            return
        incident = scene.incident
        models = cells(incident, reading, self._model.pulse)
        for cell, model in zip(self.cells, models, strict=True):
            cell.set_model(model)
            words = "\n".join(filter(None, (model.label, model.caption)))
            if plain(words) != cell.toolTip():
                cell.setToolTip(plain(words))
        self._announce(incident.id, models)

    def _on_course_moved(self) -> None:
        scene, reading = self._model.scene, self._model.reading
        if scene is not None and reading is not None:
            offsets, changes = self._model.entry_offsets, self._model.changes
            model = course(scene.incident, reading, offsets, changes)
            self.ribbon.set_model(model)
            self.ribbon.setVisible(bool(model.phases))

    def _on_next_moved(self) -> None:
        self._actions = self._model.next_actions()
        self.next_bar.set_model(self._next_model())

    def _announce(self, incident: str, models: tuple[DeadlineModel, ...]) -> None:
        """Clocks speak where they get louder (75, 90 and 100 %), never each second."""
        before, self._told = self._told, (incident, tuple(model.state for model in models))
        if before[0] != incident:
            return
        for model, was in zip(models, before[1], strict=True):
            if model.state is not was and model.state in _SPOKEN_STATES:
                announce(self, f"{model.label}: {model.spoken}", assertive=model.state is CellState.LATE)

    def _next_model(self) -> NextModel:
        if not self._actions:
            scene = self._model.scene
            word = scene.incident.status.capitalize() if scene else ""
            waiting = len(scene.incident.open_actions) if scene else 0
            items = f"{waiting} action item{'s are' if waiting > 1 else ' is'} still open"
            return NextModel(f"{word}. {items if waiting else 'Nothing waits here'}", detail="")
        first, *rest = self._actions
        other = self._second
        return NextModel(
            first.title,
            _TONES[first.urgency],
            first.detail,
            tuple(one.title for one in rest[:2]),
            _button(first.action, Variant.PRIMARY),
            _button(other, Variant.SECONDARY) if other else None,
        )

    @property
    def _second(self) -> str:
        """The action that settles the first thing too, or else the next one that is another."""
        first = self._actions[0]
        return first.beside or next((one.action for one in self._actions if one.action != first.action), "")

    def _on_primary_clicked(self) -> None:
        if self._actions:
            self.action_wished.emit(self._actions[0].action)

    def _on_secondary_clicked(self) -> None:
        if self._actions and self._second:
            self.action_wished.emit(self._second)

    def _on_action_requested(self) -> None:
        """Seen: the alarm of the cell that was clicked, whichever presses most."""
        sender = self.sender()
        if isinstance(sender, DeadlineCell) and sender.model.name:
            self._model.see(sender.model.name)


def _button(action: str, variant: Variant) -> ButtonModel:
    return ButtonModel(_BUTTON_WORDS[action], variant, spec(action).keys[:1])
