"""The page of a run: head, instruments, three columns, and the log field that writes into the run."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.domain.checklist import StepState
from incident_desk.domain.run_criteria import criterion_states
from incident_desk.domain.run_reading import RunReading
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.checklist.cells import key_is_seen
from incident_desk.qt.pages.checklist.decision import (
    ROLL_BACK,
    asked,
    criteria_of,
    decided,
    known,
    roll_back_command,
    titles,
)
from incident_desk.qt.pages.checklist.deferred_list import DeferredList
from incident_desk.qt.pages.checklist.ending import Ending, EndingModel, ending_of
from incident_desk.qt.pages.checklist.head import RunHead
from incident_desk.qt.pages.checklist.instruments import RunInstruments
from incident_desk.qt.pages.checklist.listed import part_rows, reference_words
from incident_desk.qt.pages.checklist.pane_head import PaneHead
from incident_desk.qt.pages.checklist.part_list import PartList
from incident_desk.qt.pages.checklist.roll_back_card import RollBackCard
from incident_desk.qt.pages.checklist.run_log import RunLog
from incident_desk.qt.pages.checklist.steps_pane import StepsPane
from incident_desk.qt.pages.checklist.view_model import ChecklistModel
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.panes.log_field.view import LogField
from incident_desk.qt.panes.log_field.view_model import LogFieldModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface
from incident_desk.qt.widgets.button import ButtonModel, Variant
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState
from incident_desk.qt.widgets.tab_order import chain
from incident_desk.qt.widgets.upright_area import upright_area

_EMPTY = EmptyModel(
    "list-todo",
    "No run is shown",
    "Start a checklist, or open a run from Home.",
    ButtonModel("Start a checklist…", Variant.PRIMARY),
)
_LEFT, _RIGHT, _LEFT_COMPACT, _RIGHT_COMPACT = 340, 518, 230, 340


class ChecklistPage(QWidget):
    """Places the parts; what a part wishes goes to the model or to the window's table."""

    action_wished = Signal(str)
    """An action of the window's table: its id."""
    noticed = Signal(str)
    """A short word for the person."""
    calling = Signal(bool)
    """Whether something of the run calls for somebody to see it: then the key for that means Seen."""
    defer_wanted = Signal(str)
    """The step with that id is to be put off."""

    def __init__(
        self,
        themes: ThemeService,
        model: ChecklistModel,
        log: LogFieldModel,
        who: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self.model = themes, model
        self._states: tuple[object, ...] = ()
        self._shown = ""
        set_surface(self, "panel")
        room = self._room = QWidget(self)
        self.head = RunHead(themes, who, room)
        self.instruments = RunInstruments(themes, model, room)
        self.outline_head, self.outline = PaneHead(themes, "Checklist", room), PartList(themes, room)
        self.reference = Lettered(themes, TextKind.SMALL, "text2", parent=room)
        self.steps = StepsPane(themes, model, room)
        self.decision_head, self.decision = PaneHead(themes, ROLL_BACK, room), RollBackCard(themes, room)
        self.deferred, self.logged = DeferredList(themes, room), RunLog(themes, room)
        self.ending_head, self.ending = (
            PaneHead(themes, "How this run ends", room),
            Ending(themes, EndingModel(("",)), room),
        )
        self.log = LogField(themes, log, room)
        self.empty = EmptyState(themes, _EMPTY, parent=self)
        self._lay_out()
        self._connect()
        themes.theme_changed.connect(self._fit)
        self._fit(themes.current)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        right = (self.decision, self.deferred, self.logged)
        return (self.instruments.next_bar, self.outline, self.steps, *right, self.log)

    def take_focus(self) -> None:
        """Go to the steps, where the space bar ticks."""
        self.steps.steps.setFocus()

    # -- building -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        self._left, self._right = QWidget(self._room), QWidget(self._room)
        self._fill(self._left, (self.outline_head, self._line(), self.outline, self._line(), self.reference))
        for widget in (self._left, self._line(upright=True), self.steps, self._line(upright=True), self._right):
            columns.addWidget(widget, 1 if widget is self.steps else 0)
        self._decision_room = QHBoxLayout()
        self._decision_room.addWidget(self.decision)
        self._ending_room = QHBoxLayout()
        self._ending_room.addWidget(self.ending)
        right = self._fill(self._right, (self._lay_out_right(), self._line(), self.ending_head))
        right.setStretch(0, 1)
        right.addLayout(self._ending_room)
        column = self._fill(self._room, (self.head, self.instruments))
        column.addLayout(columns, 1)
        column.addWidget(self._line())
        column.addWidget(self.log)
        for layout in (columns, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._room)
        chain(self.instruments.next_bar, (self.outline, self.steps.steps))

    def _lay_out_right(self) -> QScrollArea:
        """The decision, what is put off, and the log: in a low window scrolled, none of them cut."""
        area = self._right_area = upright_area(self._right)
        inside = QWidget(area.viewport())
        set_surface(inside, "panel")
        column = self._fill(inside, (self.decision_head,))
        column.addLayout(self._decision_room)
        for widget in (self._line(), self.deferred, self._line(), self.logged):
            column.addWidget(widget, 1 if widget is self.logged else 0)
        area.setWidget(inside)
        self.logged.entries.installEventFilter(self)
        return area

    def _line(self, *, upright: bool = False) -> Hairline:
        return Hairline(self._themes, upright=upright, parent=self._room)

    def _fill(self, place: QWidget, widgets: tuple[QWidget, ...]) -> QVBoxLayout:
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in widgets:
            column.addWidget(widget, 1 if widget is self.outline else 0)
        return column

    def _connect(self) -> None:
        self.head.action_wished.connect(self.action_wished)
        self.instruments.action_wished.connect(self.action_wished)
        self.empty.action_clicked.connect(self._on_empty_clicked)
        self.outline.wanted.connect(self.steps.go_to)
        self.steps.noticed.connect(self.noticed)
        self.steps.defer_wanted.connect(self.defer_wanted)
        self.decision.roll_back_wished.connect(self._on_roll_back)
        self.decision.keep_going_wished.connect(self._on_keep_going)
        self.decision.copy_wished.connect(self.steps.copy)
        self.deferred.done_wanted.connect(self._on_deferred_done)
        self.model.noticed.connect(self.noticed)
        self.model.shown_changed.connect(self._on_shown_changed)
        self.model.read.connect(self._on_read)

    def _fit(self, theme: Theme) -> None:
        compact = theme.is_compact
        self._left.setFixedWidth(theme.px(_LEFT_COMPACT if compact else _LEFT))
        self._right.setFixedWidth(theme.px(_RIGHT_COMPACT if compact else _RIGHT))
        side = theme.px(10 if compact else 20)
        self._decision_room.setContentsMargins(side, 0, side, side)
        self.ending_head.setVisible(not compact)
        self._ending_room.setContentsMargins(
            side, theme.px(4) if compact else 0, side, theme.px(6 if compact else 12)
        )
        self.reference.setContentsMargins(side, theme.px(8), side, theme.px(8))
        self.reference.setFixedHeight(theme.px(32 if compact else 44))

    # -- Qt -----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """The clocks as they stand now, and each second from now on."""
        super().showEvent(event)
        self.model.is_watched = True
        self.model.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Behind another page no clock runs."""
        super().hideEvent(event)
        self.model.is_watched = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The log comes into sight with the focus, by whatever key."""
        if event.type() is QEvent.Type.FocusIn:
            self._right_area.ensureWidgetVisible(self.logged)
        return super().eventFilter(watched, event)

    # -- what is shown ------------------------------------------------------------------------------------

    def _on_shown_changed(self) -> None:
        run, reading = self.model.run, self.model.reading
        if run is None or reading is None:
            return
        is_another, self._shown = self._shown != run.id, run.id
        self._stack.setCurrentIndex(1)
        self.head.show_run(run, reading)
        self.reference.setText(reference_words(run))
        self.reference.setVisible(bool(self.reference.text()))
        self.decision_head.name.setText(titles(criteria_of(run))[0])
        criteria = criteria_of(run)
        met = run.run_end.criterion if run.run_end else ""
        for widget in (self.decision_head, self.decision):
            widget.setVisible(bool(criteria))
        sensed = {one.criterion.text: one for one in criterion_states(run)} if run.is_open else {}
        self.decision.show_decision(criteria, met, known(reading), sensed)
        self.decision.show_command(roll_back_command(run))
        self.decision.allow(run.is_open)
        self._show_lists(reading)
        if self.model.scene is not None:
            self.logged.show_scene(self.model.scene)
        if is_another:
            self.steps.begin()
            self.take_focus()

    def _on_read(self) -> None:
        """Each second the instruments move by themselves; lists only where a time has become another state."""
        run, reading = self.model.run, self.model.reading
        if run is None or reading is None:
            return
        self.decision_head.say(asked(reading))
        # What the key means that both have is what is shown beside it.
        self.decision.show_key(not key_is_seen(run, reading))
        self.calling.emit(key_is_seen(run, reading))
        if _states(reading) != self._states:
            self._show_lists(reading)

    def _show_lists(self, reading: RunReading) -> None:
        self._states = _states(reading)
        counts = reading.counts
        self.outline_head.say(f"{counts.done + counts.skipped} of {counts.total} steps")
        self.outline.show_rows(part_rows(reading))
        self.steps.show_run()
        self.decision.say(*decided(reading))
        self.deferred.show_steps(reading.deferred, reading.now)
        self.ending.set_model(ending_of(reading))

    # -- what is wished -----------------------------------------------------------------------------------

    def _on_empty_clicked(self) -> None:
        self.action_wished.emit("start_checklist")

    def _on_roll_back(self) -> None:
        self.action_wished.emit("roll_back")

    def _on_keep_going(self) -> None:
        self.action_wished.emit("keep_going")

    def _on_deferred_done(self, step: str) -> None:
        self.model.set_state(step, StepState.DONE)


def _states(reading: RunReading) -> tuple[object, ...]:
    """What of a reading changes its lists without anybody's doing: windows, and what was put off until now."""
    past = tuple(
        one.mark is not None and one.mark.until is not None and one.mark.until < reading.now
        for one in reading.deferred
    )
    is_due = reading.decision.is_due if reading.decision else False
    return (tuple(one.reading.state for one in reading.windows), past, is_due)
